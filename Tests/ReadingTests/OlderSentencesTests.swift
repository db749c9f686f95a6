import Model
import Reading
import Testing

/// Figures that the letters up to 2012 give in sentences.
@Suite struct OlderSentencesTests {
    private static func read(_ prose: String, year: Int = 2009) throws -> Reading {
        try SampleText.read(
            """
            The Local Government Ombudsman's Annual Review
            Wendmere Borough Council
            for the year ended 31 March \(year)

            Complaints about Wendmere Borough Council

            \(prose)

            Our investigative team looks for maladministration. Some cases lie outside jurisdiction, others end with a
            local settlement.

            Local Government Ombudsman
            """)
    }

    @Test(arguments: [
        "We decided 20 complaints, excluding premature ones.",
        "I decided twenty complaints altogether, not counting those that were premature.",
        "I made decisions on 20 complaints (premature complaints not included).",
        "We decided 20 complaints. This does not include 14 premature complaints.",
        "I decided 20 complaints, excluding 14 premature ones.",
        "We decided 20 complaints, not counting 14 premature ones.",
    ])
    func `decisions that leave the premature complaints out are no total`(_ sentence: String) throws {
        let reading = try Self.read(sentence, year: 2007)
        #expect(reading[.decisionsTotal] == nil)
        #expect(reading[.decisionsTotalExcludingPremature] == 20)
    }

