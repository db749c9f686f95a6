import Configuration
import ControlInterface
import Extraction
import FoundationEssentials
import Inbox
import Linux
@testable import Maintenance
import Model
@testable import Oversight
import Repository
import Specimens
import Store
import Testing

/// Check, replay and repair agree with a store from which documents were discarded.
@Suite struct RetentionMaintenanceTests {
    private let root: DaemonRoot
    private static let retention = Retention(rejected: 90, years: 6, clockChecked: now)
    /// The time at which the retention of 2019-20 is over, and of no later year.
    private static let now = Timestamp(seconds: 1_780_000_000)

    init() throws {
        root = try DaemonRoot()
        let old = SentenceLetterSpecimen.compose(year: 2020, seed: 11).text
        let later = SentenceLetterSpecimen.compose(year: 2024, seed: 12).text
        try root.add([
            ("old.txt", SentenceLetterSpecimen.compose(year: 2020, seed: 10).text),
            ("pack.txt", old + "\u{0C}" + later),
        ])
    }

    private func check() async throws -> ConsistencyCheck {
        try await ConsistencyCheck.run(root.layout, retention: Self.retention, at: Self.now)
    }

    private func replay() async throws -> Replay {
        try await Replay.run(root.layout, retention: Self.retention, at: Self.now)
    }

    /// Does one pass of a daemon.
    ///
    /// - Parameter isCutShort: whether the daemon is killed between the originals and the store.
    private func discard(isCutShort: Bool = false) throws {
        let repository = try StateRepository(directory: root.layout.store)
        let expired = repository.state.expired(by: Self.retention, at: Self.now)
        let expiredOriginals = Set(expired.flatMap(\.originals.keys))
        for folder in root.names("processed").map({ "processed/\($0)" }) + ["rejected"] {
            for name in root.names(folder)
            where expiredOriginals.contains(SHA256.hexDigest(of: Array(root.text("\(folder)/\(name)").utf8))) {
                root.remove("\(folder)/\(name).reason.json")
                root.remove("\(folder)/\(name)")
            }
        }
        if isCutShort { return }
        try OriginalsList(root.layout.checksums)?.remove { expiredOriginals.contains($0.sha256) }
        try repository.commit(expired.map(Event.discard), at: Self.now)
    }

    private func deliver() throws {
        let repository = try StateRepository(directory: root.layout.store)
        try repository.commit([.delivered((repository.outbox ?? []).map(\.id))], at: Self.now)
        try repository.checkpoint()
    }

    private func expectClean(_ step: String) async throws {
        let report = try await check().report
        #expect(report.problems == [] && report.notes == [], "\(step)")
        let replay = try await replay().report
        #expect(replay.equal && replay.notes == [], "\(step): \(replay.differences.map(\.path))")
    }

    @Test func `check and replay agree with a discard at every step`() async throws {
        try await expectClean("before")
        let alerts = try StateRepository(directory: root.layout.store).state.alerts
        #expect(alerts.contains { $0.period == "2019-20" && $0.state == .raised }, "nothing would be proved")
        #expect(root.names("rejected").count == 2)
        try discard()
        #expect(root.names("rejected").isEmpty && root.names("processed/2019-20").isEmpty)
        #expect(root.names("processed/2023-24").contains("pack.txt"))
        try await expectClean("the originals and the figures are gone")
        try deliver()
        try await expectClean("the ends of the alerts are delivered")
        try discard()
        try await expectClean("the history is gone")
        let repository = try StateRepository(directory: root.layout.store)
        #expect(!repository.state.alerts.contains { $0.period == "2019-20" || $0.authority == nil })
        try repository.checkpoint()
        // Records without content are gone as well.
        #expect(root.names("store/rejected").isEmpty)
        #expect(root.names("store/authorities").count == repository.state.authorities.count)
    }

    @Test func `the next pass completes one that was cut short`() async throws {
        try discard(isCutShort: true)
        let report = try await check().report
        #expect(report.clean)
        #expect(report.notes.count == 3, "\(report.notes)")
        // Without a limit the originals are missing.
        let unlimited = try await ConsistencyCheck.run(root.layout, at: Self.now).report
        #expect(unlimited.problems.map(\.code) == [.missingOriginal, .missingOriginal])
        #expect(unlimited.notes.count == 1, "a rejected file may be removed by a person")
        try discard()
        try await expectClean("the next pass")
    }

    @Test(arguments: [false, true])
    func `a replay completes a removal as the daemon's next pass does`(isPartLeft: Bool) async throws {
        try root.add([("older.txt", SentenceLetterSpecimen.compose(year: 2020, seed: 13).text)])
        let old = root.text("processed/2019-20/old.txt")
        try discard(isCutShort: true)
        if isPartLeft { root.write(old, "processed/2019-20/old.txt") }
        let report = try await replay().report
        #expect(report.equal, "\(report.differences.map(\.path))")
        #expect(report.notes.count == 2, "\(report.notes)")
        // Without a limit nothing may be removed.
        #expect(try await Replay.run(root.layout, at: Self.now).report.equal == false)

        var replay = try await replay()
        let directory = root.layout.store + ".rebuilt"
        try replay.write(into: directory, at: Self.now)
        let rebuilt = try StateRepository(directory: directory)
        let repository = try StateRepository(directory: root.layout.store)
        try repository.commit(
            repository.state.expired(by: Self.retention, at: Self.now).map(Event.discard), at: Self.now)
        #expect(rebuilt.outbox.map { Set($0) } == repository.outbox.map { Set($0) })
        root.remove("store.rebuilt")
    }

    @Test func `a rebuilt store delivers the pending transitions of the old one, and nothing else`() async throws {
        try discard()
        let outbox = try StateRepository(directory: root.layout.store).outbox
        #expect(outbox?.isEmpty == false)
        var replay = try await Replay.run(root.layout, at: Self.now)
        let directory = root.layout.store + ".rebuilt"
        try replay.write(into: directory, at: Self.now)
        let rebuilt = try StateRepository(directory: directory)
        #expect(rebuilt.outbox.map { Set($0) } == outbox.map { Set($0) })
        #expect(rebuilt.state.counts == (try StateRepository(directory: root.layout.store).state.counts))
        #expect(rebuilt.state.expired(by: Self.retention, at: Self.now).isEmpty)
        root.remove("store.rebuilt")
    }
}
