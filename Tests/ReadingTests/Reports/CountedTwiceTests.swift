import Model
import Reading
import Testing

/// Numbers that stand beside a figure and are none: sums of remedies, two ombudsmen, parts of a row, suppositions.
@Suite struct CountedTwiceTests {
    private static let front = """
        Kesmoor Borough Council
        Annual Complaints Report 2023/24

        Corporate complaints: 640

        Compliments: 201

        Local Government and Social Care Ombudsman


        """

    private func read(_ text: String) throws -> Reading { try SampleText.read(Self.front + text + "\n") }

    @Test func `the sum of remedies counts no enquiries`() throws {
        let reading = try read("| Remedy | Number |\n|---|---|\n| Apology | 3 |\n| Payment | 2 |\n| Total | 5 |")
        #expect(reading[.remediesApologies] == 3)
        #expect(reading[.ombudsmanEnquiries] == nil)
        #expect(reading[.ombudsmanDecisions] == nil)
    }

    @Test func `a table of two ombudsmen gives the decisions of one`() throws {
        let reading = try read(
            """
            | Ombudsman | Decisions | Upheld |
            |---|---|---|
            | Local Government & Social Care | 14 | 3 |
            | Housing | 9 | 7 |
            | Total | 23 | 10 |
            """)
        #expect(reading[.ombudsmanDecisions] == 14)
        #expect(reading[.decisionsUpheld] == 3)
        #expect(reading.services.isEmpty)
    }

    @Test func `averages, sub-totals and parts of a row are no services`() throws {
        let reading = try SampleText.read(
            """
            Kesmoor Borough Council
            Annual Complaints Report 2023/24

            | Service | Corporate complaints |
            |---|---|
            | Housing | 120 |
            | of which repairs | 20 |
            | Planning | 90 |
            | Sub-total | 210 |
            | Average | 105 |

            """)
        #expect(reading.services.map(\.service) == ["Housing", "Planning"])
    }

    @Test(arguments: [
        ("Had one case not been upheld, the uphold rate would have been 50%.", FigureName.decisionsUpheld),
        ("For example, 5 upheld of 10 investigated is an uphold rate of 50%.", .upholdRate),
        ("An uphold rate of 50% means that 5 of 10 complaints investigated were upheld.", .upholdRate),
        ("On average 60% of our complaints to the Ombudsman are upheld.", .upholdPeerAverage),
        ("6 complaints were referred back to us. Of these, 4 were upheld.", .decisionsUpheld),
        ("6 complaints were referred back to us. They were investigated again and 4 were upheld.", .decisionsUpheld),
        ("The Ombudsman gave advice to several people. Of these, 4 were upheld.", .decisionsUpheld),
    ])
    func `a supposition, an example and another's outcome give no figure`(
        _ sentence: String, _ name: FigureName
    ) throws {
        #expect(try read(sentence)[name] == nil)
    }

    @Test func `parts behind a number of upheld complaints are no second number`() throws {
        let reading = try read(
            "Three complaints were upheld, two with maladministration and injustice and one with maladministration only."
        )
        #expect(reading[.decisionsUpheld] == 3)
        #expect(reading.findings.isEmpty)
    }

    @Test func `a year in brackets behind a clause is the year of all its numbers`() throws {
        let reading = try read("4 upheld and 2 not upheld (2022/23); 3 upheld and 1 not upheld (2023/24).")
        #expect(reading[.decisionsUpheld] == 3)
        #expect(reading.earlier["2022-23"]?[.decisionsUpheld]?.value == 4)
    }
}
