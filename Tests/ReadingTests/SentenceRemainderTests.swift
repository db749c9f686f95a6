import Model
import Reading
import Testing

/// Nothing of a letter's statistics is passed over in silence.
@Suite struct SentenceRemainderTests {
    // MARK: New words and numbers that can't be made out

    static let unclear: [(name: String, from: String, to: String, names: [FigureName])] = [
        (
            "a rate in new words", "60% of complaints we investigated were upheld.",
            "The share of complaints in which we found fault is 60%.", [.upholdRate]
        ),
        ("a lost rate", "60% of complaints", "of complaints", [.upholdRate]),
        ("a rate left blank", "60% of complaints", "XX% of complaints", [.upholdRate]),
        ("an average left blank", "**53%**", "[ ]%", [.upholdPeerAverage]),
        ("letters for an average", "**53%**", "S3%", [.upholdPeerAverage]),
        ("a letter for a count", "total of 5 compliance", "total of S compliance", [.complianceOutcomes]),
        ("a compliance rate in new words", "In **100%** of cases we", "Of all cases, in 98%, we", [.complianceRate]),
        (
            "figures per 100,000 in new words", "Compliance with Ombudsman",
            "That is 3.4 investigations in every 100,000 homes.\n\nCompliance with Ombudsman",
            [.upholdPer100k, .upholdPeerPer100k]
        ),
        (
            "figures per 100,000 that can't be made out", "Compliance with Ombudsman",
            "3.A upheld decisions per 100,000 residents.\n\nCompliance with Ombudsman", [.upholdPer100k]
        ),
    ]

