import Configuration
import ControlInterface
import Extraction
import FoundationEssentials
import Linux
@testable import Maintenance
import Model
@testable import Oversight
import Repository
import Specimens
import Store
import Testing

/// What is kept for a time: check, replay and repair agree with what was removed.
@Suite struct RetentionTests {
    private let office: Office
    private static let retention = Retention(rejected: 90, years: 6)
    /// When all of 2019-20 has been kept for long enough, and nothing of later years.
    private static let now = Timestamp(seconds: 1_780_000_000)

    init() throws {
        office = try Office()
        let old = SentenceLetterSpecimen.compose(year: 2020, seed: 11).text
        let later = SentenceLetterSpecimen.compose(year: 2024, seed: 12).text
        try office.take([
            ("old.txt", SentenceLetterSpecimen.compose(year: 2020, seed: 10).text),
            ("pack.txt", old + "\u{0C}" + later),
        ])
    }

    private func check() async throws -> Check {
        try await Check(office.layout, retention: Self.retention, at: Self.now)
    }

    private func replay() async throws -> Replay {
        try await Replay(office.layout, retention: Self.retention, at: Self.now)
    }

    /// One pass of a daemon.
    ///
    /// - Parameter isCutShort: whether it is killed between the originals and the store.
    private func discard(isCutShort: Bool = false) throws {
        let kept = try StateRepository(directory: office.layout.store)
        let expired = kept.state.expired(by: Self.retention, at: Self.now)
        let going = Set(expired.flatMap(\.originals.keys))
        for folder in office.names("processed").map({ "processed/\($0)" }) + ["rejected"] {
            for name in office.names(folder)
            where going.contains(SHA256.hexDigest(of: Array(office.text("\(folder)/\(name)").utf8))) {
                office.remove("\(folder)/\(name).reason.json")
                office.remove("\(folder)/\(name)")
            }
        }
        if isCutShort { return }
        try kept.commit(expired.map(Event.discard), at: Self.now)
    }

    private func tell() throws {
        let kept = try StateRepository(directory: office.layout.store)
        try kept.commit([.delivered((kept.outbox ?? []).map(\.id))], at: Self.now)
        try kept.checkpoint()
    }

    private func expectClean(_ step: String) async throws {
        let report = try await check().report
        #expect(report.problems == [] && report.notes == [], "\(step)")
        let replay = try await replay().report
        #expect(replay.equal && replay.notes == [], "\(step): \(replay.differences.map(\.path))")
    }

    @Test func checkAndReplayAgreeAtEveryStep() async throws {
        try await expectClean("before")
        let alerts = try StateRepository(directory: office.layout.store).state.alerts
        #expect(alerts.contains { $0.period == "2019-20" && $0.state == .raised }, "nothing would be proved")
        #expect(office.names("rejected").count == 2)
        try discard()
        #expect(office.names("rejected").isEmpty && office.names("processed/2019-20").isEmpty)
        #expect(office.names("processed/2023-24").contains("pack.txt"))
        try await expectClean("the originals and the figures are gone")
        try tell()
        try await expectClean("the ends of the alerts are told")
        try discard()
        try await expectClean("the history is gone")
        let kept = try StateRepository(directory: office.layout.store)
        #expect(!kept.state.alerts.contains { $0.period == "2019-20" || $0.authority == nil })
        try kept.checkpoint()
        // Records of which nothing is left are gone as well.
        #expect(office.names("store/rejected").isEmpty)
        #expect(office.names("store/authorities").count == kept.state.authorities.count)
    }

    @Test func aPassThatIsCutShortIsMadeGoodByTheNext() async throws {
        try discard(isCutShort: true)
        let report = try await check().report
        #expect(report.clean)
        #expect(report.notes.count == 3, "\(report.notes)")
        // Without a limit the originals are missed.
        let kept = try await Check(office.layout, at: Self.now).report
        #expect(kept.problems.map(\.code) == [.missingOriginal, .missingOriginal, .missingOriginal])
        try discard()
        try await expectClean("the next pass")
    }

    @Test("A replay takes a removal that was begun as the next pass ends it", arguments: [false, true])
    func replayOfAPassThatIsCutShort(isPartLeft: Bool) async throws {
        try office.take([("older.txt", SentenceLetterSpecimen.compose(year: 2020, seed: 13).text)])
        let old = office.text("processed/2019-20/old.txt")
        try discard(isCutShort: true)
        if isPartLeft { office.write(old, "processed/2019-20/old.txt") }
        let report = try await replay().report
        #expect(report.equal, "\(report.differences.map(\.path))")
        #expect(report.notes.count == 2, "\(report.notes)")
        // Without a limit nothing is to be removed.
        #expect(try await Replay(office.layout, at: Self.now).report.equal == false)

        var replay = try await replay()
        let directory = office.layout.store + ".rebuilt"
        try replay.write(into: directory, at: Self.now)
        let rebuilt = try StateRepository(directory: directory)
        let kept = try StateRepository(directory: office.layout.store)
        try kept.commit(kept.state.expired(by: Self.retention, at: Self.now).map(Event.discard), at: Self.now)
        #expect(rebuilt.outbox.map { Set($0) } == kept.outbox.map { Set($0) })
        office.remove("store.rebuilt")
    }

    /// A store that is built anew tells what the old one had not told, and nothing else.
    @Test func whatARebuiltStoreTells() async throws {
        try discard()
        let outbox = try StateRepository(directory: office.layout.store).outbox
        #expect(outbox?.isEmpty == false)
        var replay = try await Replay(office.layout, at: Self.now)
        let directory = office.layout.store + ".rebuilt"
        try replay.write(into: directory, at: Self.now)
        let rebuilt = try StateRepository(directory: directory)
        #expect(rebuilt.outbox.map { Set($0) } == outbox.map { Set($0) })
        #expect(rebuilt.state.counts == (try StateRepository(directory: office.layout.store).state.counts))
        #expect(rebuilt.state.expired(by: Self.retention, at: Self.now).isEmpty)
        office.remove("store.rebuilt")
    }
}
