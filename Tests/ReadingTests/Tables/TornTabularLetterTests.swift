import Model
import Reading
import Testing

/// Tables of the letters for 2014 to 2018 with a heading, a number or their end lost.
@Suite struct TornTabularLetterTests {
    private static let headings = [
        "Adult Care Services", "Benefits and Tax", "Corporate and Other Services", "Education and Children's Services",
        "Environment Services", "Highways and Transport", "Housing", "Planning and Development",
    ]

    private static func read(_ table: String) throws -> Reading {
        try SampleText.read(
            """
            Local Authority Report: Kesmoor District Council
            For the Period Ending: 31/03/2015

            Complaints and enquiries received
            \(table)

            Decisions made

            Upheld\tNot Upheld\tAdvice Given\tClosed After Initial Enquiries\tIncomplete / Invalid\tReferred Back for \
            Local Resolution\tTotal
            3\t5\t1\t8\t2\t6\t25
            """)
    }

    @Test(arguments: [" | ", "\t", "\n"])
    func `a table whose end is cut off has no total`(_ divider: String) throws {
        let reading = try Self.read(
            Self.headings.joined(separator: divider) + "\n"
                + ["9", "11", "6", "0", "12", "3", "7", "6"].joined(separator: divider))
        #expect(reading[.receivedAdultCareServices] == 9)
        #expect(reading[.receivedPlanningAndDevelopment] == 6)
        #expect(reading[.receivedTotal] == nil)
        #expect(reading[.decisionsTotal] == 25)
    }

    @Test func `a total that stands apart is the total`() throws {
        let reading = try Self.read(
            (Self.headings + ["9", "11", "6", "0", "12", "3", "7", "6", "", "Total", "54"]).joined(separator: "\n"))
        #expect(reading[.receivedTotal] == 54)
        #expect(reading[.receivedEducationAndChildrensServices] == 0)
        #expect(reading.findings == [])
    }

    @Test(arguments: [" ", "\n", "    "])
    func `with an unreadable heading no number stands in for a zero that was lost`(_ divider: String) throws {
        var headings = Self.headings + ["Total"]
        headings[6] = "H0u5lng"
        let reading = try Self.read(
            headings.joined(separator: divider) + "\n"
                + ["9", "11", "6", "12", "3", "7", "6", "54"].joined(separator: divider))
        let named = Set(reading.findings.flatMap(\.figures))
        for name: FigureName in [
            .receivedEducationAndChildrensServices, .receivedEnvironmentServices, .receivedHighwaysAndTransport,
            .receivedHousing,
        ] {
            #expect(reading[name] == nil, "\(name)")
            #expect(named.contains(name), "\(name)")
        }
    }
}
