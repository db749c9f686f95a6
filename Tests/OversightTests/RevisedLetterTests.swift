import InventedYears
import Model
@testable import Oversight
import Testing

/// The document that speaks for a year, and the figures that the others fill in.
@Suite struct RevisedLetterTests {
    private func filed(_ name: String, _ reading: Reading) -> FiledReading {
        FiledReading(document: Invented.document(name), reading: reading)
    }

    private func values(_ documents: [FiledReading]) -> [FigureName: Double] {
        YearFigures(documents).all.mapValues(\.figure.value)
    }

    @Test func `the later letter speaks for the year, whichever arrives first`() {
        let first = filed("a", Invented.reading([.upholdRate: 50, .upholdUpheld: 3], date: "2020-07-22"))
        let second = filed("b", Invented.reading([.upholdRate: 60], date: "2020-09-01"))
        // A figure that the later letter no longer gives was withdrawn.
        for documents in [[first, second], [second, first]] { #expect(values(documents) == [.upholdRate: 60]) }
    }

    @Test func `a superseded letter fills in figures that the later one has unclear`() throws {
        let first = filed("a", Invented.reading([.upholdRate: 50, .complianceRate: 90], date: "2020-07-22"))
        let second = filed(
            "b", Invented.reading([.upholdUpheld: 3], date: "2020-09-01", unclear: [.complianceRate]))
        for documents in [[first, second], [second, first]] {
            #expect(values(documents) == [.upholdUpheld: 3, .complianceRate: 90])
            #expect(YearFigures(documents).figure(.complianceRate)?.filed == first)
        }
        // A third letter without the figure withdraws it.
        let third = filed("c", Invented.reading([.upholdUpheld: 4], date: "2020-10-01"))
        #expect(values([first, second, third]) == [.upholdUpheld: 4])
    }

    @Test func `page and report fill in figure by figure`() throws {
        let letter = filed("a", Invented.reading([.upholdRate: 50], date: "2020-07-22"))
        let page = filed(
            "b", Invented.reading([.upholdRate: 70, .complianceRate: 90], kind: .performancePage, date: "2021-01-01"))
        let report = filed(
            "c",
            Invented.reading(
                [.upholdRate: 80, .complianceRate: 80, .decisionsUpheld: 2], kind: .complaintsReport, date: "2021-05-01"
            ))
        for documents in [[letter, page, report], [report, page, letter], [page, report, letter]] {
            #expect(values(documents) == [.upholdRate: 50, .complianceRate: 90, .decisionsUpheld: 2])
        }
        #expect(YearFigures([letter, page, report]).figure(.decisionsUpheld)?.filed == report)
    }

    @Test func `peers are not compared with a council's own report`() {
        let report = filed("c", Invented.reading([.upholdRate: 80], kind: .complaintsReport))
        let summary = YearSummary(YearFigures([report]))
        #expect(summary.uphold.own == nil)
        #expect(!summary.hasLetter)
    }

    @Test func `an alert names the document of its figure`() throws {
        var state = State()
        state.accept(.read(Invented.document("letter"), [Invented.reading([.upholdUpheld: 3], date: "2020-07-22")]))
        let page = Invented.reading([.complianceRate: 90], kind: .performancePage)
        let raised = state.accept(.read(Invented.document("page"), [page]))
        #expect(raised.map(\.alert.document.name) == ["page"])
    }

    @Test func `a report that contradicts the letter raises an alert with its figure`() throws {
        var state = State()
        state.accept(
            .read(
                Invented.document("letter"),
                [Invented.reading([.upholdUpheld: 3, .upholdRate: 75, .complianceRate: 100], date: "2020-07-22")]))
        let agreeing = Invented.reading(
            [.upholdUpheld: 3, .upholdRate: 74], kind: .complaintsReport, date: "2020-08-01")
        #expect(state.accept(.read(Invented.document("r1"), [agreeing])).isEmpty)
        let contradicting = Invented.reading(
            [.upholdUpheld: 4, .upholdRate: 80], kind: .complaintsReport, date: "2020-08-02")
        let raised = state.accept(.read(Invented.document("r2"), [contradicting]))
        #expect(raised.map(\.alert.rule) == [.reportContradictsLetter])
        #expect(raised.first?.alert.document.name == "r2")
        #expect(
            raised.first?.alert.message
                == "Northmoor District Council, 2019-20: the council's own report gives the uphold rate as 80%, the "
                + "Ombudsman's letter as 75%, and differs in 1 more figure.")
    }
}
