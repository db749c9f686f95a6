import InventedYears
import Model
@testable import Oversight
import Testing

/// Papers that quote the Ombudsman's letter, and reports of single services, beside the documents that speak for a year.
@Suite struct SecondHandTests {
    private static let poor: [FigureName: Double] = [
        .complianceRate: 80, .upholdRate: 90, .upholdPeerAverage: 40, .upholdUpheld: 9, .upholdInvestigations: 10,
    ]

    private static func quotation(
        _ figures: [FigureName: Double], kind: DocumentKind = .complaintsReport, findings: [Finding.Code] = []
    ) -> Reading {
        var reading = Invented.reading(figures, kind: kind, findings: findings)
        reading.markAsQuotation()
        return reading
    }

    private static func serviceReport(_ figures: [FigureName: Double], findings: [Finding.Code] = []) -> Reading {
        var reading = Invented.reading([:], kind: .complaintsReport, findings: findings)
        reading.services = [
            ServiceFigures("Adult social care", figures: Invented.reading(figures, kind: .complaintsReport).figures)
        ]
        return reading
    }

    private static func rules(_ state: State) -> [Rule] {
        state.alerts.filter { $0.state == .raised }.map(\.rule)
    }

    @Test(arguments: [DocumentKind.complaintsReport, .annualReviewLetter, .performancePage])
    func `a paper that quotes the letter raises no alert by itself`(_ kind: DocumentKind) {
        let remarks: [Finding.Code] = [.remarkPublicReport, .remarkRefusedRecommendation, .rateMismatch]
        let reading = Self.quotation(Self.poor, kind: kind, findings: remarks)
        var state = State()
        state.accept(.read(Invented.document("minutes"), [reading]))
        #expect(Self.rules(state).isEmpty)
        #expect(reading.alerts().isEmpty)
        let year = state.authorities[Invented.council.slug]?.years["2019-20"]
        #expect(year?.summary == YearSummary())
        #expect(year?.figures.figure(.complianceRate)?.figure.basis == .quoted)
    }

    @Test func `a quoted figure raises no alert in a document that states others`() {
        var reading = Invented.reading(Self.poor)
        reading.figures[.complianceRate]?.basis = .quoted
        reading.figures[.upholdUpheld]?.basis = .quoted
        reading.figures[.upholdRate]?.basis = .derived(from: [.upholdUpheld, .upholdInvestigations])
        #expect(reading.alerts().isEmpty)
        reading.figures[.upholdUpheld]?.basis = .stated
        #expect(reading.alerts() == [.upholdAbovePeers])
    }

    @Test(arguments: [false, true])
    func `the letter and the council's report speak before a paper that quotes`(_ quotationLast: Bool) {
        let quotation = FiledReading(
            document: Invented.document("minutes"),
            reading: Self.quotation(
                [.complianceRate: 80, .contactsTotal: 7, .remedyRate: 5], kind: .annualReviewLetter)
        )
        let letter = FiledReading(
            document: Invented.document("letter"), reading: Invented.reading([.complianceRate: 100]))
        let report = FiledReading(
            document: Invented.document("report"),
            reading: Invented.reading([.contactsTotal: 9], kind: .complaintsReport))
        let figures = YearFigures(
            quotationLast ? [letter, report, quotation] : [quotation, report, letter])
        #expect(figures.documents.map(\.sha256) == [letter, report, quotation].map(\.sha256))
        #expect(figures.all.mapValues(\.figure.value) == [.complianceRate: 100, .contactsTotal: 9, .remedyRate: 5])
    }

    @Test func `the figures of a service raise no alert and count in no average`() {
        var state = State()
        state.accept(
            .read(Invented.document("adults"), [Self.serviceReport(Self.poor, findings: [.remarkPublicReport])]))
        #expect(Self.rules(state).isEmpty)
        let year = state.authorities[Invented.council.slug]?.years["2019-20"]
        #expect(year?.summary == YearSummary())
        #expect(year?.figures.all.isEmpty == true)
    }

    @Test func `a report of one service does not take the place of the council's report`() {
        var state = State()
        state.accept(
            .read(
                Invented.document("report"),
                [Invented.reading([.contactsTotal: 9], kind: .complaintsReport, findings: [.remarkPublicReport])]))
        let before = Self.rules(state)
        #expect(before == [.remarkPublicReport])
        // Of two reports of the council's own, the later date would speak.
        var later = Self.serviceReport([.contactsTotal: 4])
        later.date = "2021-01-01"
        state.accept(.read(Invented.document("adults"), [later]))
        #expect(Self.rules(state) == before)
    }
}
