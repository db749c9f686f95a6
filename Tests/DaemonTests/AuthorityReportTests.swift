import ControlInterface
@testable import Daemon
import FoundationEssentials
import InventedYears
import Model
import Oversight
import Synchronization
import Testing
@testable import Varlink

/// The reply to `ombudsctl show`.
@Suite struct AuthorityReportTests {
    private static func report(_ readings: [(name: String, reading: Reading)]) async throws -> AuthorityReport {
        var state = State()
        for (name, reading) in readings { state.accept(.read(Invented.document(name), [reading])) }
        let account = try state.account(of: Invented.council.slug)
        return try await sent(account, of: state, withHistory: false).report
    }

    /// The reply about an authority as a caller gets it, and the size of the largest of its parts in bytes.
    private static func sent(
        _ account: AuthorityAccount, of state: State, withHistory: Bool
    ) async throws -> (report: AuthorityReport, largest: Int) {
        let periods = Mutex(account.periods)
        let pages = try EncodedPages(
            ReplyPages(
                list: "years", empty: account.report,
                pages: { () -> ReplyPage<AuthorityReport>? in
                    periods.withLock { $0.popLast() }.flatMap {
                        YearPage(state.moment(of: account.record, in: $0), withHistory: withHistory)?.reply(
                            account.report)
                    }
                }))
        var (bytes, largest, isBehindPage) = (pages.head, 0, false)
        while let part = try await pages.next() {
            if isBehindPage { bytes.append(UInt8(ascii: ",")) }
            bytes += part.bytes
            largest = max(largest, part.bytes.count)
            isBehindPage = part.endsPage
        }
        return (try JSONDecoder().decode(AuthorityReport.self, from: Data(bytes + pages.tail)), largest)
    }

    @Test func `a year of many documents is sent in small parts, with each document, arrival and step`() async throws {
        var state = State()
        for number in 0..<300 {
            let reading = Invented.reading([.complianceRate: number % 2 == 0 ? 90 : 80])
            var document = Invented.document("letter \(number)")
            if number == 7 {
                for again in 0..<2000 {
                    document.arrivals.append(
                        Arrival(name: "again \(again)", device: 1, inode: UInt64(again), at: Timestamp(seconds: 1)))
                }
            }
            state.accept(.read(document, [reading]))
        }
        let account = try state.account(of: Invented.council.slug)
        let (report, largest) = try await Self.sent(account, of: state, withHistory: true)
        let year = try #require(report.years.first)
        let filed = try #require(account.record.years[year.period.name])
        #expect(year.history?.documents.map(\.document) == filed.documents.map(\.document))
        #expect(year.history?.documents.count { $0.speaks } == 1)
        #expect(year.history?.steps == filed.book.history)
        #expect(year.otherDocuments.count == filed.documents.count { $0.sha256 != year.document.sha256 })
        #expect(largest < 100_000)
    }

    private static let restating: Reading = {
        var reading = Invented.reading([.contactsTotal: 9], kind: .complaintsReport)
        reading.earlier = ["2018-19": Invented.reading([.contactsTotal: 8, .contactsCompliments: 3]).figures]
        reading.services = [
            ServiceFigures(
                "Housing", figures: Invented.reading([.contactsTotal: 4]).figures,
                earlier: ["2018-19": Invented.reading([.contactsTotal: 2]).figures])
        ]
        return reading
    }()

    @Test func `a year of which only another year's document speaks is shown with its source`() async throws {
        let report = try await Self.report([("report", Self.restating)])
        #expect(report.years.map(\.period.name) == ["2019-20", "2018-19"])
        let year = report.years[1]
        #expect(year.figures.isEmpty)
        #expect(year.document.name == "report")
        #expect(year.restated.map(\.period.name) == ["2019-20"])
        let restated = try #require(year.restated.first)
        #expect(restated.figures.mapValues(\.value) == [.contactsTotal: 8, .contactsCompliments: 3])
        #expect(restated.services.map(\.service) == ["Housing"])
        #expect(year.otherDocuments.isEmpty)
    }

    @Test func `a restated figure stands beside the year's own and never among them`() async throws {
        let own = Invented.reading([.contactsTotal: 7], kind: .complaintsReport, year: 2019)
        let year = try #require(await Self.report([("report", Self.restating), ("own", own)]).years.last)
        #expect(year.document.name == "own")
        #expect(year.figures.mapValues(\.value) == [.contactsTotal: 7])
        #expect(year.restated.map(\.document.name) == ["report"])
        #expect(year.findings.map(\.code) == [.restatementMismatch])
    }

    @Test func `the figures of a service name their service and their document`() async throws {
        let year = try #require(await Self.report([("report", Self.restating)]).years.first)
        #expect(year.figures.mapValues(\.value) == [.contactsTotal: 9])
        #expect(year.services.map(\.scope.service) == ["Housing"])
        #expect(year.services.map(\.document.name) == ["report"])
        #expect(year.services[0].figures[.contactsTotal]?.value == 4)
    }
}
