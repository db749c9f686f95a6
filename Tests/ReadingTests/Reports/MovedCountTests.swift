import Model
import Reading
import Testing

/// Figures that have moved from one year to another, and lists and sentences that carry a section's numbers alone.
@Suite struct MovedCountTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let figures: [FigureName: Double]
        var earlier: [FigureName: Double] = [:]

        init(_ text: String, _ figures: [FigureName: Double], earlier: [FigureName: Double] = [:]) {
            testDescription = text
            self.figures = figures
            self.earlier = earlier
        }
    }

    private static func read(_ text: String, under heading: String = "Local Government and Social Care Ombudsman")
        throws
        -> Reading
    {
        try SampleText.read(
            "Kesmoor Borough Council\nAnnual complaints report 2023/24\n\nStage 3 complaints: 7\n\n\(heading)\n\(text)\n"
        )
    }

    @Test(arguments: [
        Case(
            "The number of complaints received by the Ombudsman about the Council rose from 111 in 2022/23 to 120 in 2023/24.",
            [.ombudsmanEnquiries: 120], earlier: [.ombudsmanEnquiries: 111]),
        Case(
            "The number of complaints upheld fell from 16 in 2022/23 to 14.", [.decisionsUpheld: 14],
            earlier: [.decisionsUpheld: 16]),
        Case(
            "The number of complaints upheld decreased to 12 from 27 in 2022/23.", [.decisionsUpheld: 12],
            earlier: [.decisionsUpheld: 27]),
        Case(
            "The number of complaints referred to the Ombudsman in 2023/24 was 88 (91 in 2022/23).",
            [.ombudsmanEnquiries: 88], earlier: [.ombudsmanEnquiries: 91]),
        Case(
            "The uphold rate fell from 71% in 2022/23 to 57%.", [.upholdRate: 57], earlier: [.upholdRate: 71]),
        Case(
            "Of the 20 complaints that the LGSCO investigated in 2023/24, 45% (9) were upheld.",
            [.upholdInvestigations: 20, .decisionsUpheld: 9, .upholdRate: 45]),
        Case(
            "14 cases went to a detailed investigation; 11 (79%) were upheld and 3 (21%) were not upheld.",
            [.upholdInvestigations: 14, .decisionsUpheld: 11, .decisionsNotUpheld: 3, .upholdRate: 79]),
        Case(
            "Of the 113 cases closed by the LGSCO, 28 were investigated. Fault was found in 19 of them.",
            [.ombudsmanDecisions: 113, .upholdInvestigations: 28, .decisionsUpheld: 19]),
        Case(
            "The outcomes were:\n18 Upheld\n12 Not upheld\n45 Closed after initial enquiries",
            [.decisionsUpheld: 18, .decisionsNotUpheld: 12, .decisionsClosedAfterInitialEnquiries: 45]),
    ])
    func `each number is of its own year and outcome`(_ item: Case) throws {
        let reading = try Self.read(item.testDescription)
        #expect(
            reading.figures.filter { !$0.value.isDerived && $0.key != .complaintsStage3 }.mapValues(\.value)
                == item.figures)
        #expect(
            (reading.earlier["2022-23"] ?? [:]).filter { !$0.value.isDerived }.mapValues(\.value) == item.earlier)
    }

    @Test
    func `a stage's complaints are compared with those of another year, and end before what was received besides`()
        throws
    {
        let text = "We dealt with 586 corporate complaints and received 200 compliments.\n\n"
        let reading = try Self.read(
            text + "There were 499 stage 1 complaints, compared with 841 in 2022/23.", under: "Volumes")
        #expect(reading[.contactsCorporateComplaints] == 586)
        #expect(reading[.contactsCompliments] == 200)
        #expect(reading[.complaintsStage1] == 499)
        #expect(reading.earlier["2022-23"]?[.complaintsStage1]?.value == 841)
    }

    @Test func `the council's own complaints move, too`() throws {
        let reading = try Self.read(
            "The number of corporate complaints received in 2023/24 was 859 (626 in 2022/23).", under: "Volumes")
        #expect(reading[.contactsCorporateComplaints] == 859)
        #expect(reading.earlier["2022-23"]?[.contactsCorporateComplaints]?.value == 626)
    }

    @Test func `the end of a move is of the year of the heading above`() throws {
        let text = "In 2022/23\n\nThe number of complaints upheld rose from 9 in 2021/22 to 12."
        let reading = try Self.read("The Ombudsman received 80 complaints about the Council.\n\n" + text)
        #expect(reading[.decisionsUpheld] == nil)
    }

    @Test(arguments: [
        "In 2021/22 the number of complaints upheld rose from 9 in 2020/21 to 12.",
        "The number of planning complaints upheld fell from 16 in 2022/23 to 12.",
        "In 2021/22 the uphold rate rose from 57% in 2020/21 to 71%.",
        "Of the 20 complaints investigated, 60% (12) were upheld in Saltmere.",
    ])
    func `what moved in other years or places is not of the report's year`(_ sentence: String) throws {
        let text = "The Ombudsman received 80 complaints about the Council.\n\n" + sentence
        let reading = try Self.read(text)
        #expect(reading[.ombudsmanEnquiries] == 80)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.upholdRate] == nil)
    }
}
