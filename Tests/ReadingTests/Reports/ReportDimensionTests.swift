import Model
import Reading
import Testing

/// The dimensions of a number's scope, each stated at every level of its path: title, heading, lead-in, sentence, clause.
@Suite struct ReportDimensionTests {
    private static let overview = """
        Wendmere Borough Council
        Annual Complaints Report 2023/24

        1. Overview
        The Council received 212 compliments and 640 corporate complaints in 2023/24.


        """
    private static let ombudsman = overview + "2. Local Government and Social Care Ombudsman\n"

    private static func own(_ reading: Reading) -> [FigureName: Double] {
        var figures = reading.figures.mapValues(\.value)
        figures[.contactsCompliments] = figures[.contactsCompliments] == 212 ? nil : figures[.contactsCompliments]
        figures[.contactsCorporateComplaints] =
            figures[.contactsCorporateComplaints] == 640 ? nil : figures[.contactsCorporateComplaints]
        return figures
    }

    @Test(
        arguments: [
            "This report covers housing complaints only.", "This report relates to complaints about adult social care.",
            "The figures below relate to Leisure and Culture.",
        ])
    func `a sentence says that the figures behind it are a service's`(_ sentence: String) throws {
        let reading = try SampleText.read(
            "Wendmere Borough Council\nAnnual complaints report 2023/24\n\n\(sentence)\n\n"
                + "There were 31 compliments and 57 corporate complaints.\n")
        #expect(reading.figures.isEmpty)
        #expect(reading.services.first?.figures[.contactsCorporateComplaints]?.value == 57)
    }

