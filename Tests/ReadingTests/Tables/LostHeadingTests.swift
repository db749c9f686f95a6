import Model
import Testing

/// Tables of older letters in which one heading is unreadable and one zero is lost, so that the counts of headings and numbers
/// are equal again.
@Suite struct LostHeadingTests {
    private static func letter(_ table: String) -> String {
        """
        LOCAL AUTHORITY REPORT - Wendmere Borough Council          For the period ending 31/03/2007

        \(table)

        Decisions   MI reps   LS   M reps   NM reps   No mal   Omb disc   Outside jurisdiction   Premature complaints   \
        Total excl premature   Total
        01/04/2006 - 31/03/2007   0   2   0   0   8   4   3   5   17   22
        """
    }

    @Test(arguments: [
        "a sign between words": """
        Complaints received by subject area Benefits Education ~#~ Housing Other Public finance Total
        01/04/2006 - 31/03/2007 28 4 25 7 46 110
        """,
        "a line of its own": """
        Complaints received by
        subject area
        H?x
        Benefits
        Education
        Housing
        Other
        Public finance
        Total
        01/04/2006 - 31/03/2007
        28
        4
        25
        7
        46
        110
        """,
        "a sign between tabs":
            "Complaints received by subject area\tBenefits\t~#~\tEducation\tHousing\tOther\tTotal\n"
            + "01/04/2006 - 31/03/2007\t28\t4\t25\t\t7\t64",
        "nothing between tabs":
            "Complaints received by subject area\t\tBenefits\tEducation\tHousing\tOther\tTotal\n"
            + "01/04/2006 - 31/03/2007\t28\t4\t25\t7\t\t64",
    ])
    func `an unreadable heading and a lost zero leave the row unclear`(_ name: String, _ table: String) throws {
        let reading = try SampleText.read(Self.letter(table))
        #expect(reading.figures.keys.allSatisfy { !$0.rawValue.hasPrefix("received.") })
        #expect(reading[.decisionsTotal] == 22)
        #expect(reading.findings.contains { $0.code == .figureUnclear })
    }

    @Test func `headings that wrap in every column are those of an older letter`() throws {
        let reading = try SampleText.read(
            """
            LOCAL AUTHORITY REPORT - Wendmere Borough Council          For the period ending 31/03/2007

                                         Adult                            Planning
            Complaints received by       care        Education   Other   & building   Total
            subject area                 services                         control

            01/04/2006 - 31/03/2007         0            1         3         8          12

            Decisions                  MI      LS     M      NM     No     Omb      Outside       Premature   Total excl   Total
                                      reps          reps   reps    mal    disc   jurisdiction   complaints    premature

            01/04/2006 - 31/03/2007    0       2      0      0      8       4         3            5            17          22
            """)
        #expect(reading[.receivedAdultCareServices] == 0)
        #expect(reading[.receivedTotal] == 12)
        #expect(reading[.decisionsOmbudsmansDiscretion] == 4)
        #expect(reading.findings.isEmpty)
    }
}
