import Model
import Reading
import Testing

/// The rates that a report quotes, each of the measure that its own clause names.
@Suite struct QuotedRateTests {
    struct Item: CustomTestStringConvertible, Sendable {
        let text: String
        let figures: [FigureName: Double]
        var earlier: [FigureName: Double] = [:]
        var findings: [Finding.Code] = []
        var testDescription: String { text }
    }

    private static func check(_ item: Item) throws {
        let reading = try SampleText.read(
            "Wendmere Borough Council\nAnnual Complaints Report 2023/24\n\nCorporate complaints: 640\n\n"
                + "2. Local Government and Social Care Ombudsman\n\n" + item.text + "\n")
        func isRate(_ name: FigureName) -> Bool {
            [.upholdRate, .upholdPeerAverage, .complianceRate, .compliancePeerAverage, .remedyRate, .remedyPeerAverage]
                .contains(name)
        }
        #expect(reading.figures.filter { isRate($0.key) }.mapValues(\.value) == item.figures)
        #expect((reading.earlier["2022-23"] ?? [:]).filter { isRate($0.key) }.mapValues(\.value) == item.earlier)
        #expect(reading.findings.map(\.code) == item.findings, "\(reading.findings.map(\.message))")
    }

    static let clauses: [Item] = [
        Item(
            text: "Our compliance with recommendations was 100% and our uphold rate was 64%.",
            figures: [.complianceRate: 100, .upholdRate: 64]),
        Item(
            text: "The uphold rate was 64% and compliance with recommendations was 100%.",
            figures: [.complianceRate: 100, .upholdRate: 64]),
        Item(
            text: "The uphold rate was 64% (average 81%), we complied with all recommendations, and satisfactory "
                + "remedies had been offered in 22% (average 13%).",
            figures: [.upholdRate: 64, .upholdPeerAverage: 81, .remedyRate: 22, .remedyPeerAverage: 13]),
        Item(
            text: "64% of investigations were upheld, and we complied with every recommendation.",
            figures: [.upholdRate: 64]),
        Item(
            text: "We complied with 95% of the recommendations, compared with 99% for similar authorities.",
            figures: [.complianceRate: 95, .compliancePeerAverage: 99]),
        Item(text: "96% of the Ombudsman's recommendations were implemented.", figures: [.complianceRate: 96]),
        Item(text: "We complied with 4 of the 5 recommendations (80%).", figures: [.complianceRate: 80]),
        Item(
            text: "We complied with 4 of the 5 recommendations (85%).", figures: [:], findings: [.figureUnclear]),
        Item(
            text: "The Council's uphold rate of 75% is 12 percentage points above the average.",
            figures: [.upholdRate: 75]),
        Item(text: "The uphold rate rose by 25% to 75%.", figures: [.upholdRate: 75]),
        Item(text: "The uphold rate is therefore 75%.", figures: [.upholdRate: 75]),
        Item(
            text: "On average 60% of our complaints to the Ombudsman are upheld. In 2023/24, 75% of complaints "
                + "investigated were upheld.", figures: [.upholdRate: 75], findings: [.figureUnclear]),
        Item(
            text: "The compliance rate was 100% in 2023/24 and 94% in 2022/23.", figures: [.complianceRate: 100],
            earlier: [.complianceRate: 94]),
        Item(
            text:
                "The uphold rate fell from 85% to 70%, below the 80% average for districts. Compliance stayed at 98%.",
            figures: [.upholdRate: 70, .upholdPeerAverage: 80, .complianceRate: 98]),
    ]

    @Test(arguments: clauses)
    func `each rate is of the measure of its own clause`(_ item: Item) throws { try Self.check(item) }

    static let others: [Item] = [
        Item(text: "We paid in compliance with the recommendations, 30% more than last year.", figures: [:]),
        Item(
            text: "We complied with all recommendations, but 85% of the deadlines for replies were met.", figures: [:]),
        Item(text: "In 80% of cases the Council complied within the time that was agreed.", figures: [:]),
        Item(text: "Compliance was 99%, but 20% of remedies were late.", figures: [.complianceRate: 99]),
        Item(text: "The compliance rate for Fenbridge Homes, a partner, was 90%.", figures: [:]),
    ]

    @Test(arguments: others)
    func `a share near the word compliance is no compliance rate unless it is said to be`(_ item: Item) throws {
        try Self.check(item)
    }

    @Test func `two measures that compete for a number are unclear`() throws {
        try Self.check(
            Item(
                text: "The uphold and compliance rates were 64% and 100%.", figures: [:],
                findings: [.figureUnclear, .figureUnclear]))
    }

    static let lines: [Item] = [
        Item(
            text: "The figures are these.\n\nUphold rate: 64%\nCompliance: 100%",
            figures: [.upholdRate: 64, .complianceRate: 100]),
        Item(
            text: "The figures are these.\n\nUphold rate: 85%\nCompliance with response times: 71%",
            figures: [.upholdRate: 85]),
        Item(
            text: "The figures are these.\n\nSatisfactory remedies: 15%\nCompliance: 100%",
            figures: [.remedyRate: 15, .complianceRate: 100]),
        Item(
            text: "The figures are these.\n\nCompliance with recommendations: 98% (100% in 2022-23)\n"
                + "Satisfactory remedies: 15% (13% average)\nRemedy offered before complaint: 10%",
            figures: [.complianceRate: 98, .remedyRate: 15, .remedyPeerAverage: 13], earlier: [.complianceRate: 100]),
    ]

    @Test(arguments: lines)
    func `each labelled line is its own sentence, and the year in a bracket is of the bracket alone`(
        _ item: Item
    ) throws {
        try Self.check(item)
    }

    static let brackets: [Item] = [
        Item(
            text: "The Ombudsman investigated 20 complaints about us and upheld 17 of them (85%).",
            figures: [.upholdRate: 85]),
        Item(
            text: "The Ombudsman investigated 20 complaints about us. It upheld 17 (85%).", figures: [.upholdRate: 85]),
        Item(
            text: "The Ombudsman investigated 20 complaints, of which 17 were upheld (85%).",
            figures: [.upholdRate: 85]),
        Item(text: "The Ombudsman received 40 complaints and upheld 18 (45%).", figures: [:]),
    ]

    @Test(arguments: brackets)
    func `a share in brackets behind the upheld cases is the uphold rate if it is of the investigations`(
        _ item: Item
    ) throws {
        try Self.check(item)
    }

    @Test func `a rate that ends its clause has no tail, whatever the next clause begins with`() throws {
        let reading = try SampleText.read(
            SampleReport.front + "100%\n\nIn 100% of cases we were satisfied the")
        #expect(reading[.contactsCompliments] == 201)
    }
}
