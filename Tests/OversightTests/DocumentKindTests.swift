import InventedYears
import Model
@testable import Oversight
import Testing

/// The Ombudsman's letter, his statistics page and his data table of one year, held against each other.
@Suite struct DocumentKindTests {
    private static let conflict = "northmoor-district-council.2019-20.documents-contradict"

    private typealias Dropped = (
        name: String, kind: DocumentKind, date: String?, figures: [FigureName: (value: Double, isDerived: Bool)]
    )

    private static func event(_ dropped: Dropped) -> Event {
        var reading = Invented.reading(
            dropped.figures.mapValues(\.value), kind: dropped.kind, date: dropped.date)
        for (name, figure) in dropped.figures where figure.isDerived {
            reading.figures[name]?.basis = .derived(from: [.upholdUpheld, .upholdInvestigations])
        }
        return .read(Invented.document(dropped.name), [reading])
    }

    private static func letter(_ rate: Double, _ name: String = "letter", date: String = "2020-07-22") -> Dropped {
        (name, .annualReviewLetter, date, [.complianceRate: (rate, false), .upholdRate: (50, false)])
    }

    private static func other(_ rate: Double, _ kind: DocumentKind = .performancePage) -> Dropped {
        ("other", kind, nil, [.complianceRate: (rate, false)])
    }

    private static func state(_ documents: [Dropped]) -> State {
        var state = State()
        for document in documents { state.accept(event(document)) }
        return state
    }

    private static func findings(_ state: State) -> [Finding] {
        state.findings(of: State.Year(slug: "northmoor-district-council", period: "2019-20"))
    }

    @Test(arguments: [
        (DocumentKind.performancePage, "statistics page"), (DocumentKind.dataTable, "data table"),
    ])
    func `a letter and another document of the Ombudsman's that contradict each other raise an alert that names both`(
        kind: DocumentKind, words: String
    ) throws {
        let documents = [Self.letter(88), Self.other(100, kind)]
        for documents in [documents, documents.reversed()] {
            let state = Self.state(documents)
            let accounts = "“letter” gives the compliance rate as 88%, “other” as 100%."
            let year = try #require(state.authorities["northmoor-district-council"]?.years["2019-20"])
            #expect(year.figures.figure(.complianceRate)?.figure.value == 88, "the letter speaks")
            #expect(
                state.alert(Self.conflict)?.message
                    == "Northmoor District Council, 2019-20: a letter and a \(words) contradict each other. \(accounts)"
            )
            #expect(
                Self.findings(state).map(\.message) == ["A letter and a \(words) contradict each other: \(accounts)"])
            #expect(Self.findings(state).map(\.code) == [.documentConflict])
        }
    }

    @Test func `a page and a data table are held against each other where the letter is silent`() {
        let state = Self.state([
            ("letter", .annualReviewLetter, "2020-07-22", [.upholdRate: (50, false)]), Self.other(88),
            ("table", .dataTable, nil, [.complianceRate: (100, false)]),
        ])
        #expect(
            Self.findings(state).map(\.message) == [
                "A statistics page and a data table contradict each other: “other” gives the compliance rate as 88%, "
                    + "“table” as 100%."
            ])
        #expect(state.alert(Self.conflict)?.state == .raised)
    }

    /// Differences between two documents that are both right.
    @Test(
        arguments: [
            [letter(100), other(100)],
            [letter(88), ("page", .performancePage, nil, [.upholdUpheld: (3, false)])],
            [letter(67), other(66.7)],
            [letter(66), other(66.7)],
            [letter(67), ("page", .performancePage, nil, [.complianceRate: (66.4, true)])],
            [letter(88), ("report", .complaintsReport, nil, [.complianceRate: (88, false)])],
        ] as [[Dropped]])
    private func `documents that may both be right are no contradiction`(documents: [Dropped]) {
        let state = Self.state(documents)
        #expect(state.alert(Self.conflict) == nil)
        #expect(Self.findings(state).isEmpty)
    }

    @Test(arguments: [(99.0, 100.0), (67, 65.9), (66.7, 66.5)])
    func `a rate that no rounding explains is a contradiction`(one: Double, another: Double) {
        #expect(Self.state([Self.letter(one), Self.other(another)]).alert(Self.conflict)?.state == .raised)
    }

    @Test func `a page that says what a superseded letter says is no contradiction`() {
        let letters = [Self.letter(88, "first"), Self.letter(100, "revised", date: "2020-09-01")]
        #expect(Self.state(letters + [Self.other(88)]).alert(Self.conflict) == nil)
        #expect(Self.state(letters + [Self.other(90)]).alert(Self.conflict)?.state == .raised)
    }

    @Test func `copies that arrive later change no alert`() throws {
        var state = Self.state([Self.letter(88), Self.other(100)])
        let before = try #require(state.alert(Self.conflict))
        for number in 0..<20 {
            let page: Dropped = ("other \(number)", .performancePage, nil, Self.other(100).figures)
            for copy in [Self.letter(88, "letter \(number)"), page] { #expect(state.accept(Self.event(copy)).isEmpty) }
        }
        #expect(state.alert(Self.conflict) == before)
        #expect(Self.findings(state).count == 1)
    }

    @Test func `the letter that was revised to what the page says resolves the alert`() {
        var state = Self.state([Self.letter(88), Self.other(100)])
        let transitions = state.accept(Self.event(Self.letter(100, "revised", date: "2020-09-01")))
        #expect(transitions.filter { $0.alert.id == Self.conflict }.map(\.kind) == [.resolved])
    }
}
