import Model
import Reading
import Testing

/// Counts and rates of an Ombudsman section in the forms that councils' sentences and lines have.
@Suite struct OmbudsmanProseTests {
    struct Item: CustomTestStringConvertible, Sendable {
        let text: String
        let figures: [FigureName: Double]
        var findings: [Finding.Code] = []
        var testDescription: String { text }
    }

    private static func check(_ item: Item) throws {
        let reading = try SampleText.read(
            "Wendmere Borough Council\nAnnual Complaints Report 2023/24\n\nCorporate complaints: 640\n\nCompliments: 201\n\n"
                + "2. Local Government and Social Care Ombudsman\n\n" + item.text + "\n")
        let stated = reading.figures.filter { !$0.value.isDerived && !$0.key.rawValue.hasPrefix("contacts.") }
        #expect(stated.mapValues(\.value) == item.figures)
        #expect(reading.findings.map(\.code) == item.findings, "\(reading.findings.map(\.message))")
    }

    private static let nineOf14: [FigureName: Double] = [.decisionsUpheld: 9, .upholdInvestigations: 14]
    private static let withRate = nineOf14.merging([.upholdRate: 64]) { $1 }
    private static let withNotUpheld: [FigureName: Double] = [.decisionsUpheld: 9, .decisionsNotUpheld: 5]

    static let sentences: [Item] = [
        Item(text: "The Ombudsman upheld 9 of the 14 complaints it investigated.", figures: nineOf14),
        Item(text: "The Ombudsman found fault in 9 of 14 detailed investigations (64%).", figures: withRate),
        Item(
            text: "Nine out of fourteen investigations were upheld, which is an uphold rate of 64%.", figures: withRate),
        Item(
            text: "In nine of the 14 cases investigated, the Ombudsman found the Council at fault.", figures: nineOf14),
        Item(text: "64% (9) of 14 complaints investigated were upheld.", figures: withRate),
        Item(text: "64% of investigations were upheld (9 out of 14).", figures: withRate),
        Item(text: "Our uphold rate was 64% (9 of 14 investigations).", figures: withRate),
        Item(text: "14 were investigated and 9 upheld - 64%.", figures: withRate),
        Item(
            text: "The Ombudsman carried out 14 detailed investigations and upheld nine of these, a rate of 64%.",
            figures: withRate),
        Item(
            text: "Fourteen complaints were investigated in detail, nine resulting in findings of fault.",
            figures: nineOf14),
        Item(text: "Fault was found in nine cases and no fault in five.", figures: withNotUpheld),
        Item(text: "The number of complaints upheld was 9 and the number not upheld was 5.", figures: withNotUpheld),
        Item(text: "The Ombudsman did not uphold five complaints but upheld nine.", figures: withNotUpheld),
        Item(text: "Upheld: nine. Not upheld: five.", figures: withNotUpheld),
        Item(
            text: "Upheld: 9. Not upheld: 5. Closed after initial enquiries: 12. Advice given: 2.",
            figures: withNotUpheld.merging([.decisionsClosedAfterInitialEnquiries: 12, .decisionsAdviceGiven: 2]) { $1 }
        ),
        Item(text: "Upheld decisions fell from 11 to 9.", figures: [.decisionsUpheld: 9]),
        Item(text: "Complaints upheld rose by 2 to 9.", figures: [.decisionsUpheld: 9]),
        Item(text: "In total £1,450 was paid to three complainants.", figures: [.ombudsmanPayments: 1450]),
        Item(
            text: "Of the complaints that the Ombudsman upheld, the Council had upheld 2.", figures: [:],
            findings: [.figureUnclear]),
        Item(
            text: "Six complaints were referred back to us. Of these, 4 were upheld and 2 were not upheld.",
            figures: [.decisionsReferredBack: 6], findings: [.figureUnclear, .figureUnclear]),
        Item(
            text: "Nine complaints (64%) were upheld following investigation, five (36%) were not upheld.",
            figures: withNotUpheld.merging([.upholdRate: 64]) { $1 }),
        Item(
            text: "The decisions were: referred back for local resolution (6), upheld (9), not upheld (5).",
            figures: withNotUpheld.merging([.decisionsReferredBack: 6]) { $1 }),
        Item(
            text: "The Ombudsman found fault in all 14 investigations.",
            figures: [.decisionsUpheld: 14, .upholdInvestigations: 14]),
        Item(
            text: "None of the 14 complaints investigated was upheld.",
            figures: [.decisionsUpheld: 0, .upholdInvestigations: 14]),
        Item(
            text: "There were 40 received, 38 decided, 14 investigated and 9 upheld.",
            figures: nineOf14.merging([.ombudsmanEnquiries: 40, .ombudsmanDecisions: 38]) { $1 }),
        Item(
            text: "In 2 upheld cases (22%) the Council had provided a satisfactory remedy; the average is 12%.",
            figures: [.remedyDecisions: 2, .remedyRate: 22, .remedyPeerAverage: 12]),
        Item(
            text: "Our 64% uphold rate is below the 72% average for similar councils.",
            figures: [.upholdRate: 64, .upholdPeerAverage: 72]),
        Item(
            text: "The average uphold rate of similar authorities was 72%; ours was 64%.",
            figures: [.upholdRate: 64, .upholdPeerAverage: 72]),
        Item(
            text: "In quarter 4 it upheld 3 complaints. Over the year it upheld 9 of the 14 complaints investigated.",
            figures: nineOf14),
    ]

