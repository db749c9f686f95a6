import Model
import Reading
import Testing

/// The older letters' prose where it stands in columns, beside or behind what the letter says of other councils.
@Suite struct OlderColumnsTests {
    private static let head = """
        The Local Government Ombudsman's Annual Review
        Sallowmere Borough Council
        for the year ended 31 March 2009


        """

    private static let columns = """
        Enquiries received                 Complaint outcomes                  The country
                                                                              Nationally we received 21,012
        Our advice team received 94        We decided 58 complaints. In 21     enquiries and decided 11,830.
        enquiries and complaints about     of these we found no evidence of    There were 3,001 local
        your Council, compared with 121    maladministration. There were 11    settlements and 4,110 were
        in the previous year. Nineteen     local settlements, 17 were closed   outside jurisdiction.
        were premature.                    at our discretion and nine were
                                           outside jurisdiction.

        """

    @Test func `clauses of columns that stand side by side are never joined`() throws {
        let truth: [FigureName: Double] = [
            .receivedTotal: 94, .enquiriesPremature: 19, .decisionsTotal: 58, .decisionsLocalSettlement: 11,
            .decisionsNoMaladministrationWithoutReport: 21, .decisionsOmbudsmansDiscretion: 17,
            .decisionsOutsideJurisdiction: 9,
        ]
        let reading = try SampleText.read(Self.head + Self.columns)
        #expect(reading.earlier.isEmpty)
        let named = Set(reading.findings.flatMap(\.figures))
        for (name, value) in truth {
            #expect(reading[name] == value || reading[name] == nil && named.contains(name), "\(name) \(named)")
        }
    }

    @Test func `an item's number is no column`() throws {
        let reading = try SampleText.read(
            Self.head + "1.    We received 94 complaints about your Council.\n2.    We decided 58 complaints.")
        #expect(SampleLetter.values(reading) == [.receivedTotal: 94, .decisionsTotal: 58])
    }

    @Test func `a sentence behind other councils' numbers that names nobody is unclear`() throws {
        let reading = try SampleText.read(
            Self.head + "We decided 58 complaints about your Council. Nationally 27% were settled. "
                + "There were 11 local settlements.")
        #expect(reading[.decisionsTotal] == 58)
        #expect(reading[.decisionsLocalSettlement] == nil)
        #expect(reading.findings.contains { $0.figures.contains(.decisionsLocalSettlement) })
    }

    @Test func `a paragraph of its own is about the council again`() throws {
        let reading = try SampleText.read(
            Self.head + "Nationally we decided 11,830 complaints.\n\nWe decided 58 complaints, of which 11 were "
                + "local settlements.")
        #expect(SampleLetter.values(reading) == [.decisionsTotal: 58, .decisionsLocalSettlement: 11])
    }

    @Test func `a page with response times alone is read`() throws {
        let reading = try SampleText.read(
            """
            LOCAL AUTHORITY REPORT - Sallowmere Borough Council     For the period ending 31/03/2008

            Response times          FIRST ENQUIRIES
                               No. of First   Avg no. of days
                               Enquiries      to respond
            1/04/2007 - 31/03/2008     31        26.4
            2006 / 2007     22     33.1

            Average local authority response times 01/04/2007 to 31/03/2008

            Types of authority     <= 28 days   29 - 35 days   > = 36 days
            District Councils        56.4          24.6           19.1
            """)
        #expect(SampleLetter.values(reading) == [.responseFirstEnquiries: 31, .responseAverageDays: 26.4])
    }

    @Test func `tables without their rows are named in the order in which they stand`() throws {
        let received =
            "Complaints received by subject area     Adult care services   Benefits   Housing   Other   Transport and highways   "
            + "Total"
        let decisions =
            "Decisions    MI reps   LS   M reps   NM reps   No mal   Omb disc   Outside jurisdiction   Premature complaints   "
            + "Total"
        for tables in [[received, decisions], [decisions, received]] {
            let reading = try SampleText.read(
                """
                LOCAL AUTHORITY REPORT - Sallowmere Borough Council     For the period ending 31/03/2008

                \(tables.joined(separator: "\n\n"))

                Response times          FIRST ENQUIRIES
                                   No. of First   Avg no. of days
                                   Enquiries      to respond
                1/04/2007 - 31/03/2008     31        26.4
                """)
            let lines = reading.findings.map(\.place.line)
            #expect(lines == lines.sorted())
            #expect(lines.count == 2)
        }
    }

    @Test(arguments: [("Total\n85\n87", 85), ("Total 85", 85), ("", nil), ("Total\n84", nil)] as [(String, Double?)])
    func `a total behind the table counts where it is the row's sum, and is named where it is not`(
        _ rest: String, _ total: Double?
    ) throws {
        let reading = try SampleText.read(
            """
            LOCAL AUTHORITY REPORT - Sallowmere Borough Council     For the period ending 31/03/2008

            Complaints received by subject area     Benefits   Children and family services   Education   Housing   Other   \
            Public finance
            01/04/2007 - 31/03/2008     19     28     0     0     3     35
            2006 / 2007     12     29     7     0     16     23

            Note: these figures include complaints made prematurely to the Ombudsman.

            Response times          FIRST ENQUIRIES
                               No. of First   Avg no. of days
                               Enquiries      to respond
            1/04/2007 - 31/03/2008     31        26.4

            \(rest)
            """)
        #expect(reading[.receivedPublicFinance] == 35)
        #expect(reading[.receivedTotal] == total)
        #expect(reading.findings.contains { $0.figures == [.receivedTotal] } == (total == nil))
    }
}
