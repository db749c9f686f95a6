import Model
import Reading
import Testing

/// Letters of 2006 to 2012 in plain words, without a table.
@Suite struct OlderProseTests {
    /// A sentence or two of a letter for a year to March, and what they state. Figures of the year before stand under "before".
    struct Prose: Sendable {
        var year = 2009
        let text: String
        var figures: [FigureName: Double] = [:]
        var before: [FigureName: Double] = [:]
        var unclear: Set<FigureName> = []
    }

    private static func read(_ prose: Prose) throws -> Reading {
        try SampleText.read(
            """
            The Local Government Ombudsman's Annual Review
            Wendmere Borough Council
            for the year ended 31 March \(prose.year)

            \(prose.text)

            Local Government Ombudsman
            """)
    }

    /// Expects a letter to be read as its words state.
    static func check(_ prose: Prose) throws {
        let reading = try read(prose)
        #expect(reading.figures.mapValues(\.value) == prose.figures)
        #expect(reading.earlier.values.first?.mapValues(\.value) ?? [:] == prose.before)
        #expect(Set(reading.findings.flatMap(\.figures)) == prose.unclear)
    }

    @Test(arguments: [
        Prose(
            text:
                "We received ninety-four enquiries and complaints about your Council. Nineteen of these were premature, "
                + "and in twenty-two cases we gave advice. The remaining fifty-three were forwarded to the investigative "
                + "team.",
            figures: [
                .receivedTotal: 94, .enquiriesPremature: 19, .enquiriesAdviceGiven: 22, .enquiriesForwarded: 53,
            ]),
        Prose(
            text:
                "Our Advice Team received 62 enquiries and complaints about your Council. Of these, 14 were treated as "
                + "premature and advice was given in a further 18 cases. We passed 30 complaints to the investigative "
                + "team, nine of which were resubmitted.",
            figures: [
                .receivedTotal: 62, .enquiriesPremature: 14, .enquiriesAdviceGiven: 18, .enquiriesForwarded: 30,
                .enquiriesForwardedResubmitted: 9,
            ]),
        Prose(
            text: "Complaints received: 88. Complaints decided: 58. Local settlements: 11.",
            figures: [.receivedTotal: 88, .decisionsTotal: 58, .decisionsLocalSettlement: 11]),
        Prose(
            text: "We received 94 complaints about your Council: housing 41, planning and building control 33 and "
                + "benefits 20.",
            figures: [
                .receivedTotal: 94, .receivedHousing: 41, .receivedPlanningAndBuildingControl: 33,
                .receivedBenefits: 20,
            ]),
        Prose(
            text:
                "We decided 58 complaints: 21 no maladministration, 17 at the Ombudsman's discretion, none were outside "
                + "jurisdiction, and there were 11 local settlements (19%).",
            figures: [
                .decisionsTotal: 58, .decisionsNoMaladministrationWithoutReport: 21, .decisionsOmbudsmansDiscretion: 17,
                .decisionsOutsideJurisdiction: 0, .decisionsLocalSettlement: 11,
            ]),
        Prose(
            year: 2008,
            text:
                "Decisions\nI made 90 decisions during the year. Sixteen were premature. Leaving those aside, 74 decisions "
                + "were made. One was a report finding maladministration causing injustice.",
            figures: [
                .decisionsTotal: 90, .decisionsPremature: 16, .decisionsTotalExcludingPremature: 74,
                .decisionsMaladministrationInjusticeWithReport: 1,
            ]),
        Prose(
            year: 2012,
            text:
                "We made 30 decisions on complaints about your Council. In nine there was not enough evidence of fault, "
                + "and one report was issued.",
            figures: [.decisionsTotal: 30, .decisionsNotEnoughEvidenceOfFault: 9, .decisionsReport: 1]),
        Prose(
            text:
                "Your Council's average time to respond to our 12 enquiries was 30.0 days, two days more than the target "
                + "of 28.",
            figures: [.responseFirstEnquiries: 12, .responseAverageDays: 30]),
    ])
    func `a plain letter is read`(_ prose: Prose) throws { try Self.check(prose) }

    @Test(arguments: [
        Prose(
            text: "The number of complaints about your Council rose from 61 to 75.", figures: [.receivedTotal: 75],
            before: [.receivedTotal: 61]),
        Prose(
            text: "Enquiries and complaints received fell to 75 from 81 in 2007/08.", figures: [.receivedTotal: 75],
            before: [.receivedTotal: 81]),
        Prose(text: "Complaints about your Council went up by 12 to 75.", figures: [.receivedTotal: 75]),
        Prose(
            text: "We received 94 complaints about your Council. Education complaints fell by 6, to 14.",
            figures: [.receivedTotal: 94, .receivedEducation: 14]),
        Prose(
            text:
                "We received 94 complaints about your Council, 12 more than last year. Education went up from 20 to 28.",
            figures: [.receivedTotal: 94, .receivedEducation: 28], before: [.receivedEducation: 20]),
        Prose(
            text: "We decided 58 complaints against 64 the year before.", figures: [.decisionsTotal: 58],
            before: [.decisionsTotal: 64]),
        Prose(
            text: "In 2007/08 we received 121 complaints about your Council and decided 90. We decided 58 this year.",
            figures: [.decisionsTotal: 58], before: [.receivedTotal: 121, .decisionsTotal: 90]),
        Prose(
            text: "Last year our Advice Team dealt with 121 enquiries about your Council. This year there were 94.",
            figures: [.receivedTotal: 94], before: [.receivedTotal: 121]),
        Prose(
            text: "We received 84 complaints about your Council last year, compared with 121 in the previous year.",
            figures: [.receivedTotal: 84], before: [.receivedTotal: 121]),
        Prose(
            text: "We decided 58 complaints. We received 84 complaints about your Council last year.",
            figures: [.decisionsTotal: 58], unclear: [.receivedTotal]),
        Prose(
            text: "Your Council's average response time fell from 36.1 to 26.4 days.",
            figures: [.responseAverageDays: 26.4], before: [.responseAverageDays: 36.1]),
    ])
    func `each number is of its own year`(_ prose: Prose) throws { try Self.check(prose) }

