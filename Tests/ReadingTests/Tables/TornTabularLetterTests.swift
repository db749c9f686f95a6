import Model
import Reading
import Testing

/// Tables of the letters for 2014 to 2018 with a heading, a number or their end lost.
@Suite struct TornTabularLetterTests {
    private static let headings = Array(SampleColumns.received.dropLast(2))

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

    /// The received row without its zeros has as many numbers as the decisions have columns, and adds up.
    private static let rowsOfSix = "9 6 2 12 7 6 42"

    private static let decisionHeadings = [
        "Upheld", "Not Upheld", "Advice Given", "Closed After Initial Enquiries", "Incomplete / Invalid",
        "Referred Back for Local Resolution", "Total",
    ]

    private static func letter(_ body: String) throws -> Reading {
        try SampleText.read(
            "Local Authority Report: Kesmoor District Council\nFor the Period Ending: 31/03/2015\n\n" + body)
    }

    @Test(arguments: [" ", "\n", "\t", "    "])
    func `a row directly behind its headings is never another table's`(_ divider: String) throws {
        let row = Self.rowsOfSix.split(separator: " ").joined(separator: divider)
        let reading = try Self.letter(
            """
            Complaints and enquiries received
            \((Self.headings + ["Total"]).joined(separator: divider))
            \(row)

            Decisions made
            \(Self.decisionHeadings.joined(separator: divider))
            \(["18", "3", "18", "23", "13", "75"].joined(separator: divider))
            """)
        #expect(reading[.decisionsUpheld].map { $0 == 18 } ?? true)
        #expect(reading[.upholdRate].map { $0 == 86 } ?? true)
        #expect(reading[.decisionsTotal] == 75)
        let named = Set(reading.findings.flatMap(\.figures))
        #expect(named.contains(.receivedHousing))
        #expect(reading[.receivedHousing] == nil)
        if reading[.decisionsUpheld] == nil { #expect(named.contains(.decisionsUpheld)) }
    }

    @Test func `a table without a row does not take the row of another`() throws {
        let reading = try Self.letter(
            """
            Complaints and enquiries received
            \((Self.headings + ["Total"]).joined(separator: " "))
            \(Self.rowsOfSix)

            Decisions made
            \(Self.decisionHeadings.joined(separator: " "))
            (see next page)
            """)
        #expect(reading[.decisionsUpheld] == nil)
        #expect(reading[.upholdRate] == nil)
        #expect(Set(reading.findings.flatMap(\.figures)).contains(.decisionsUpheld))
    }

    @Test func `a row that may hold another table's numbers has no figures`() throws {
        let letter = Result {
            try Self.letter(
                """
                Complaints and enquiries received
                \((Self.headings + ["Total"]).joined(separator: " "))
                Decisions made
                \(Self.decisionHeadings.joined(separator: " "))
                \(Self.rowsOfSix)
                18 3 18 23 13 75
                """)
        }
        // A letter without a single figure is refused.
        guard case .success(let reading) = letter else { return }
        #expect(reading[.receivedHousing] == nil)
        #expect(reading[.receivedTotal].map { $0 == 42 } ?? true)
        #expect(Set(reading.findings.flatMap(\.figures)).contains(.receivedHousing))
        #expect(!reading.findings.contains { $0.code == .totalMismatch })
    }

    @Test(arguments: [" | ", "\t", "\n"])
    func `a number that is the sum of all others stands under no other heading`(_ divider: String) throws {
        let reading = try Self.read(
            Self.headings.joined(separator: divider) + "\n"
                + ["4", "9", "6", "2", "12", "7", "6", "46"].joined(separator: divider))
        #expect(reading[.receivedPlanningAndDevelopment] == nil)
        #expect(reading[.receivedHousing] == nil)
        #expect(Set(reading.findings.flatMap(\.figures)).contains(.receivedHousing))
        #expect(reading[.decisionsTotal] == 25)
    }

    @Test func `rows that stand before their headings are read from the titles above them`() throws {
        let reading = try Self.letter(
            """
            Complaints and enquiries received
            9 6 2 12 7 6 42
            \((Self.headings + ["Total"]).joined(separator: " "))

            Decisions made
            18 3 18 23 13 75
            \(Self.decisionHeadings.joined(separator: " "))
            """)
        #expect(reading[.receivedTotal] == 42)
        #expect(reading[.decisionsTotal] == 75)
    }

    @Test(arguments: [true, false])
    func `a list without a value's line is read only where the sums show the way`(_ hasTotal: Bool) throws {
        let values = ["9", "", "6", "2", "12", "", "7", "6"]
        let rows = zip(Self.headings + ["Total"], values + [hasTotal ? "42" : ""])
        let reading = try Self.read(rows.flatMap { [$0, $1] }.filter { !$0.isEmpty }.joined(separator: "\n"))
        #expect(reading[.receivedHousing] == (hasTotal ? 7 : nil))
        #expect(reading[.receivedBenefitsAndTax] == (hasTotal ? 0 : nil))
        #expect(Set(reading.findings.flatMap(\.figures)).contains(.receivedHousing) != hasTotal)
    }

    /// The headings as `pdftotext -layout` sets those of a page, centred or from the left.
    @Test(arguments: [
        """
                                     Corporate and Education and
         Adult Care   Benefits and                               Environment Highways and                     Planning and
                                         Other       Children's                                    Housing                     Total
          Services       Tax                                      Services     Transport                      Development
                                       Services      Services
             9                            6             2            12                                             6           35
        """,
        """
        Adult Care   Benefits and     Corporate and Education and     Environment          Highways and     Housing          Planning and    Total
        Services     Tax              Other Services Children's       Services             Transport                         Development
                                                     Services

        9                             6             2                 12                                                     6               35
        """,
    ])
    func `numbers under headings that run into each other are read by their places`(_ table: String) throws {
        let reading = try Self.letter(
            """
            Complaints and enquiries received
            \(table)

            Decisions made
            \(Self.decisionHeadings.joined(separator: " "))
            18 3 0 18 23 13 75
            """)
        #expect(reading[.receivedAdultCareServices] == 9)
        #expect(reading[.receivedBenefitsAndTax] == 0)
        #expect(reading[.receivedCorporateAndOtherServices] == 6)
        #expect(reading[.receivedEducationAndChildrensServices] == 2)
        #expect(reading[.receivedEnvironmentServices] == 12)
        #expect(reading[.receivedHighwaysAndTransport] == 0)
        #expect(reading[.receivedHousing] == 0)
        #expect(reading[.receivedPlanningAndDevelopment] == 6)
        #expect(reading[.receivedTotal] == 35)
        #expect(reading.findings == [])
    }

    @Test func `numbers with a line each are unclear where two headings stand side by side`() throws {
        var headings = Self.headings + ["Total"]
        headings.replaceSubrange(0...1, with: ["Adult Care", "Benefits and", "Services", "Tax"])
        let reading = try Self.read(
            headings.joined(separator: "\n") + "\n"
                + ["9", "11", "6", "0", "12", "3", "7", "6", "54"].joined(separator: "\n"))
        #expect(reading[.receivedAdultCareServices] == nil)
        #expect(Set(reading.findings.flatMap(\.figures)).contains(.receivedAdultCareServices))
    }

    @Test func `"Upheld" beside the end of "Uphold Rate" is a heading by itself`() throws {
        let reading = try SampleText.read(
            """
            Local Authority Report: Kesmoor District Council
            For the Period Ending: 31/03/2017

            Complaints and enquiries received
            \((Self.headings + ["Other", "Total"]).joined(separator: " | "))
            4 | 5 | 8 | 7 | 4 | 7 | 7 | 2 | 2 | 46

            Decisions made
                                   Referred      Closed
                                   back for      After
            Incomplete   Advice    Local         Initial                                Uphold
            or Invalid   Given     Resolution    Enquiries    Not Upheld    Upheld      Rate       Total

                                       3             8             6           8         57%        25
            """)
        #expect(reading[.decisionsUpheld] == 8)
        #expect(reading[.decisionsNotUpheld] == 6)
        #expect(reading[.decisionsAdviceGiven] == 0)
        #expect(reading[.upholdRate] == 57)
        #expect(reading.findings == [])
    }

    @Test(arguments: [("2015", true), ("2016", false)])
    func `from 2016 nine headings have lost one, and nine numbers may have lost a zero`(
        _ year: String, _ isWhole: Bool
    ) throws {
        let reading = try SampleText.read(
            """
            Local Authority Report: Kesmoor District Council
            For the Period Ending: 31/03/\(year)

            Complaints and enquiries received
            \((Self.headings + ["Total"]).joined(separator: " "))
            40 0 14 0 0 2 0 0 56

            Decisions made
            \(Self.decisionHeadings.joined(separator: " "))
            18 3 0 18 23 13 75
            """)
        #expect(reading[.receivedHighwaysAndTransport] == (isWhole ? 2 : nil))
        #expect(Set(reading.findings.flatMap(\.figures)).contains(.receivedHousing) != isWhole)
        #expect(reading[.decisionsTotal] == 75)
    }
}
