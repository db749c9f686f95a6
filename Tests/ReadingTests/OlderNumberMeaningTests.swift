import Model
import Reading
import Testing

/// Numbers in the sentences of the letters up to 2012 that look like a count and are something else.
@Suite struct OlderNumberMeaningTests {
    private static func read(_ prose: String) throws -> Reading {
        try SampleText.read(
            """
            The Local Government Ombudsman's Annual Review
            Wendmere Borough Council
            for the year ended 31 March 2010

            Complaints about Wendmere Borough Council

            \(prose)

            Our investigative team looks for maladministration. Some cases lie outside jurisdiction, others end with a
            local settlement.

            Local Government Ombudsman
            """)
    }

    @Test(arguments: [
        ("Forty per cent of the 84 were about housing.", FigureName.receivedHousing),
        ("40% of the 84 complaints were about housing.", .receivedHousing),
        ("One in three of the 84 complaints were about housing.", .receivedHousing),
        (
            "We decided 58 complaints. Forty per cent of the 58 decisions were local settlements.",
            .decisionsLocalSettlement
        ),
        (
            "We decided 58 complaints. Thirty per cent of the 58 were outside jurisdiction.",
            .decisionsOutsideJurisdiction
        ),
        ("We had planned for 30 about housing.", .receivedHousing),
    ])
    func `the whole behind a share, and what was planned, are no count`(_ sentence: String, _ name: FigureName) throws {
        let reading = try Self.read("We received 84 complaints about your Council. " + sentence)
        #expect(reading[.receivedTotal] == 84)
        #expect(reading[name] == nil)
        #expect(reading.findings.map(\.figures) == [[name]])
    }

    @Test func `a whole that only a share names is not lost in silence`() throws {
        let reading = try Self.read(
            "Enquiries and complaints received\n\nForty per cent of the 94 enquiries were about housing. Advice was given in 20."
        )
        #expect(reading.figures.mapValues(\.value) == [.enquiriesAdviceGiven: 20])
        #expect(Set(reading.findings.flatMap(\.figures)) == [.receivedHousing, .receivedTotal])
    }

    @Test(arguments: ["Not one was a local settlement.", "There was not a single local settlement."])
    func `not one is none`(_ sentence: String) throws {
        let reading = try Self.read("We decided 58 complaints against your Council. " + sentence)
        #expect(reading.figures.mapValues(\.value) == [.decisionsTotal: 58, .decisionsLocalSettlement: 0])
        #expect(reading.findings == [])
    }

    @Test(arguments: [
        "Most were about Housing (17) and Education.", "Most were about Housing (17) and Education. Benefits had 4.",
    ])
    func `a bracket behind a subject is that subject's alone`(_ sentence: String) throws {
        let reading = try Self.read("We received 84 complaints about your Council. " + sentence)
        #expect(reading[.receivedHousing] == 17)
        #expect(reading[.receivedEducation] == nil)
    }

    @Test(
        arguments: [
            (
                "Your average response time improved by 6.7 days to 26.4 days on 31 first enquiries.",
                [.responseAverageDays: 26.4, .responseFirstEnquiries: 31]
            ),
            (
                "We made 31 first enquiries of your Council. Its average response time fell to 26.4 days.",
                [.responseAverageDays: 26.4, .responseFirstEnquiries: 31]
            ),
        ] as [(String, [FigureName: Double])])
    func `an average is what it came to, and not by how much it changed`(
        _ prose: String, _ expected: [FigureName: Double]
    ) throws {
        let reading = try Self.read(prose)
        #expect(reading.figures.mapValues(\.value) == expected)
        #expect(reading.findings == [])
    }

    @Test func `an average in working days is not one in calendar days`() throws {
        let reading = try Self.read("We made 31 first enquiries and your average response time was 26 working days.")
        #expect(reading.figures.mapValues(\.value) == [.responseFirstEnquiries: 31])
        #expect(reading.findings.map(\.figures) == [[.responseAverageDays]])
    }
}