    @Test(arguments: unclear)
    func `a figure that is not read is a finding with its line`(
        _ item: (name: String, from: String, to: String, names: [FigureName])
    ) throws {
        let text = SampleLetter.text(
            statistics: SampleLetter.blocks().replacing(item.from, with: item.to, maxReplacements: 1))
        let reading = try SampleText.read(text)
        let names = Set(item.names)
        #expect(
            SampleLetter.values(reading) == SampleLetter.blockFigures.filter { !names.contains($0.key) }, "\(item.name)"
        )
        #expect(reading.findings.map(\.code) == [.figureUnclear], "\(item.name)")
        #expect(reading.findings.first?.figures == item.names, "\(item.name)")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(reading.findings.first?.place.line)
        #expect(item.to.split(separator: "\n").contains { lines[line - 1].contains($0) }, "\(item.name)")
    }

    static let harmless: [(name: String, text: String)] = [
        ("charts", "60%\n\n53%\n\n100%"),
        ("the country", "Nationally 72% of complaints were upheld, of 4,441 investigations."),
        ("the year before", "In the previous year it was 48%."),
        ("a remark on rates", "A compliance rate below 100% is rare."),
        ("a page number", "Page 3 of 4"),
        ("a telephone number", "Telephone 0300 061 0614"),
        ("a numbered heading", "2. Complaints upheld"),
        ("years", "Casework was paused between March and June 2020."),
        ("a link", "View upheld decisions"),
        ("an address on the web", "[2021](/documents/2021/wendmere%20borough%20council%202021%20letter.pdf)"),
        ("the other part of a ring chart", "60%\n40%"),
        ("a label without recommendations", "No recommendations were due for compliance in this period."),
    ]

    @Test(arguments: harmless)
    func `a number that is no figure is no finding`(_ item: (name: String, text: String)) throws {
        let reading = try SampleText.read(SampleLetter.text(statistics: SampleLetter.blocks() + "\n\n" + item.text))
        #expect(SampleLetter.values(reading) == SampleLetter.blockFigures, "\(item.name)")
        #expect(reading.findings == [], "\(item.name)")
    }

    // MARK: Other years

    private static let lastYear = """
        50% of complaints we investigated were upheld.

        5 upheld decisions

        In 95% of cases we were satisfied the authority had successfully implemented our recommendations.
        """

    @Test(arguments: ["Figures for 2019-20", "2019/20", "Last year's figures", "Previous year:"])
    func `figures of another year behind the letter's own stand under that year`(_ heading: String) throws {
        let reading = try SampleText.read(
            SampleLetter.text(statistics: SampleLetter.blocks() + "\n\n\(heading)\n\n" + Self.lastYear))
        #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
        #expect(reading.findings == [])
        #expect(
            reading.earlier["2019-20"]?.mapValues(\.value) == [.upholdRate: 50, .upholdUpheld: 5, .complianceRate: 95])
    }

    @Test func `dates part the statistics of two years`() throws {
        let other = SampleLetter.blocks(rate: "50%", upheld: "5", remedy: "20%", year: 2020)
        for text in [SampleLetter.blocks() + "\n\n" + other, other + "\n\n" + SampleLetter.blocks()] {
            let reading = try SampleText.read(SampleLetter.text(statistics: text))
            #expect(reading.period.name == "2020-21")
            #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
            #expect(reading.earlier["2019-20"]?[.upholdRate]?.value == 50)
            #expect(reading.findings == [])
        }
    }

    @Test func `the statistics go before the letter's prose`() throws {
        let prose = """
            In my letter last year the picture was another. 48% of complaints we investigated were upheld. In 91% of cases \
            we were satisfied the authority had successfully implemented our recommendations.
            """
        let reading = try SampleText.read(SampleLetter.text(prose: prose, statistics: SampleLetter.blocks()))
        #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
        #expect(reading.findings == [])
        // The prose of this year is a statement of its own.
        let conflict = try SampleText.read(
            SampleLetter.text(
                prose: prose.replacing("In my letter last year the picture was another. ", with: ""),
                statistics: SampleLetter.blocks()))
        #expect(SampleLetter.values(conflict) == SampleLetter.blockFigures)
        #expect(Set(conflict.findings.map(\.code)) == [.figureConflict])
    }

    @Test func `a line printed twice is one`() throws {
        let lines = SampleLetter.blocks().split(separator: "\n", omittingEmptySubsequences: false)
        let doubled = lines.flatMap { $0.contains("average") ? [$0, $0] : [$0] }.joined(separator: "\n")
        let reading = try SampleText.read(SampleLetter.text(statistics: doubled))
        #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
        #expect(reading.findings == [])
    }

    @Test func `the investigations that the Ombudsman carried out are counted`() throws {
        let blocks = SampleLetter.blocks().split(separator: "\n").filter { !$0.contains("investigations") }
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: "The Ombudsman carried out 10 investigations.\n" + blocks.joined(separator: "\n"))
        )
        #expect(reading.figures[.upholdInvestigations]?.value == 10)
    }

    @Test func `a remark on last year is no conflict`() throws {
        let reading = try SampleText.read(
            SampleLetter.text(statistics: SampleLetter.blocks() + "\n\n(last year: 9 upheld decisions, 48%)"))
        #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
        #expect(reading.findings == [])
    }

    // MARK: Text as extractors deliver it

    @Test func `words run into one another are parted again`() throws {
        let lines = SampleLetter.blocks().split(separator: "\n", omittingEmptySubsequences: false)
        let glued = lines.map { $0.contains("Statistics") ? String($0) : String($0.replacing(" ", with: "")) }
        let reading = try SampleText.read(SampleLetter.text(statistics: glued.joined(separator: "\n")))
        #expect(SampleLetter.values(reading) == SampleLetter.blockFigures)
        #expect(reading.findings == [])
        #expect(
            reading.figures[.upholdPeerAverage]?.place.text == "Thiscomparestoanaverageof**53%**insimilarauthorities.")
    }

    @Test(arguments: ["***", "**", "__"])
    func `marks of bold and italics do not matter`(_ mark: String) throws {
        let text = SampleLetter.blocks().replacing("**", with: mark)
            .replacing("6\nupheld decisions", with: "\(mark)6\(mark)\n\(mark)upheld decisions\(mark)")
        #expect(
            try SampleLetter.values(SampleText.read(SampleLetter.text(statistics: text))) == SampleLetter.blockFigures)
    }

    @Test func `of columns a single space apart no average is anybody's`() throws {
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: """
                    Complaints upheld Compliance with Ombudsman recommendations
                    60% of complaints we investigated were In 100% of cases we were satisfied the authority
                    upheld. had successfully implemented our recommendations.
                    This compares to an average of 53% in similar This compares to an average of 99% in similar
                    authorities. authorities.
                    6 upheld decisions Statistics are based on a total of 5 compliance outcomes
                    Statistics are based on a total of 10 investigations for the period between 1 April 2020 to 31 March
                    2021.
                    """))
        #expect(
            SampleLetter.values(reading) == [
                .upholdRate: 60, .upholdUpheld: 6, .upholdInvestigations: 10, .complianceRate: 100,
                .complianceOutcomes: 5,
            ])
        #expect(reading.findings.map(\.code) == [.figureUnclear])
        #expect(reading.findings.first?.figures.contains(.compliancePeerAverage) == true)
    }

    @Test func `a basis may go on behind another column`() throws {
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: """
                    60% of complaints we investigated were upheld. 6
                    60% upheld decisions
                    This compares to an average of 53% in similar Statistics are based on a total of 10
                    authorities. investigations for the period between 1
                    April 2020 to 31 March 2021
                    """))
        #expect(
            SampleLetter.values(reading) == [
                .upholdRate: 60, .upholdUpheld: 6, .upholdInvestigations: 10, .upholdPeerAverage: 53,
            ])
        #expect(reading.findings == [])
    }

    // MARK: Councils without cases

    @Test(arguments: [
        "The Ombudsman carried out no detailed investigations during this period",
        "We did not carry out any investigations in this period.",
        "There were no investigations in the year.",
        "We did not complete any detailed investigations during this period.",
    ])
    func `without investigations there is no rate to miss`(_ sentence: String) throws {
        let reading = try SampleText.read(
            SampleLetter.text(
                statistics: """
                    Complaints upheld

                    \(sentence)

                    Compliance with Ombudsman recommendations

                    No recommendations were due for compliance in this period.

                    Satisfactory remedy provided by the authority

                    The Ombudsman did not uphold any complaints during this period.
                    """))
        #expect(SampleLetter.values(reading) == [.upholdInvestigations: 0])
        #expect(reading.findings == [])
    }
}
