import Model
import Reading
import Testing

@Suite struct SentenceLetterTests {
    @Test func `an average of the whole country, or a rate of others, is none of the letter's`() throws {
        let blocks = SampleLetter.blocks()
            .replacing("**53%** in similar authorities", with: "**53%** nationally")
            .replacing("satisfied the authority had", with: "satisfied the care providers had")
        let reading = try SampleText.read(SampleLetter.text(statistics: blocks))
        #expect(reading[.upholdPeerAverage] == nil)
        #expect(reading[.complianceRate] == nil)
        #expect(Set(reading.findings.flatMap(\.figures)).isSuperset(of: [.upholdPeerAverage, .complianceRate]))
    }

    @Test(arguments: [
        "Nationally 66% were upheld and 3,401 upheld decisions were made by us.",
        "Complaints upheld nationally rose, and that\n3,401 upheld decisions were made by us is no surprise.",
        "We made 3,401 upheld decisions nationally.",
    ])
    func `a national count in prose is not the authority's`(_ sentence: String) throws {
        let reading = try SampleText.read(
            SampleLetter.text(statistics: sentence + "\n\n" + SampleLetter.blocks()))
        #expect(reading[.upholdUpheld] == 6)
        #expect(!reading.findings.contains { $0.code == .rateMismatch || $0.code == .figureConflict })
    }

    @Test func `a number that its neighbours touch is read`() throws {
        let letter = SampleLetter.text(statistics: SampleLetter.blocks())
        let plain = try SampleText.read(letter)
        let touching = try SampleText.read(
            letter.replacing("a total of ", with: "a total of").replacing(" detailed", with: "detailed"))
        #expect(touching[.upholdInvestigations] == plain[.upholdInvestigations])
    }