    @Test(
        arguments: [
            ("Half were premature.", [.enquiriesPremature]),
            ("A third of these were about housing.", [.receivedHousing]),
            ("Education (28%) came next.", [.receivedEducation]),
            ("Twelve complaints were about benefits repairs.", [.receivedBenefits]),
            ("More than 20 were about housing.", [.receivedHousing]),
            ("Between 20 and 25 were premature.", [.enquiriesPremature]),
            ("If 12 were premature, we would be concerned.", [.enquiriesPremature]),
            (
                "Housing and planning complaints made up 40 of them.",
                [.receivedHousing, .receivedPlanningAndBuildingControl]
            ),
            ("Five were against a housing company, and two of those were premature.", [.enquiriesPremature]),
            ("Three premature complaints were badly handled.", [.enquiriesPremature]),
            ("The two premature complaints that your Council settled were handled well.", [.enquiriesPremature]),
            ("Section 26 of the Act says what is outside jurisdiction.", [.decisionsOutsideJurisdiction]),
            ("Table 2 shows premature complaints.", [.enquiriesPremature]),
            ("I held 2 seminars on premature complaints.", [.enquiriesPremature]),
            ("Twelve of your officers came to our course on local settlements.", [.decisionsLocalSettlement]),
            ("Your Council asked us to treat 12 complaints as premature.", [.enquiriesPremature]),
            ("Six more were against a contractor. Two of the latter were premature.", [.enquiriesPremature]),
            (
                "In 32 cases there was either a local settlement or no maladministration.",
                [.decisionsLocalSettlement, .decisionsNoMaladministrationWithoutReport]
            ),
            ("In the three years to 31 March 2009 we decided 325 complaints about your Council.", [.decisionsTotal]),
            (
                "I issued one report.",
                [
                    .decisionsMaladministrationInjusticeWithReport, .decisionsMaladministrationWithReport,
                    .decisionsNoMaladministrationWithReport,
                ]
            ),
        ] as [(String, Set<FigureName>)])
    func `a share, a bound, a hope or a part is unclear`(_ sentence: String, _ names: Set<FigureName>) throws {
        let reading = try Self.read(
            Prose(text: "We received 84 enquiries and complaints about your Council. " + sentence))
        #expect(reading.figures.mapValues(\.value) == [.receivedTotal: 84])
        #expect(names.isSubset(of: Set(reading.findings.flatMap(\.figures))))
    }

    @Test(arguments: [
        "Your Council received 312 complaints under its own procedure.",
        "There were 2,913 local settlements nationally.",
        "In England as a whole we decided 17,900 complaints, and 210 reports were issued.",
        "We decided not to pursue 17 complaints.",
        "District councils took 27 days on average to respond to first enquiries.",
    ])
    func `a number of others, or of another thing, is no figure`(_ sentence: String) throws {
        let reading = try Self.read(
            Prose(text: "We received 84 enquiries and complaints about your Council. " + sentence))
        #expect(reading.figures.mapValues(\.value) == [.receivedTotal: 84])
    }

    @Test func `a part that is more than its whole is unclear`() throws {
        let reading = try Self.read(
            Prose(text: "We received 84 complaints about your Council. Advice was given in 412 cases."))
        #expect(reading[.enquiriesAdviceGiven] == nil)
        #expect(reading.findings.map(\.figures) == [[.enquiriesAdviceGiven]])
    }

    @Test func `a council's paper about its letter is not the letter`() {
        #expect(throws: Refusal.self) {
            try SampleText.read(
                """
                Report to the Audit Committee
                Local Government Ombudsman Annual Review 2008/09
                Report of the Monitoring Officer
                Recommendation: that the report is noted.

                The Ombudsman received 84 complaints.
                """)
        }
    }

    @Test func `a letter with a salutation and the year in its title is one`() throws {
        let reading = try SampleText.read(
            """
            Mr A Example
            Chief Executive
            Wendmere Borough Council

            Dear Mr Example

            Annual Letter 2007/08

            This is my summary of the year.

            I received 84 complaints against your Council, compared with 121 the previous year. I made decisions on 90
            complaints, of which sixteen were premature.

            Yours sincerely

            Local Government Ombudsman
            """)
        #expect(reading.period == Period(endYear: 2008))
        #expect(
            reading.figures.mapValues(\.value) == [.receivedTotal: 84, .decisionsTotal: 90, .decisionsPremature: 16])
    }

    @Test(arguments: [
        "The largest category was planning. The number of complaints in it rose from 10 to 40.",
        "I received 84 complaints about housing, and the number of complaints about tenancy fell from 60 to 50.",
        "The largest category was housing. However, the number of such complaints fell from 121 to 84.",
    ])
    func `complaints of a kind without its name are not all complaints`(_ sentence: String) {
        let reading = try? Self.read(Prose(year: 2008, text: sentence))
        #expect(reading?[.receivedTotal] == nil)
        #expect(reading?.earlier["2006-07"]?[.receivedTotal] == nil)
    }
}
