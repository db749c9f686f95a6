import Model
import Reading
import Testing

/// Sentences of older letters whose numbers are compared with those of the year before, or stand in words that nothing knows.
@Suite struct OlderUnreadCountTests {
    private static func read(_ prose: String) throws -> Reading {
        try SampleText.read(
            """
            The Local Government Ombudsman's Annual Letter
            Wendmere Borough Council
            for the year ended 31 March 2008

            \(prose)

            Local Government Ombudsman
            """)
    }

    @Test(arguments: [
        "I received 84 complaints about your Council, compared with 96 in 2006/07.",
        "We received 84 complaints against your Council, in comparison with the 96 in 2006/07.",
        "There were 84 complaints against your Council (96 in 2006/07).",
        "We received 84 complaints about your Council, a fall on the 96 of the year before.",
        "We received 84 complaints about your Council, a fall of 12 on the previous year's total of 96.",
        "Complaints fell to 84, a fall of 12.5%, from 96.", "Complaints fell 12.5% from 96 to 84.",
        "The total number of complaints received was 84, down 12.5% (96 in 2006/07).",
    ])
    func `the count of the year before that a sentence compares with is that year's`(_ prose: String) throws {
        let reading = try Self.read(prose)
        #expect(reading.figures.mapValues(\.value) == [.receivedTotal: 84])
        #expect(reading.earlier.mapValues { $0.mapValues(\.value) } == ["2006-07": [.receivedTotal: 96]])
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        "We received 84 complaints about your Council, against 96.",
        "We received 84 complaints about your Council (96 in 2005/06).",
        "We received 84 complaints about your Council, compared with 96 a year for the average district.",
        "We received 84 complaints about your Council and decided 70 (planning was the subject of 12 in 2006/07).",
    ])
    func `a count of no known year, or of another thing, is not the year before's`(_ prose: String) throws {
        let reading = try Self.read(prose)
        #expect(reading[.receivedTotal] == 84)
        #expect(reading.earlier["2006-07"]?[.receivedTotal] == nil)
        #expect(reading.earlier["2006-07"]?[.decisionsTotal] == nil)
    }

    @Test(
        arguments: [
            ("One hundred and one complaints were made about your Council.", [.receivedTotal]),
            ("This year saw 101 complaints, up from 81.", [.receivedTotal]),
            ("The Council attracted 84 complaints.", [.receivedTotal]),
            ("I concluded 40 investigations.", [.decisionsTotal]),
            (
                "We received 48 complaints about your Council: housing (16), planning (12) and others (20).",
                [.receivedOther]
            ),
            (
                "We received 48 complaints about your Council. Of these, 36 were about planning and the rest, 12, about other matters.",
                [.receivedOther]
            ),
            (
                "We received 71 complaints about your Council, of which the largest group, 25, was housing.",
                [.receivedHousing]
            ),
            (
                "We decided 12 complaints. All but two of the 12 complaints were outside jurisdiction.",
                [.decisionsOutsideJurisdiction]
            ),
        ] as [(String, [FigureName])])
    func `a count in words that are not known is named`(_ prose: String, _ names: [FigureName]) throws {
        let reading = try Self.read(prose)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
        #expect(reading.findings.flatMap(\.figures) == names)
        #expect(names.allSatisfy { reading[$0] == nil })
    }

    @Test(arguments: [
        "We received 84 complaints about your Council. Five of the complaints were against one officer.",
        "We received 84 complaints about your Council. We ran 12 courses for councils.",
        "We received 84 complaints about your Council this year.",
        "The number of complaints received was 84. Two complaints were made by the same person.",
    ])
    func `a number beside a count that is known leaves nothing open`(_ prose: String) throws {
        let reading = try Self.read(prose)
        #expect(reading.figures.mapValues(\.value) == [.receivedTotal: 84])
        #expect(reading.findings.isEmpty)
    }

    @Test func `first enquiries are no enquiries received`() throws {
        let reading = try Self.read(
            "Enquiries were made on fourteen complaints. Your average response time was 21 days.")
        #expect(reading.figures.mapValues(\.value) == [.responseFirstEnquiries: 14, .responseAverageDays: 21])
        #expect(reading.findings.isEmpty)
    }
}