    @Test(
        arguments: [
            "This report gives the position at the end of quarter 3.", "Reporting period: 01/01/2024 - 31/03/2024",
            "All figures in this report are to the end of December 2023.",
            "This report covers the period 1 January 2024 to 31 March 2024.",
        ])
    func `a sentence says that the whole report is of a part of the year`(_ sentence: String) throws {
        #expect(throws: Refusal.self) {
            try SampleText.read(
                "Wendmere Borough Council\nAnnual complaints report 2023/24\n\n\(sentence)\n\n"
                    + "There were 31 compliments and 57 corporate complaints.\n")
        }
    }

    @Test(
        arguments: [
            ("2022/23: 20 upheld, 3 not upheld\n2023/24: 28 upheld, 4 not upheld", 28, 4, 20, 3),
            (
                "2023/24: the Ombudsman upheld 28 and did not uphold 4\n2022/23: it upheld 20 and did not uphold 3", 28,
                4, 20, 3
            ),
        ])
    func `lines that begin with a year never share their numbers`(
        _ lines: String, _ upheld: Double, _ notUpheld: Double, _ upheldBefore: Double, _ notUpheldBefore: Double
    ) throws {
        let reading = try SampleText.read(Self.ombudsman + lines + "\n")
        let before = reading.earlier["2022-23"] ?? [:]
        #expect(reading[.decisionsUpheld] ?? upheld == upheld)
        #expect(reading[.decisionsNotUpheld] ?? notUpheld == notUpheld)
        #expect(before[.decisionsUpheld]?.value ?? upheldBefore == upheldBefore)
        #expect(before[.decisionsNotUpheld]?.value ?? notUpheldBefore == notUpheldBefore)
        // A line that is not read is named.
        #expect(reading[.decisionsUpheld] != nil || reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test(arguments: ["From 1 October 2023 to 31 March 2024", "Between 1 January 2024 and 31 March 2024"])
    func `days that span a part of the year bind what follows`(_ span: String) throws {
        let reading = try SampleText.read(
            Self.ombudsman + "\(span) the Ombudsman made 12 decisions. 9 were upheld and 1 was not upheld.\n")
        #expect(Self.own(reading).isEmpty)
    }

    // MARK: Whose

    @Test(
        arguments: [
            ("2. Housing Repairs\nThe team received 31 compliments.", "Housing Repairs"),
            ("## Place Directorate\n\nWe received 31 compliments.", "Place Directorate"),
            ("Customer Services received 31 compliments.", "Customer Services"),
            ("The library service received 31 compliments.", "library service"),
            ("Adult Social Care:\n\nThe team received 31 compliments.", "Adult Social Care"),
            ("a) Youth Justice\n\nThere were 31 compliments.", "Youth Justice"),
            ("Trading Standards had a busy year. It received 31 compliments.", "Trading Standards"),
            ("Planning\n\nCompliments\n\nThere were 31 compliments.", "Planning"),
        ])
    func `a number of a service stands with the service and never with the council`(
        _ body: String, _ service: String
    ) throws {
        let reading = try SampleText.read(Self.overview + body + "\n")
        #expect(Self.own(reading).isEmpty)
        #expect(reading.services.map(\.service) == [service])
        #expect(reading.services.first?.figures[.contactsCompliments]?.value == 31)
        #expect(reading.findings.isEmpty)
    }

    @Test(
        arguments: [
            "Waste and Recycling: annual complaints report 2023/24", "Annual complaints report for Leisure 2023/24",
            "Adult Social Care\nAnnual Complaints Report 2023/24",
        ])
    func `the title of one service makes the whole report the service's`(_ title: String) throws {
        let reading = try SampleText.read(
            "Wendmere Borough Council\n\(title)\n\nThere were 31 compliments and 57 corporate complaints.\n")
        #expect(reading.figures.isEmpty)
        #expect(reading.services.first?.figures[.contactsCorporateComplaints]?.value == 57)
    }

    @Test(
        arguments: [
            "Our contractor, Veolen, received 31 compliments.", "The district councils received 31 compliments.",
            "The former Saltmere District Council received 31 compliments.",
            "Saltmere District Council received 31 compliments.", "Harbour Homes Ltd received 57 corporate complaints.",
        ])
    func `a number of another body is nobody's`(_ sentence: String) throws {
        #expect(Self.own(try SampleText.read(Self.overview + sentence + "\n")).isEmpty)
    }

    @Test
    func `a heading that may stand under a service leaves its numbers open, unless a sentence says whose they are`()
        throws
    {
        let front = "Annual Complaints Report 2023/24\nWendmere Borough Council\n\nCorporate complaints: 640\n\n"
        let heads = "Planning\n\nIt was a busy year.\n\nCompliments\n\n"
        let open = try SampleText.read(front + heads + "There were 31 compliments.\n")
        #expect(open[.contactsCompliments] == nil)
        #expect(open.findings.map(\.code) == [.figureUnclear])
        let said = try SampleText.read(front + heads + "The Council received 31 compliments.\n")
        #expect(said[.contactsCompliments] == 31)
    }

    // MARK: Which ombudsman

    @Test(
        arguments: [
            "The Public Services Ombudsman for Wales made 20 decisions. Of these, 9 were upheld.",
            "The Scottish Public Services Ombudsman upheld 3 complaints about the Council.",
            "The Parliamentary and Health Service Ombudsman upheld 3 complaints about the Council.",
            "Complaints about our homes go to the Housing Ombudsman. The Ombudsman made decisions on 20 complaints.",
            "Together the LGSCO and the Housing Ombudsman made 20 decisions. Of these, 9 were upheld.",
        ])
    func `the cases of another ombudsman, or of several together, are not read`(_ paragraph: String) throws {
        #expect(Self.own(try SampleText.read(Self.ombudsman + paragraph + "\n")).isEmpty)
    }

    // MARK: When

    @Test(
        arguments: [
            "In the fourth quarter the Council received 31 compliments.", "In April we received 31 compliments.",
            "Between April and June the Council received 31 compliments.",
            "At 31 March 2024, 31 corporate complaints were open.",
            "Over the last three years the Council received 31 compliments.",
        ])
    func `a number of a part of the year, of a day or of several years is not the year's`(_ sentence: String) throws {
        #expect(Self.own(try SampleText.read(Self.overview + sentence + "\n")).isEmpty)
    }

    static let earlier: [String] = [
        "In 2022/23 the Ombudsman decided 84 complaints. Of these, 20 were upheld and 6 were not upheld.",
        "In 2022/23 the outcomes were:\n- 20 were upheld\n- 6 were not upheld",
        "2.1 The year 2022/23\n20 were upheld and 6 were not upheld.",
        "In the previous year the Ombudsman made 84 decisions. Of these, 20 were upheld and 6 were not upheld.",
        "The Ombudsman upheld 20 complaints and did not uphold 6 in 2022/23.",
    ]

    @Test(arguments: earlier)
    func `a year binds what follows until another year does`(_ body: String) throws {
        let reading = try SampleText.read(
            Self.ombudsman + body + "\n\n2.2 The year 2023/24\nThe Ombudsman made 86 decisions.\n")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.ombudsmanDecisions] == 86)
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld]?.value == 20)
        #expect(reading.earlier["2022-23"]?[.decisionsNotUpheld]?.value == 6)
    }

    @Test(
        arguments: [
            "Complaints performance report: Quarter 4 2023/24", "Six-monthly complaints report 2023/24",
            "Complaints report 2023/24\nApril to September 2023",
        ])
    func `a report on a part of the year is refused`(_ title: String) {
        let text = "Wendmere Borough Council\n\(title)\n\nWe received 31 compliments and 57 corporate complaints.\n"
        #expect(throws: Refusal.self) { try DocumentReader.read(DocumentText(text)) }
    }

    // MARK: Which stage and measure

    @Test(
        arguments: [
            "2. Stage 2\nThere were 31 compliments.", "That is 39 corporate complaints per 10,000 residents.",
            "We had 7 corporate complaints and 2 compliments for every 1,000 residents.",
            "Of these, 57 corporate complaints were withdrawn.",
        ])
    func `a number of a stage, of a rate per resident or of withdrawn complaints is no count of those received`(
        _ body: String
    ) throws {
        let reading = try SampleText.read(Self.overview + body + "\n")
        #expect(Self.own(reading).isEmpty)
        #expect(reading.findings.isEmpty)
    }
}
