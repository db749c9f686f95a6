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
        "In 2006/07 the number of complaints received was 96; in 2007/08 it was 84.",
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
        "We received 84 complaints about your Council. The Council's own procedure dealt with 312, compared with 290 in 2006/07.",
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
            (
                "My staff concluded 40 investigations, and 101 complaints were made about your Council.",
                [.decisionsTotal, .receivedTotal]
            ),
            ("I concluded 40 investigations.", [.decisionsTotal]), ("My decisions numbered 58.", [.decisionsTotal]),
            ("66 complaints against your Council reached my office.", [.receivedTotal]),
            ("The total number of complaints about your Council stayed at 66.", [.receivedTotal]),
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

    @Test(
        arguments: [
            (
                "Complaints totalled 84. As in previous years, planning was the most common subject with 22.",
                [.receivedTotal: 84, .receivedPlanningAndBuildingControl: 22], [:]
            ),
            (
                "We received 84 complaints about your Council. Complaints about planning doubled (from 11 to 22).",
                [.receivedTotal: 84, .receivedPlanningAndBuildingControl: 22], [.receivedPlanningAndBuildingControl: 11]
            ),
            (
                "Among the 84 complaints received, planning was the subject of 30, housing of 20 and benefits of 11.",
                [
                    .receivedTotal: 84, .receivedPlanningAndBuildingControl: 30, .receivedHousing: 20,
                    .receivedBenefits: 11,
                ], [:]
            ),
            (
                "On the 19 complaints on which we made first enquiries, the Council took an average of 24.6 days to reply.",
                [.responseFirstEnquiries: 19, .responseAverageDays: 24.6], [:]
            ),
            (
                "Your Council's responses to 14 enquiries averaged 32.6 days.",
                [.responseFirstEnquiries: 14, .responseAverageDays: 32.6], [:]
            ),
        ] as [(String, [FigureName: Double], [FigureName: Double])])
    func `a sentence in other words is read`(
        _ prose: String, _ figures: [FigureName: Double], _ before: [FigureName: Double]
    ) throws {
        let reading = try Self.read(prose)
        #expect(reading.figures.mapValues(\.value) == figures)
        #expect(reading.earlier["2006-07"]?.mapValues(\.value) ?? [:] == before)
        #expect(reading.findings.isEmpty)
    }

    @Test func `outcomes of 2011-12 are read in sentences`() throws {
        let reading = try SampleText.read(
            """
            The Local Government Ombudsman's Annual Review
            Wendmere Borough Council
            for the year ended 31 March 2012

            We made 40 decisions on complaints about your Council. In 9 we had no power to investigate, in 8 the investigation
            was not justified, in 12 there was not enough evidence of fault, and in 10 the injustice was remedied during our enquiries.

            Local Government Ombudsman
            """)
        #expect(
            reading.figures.mapValues(\.value) == [
                .decisionsTotal: 40, .decisionsNoPowerToInvestigate: 9, .decisionsInvestigationNotJustified: 8,
                .decisionsNotEnoughEvidenceOfFault: 12, .decisionsInjusticeRemedied: 10,
            ])
        #expect(reading.findings.isEmpty)
    }

    @Test func `first enquiries are no enquiries received`() throws {
        let reading = try Self.read(
            "Enquiries were made on fourteen complaints. Your average response time was 21 days.")
        #expect(reading.figures.mapValues(\.value) == [.responseFirstEnquiries: 14, .responseAverageDays: 21])
        #expect(reading.findings.isEmpty)
    }
}