    @Test func `premature complaints of the advice team and among the decisions are two figures`() throws {
        let reading = try Self.read(
            "This year our Advice Team dealt with 84 enquiries and complaints about your Council. Of these, 12 were "
                + "premature and were referred back to the Council.\n\nWe decided 70 complaints during the year. We used our "
                + "discretion not to pursue 20 complaints. 9 were premature.", year: 2008)
        #expect(reading[.enquiriesPremature] == 12)
        #expect(reading[.decisionsPremature] == 9)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        "We received 84 complaints in all: housing 30, planning 20, education 14 and other 20.",
        "We received 84 complaints in all: 30 about housing, 20 about planning, 14 about education and 20 other.",
    ])
    func `the last of a list of subjects may be the other ones`(_ sentence: String) throws {
        let reading = try Self.read(sentence)
        let figures: [FigureName: Double] = [
            .receivedTotal: 84, .receivedHousing: 30, .receivedPlanningAndBuildingControl: 20, .receivedEducation: 14,
            .receivedOther: 20,
        ]
        #expect(SampleLetter.values(reading) == figures)
    }

    @Test func `the council's own number behind others' counts the same cases`() throws {
        let reading = try Self.read("District councils received 60 complaints on average; your Council 84.")
        #expect(SampleLetter.values(reading) == [.receivedTotal: 84])
    }

    @Test func `a sentence with a year below the letter's title makes it no report`() throws {
        let reading = try SampleText.read(
            """
            Local Government Ombudsman
            Annual Letter
            Wendmere Borough Council
            for the year ended 31 March 2008

            Complaints received

            The 84 complaints received represent a fall of 12.5% on the 96 received in 2006/07.

            We decided 70 complaints during the year. There were nine local settlements.

            """)
        #expect(reading.kind == .annualReviewLetter)
        #expect(reading[.decisionsTotal] == 70)
        #expect(reading[.receivedTotal] == 84 || reading.findings.contains { $0.figures.contains(.receivedTotal) })
    }

    @Test(arguments: [
        "Complaints received increased by 37, from 84 to 121.", "Complaints received rose from 84 by 37 to 121.",
        "The number of complaints received went up by 37 from 84 to 121.",
    ])
    func `a change with its difference is read`(_ sentence: String) throws {
        let reading = try Self.read(sentence)
        #expect(reading[.receivedTotal] == 121 || reading.findings.contains { $0.figures.contains(.receivedTotal) })
        #expect(reading[.receivedTotal] ?? 121 == 121)
    }

    @Test(arguments: [
        (
            "We decided 70 complaints. In a further 20 there was no significant injustice, so we used our discretion.",
            FigureName.decisionsOmbudsmansDiscretion
        ),
        ("Of 70 decisions, nine were local settlements.", .decisionsTotal),
    ])
    func `a count whose words leave it open is named`(_ sentence: String, _ name: FigureName) throws {
        let reading = try Self.read(sentence)
        #expect(reading[name] == nil)
        #expect(reading.findings.contains { $0.figures.contains(name) })
    }

    @Test func `cases that were not premature are none that were`() throws {
        let reading = try Self.read(
            "We decided 40 complaints. Of the 26 that were not premature, four were local settlements.", year: 2007)
        #expect(reading[.decisionsPremature] == nil)
        #expect(reading[.enquiriesPremature] == nil)
    }

    @Test(
        arguments: [
            ("Our Advice Team dealt with 72 enquiries and complaints about your Council.", [.receivedTotal: 72]),
            ("We received seventy-two complaints about your Council during the year.", [.receivedTotal: 72]),
            (
                "The number of complaints about your Council fell from 121 to 84.", [.receivedTotal: 84]
            ),
            (
                "We received 84 complaints about your Council. Of these, 19 were premature and were sent back, and "
                    + "advice was given in 21. The other 44 were forwarded to the investigative team.",
                [.receivedTotal: 84, .enquiriesPremature: 19, .enquiriesAdviceGiven: 21, .enquiriesForwarded: 44]
            ),
            (
                "We received 84 complaints about your Council, compared with 121 in the previous year.",
                [.receivedTotal: 84]
            ),
            (
                "We received 84 complaints about your Council. Most were about Housing (31) and Education (14).",
                [.receivedTotal: 84, .receivedHousing: 31, .receivedEducation: 14]
            ),
            (
                "We received 94 complaints about your Council. Seven of the 94 were about housing.",
                [.receivedTotal: 94, .receivedHousing: 7]
            ),
            (
                "We decided 58 complaints against your Council. In 21 of these we found no or insufficient evidence of "
                    + "maladministration. We used our discretion not to pursue 17, and nine were outside jurisdiction. "
                    + "There were 11 local settlements.",
                [
                    .decisionsTotal: 58, .decisionsNoMaladministrationWithoutReport: 21,
                    .decisionsOmbudsmansDiscretion: 17, .decisionsOutsideJurisdiction: 9, .decisionsLocalSettlement: 11,
                ]
            ),
            (
                "We received 84 complaints about your Council. Seven of the 84 were about housing, and 12 of our 84 "
                    + "complaints concerned education.",
                [.receivedTotal: 84, .receivedHousing: 7, .receivedEducation: 12]
            ),
            (
                "We decided 58 complaints against your Council. Nine of the 58 were outside jurisdiction.",
                [.decisionsTotal: 58, .decisionsOutsideJurisdiction: 9]
            ),
            (
                "We decided 58 complaints, of which 11 (18.9%) were local settlements.",
                [.decisionsTotal: 58, .decisionsLocalSettlement: 11]
            ),
            (
                "We received 84 complaints about your Council. Ten were forwarded to the investigative team after "
                    + "being resubmitted; 31 were new.",
                [.receivedTotal: 84, .enquiriesForwardedResubmitted: 10, .enquiriesForwardedNew: 31]
            ),
            (
                "We made 31 first enquiries of your Council, and its average response time was 26.4 days.",
                [.responseFirstEnquiries: 31, .responseAverageDays: 26.4]
            ),
            (
                "Your Council took 26.4 days on average to answer 31 first enquiries.",
                [.responseFirstEnquiries: 31, .responseAverageDays: 26.4]
            ),
            (
                "The average time taken by your Council to reply to our first enquiries was 26.4 days (31 enquiries), "
                    + "against 41.2 days in 2007/08 (22 enquiries).",
                [.responseFirstEnquiries: 31, .responseAverageDays: 26.4]
            ),
            (
                "The average response time of district councils was 27.1 days; yours was 26.4 days.",
                [.responseAverageDays: 26.4]
            ),
            (
                "58 complaints were determined: local settlements (11), no maladministration (21), our discretion (17), "
                    + "outside jurisdiction (9).",
                [
                    .decisionsTotal: 58, .decisionsNoMaladministrationWithoutReport: 21,
                    .decisionsOmbudsmansDiscretion: 17, .decisionsOutsideJurisdiction: 9, .decisionsLocalSettlement: 11,
                ]
            ),
            ("The council received 412 complaints itself; 94 enquiries reached us.", [.receivedTotal: 94]),
            (
                "The first enquiries that I made of your Council, of which there were 22, were answered in an average of 31.8 days.",
                [.responseFirstEnquiries: 22, .responseAverageDays: 31.8]
            ),
        ] as [(String, [FigureName: Double])])
    func `a clause of one number and one topic is a figure`(
        _ prose: String, _ expected: [FigureName: Double]
    ) throws {
        let reading = try Self.read(prose)
        #expect(reading.figures.mapValues(\.value) == expected)
        #expect(reading.findings == [])
    }

    @Test(arguments: [
        "Nationally we received 20,186 complaints about councils.",
        "In 2007/08 we received 121 complaints about your Council.",
        "Twelve complaints about housing were premature.",
        "In three of the local settlements your Council paid compensation.",
        "We expect a third of local settlements to take 28 days.",
    ])
    func `a number of others, of another year or of some cases is no figure`(_ sentence: String) throws {
        let reading = try Self.read("We received 84 complaints about your Council. " + sentence)
        #expect(reading.figures.mapValues(\.value) == [.receivedTotal: 84])
    }

    @Test(arguments: [
        ("Most of the 84 were premature.", FigureName.enquiriesPremature),
        ("Half of the 84 were about housing.", .receivedHousing),
        (
            "Thirty were about planning and in 12 of those we found no maladministration.",
            .decisionsNoMaladministrationWithoutReport
        ),
        (
            "Thirty of these concerned planning. In 12 of them we found no maladministration.",
            .decisionsNoMaladministrationWithoutReport
        ),
        ("Your Council paid £4,350 in 6 local settlements.", .decisionsLocalSettlement),
        ("Your Council made 12 local settlements without our help.", .decisionsLocalSettlement),
        ("Your Council settled 11 complaints.", .decisionsLocalSettlement),
        ("All but 9 were within jurisdiction.", .decisionsOutsideJurisdiction),
        ("During the first six months we received nine complaints about benefits.", .receivedBenefits),
        ("In April to September we received 17 complaints about housing.", .receivedHousing),
        ("Since 2006 we have received 57 complaints about housing.", .receivedHousing),
        ("Over the last five years there were 57 complaints about education.", .receivedEducation),
        ("On average we receive 12 complaints about education a year.", .receivedEducation),
        ("In the previous review I said there were 57 complaints about housing.", .receivedHousing),
        ("The neighbouring authority had 57 complaints about housing.", .receivedHousing),
        ("Another seven complaints about housing, received in 2007/08, were decided this year.", .receivedHousing),
    ])
    func `a whole for its part, or a part for the whole, is unclear`(_ sentence: String, _ name: FigureName) throws {
        let reading = try Self.read("We received 84 complaints about your Council. " + sentence)
        #expect(reading[name] == nil)
        #expect(reading.findings.contains { $0.code == .figureUnclear && $0.figures == [name] })
    }

    @Test func `of a share in words the whole is in doubt with its part`() throws {
        let reading = try Self.read("Forty per cent of the 58 decisions were local settlements.")
        #expect(reading.figures == [:])
        #expect(Set(reading.findings.flatMap(\.figures)) == [.decisionsTotal, .decisionsLocalSettlement])
    }

    @Test(
        arguments: [
            (2008, "We decided 58 complaints against your Council. Sixteen were premature.", [.decisionsPremature]),
            (2009, "We received 84 complaints about your Council. Sixteen were premature.", [.enquiriesPremature]),
            (2008, "We received 84 complaints about your Council. Sixteen were premature.", []),
            (
                2008,
                "We dealt with 84 complaints about your Council. Sixteen were premature, and advice was given in 20.",
                [.enquiriesPremature]
            ),
            (2009, "We decided 58 complaints against your Council. Sixteen were premature.", []),
        ] as [(Int, String, Set<FigureName>)])
    func `premature complaints are decisions until 2008 and enquiries later`(
        _ year: Int, _ prose: String, _ names: Set<FigureName>
    ) throws {
        let reading = try Self.read(prose, year: year)
        let read = [FigureName.decisionsPremature, .enquiriesPremature].filter { reading[$0] == 16 }
        #expect(Set(read) == names)
        #expect(reading.findings.isEmpty == !names.isEmpty)
    }

    @Test func `of a figure that is given twice and not alike there is none, and a finding`() throws {
        let reading = try Self.read(
            "We decided 58 complaints against your Council, and 9 were outside jurisdiction. We decided 85 complaints.")
        #expect(reading[.decisionsTotal] == nil)
        #expect(reading[.decisionsOutsideJurisdiction] == 9)
        #expect(reading.findings.map(\.figures) == [[.decisionsTotal]])
    }

    @Test(arguments: [
        ("Advice given 9 8 0 5 22", FigureName.enquiriesAdviceGiven),
        ("Forwarded to investigative team (resubmitted prematures) 8 2 0 52", .enquiriesForwardedResubmitted),
        ("Your Council paid 4,350 pounds in 6 local settlements.", .decisionsLocalSettlement),
    ])
    func `a cell of a row, or the number of a part, is a finding`(_ text: String, _ name: FigureName) throws {
        let reading = try Self.read("We made 31 first enquiries of your Council.\n\n" + text)
        #expect(reading[name] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
        #expect(reading.findings.flatMap(\.figures).contains(name))
    }

    @Test func `a number that fell is the year before's`() throws {
        let reading = try Self.read("The number of complaints about your Council fell from 121 to 84.")
        #expect(reading.earlier["2007-08"]?[.receivedTotal]?.value == 121)
    }

    @Test(arguments: [
        "We received 121 complaints about your Council in 2007/08 and 84 in 2008/09.",
        "We received 121 complaints about your Council in the previous year and 84 this year.",
    ])
    func `a number with its year goes on about the words before`(_ sentence: String) throws {
        let reading = try Self.read(sentence)
        #expect(reading[.receivedTotal] == 84)
        #expect(reading.earlier["2007-08"]?[.receivedTotal]?.value == 121)
        #expect(reading.findings == [])
    }

    @Test func `a number in a bracket is no other sentence's`() throws {
        let reading = try Self.read(
            "We received 84 complaints against your Council (121 in 2007/08), and decided 77 (102).")
        #expect(reading[.receivedTotal] == 84)
        #expect(reading.earlier["2007-08"]?[.decisionsTotal] == nil)
    }

    @Test func `a count beside first enquiries that can't be tied to them is unclear`() throws {
        let reading = try Self.read(
            "We decided 58 complaints. We sent first enquiries to your Council, 19 altogether, and it took 24.5 days on average."
        )
        #expect(reading[.responseFirstEnquiries] == nil)
        #expect(reading.findings.map(\.figures) == [[.responseFirstEnquiries]])
    }

    @Test func `a text that ends with the number of a subject's change is read`() throws {
        let text = """
            The Local Government Ombudsman's Annual Review
            Wendmere Borough Council
            for the year ended 31 March 2009

            We received 62 complaints about your Council. Planning complaints rose from 17 to 23, and those about housing fell \
            from 20 to 14.
            """
        let reading = try SampleText.read(text)
        #expect(reading[.receivedPlanningAndBuildingControl] == 23)
        #expect(reading[.receivedTotal] == 62)
    }
}
