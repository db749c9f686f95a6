import Model
import Reading
import Testing

/// Figures that reports, papers and minutes quote from the Ombudsman's annual letter.
@Suite struct QuotedLetterTests {
    private static func read(_ text: String) throws -> [FigureName: Double] {
        let front = "Wendmere Borough Council\nAnnual Complaints Report 2023/24\n\nCorporate complaints: 640\n\n"
        let reading = try SampleText.read(front + "2. Local Government and Social Care Ombudsman\n" + text + "\n")
        return reading.figures.filter { $0.key != .contactsCorporateComplaints && !$0.value.isDerived }
            .mapValues(\.value)
    }

    static let rates: [(text: String, figures: [FigureName: Double])] = [
        (
            "The Ombudsman upheld 78% of the complaints that it investigated, against an average of 77%.",
            [.upholdRate: 78, .upholdPeerAverage: 77]
        ),
        (
            "Our uphold rate was slightly above (78%) the average (77%) of similar authorities.",
            [.upholdRate: 78, .upholdPeerAverage: 77]
        ),
        (
            "In 95% of cases we complied with the recommendations, compared with an average of 99%.",
            [.complianceRate: 95, .compliancePeerAverage: 99]
        ),
        ("Nationally 74% of the complaints that the Ombudsman investigated were upheld.", [:]),
        ("On average the Ombudsman upholds 66% of complaints about councils.", [:]),
        (
            "The Ombudsman investigated seven complaints: three were not upheld and four were upheld.",
            [.upholdInvestigations: 7, .decisionsNotUpheld: 3, .decisionsUpheld: 4]
        ),
        (
            "The letter gives a summary of the ten complaints received by the Ombudsman, of which one was upheld.",
            [.ombudsmanEnquiries: 10, .decisionsUpheld: 1]
        ),
        ("The Ombudsman made 4 decisions. No complaints were upheld.", [.ombudsmanDecisions: 4, .decisionsUpheld: 0]),
    ]

    @Test(arguments: rates)
    func `the letter's rates, averages and counts are told apart`(
        _ item: (text: String, figures: [FigureName: Double])
    ) throws {
        #expect(try Self.read(item.text) == item.figures)
    }

    @Test func `a number of the Ombudsman's section in unknown words is a finding`() throws {
        let reading = try SampleText.read(
            "Wendmere Borough Council\nAnnual Complaints Report 2023/24\n\nCorporate complaints: 640\n\nCompliments: 212"
                + "\n\n2. Ombudsman\nSome 14 gruesome complaints were upheld.\n")
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
    }

    @Test(
        arguments: [
            """
            Wendmere Borough Council
            Minutes of the Audit Committee

            16. Ombudsman's Annual Letter 2023/24

            The Ombudsman had determined 30 complaints in 2023/24, with five being upheld out of nine detailed
            investigations. RESOLVED that the letter be noted.
            """,
            """
            Wendmere Borough Council
            Standards Committee minutes, 3 October 2024

            Annual review letter 2023/24
            The Monitoring Officer said that in 2023/24 the Ombudsman had upheld 5 of 9 investigations.
            """,
        ])
    func `minutes give what they quote from the letter as quoted`(_ text: String) throws {
        let reading = try SampleText.read(text)
        #expect(reading[.upholdInvestigations] == 9)
        #expect(reading.figures[.decisionsUpheld]?.basis == .quoted)
        #expect(reading.isQuotation)
    }

    @Test func `a cover paper with the letter as its subject gives every figure as quoted`() throws {
        let reading = try SampleText.read(
            """
            Wendmere Borough Council
            Report to: Audit and Governance Committee
            Subject: Local Government and Social Care Ombudsman Annual Review Letter 2023-24

            1. Purpose
            1.1 To report the annual review letter for the year ended 31 March 2024.

            3. Summary
            3.1 The LGSCO received 32 complaints and enquiries about the Council, compared to 41 in 2022/23.
            3.2 30 were decided. Of these 7 were investigated in detail: 5 were upheld (71%) and 2 were not upheld. The average
            for similar authorities was 63%.
            3.3 In 100% of cases the LGSCO was satisfied that the Council had implemented its recommendations, based on 4
            compliance outcomes.
            """)
        let figures: [FigureName: Double] = [
            .ombudsmanEnquiries: 32, .ombudsmanDecisions: 30, .upholdInvestigations: 7, .decisionsUpheld: 5,
            .decisionsNotUpheld: 2, .upholdRate: 71, .upholdPeerAverage: 63, .complianceRate: 100,
            .complianceOutcomes: 4,
        ]
        #expect(reading.period.name == "2023-24")
        #expect(reading.figures.filter { $0.value.basis == .quoted }.mapValues(\.value) == figures)
        #expect(reading.earlier["2022-23"]?[.ombudsmanEnquiries]?.value == 41)
    }

    @Test func `statistics behind a paper are those of the council named over them`() throws {
        let page = """
            Complaints upheld
            70% of complaints we investigated were upheld.
            This compares to an average of 63% in similar authorities.
            7 upheld decisions
            Statistics are based on a total of 10 investigations for the period between 1 April 2023 to 31 March 2024
            """
        let reading = try SampleText.read(
            "Wendmere Borough Council\nAudit Committee 20 October 2024\n\nAppendix B\n\nSaltmere District Council\n"
                + page)
        #expect(reading.authority.name == "Saltmere District Council")
    }

    @Test func `a paper that has the headings of the letter's tables in its sentences is read as one that quotes`()
        throws
    {
        let reading = try SampleText.read(
            """
            Wendmere Borough Council
            Standards Committee - 12 September 2024
            Local Government and Social Care Ombudsman - Annual Review Letter 2024

            1. Background
            1.1 The annual letter for the year ended 31 March 2024 came in July.

            2. Decisions
            2.1 In 2023/24 the LGSCO received 20 complaints and enquiries regarding the Council.
            2.2 21 decisions were made: 8 closed after initial enquiries, 4 referred back for local resolution, 1 incomplete \
            or invalid, 2 advice given, 4 not upheld and 2 upheld.

            """)
        #expect(reading[.decisionsUpheld] == 2)
        #expect(reading[.decisionsReferredBack] == 4)
        #expect(reading[.ombudsmanDecisions] == 21)
        #expect(reading.figures[.decisionsUpheld]?.basis == .quoted)
    }
}
