import ControlInterface
@testable import Daemon
import InventedYears
import Model
import Oversight
import Testing

/// The reply to `ombudsctl show`.
@Suite struct AuthorityReportTests {
    private static func report(_ readings: [(name: String, reading: Reading)]) throws -> AuthorityReport {
        var state = State()
        for (name, reading) in readings { state.accept(.read(Invented.document(name), [reading])) }
        let account = try state.account(of: Invented.council.slug)
        var report = account.report
        report.years = account.periods.reversed().compactMap {
            AuthorityReport.Year(state.moment(of: account.record, in: $0), withHistory: false)
        }
        return report
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

    @Test func `a year of which only another year's document speaks is shown with its source`() throws {
        let report = try Self.report([("report", Self.restating)])
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

    @Test func `a restated figure stands beside the year's own and never among them`() throws {
        let own = Invented.reading([.contactsTotal: 7], kind: .complaintsReport, year: 2019)
        let year = try #require(Self.report([("report", Self.restating), ("own", own)]).years.last)
        #expect(year.document.name == "own")
        #expect(year.figures.mapValues(\.value) == [.contactsTotal: 7])
        #expect(year.restated.map(\.document.name) == ["report"])
        #expect(year.findings.map(\.code) == [.restatementMismatch])
    }

    @Test func `the figures of a service name their service and their document`() throws {
        let year = try #require(Self.report([("report", Self.restating)]).years.first)
        #expect(year.figures.mapValues(\.value) == [.contactsTotal: 9])
        #expect(year.services.map(\.scope.service) == ["Housing"])
        #expect(year.services.map(\.document.name) == ["report"])
        #expect(year.services[0].figures[.contactsTotal]?.value == 4)
    }
}
