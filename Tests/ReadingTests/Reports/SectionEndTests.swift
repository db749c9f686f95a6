import Model
import Reading
import Testing

/// Numbers of the council's own that stand behind the Ombudsman's, under a line that may end the Ombudsman's section.
@Suite struct SectionEndTests {
    private static let received = "The Ombudsman received 60 complaints about the Council in 2023/24."

    /// An Ombudsman's section with a heading of its own, and what stands behind it.
    private static func text(_ heading: String, _ rest: String) -> String { "\(heading)\n\(received)\n\n\(rest)" }

    @Test(
        arguments: [
            "Ombudsman", "LOCAL GOVERNMENT AND SOCIAL CARE OMBUDSMAN", "4. Local Government Ombudsman",
            "## The Ombudsman",
        ],
        [
            "School admission appeals", "Freedom of information reviews", "Contact centre", "Complaint outcomes",
            "Complaints about councillors", "Customer satisfaction 2023/24", "Complaints",
        ])
    func `labelled lines right below another heading are not surely the Ombudsman's`(
        _ section: String, _ heading: String
    ) throws {
        for list in ["Upheld: 340\nNot upheld: 60", "Upheld (340)\nNot upheld (60)", "- Upheld: 340\n- Not upheld: 60"]
        {
            let reading = try ReportCase("", Self.text(section, "\(heading)\n\(list)"), figures: [:]).read()
            #expect(reading[.ombudsmanEnquiries] == 60)
            #expect(reading[.decisionsUpheld] == nil, "\(list)")
            #expect(reading[.upholdRate] == nil, "\(list)")
            #expect(!reading.services.contains { $0.figures[.decisionsUpheld] != nil }, "\(list)")
        }
    }

    @Test(
        arguments: [
            ReportCase(
                "a doubt names each figure",
                text("Ombudsman", "Admission appeals\nHeard: 400\nUpheld: 340\nNot upheld: 60\nUphold rate: 85%"),
                // The rate is doubted by the reader of labelled lines and by that of rates.
                figures: [.ombudsmanEnquiries: 60],
                findings: [.figureUnclear, .figureUnclear, .figureUnclear, .figureUnclear]),
            ReportCase(
                "a payment below it is in doubt",
                text("Ombudsman", "Contact centre\nAverage wait: 5 minutes\nCompensation paid: \u{A3}3,000"),
                figures: [.ombudsmanEnquiries: 60], findings: [.figureUnclear]),
            ReportCase(
                "no blank line above the heading",
                "Ombudsman\n\(received)\nParking appeals\nUpheld: 36\nNot upheld: 4",
                figures: [.ombudsmanEnquiries: 60],
                findings: [.figureUnclear, .figureUnclear]),
            ReportCase(
                "the council's own complaints", text("Ombudsman", "Corporate complaints\nUpheld: 340\nNot upheld: 60"),
                figures: [.ombudsmanEnquiries: 60]),
            ReportCase(
                "words of the Ombudsman's cases go on with the section",
                text("Ombudsman", "Detailed investigations\nUpheld: 12\nNot upheld: 8\nUphold rate: 60%"),
                figures: [
                    .ombudsmanEnquiries: 60, .decisionsUpheld: 12, .decisionsNotUpheld: 8, .upholdRate: 60,
                    .upholdInvestigations: 20, .upholdUpheld: 12,
                ]),
        ])
    func `a line above labelled lines ends the section or leaves it open`(_ example: ReportCase) throws {
        try example.check()
    }

    @Test func `a table with stages behind the Ombudsman's figures is of the council's own procedure`() throws {
        let reading = try ReportCase(
            "",
            Self.text(
                "Ombudsman",
                """
                Complaints by directorate 2023/24
                Directorate   Stage 1  Stage 2  Upheld
                Place         412      55       201
                People        160      22       71
                Total         572      77       272
                """), figures: [:]
        ).read()
        #expect(reading[.complaintsStage1] == 572)
        #expect(reading[.complaintsStage2] == 77)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.upholdUpheld] == nil)
        #expect(reading.services.allSatisfy { $0.figures[.decisionsUpheld] == nil })
        #expect(reading.findings.isEmpty)
    }

    @Test(
        arguments: [
            "Complaint outcomes by department\nDepartment", "Outcomes by directorate\nDirectorate",
            "Complaint outcomes by reason\nReason for complaint",
        ])
    func `a table of parts behind the Ombudsman's figures is unclear without a word of the Ombudsman's`(
        _ caption: String
    ) throws {
        let rows =
            "   Upheld   Not upheld\nHousing       10       20\nPlanning      5        10\nTotal         15       30"
        let reading = try ReportCase("", Self.text("Ombudsman", caption + rows), figures: [:]).read()
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.upholdRate] == nil)
        #expect(reading.services.isEmpty)
        #expect(reading.findings.map(\.code) == [.figureUnclear, .figureUnclear])
    }

    @Test func `a table of the Ombudsman's decisions by department is the Ombudsman's`() throws {
        let reading = try ReportCase(
            "",
            Self.text(
                "Ombudsman",
                "Ombudsman decisions by department\nDepartment   Upheld   Not upheld\nHousing       10       20\n"
                    + "Planning      5        10\nTotal         15       30"), figures: [:]
        ).read()
        #expect(reading[.decisionsUpheld] == 15)
        #expect(reading.services.count == 2)
    }

    @Test(arguments: ["Housing and Planning \u{2013} 3 Decisions", "Housing: 3 decisions"])
    func `a heading with a service and a number may count what the sentence above lists`(_ heading: String) throws {
        let reading = try ReportCase(
            "",
            Self.text(
                "Ombudsman",
                "Three of the twelve findings of fault are set out below:\n\n\(heading)\n\nThe repair was late."),
            figures: [:]
        ).read()
        #expect(reading[.ombudsmanDecisions] == nil)
        #expect(reading.services.isEmpty)
    }
}
