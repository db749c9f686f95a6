import Model
import Reading
import Testing

/// The tables of remedies and compliance in the letters for the year to March 2019.
@Suite struct ComplianceTableTests {
    private static func read(remedy: String = "1 | 50%", compliance: String) throws -> Reading {
        try SampleText.read(
            """
            Local Authority Report: Wendmere Borough Council
            For the Period Ending: 31/03/2019

            Decisions made                                          Detailed Investigations
            Incomplete or Invalid | Advice Given | Referred back for Local Resolution | Closed After Initial Enquiries | \
            Not Upheld | Upheld | Uphold Rate | Total
            1 | 0 | 6 | 5 | 3 | 2 | 40% | 17

            Satisfactory remedy provided by authority
            Upheld cases where the authority had provided a satisfactory remedy before the complaint reached the \
            Ombudsman | % of upheld cases
            \(remedy)

            Compliance with Ombudsman recommendations
            \(compliance)
            """)
    }

    private static let headings = """
        Complaints where compliance with the recommended remedy was recorded during the year* | Complaints where the \
        authority complied with our recommendations on-time | Complaints where the authority complied with our \
        recommendations late | Complaints where the authority has not complied with our recommendations

        """

    @Test(arguments: [
        ("cells", headings + "4 | 3 | 0 | 1 | Number\n75% | - | Compliance rate**"),
        ("tabs", (headings + "4 | 3 | 0 | 1 | Number\n75% | - | Compliance rate").replacing(" | ", with: "\t")),
        (
            "headings torn over lines",
            """
            Complaints where      Complaints where      Complaints where     Complaints where
            compliance with the   the authority         the authority        the authority has
            recommended remedy    complied with our     complied with our    not complied with
            was recorded during   recommendations       recommendations      our
            the year*             on-time               late                 recommendations
                    4                     3                     0                    1            Number
                                 75%                                         -            Compliance rate**
            """
        ),
        ("one cell a line", headings.replacing(" | ", with: "\n") + "4\n3\n0\n1\n75%\nNumber\n-\nCompliance rate**"),
        ("a lost nought", headings + "4 | 3 | 1 | Number\n75% | - | Compliance rate"),
        (
            "notes",
            headings + "4 | 3 | 0 | 1 | Number\n75% | Compliance rate\nNotes\nThe rate is based on 100% of cases."
        ),
        ("the label on two lines", headings + "4 | 3 | 0 | 1 | Number\n\nCompliance\n75% | -\nrate**"),
        ("the label lost", headings + "4      3      0      1\n75%           -"),
        ("a page's number", headings + "4 | 3 | 0 | 1 | Number\n75% | - | Compliance rate\n\n3\n\u{C}"),
    ])
    func `the compliance rate is read in every layout`(_ layout: String, _ table: String) throws {
        let reading = try Self.read(compliance: table)
        #expect(reading[.complianceRate] == 75)
        #expect(reading[.complianceOutcomes] == 4)
        #expect(reading[.remedyDecisions] == 1)
        #expect(reading[.remedyRate] == 50)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        ("two counts", "4 | 1 | Number\n75% | - | Compliance rate", FigureName.complianceOutcomes),
        ("counts without a sum", "4 | 3 | 2 | 1 | Number\n75% | - | Compliance rate", .complianceOutcomes),
        ("no rate", "4 | 3 | 0 | 1 | Number\n | - | Compliance rate", .complianceRate),
        ("two rates", "4 | 3 | 0 | 1 | Number\n75% | 25% | Compliance rate", .complianceRate),
    ])
    func `what is lost is named`(_ loss: String, _ rows: String, _ name: FigureName) throws {
        let reading = try Self.read(compliance: Self.headings + rows)
        #expect(reading[name] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
        #expect(reading.findings.first?.figures.contains(name) == true)
    }

    @Test(arguments: [
        ("counts that no rate confirms", headings + "4 | 3 | 0 | 1\n90%"),
        ("counts without a rate's label", headings + "4 | 1\n75%"),
        ("neither headings nor label", "4 | 3 | 0 | 1\n75%"),
    ])
    func `a table whose label is lost is named where the numbers don't confirm each other`(
        _ loss: String, _ table: String
    ) throws {
        let reading = try Self.read(compliance: table)
        #expect(reading[.complianceRate] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
        #expect(reading.findings.first?.figures.contains(.complianceRate) == true)
    }

    @Test(arguments: ["4 | 1 | | 3 | Number", "4 | 1 | 0 | 3 | Number", "4\t1\t\t3\tNumber"])
    func `a rate that forgets the cases not complied with is a finding`(_ row: String) throws {
        let reading = try Self.read(compliance: Self.headings + row + "\n100% | - | Compliance rate")
        #expect(reading[.complianceRate] == 100)
        #expect(reading[.complianceOutcomes] == 4)
        #expect(reading.findings.map(\.code) == [.rateMismatch])
    }

    @Test func `no case leaves no rate to miss`() throws {
        let reading = try Self.read(
            remedy: "0 | 0%", compliance: Self.headings + "0 | 0 | 0 | 0 | Number\n- | - | Compliance rate")
        #expect(reading[.complianceOutcomes] == 0)
        #expect(reading[.complianceRate] == nil)
        #expect(reading[.remedyRate] == 0)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a share that is not that of its cases is a finding`() throws {
        let reading = try Self.read(
            remedy: "1 | 90%", compliance: Self.headings + "4 | 3 | 0 | 1 | Number\n75% | - | Compliance rate")
        #expect(reading.findings.map(\.code) == [.rateMismatch])
    }

    @Test(arguments: [
        ("4 | 4 | | | Number\n100%", 100.0), ("4     4     Number\n100%", 100), ("4 | | | 4 | Number\n0%", 0),
    ])
    func `a row of one number and noughts that are lost is read`(_ rows: String, _ rate: Double) throws {
        let reading = try Self.read(compliance: Self.headings + rows + " | Compliance rate")
        #expect(reading[.complianceRate] == rate)
        #expect(reading[.complianceOutcomes] == 4)
    }

    @Test func `tables whose titles are cut are found by their first headings`() throws {
        let text = """
            Local Authority Report: Wendmere Borough Council
            For the Period Ending: 31/03/2019

            Decisions made
            Incomplete or Invalid | Advice Given | Referred back for Local Resolution | Closed After Initial Enquiries | \
            Not Upheld | Upheld | Uphold Rate | Total
            1 | 0 | 6 | 5 | 3 | 2 | 40% | 17

            Satisfactory remed provided by authority
            Upheld cases where the authority had provided a satisfactory remedy before the complaint reached the \
            Ombudsman | % of upheld cases
            1 | 50%

            Compliance with Ombudsm recommendations

            Complaints where        Complaints        Complaints        Complaints
            compliance with          where the         where the         where the
            the recommended          authority         authority     authority has
            remedy was           complied with     complied with      not complied
            recorded during                our               our          with our
            the year*          recommendations   recommendations   recommendations
                                       on-time              late

            5                                4                 0                 1

            Compliance rate

            80%
            """
        let reading = try SampleText.read(text)
        #expect(reading[.remedyDecisions] == 1)
        #expect(reading[.remedyRate] == 50)
        #expect(reading[.complianceOutcomes] == 5)
        #expect(reading[.complianceRate] == 80)
        #expect(reading.findings.isEmpty)
    }

    @Test func `of three counts that are a whole or three parts there is none, and a finding`() throws {
        let reading = try Self.read(compliance: Self.headings + "10\n10\n0\nNumber\n100% | - | Compliance rate")
        #expect(reading[.complianceOutcomes] == nil)
        #expect(reading[.complianceRate] == 100)
        #expect(reading.findings.map(\.figures) == [[.complianceOutcomes]])
    }

    @Test func `a share's heading with a line for each word stands beside the other heading`() throws {
        let reading = try SampleText.read(
            """
            Local Authority Report: Wendmere Borough Council
            For the Period Ending: 31/03/2019

            Decisions made
            Incomplete or Invalid | Advice Given | Referred back for Local Resolution | Closed After Initial Enquiries | \
            Not Upheld | Upheld | Uphold Rate | Total
            1 | 0 | 6 | 5 | 3 | 2 | 40% | 17

            Satisfactory remedy provided by authority

            Upheld cases where the    % of
            authority had provided a  upheld
            satisfactory remedy       cases
            before the complaint
            reached the Ombudsman

            1                         50%
            """)
        #expect(reading[.remedyDecisions] == 1)
        #expect(reading[.remedyRate] == 50)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a table without its title is found by its first heading`() throws {
        let text = try Self.read(compliance: Self.headings + "4 | 3 | 0 | 1 | Number\n75% | - | Compliance rate")
        let bare = try SampleText.read(
            """
            Local Authority Report: Wendmere Borough Council
            For the Period Ending: 31/03/2019

            Decisions made                                          Detailed Investigations
            Incomplete or Invalid | Advice Given | Referred back for Local Resolution | Closed After Initial Enquiries | \
            Not Upheld | Upheld | Uphold Rate | Total
            1 | 0 | 6 | 5 | 3 | 2 | 40% | 17

            \(Self.headings)4 | 3 | 0 | 1 | Number
            75% | - | Compliance rate
            """)
        #expect(bare[.complianceRate] == text[.complianceRate])
        #expect(bare[.complianceOutcomes] == 4)
    }
}
