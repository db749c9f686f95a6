import InventedYears
import Model
@testable import Oversight
import Testing

/// The Ombudsman's data table beside his letter, his page and the council's report.
@Suite struct DataTableTests {
    private static let low: [FigureName: Double] = [.complianceRate: 80, .complianceOutcomes: 5, .upholdRate: 60]

    private static func state(_ documents: (name: String, kind: DocumentKind, figures: [FigureName: Double])...)
        -> State
    {
        var state = State()
        for document in documents {
            state.accept(
                .read(Invented.document(document.name), [Invented.reading(document.figures, kind: document.kind)]))
        }
        return state
    }

    private static func year(_ state: State) throws -> YearRecord {
        try #require(state.authorities[Invented.council.slug]?.years["2019-20"])
    }

    @Test func `it speaks behind the letter and the page, and before the report, and fills in what they lack`() throws {
        let state = Self.state(
            ("report", .complaintsReport, [.upholdRate: 10]), ("table", .dataTable, Self.low),
            ("page", .performancePage, [.upholdRate: 30]), ("letter", .annualReviewLetter, [.upholdRate: 40]))
        let figures = try Self.year(state).figures
        #expect(figures.documents.map(\.document.name) == ["letter", "page", "table", "report"])
        #expect(figures.figure(.upholdRate)?.figure.value == 40)
        #expect(figures.figure(.complianceRate)?.filed.document.name == "table")
    }

    @Test func `alerts and averages rest on it as on a letter, which it is not`() throws {
        let state = Self.state(("table", .dataTable, Self.low))
        #expect(state.alerts.map(\.rule) == [.complianceBelowFull])
        let summary = try Self.year(state).summary
        #expect(summary.uphold.own == 60 && !summary.hasLetter)
    }

    @Test func `a report is held against it`() {
        let state = Self.state(("table", .dataTable, Self.low), ("report", .complaintsReport, [.complianceOutcomes: 9]))
        #expect(state.alerts.map(\.rule).contains(.reportContradictsLetter))
    }

    @Test func `a letter that differs from it is said, and a report's difference is no matter of the table`() {
        func messages(_ state: State) -> [String] {
            state.findings(of: State.Year(slug: Invented.council.slug, period: "2019-20")).map(\.message)
        }
        let own = (name: "letter", kind: DocumentKind.annualReviewLetter, figures: [FigureName.upholdRate: 40.0])
        #expect(
            messages(Self.state(("table", .dataTable, Self.low), own)) == [
                "A letter and a data table contradict each other: “letter” gives the uphold rate as 40%, “table” as 60%."
            ])
        #expect(
            messages(Self.state(("table", .dataTable, Self.low), ("report", .complaintsReport, [.upholdRate: 1])))
                .isEmpty)
    }
}