    @Test func `of two counts the one that the rate confirms counts`() throws {
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: "That 3,401 upheld decisions were made is no surprise.\n\n" + SampleLetter.blocks()))
        #expect(reading[.upholdUpheld] == 6)
        #expect(reading.findings.map(\.code) == [.figureConflict])
    }

    @Test func `a year of new words is not read in silence`() throws {
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: """
                    We found fault in 62% of cases.
                    Councils like yours: 58%.
                    8 upheld decisions
                    """))
        #expect(SampleLetter.values(reading) == [.upholdUpheld: 8])
        #expect(reading.findings.map(\.code) == [.figureUnclear])
        #expect(reading.findings.first?.figures == [.upholdRate, .complianceRate, .remedyRate])
        #expect(reading.findings.first?.place.text == "We found fault in 62% of cases.")
    }

    @Test func `a letter without investigations has no rate to miss`() throws {
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: """
                    No complaints were investigated in this period.
                    A compliance rate below 100% is rare: the average is 99%.
                    """))
        #expect(reading.findings.isEmpty)
    }

    /// Pages as a layout-keeping extractor gives them: charts at the side, or blocks side by side under wide prose.
    @Test(arguments: [
        """
            Complaints upheld

                                                         60% of complaints we
                                                         investigated were upheld.

                                                         This compares to an average of
                            60%                          53% in similar authorities.

                                                         6
                                                         upheld decisions

                                                         Statistics are based on a total of
                                                         10 investigations for the period
                                                         between 1 April 2020 to 31 March
                                                         2021

            Compliance with Ombudsman recommendations

                                                         In 100% of cases we were
                                                         satisfied the authority had
                            100%                         successfully implemented our
                                                         recommendations.

                                                         This compares to an average of
                                                         99% in similar authorities.

                                                         Statistics are based on a total of
                                                         5 compliance outcomes for the
                                                         period between 1 April 2020 to 31
                                                         March 2021

            Satisfactory remedy provided by the authority

                                                         In 17% of upheld cases we found
                                                         the authority had provided a
                            17%                          satisfactory remedy before the
                                                         complaint reached the Ombudsman.

                                                         This compares to an average of
                                                         11% in similar authorities.

                                                         1
                                                         satisfactory remedy decision
        """,
        """
        Complaints upheld               Compliance with Ombudsman          Satisfactory remedy provided by
                                        recommendations                    the authority

        60% of complaints we            In 100% of cases we were           In 17% of upheld cases we found
        investigated were upheld.       satisfied the authority had        the authority had provided a
                                        successfully implemented our       satisfactory remedy before the
                                        recommendations.                   complaint reached the Ombudsman.

        This compares to an average     This compares to an average        This compares to an average of
        of 53% in similar               of 99% in similar                  11% in similar authorities.
        authorities.                    authorities.

        6                               Statistics are based on a          1
        upheld decisions                total of 5 compliance              satisfactory remedy decision
                                        outcomes for the period
        Statistics are based on a       between 1 April 2020 to
        total of 10 detailed            31 March 2021
        investigations for the period
        between 1 April 2020 to 31
        March 2021
        """,
    ])
    func `statistics in columns are read`(_ statistics: String) throws {
        let prose = "Last year the authority complied with 88% of what was asked, and nationally 66% were upheld by us."
        let whole = SampleLetter.text(prose: prose, statistics: statistics)
        let bare = """
            Chief Executive
            Wendmere Borough Council

            Annual Review letter 2021

            \(prose)
            \(statistics)
            """
        for text in [whole, bare] {
            let reading = try SampleText.read(text)
            #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
            #expect(reading.findings.isEmpty)
        }
    }

    @Test func `a whole letter is read with authority, year and every figure`() throws {
        let reading = try SampleText.read(SampleLetter.text(statistics: SampleLetter.blocks()))
        #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
        #expect(reading.findings.isEmpty)
        #expect(reading.authority.name == "Wendmere Borough Council")
        #expect(reading.authority.slug == "wendmere-borough-council")
        #expect(reading.authority.kind == .other)
        #expect(reading.period.name == "2020-21")
        #expect(reading.date == "2021-07-20")
        #expect(reading.addressee == "Interim Chief Executive")
    }

    @Test(arguments: [
        SampleLetter.blocks(upheld: "Six"), SampleLetter.blocks(rate: "**60%**"),
        SampleLetter.blocks(rate: "60 per cent"),
        SampleLetter.blocks(rate: "60\n%"), SampleLetter.blocks(upheld: "six"),
        SampleLetter.blocks(investigations: "ten"),
        SampleLetter.blocks(investigations: "\n10\n"),
    ])
    func `a number in another guise is the same number`(_ statistics: String) throws {
        let reading = try SampleText.read(SampleLetter.text(statistics: statistics))
        #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: ["-60%", "\u{2212}60%", "55-60%"])
    func `a rate behind a dash is a change or a range, and no rate`(_ rate: String) throws {
        let reading = try SampleText.read(SampleLetter.text(statistics: SampleLetter.blocks(rate: rate)))
        #expect(reading[.upholdRate] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
        #expect(
            try SampleText.read(SampleLetter.text(statistics: SampleLetter.blocks(rate: "- 60%")))[.upholdRate] == 60)
    }

    @Test func `lost counts are derived where only one fits`() throws {
        let reading = try SampleText.read(
            SampleLetter.text(statistics: SampleLetter.blocks(upheld: ". .", remedies: ". .")))
        #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
        #expect(reading.figures[.upholdUpheld]?.basis == .derived(from: [.upholdRate, .upholdInvestigations]))
        #expect(reading.figures[.remedyDecisions]?.basis == .derived(from: [.remedyRate, .upholdUpheld]))
    }

    @Test func `a lost count that several numbers fit is absent`() throws {
        let reading = try SampleText.read(
            SampleLetter.text(statistics: SampleLetter.blocks(upheld: "", investigations: "250", remedies: "1")))
        #expect(reading[.upholdUpheld] == nil)
    }

    @Test(arguments: [("6", "lO", true), ("6", "1O", true), ("6", "ll", false)])
    func `digits that text recognition mistook count where the arithmetic confirms them, and never in silence`(
        _ upheld: String, _ investigations: String, _ isConfirmed: Bool
    ) throws {
        let statistics = SampleLetter.blocks(upheld: upheld, investigations: investigations)
        let reading = try SampleText.read(SampleLetter.text(statistics: statistics))
        #expect(reading[.upholdInvestigations] == (isConfirmed ? 10 : nil))
        #expect(reading.findings.allSatisfy { $0.code == .figureUnclear })
        #expect(reading.findings.contains { $0.figures == [.upholdInvestigations] } == !isConfirmed)
        #expect(reading.findings.contains { $0.message.contains("read as 10, which") } == isConfirmed)
    }

    @Test(arguments: [
        (SampleLetter.blocks(rate: "70%"), Finding.Code.rateMismatch),
        (SampleLetter.blocks(upheld: "16"), .rateMismatch),
        (SampleLetter.blocks() + "\n\n55% of complaints we investigated were upheld.", .figureConflict),
        (SampleLetter.blocks(remedy: "40%"), .rateMismatch),
    ])
    func `a figure that contradicts others has a finding`(_ statistics: String, _ code: Finding.Code) throws {
        let reading = try SampleText.read(SampleLetter.text(statistics: statistics))
        #expect(reading.findings.map(\.code).contains(code))
    }

    @Test(arguments: [("160%", FigureName.upholdRate), ("1.5", .upholdInvestigations)])
    func `an impossible value is no figure, and unclear`(_ value: String, _ name: FigureName) throws {
        let statistics =
            name == .upholdRate ? SampleLetter.blocks(rate: value) : SampleLetter.blocks(investigations: value)
        let reading = try SampleText.read(SampleLetter.text(statistics: statistics))
        #expect(reading[name] == nil)
        #expect(reading.findings.map(\.code) == [.figureUnclear])
        #expect(reading.findings.first?.figures == [name])
    }

    @Test(arguments: [
        "Nationally, 72% of complaints we investigated were upheld.",
        "Last year 72% of complaints we investigated were upheld.",
        "Across England, in 98% of cases we were satisfied the council had successfully implemented our "
            + "recommendations. This compares to an average of 97% in similar schemes.",
        "An authority with a compliance rate below 100% should look again.",
        "72% of complaints we investigated were upheld nationally.",
        "During the year we dealt with 20,773 complaints and investigated 4,003 of them.",
        "In 2018-19 72% of complaints we investigated were upheld.",
    ])
    func `a rate in running prose is no figure`(_ prose: String) throws {
        let reading = try SampleText.read(SampleLetter.text(prose: prose, statistics: SampleLetter.blocks()))
        #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
        #expect(reading.findings.isEmpty)
    }

    @Test func `absent blocks are absent`() throws {
        let statistics = """
            0% of complaints we investigated were upheld.

            This compares to an average of 45% in similar authorities.

            0
            upheld decisions

            Statistics are based on a total of 2 detailed investigations for the period between 1 April 2020 to 31 March 2021

            Compliance with Ombudsman recommendations

            No recommendations were due for compliance in this period
            """
        let reading = try SampleText.read(SampleLetter.text(statistics: statistics))
        #expect(
            SampleLetter.values(reading) == [
                .upholdRate: 0, .upholdUpheld: 0, .upholdInvestigations: 2, .upholdPeerAverage: 45,
            ])
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        "This is 3.8 upheld decisions per 100,000 residents.\nThe average for authorities of this type is 4.6 upheld "
            + "decisions per 100,000 residents.",
        "This is 3.8% upheld decisions\nper 100,000 residents.\n\nThe average for authorities of this type is\n4.6%\n"
            + "upheld decisions per\n100,000 residents.",
        "Adjusted for Wendmere's population, this is\n3.8\nupheld decisions per 100,000 residents\n\n"
            + "The average for organisations of this type is 4.6 upheld decisions per 100,000 residents",
        "3.8\nupheld decisions\nper 100,000 residents\nThis compares to an average of 4.6 per 100,000 residents in "
            + "similar organisations.",
    ])
    func `figures for each 100,000 residents are read`(_ sentences: String) throws {
        let statistics = SampleLetter.blocks().replacing(
            "Compliance with", with: sentences + "\n\nCompliance with", maxReplacements: 1)
        let reading = try SampleText.read(SampleLetter.text(statistics: statistics))
        var expected = SampleLetter.blockFigures
        expected[.upholdPer100k] = 3.8
        expected[.upholdPeerPer100k] = 4.6
        #expect(SampleLetter.values(reading) == expected)
        #expect(reading.findings.isEmpty)
    }

    @Test(arguments: [
        "Between 1 April 2020 and 31 March 2021, we dealt with 95 complaints. Of these, 44 were not for us or not "
            + "ready for us to investigate. We assessed and closed 41 complaints. We investigated 10 complaints.",
        "Complaints dealt with: 95\nNot for us: 44\nAssessed and closed: 41\nInvestigated: 10",
        "95\nComplaints dealt with\n\n44\nNot for us\n\n41\nAssessed and closed\n\n10\nInvestigated\n",
        // A label that reaches the numbers' column ends the columns there.
        "Complaints dealt with: 95\nNot for us:             44\nAssessed and closed: 41\nInvestigated:           10\n"
            + "Not for us - these came too early, or are for another body.",
        "Complaints dealt with  95\nNot for us             44\nAssessed and closed  41\nInvestigated           10\n"
            + "Not for us - these came too early, or are for another body.",
    ])
    func `the overview of the caseload is read`(_ overview: String) throws {
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: "Complaints overview\n\n" + overview
                    + "\n\nWe completed 10 investigations and upheld 6.\n\n"
                    + "Not for us: includes complaints that came too early.\n\n" + SampleLetter.blocks()))
        var expected = SampleLetter.blockFigures
        expected[.caseloadDealtWith] = 95
        expected[.caseloadNotForUs] = 44
        expected[.caseloadAssessedAndClosed] = 41
        expected[.caseloadInvestigated] = 10
        #expect(SampleLetter.values(reading) == expected)
        #expect(reading.findings.isEmpty)
    }

    @Test func `columns side by side are each read from top to bottom`() throws {
        let statistics = """
            Complaints upheld

                           60% of complaints we investigated were upheld.              6
                                                                                upheld decisions
               60%         This compares to an average of 53% in similar
                           authorities.                                     Statistics are based on a total of 10
                                                                            detailed investigations for the period
                                                                            between 1 April 2020 to 31 March 2021

            Compliance with Ombudsman recommendations

                           In 100% of cases we were satisfied the           Statistics are based on a total of 5
              100%         authority had successfully implemented our       compliance outcomes for the period
                           recommendations.                                 between 1 April 2020 to 31 March 2021

                           This compares to an average of 99% in similar
                           authorities.

            Satisfactory remedy provided by the authority

                           In 17% of upheld cases we found the authority               1
               17%         had provided a satisfactory remedy before          satisfactory remedy decision
                           the complaint reached the Ombudsman.
                                                                            Statistics are based on a total of 10
                           This compares to an average of 11% in similar    detailed investigations for the period
                           authorities.                                     between 1 April 2020 to 31 March 2021
            """
        let reading = try SampleText.read(SampleLetter.text(statistics: statistics))
        #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
        #expect(reading.findings.isEmpty)
    }

    @Test func `an average before the next sentence's figure per 100,000 is a rate`() throws {
        let text = """
            Wendmere Borough Council
            For the period ending: 31/03/26

            Complaints upheld
            80% of complaints we investigated were upheld.
            This compares to an average of 66%.
            5.2 upheld complaints per 100,000 residents.
            8 upheld decisions
            Statistics are based on a total of 10 investigations for the period between 1 April 2025 to 31 March 2026
            """
        let reading = try #require(try DocumentReader.read(DocumentText(text)).first)
        #expect(reading[.upholdPeerAverage] == 66)
        #expect(reading[.upholdPer100k] == 5.2 && reading[.upholdPeerPer100k] == nil)
    }
}
