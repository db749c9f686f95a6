import InventedYears
import Model
@testable import Oversight
import Testing

/// Figures that a document of another year gives for a year.
@Suite struct RestatementTests {
    private static let period2019 = Period(endYear: 2019)

    private static func report(
        _ year: Int, earlier: [String: [FigureName: Double]] = [:], kind: DocumentKind = .complaintsReport
    ) -> Reading {
        var reading = Invented.reading([.contactsTotal: Double(year)], kind: kind, year: year)
        reading.earlier = earlier.mapValues { Invented.reading($0, kind: kind).figures }
        return reading
    }

    private static func state(_ documents: [(String, Reading)]) -> State {
        var state = State()
        for (name, reading) in documents { state.accept(.read(Invented.document(name), [reading])) }
        return state
    }

    private static func findings(_ state: State, _ period: String = "2018-19") -> [Finding] {
        state.findings(of: State.Year(slug: Invented.council.slug, period: period))
    }

    private static let own = (
        "own", Invented.reading([.upholdRate: 60, .upholdUpheld: 6, .contactsTotal: 5], year: 2019)
    )
    private static let restating = (
        "restating",
        report(2020, earlier: ["2018-19": [.upholdRate: 60.6, .upholdUpheld: 7, .contactsTotal: 5, .remedyRate: 1]])
    )

    @Test(arguments: [[own, restating], [restating, own]])
    func `a restatement that differs is a finding whichever document arrives first`(
        _ documents: [(String, Reading)]
    ) {
        let findings = Self.findings(Self.state(documents))
        #expect(findings.map(\.code) == [.restatementMismatch])
        #expect(findings.first?.figures == [.upholdUpheld])
        #expect(
            findings.first?.message
                == "The report “restating” for 2019-20 gives the number of upheld investigations (uphold.upheld) of "
                + "2018-19 as 7, “own” as 6.")
    }

    @Test func `a restatement is no figure of the year`() throws {
        let state = Self.state([Self.own, Self.restating])
        let record = try #require(state.authorities[Invented.council.slug])
        let year = try #require(record.years["2018-19"])
        #expect(year.figures.all.mapValues(\.figure.value) == [.upholdRate: 60, .upholdUpheld: 6, .contactsTotal: 5])
        let period = try #require(Self.period2019)
        let restatement = try #require(record.restatements(of: period).first)
        #expect(restatement.period.name == "2019-20")
        #expect(restatement.figures[.remedyRate]?.value == 1)
    }

    @Test func `a restated figure raises no alert`() {
        let poor: [FigureName: Double] = [.complianceRate: 50, .upholdRate: 90, .upholdPeerAverage: 10]
        let state = Self.state([("report", Self.report(2020, earlier: ["2018-19": poor]))])
        #expect(state.alerts.isEmpty)
        #expect(state.authorities[Invented.council.slug]?.restatedPeriods.map(\.name) == ["2018-19"])
    }

    @Test func `letters restate before reports, and later years before earlier ones`() throws {
        let earlier: [String: [FigureName: Double]] = ["2018-19": [.upholdRate: 1]]
        let state = Self.state([
            ("report-2020", Self.report(2020, earlier: earlier)), ("report-2021", Self.report(2021, earlier: earlier)),
            ("letter-2020", Self.report(2020, earlier: earlier, kind: .annualReviewLetter)),
            ("former-2021", Self.report(2021)),
        ])
        let period = try #require(Self.period2019)
        let restatements = try #require(state.authorities[Invented.council.slug]).restatements(of: period)
        #expect(restatements.map(\.filed.document.name) == ["letter-2020", "report-2021", "report-2020"])
    }

    @Test func `of several reports about one year only the one that speaks restates`() throws {
        var former = Self.report(2020, earlier: ["2018-19": [.upholdRate: 1]])
        former.date = "2020-05-01"
        var later = Self.report(2020, earlier: ["2018-19": [.upholdRate: 2]])
        later.date = "2020-06-01"
        let period = try #require(Self.period2019)
        for documents in [[("a", former), ("b", later)], [("b", later), ("a", former)]] {
            let record = try #require(Self.state(documents).authorities[Invented.council.slug])
            #expect(record.restatements(of: period).map { $0.figures[.upholdRate]?.value } == [2])
        }
    }

    @Test func `a quotation that differs from the letter is a finding`() {
        var minutes = Invented.reading([.upholdRate: 70, .upholdUpheld: 6], kind: .complaintsReport, year: 2019)
        minutes.markAsQuotation()
        let findings = Self.findings(Self.state([("minutes", minutes), Self.own]))
        #expect(
            findings.map(\.message) == [
                "The paper “minutes” quotes the uphold rate (uphold.rate) as 70%, “own” as 60%."
            ])
    }

    @Test func `complaints upheld are held against the letter's, under whichever name`() throws {
        var report = Self.report(2020, earlier: ["2018-19": [.decisionsUpheld: 9]])
        report.earlier["2018-19"]?[.upholdUpheld] = Figure(
            value: 9, unit: .count, basis: .derived(from: [.decisionsUpheld]), place: Place(page: 1, line: 1, text: ""))
        let findings = Self.findings(Self.state([("report", report), Self.own]))
        #expect(findings.map(\.code) == [.restatementMismatch])
        #expect(findings.map(\.figures) == [[.upholdUpheld]])
    }

    @Test func `services' figures of earlier years are restated with their service`() throws {
        var report = Self.report(2020)
        report.services = [
            ServiceFigures("Housing", earlier: ["2018-19": Invented.reading([.contactsTotal: 3]).figures])
        ]
        let period = try #require(Self.period2019)
        let record = try #require(Self.state([("report", report)]).authorities[Invented.council.slug])
        let restatement = try #require(record.restatements(of: period).first)
        #expect(restatement.figures.isEmpty)
        #expect(restatement.services.map(\.service) == ["Housing"])
        #expect(restatement.services[0].figures[.contactsTotal]?.value == 3)
    }
}
