import Model
import Reading
import Testing

/// Letters of 2014 to 2018 for tests of moved headings and numbers.
enum MovedTable {
    /// Expects every figure to be right, or absent and named in a finding.
    ///
    /// - Parameters:
    ///   - read: figures that must be there.
    ///   - unclear: figures that must not.
    static func expect(
        _ reading: Reading, _ truth: [FigureName: Double], read: [FigureName] = [], unclear: [FigureName] = []
    ) {
        let named = Set(reading.findings.flatMap(\.figures))
        for (name, value) in truth {
            #expect(reading[name] == value || reading[name] == nil && named.contains(name), "\(name)")
        }
        for name in read { #expect(reading[name] != nil, "\(name)") }
        for name in unclear { #expect(reading[name] == nil, "\(name)") }
    }

    static func letter(_ year: Int, _ tables: String) -> String {
        """
        Local Authority Report: Kesmoor District Council
        For the Period Ending: 31/03/\(year)

        \(tables)
        """
    }

    static let decisions: [FigureName: Double] = [
        .decisionsIncompleteOrInvalid: 2, .decisionsAdviceGiven: 6, .decisionsReferredBack: 14,
        .decisionsClosedAfterInitialEnquiries: 9, .decisionsNotUpheld: 5, .decisionsUpheld: 15, .upholdRate: 75,
        .decisionsTotal: 51,
    ]
}

/// Tables whose headings an extractor moved: a sum proves nothing about the order of its parts.
@Suite struct MovedHeadingTests {
    private static let numbers = "2\n6\n14\n9\n5\n15\n75%\n51"

    @Test(arguments: [
        (
            "taller headings first",
            """
            Referred back for
            Closed After
            Incomplete or Invalid
            Advice Given
            Not Upheld
            Upheld
            Uphold Rate
            Total
            Local Resolution
            Initial Enquiries
            """
        ),
        (
            "one heading torn",
            """
            Referred back for Local
            Incomplete or Invalid
            Advice Given
            Closed After Initial Enquiries
            Not Upheld
            Upheld
            Uphold Rate
            Total
            Resolution
            """
        ),
        (
            "two boxes in turn",
            """
            Incomplete
            or Invalid

            Referred
            back for
            Local
            Resolution

            Advice
            Given

            Closed
            After
            Initial
            Enquiries

            Not
            Upheld

            Upheld

            Uphold
            Rate

            Total
            """
        ),
    ])
    func `headings in an order that was never published leave the columns they move unclear`(
        _ damage: String, _ headings: String
    ) throws {
        let text = MovedTable.letter(2018, "Decisions made\nDetailed Investigations\n\(headings)\n\(Self.numbers)")
        let reading = try SampleText.read(text)
        MovedTable.expect(
            reading, MovedTable.decisions, read: [.decisionsNotUpheld, .decisionsUpheld, .upholdRate, .decisionsTotal],
            unclear: [.decisionsReferredBack])
    }

    @Test func `of columns that change places only those that the rate is of are confirmed by it`() throws {
        let headings =
            "Incomplete or Invalid\nAdvice Given\nReferred back for Local Resolution\nNot Upheld\n"
            + "Closed After Initial Enquiries\nUpheld\nUphold Rate\nTotal"
        // The rate is that of 15 among 20: the numbers stand in the published order.
        let reading = try SampleText.read(MovedTable.letter(2018, "Decisions made\n\(headings)\n\(Self.numbers)"))
        MovedTable.expect(reading, MovedTable.decisions, read: [.decisionsNotUpheld, .decisionsAdviceGiven])
        // The same rate contradicts both orders.
        let contradicted = Self.numbers.replacing("75%", with: "31%")
        let refused = try SampleText.read(MovedTable.letter(2018, "Decisions made\n\(headings)\n\(contradicted)"))
        MovedTable.expect(refused, MovedTable.decisions, unclear: [.decisionsUpheld, .decisionsTotal])
    }

    @Test(arguments: ["\n", "\n\n"])
    func `neighbours that change places are unclear, also where each word is known`(_ divider: String)
        throws
    {
        var headings = Array(SampleColumns.received.dropLast(2)) + ["Total"]
        headings.swapAt(2, 3)
        let reading = try SampleText.read(
            MovedTable.letter(
                2015,
                "Complaints and enquiries received\n\(headings.joined(separator: divider))\n\n"
                    + ["1", "5", "2", "10", "2", "7", "0", "0", "27"].joined(separator: divider)))
        let named = Set(reading.findings.flatMap(\.figures))
        for name: FigureName in [.receivedCorporateAndOtherServices, .receivedEducationAndChildrensServices] {
            #expect(reading[name] == nil && named.contains(name), "\(name)")
        }
        #expect(reading[.receivedHighwaysAndTransport] == 7)
        #expect(reading[.receivedTotal] == 27)
    }

    @Test func `"Other" before planning is an order that was never published`() throws {
        var headings = SampleColumns.received
        headings.swapAt(7, 8)
        let reading = try SampleText.read(
            MovedTable.letter(
                2017,
                "Complaints and enquiries received\n\(headings.joined(separator: "\n"))\n"
                    + "12\n5\n56\n8\n0\n2\n4\n3\n6\n96"))
        MovedTable.expect(
            reading,
            [
                .receivedAdultCareServices: 12, .receivedBenefitsAndTax: 5, .receivedCorporateAndOtherServices: 56,
                .receivedEducationAndChildrensServices: 8, .receivedEnvironmentServices: 0,
                .receivedHighwaysAndTransport: 2, .receivedHousing: 4, .receivedPlanningAndDevelopment: 3,
                .receivedOther: 6, .receivedTotal: 96,
            ],
            read: [.receivedHousing, .receivedTotal], unclear: [.receivedOther, .receivedPlanningAndDevelopment])
    }
}