    @Test(arguments: sentences)
    func `a sentence gives these figures and no others`(_ item: Item) throws { try Self.check(item) }

    static let lines: [Item] = [
        Item(
            text: "Detailed investigations: 14\nUpheld: 9 (64%)\nSimilar councils: 72%",
            figures: withRate.merging([.upholdPeerAverage: 72]) { $1 }),
        Item(
            text: "Complaints received 40\nComplaints investigated 14\nComplaints upheld 9",
            figures: nineOf14.merging([.ombudsmanEnquiries: 40]) { $1 }),
        Item(
            text: "Year: 2022/23\nUpheld: 3\nNot upheld: 1\nYear: 2023/24\nUpheld: 9\nNot upheld: 5",
            figures: withNotUpheld),
        Item(text: "Uphold rate\n2022/23: 58%\n2023/24: 64%", figures: [.upholdRate: 64]),
        Item(
            text: "In 2022/23 the Ombudsman:\n- received 30 complaints\n- upheld 3\n\nIn 2023/24 the Ombudsman:\n"
                + "- received 40 complaints\n- upheld 9",
            figures: [.ombudsmanEnquiries: 40, .decisionsUpheld: 9]),
    ]

    @Test(arguments: lines)
    func `lines give these figures and no others`(_ item: Item) throws { try Self.check(item) }

    static let doubtful: [Item] = [
        Item(
            text: "The Ombudsman upheld 64% of the complaints, against others.", figures: [:],
            findings: [.figureUnclear]),
        Item(text: "Saltmere's uphold rate was 80%.", figures: [:], findings: [.figureUnclear]),
        Item(text: "In Fenshire the uphold rate was 87%.", figures: [:], findings: [.figureUnclear]),
        Item(
            text: "Miss X complained. The Ombudsman upheld 1 of 3 complaints.", figures: [:], findings: [.figureUnclear]
        ),
        Item(
            text: "Uphold rate: 64%\nCompliance: 100%\nAverage: 80%", figures: [.upholdRate: 64, .complianceRate: 100],
            findings: [.figureUnclear]),
        Item(
            text: "The Ombudsman upheld 9 complaints (45%).", figures: [.decisionsUpheld: 9], findings: [.figureUnclear]
        ),
        Item(
            text: "The Ombudsman received 20 complaints and upheld 9 (45%).",
            figures: [.ombudsmanEnquiries: 20, .decisionsUpheld: 9]),
    ]

    @Test(arguments: doubtful)
    func `what may be of other cases is unclear`(_ item: Item) throws { try Self.check(item) }

    @Test func `the rate follows from the upheld cases and the investigations, unless some are open`() throws {
        let text =
            "Wendmere Borough Council\nAnnual Complaints Report 2023/24\n\nCorporate complaints: 640\n\n2. Ombudsman\n\n"
        let closed = try SampleText.read(text + "The Ombudsman investigated 14 complaints and upheld 9.\n")
        let open = try SampleText.read(
            text + "The Ombudsman investigated 14 complaints and upheld 9. Three are still ongoing.\n")
        #expect(closed[.upholdRate] == 64)
        #expect(open[.upholdRate] == nil)
    }

    @Test func `a paper without a figure that can be read names the lines with numbers`() throws {
        let text = """
            Wendmere Borough Council
            Cabinet, 9 September 2024. Annual letter of the Local Government and Social Care Ombudsman 2023/24

            The Ombudsman upheld 78% of complaints, and was satisfied with all remedies.
            """
        let refusal = #expect(throws: Refusal.self) { try SampleText.read(text) }
        #expect(refusal?.message.contains("(line 4)") == true)
    }
}
