import Model

/// The Ombudsman's statistics page about one council, saved as text: the letters' sentences without the letter.
///
/// Published at www.lgo.org.uk/your-councils-performance. A page may hold several years, the latest first or last; the
/// latest is the reading's, the others stand under their own names.
struct PerformancePage: Format {
    let name = "performance-page"

    func recognise(_ passage: Passage) -> Confidence {
        let isHeaded = StatisticsPageTitle.stands(over: passage)
        // A letter's statistics are headed by their period; the page's may be so below its own title.
        guard LetterHead(of: passage).salutation == nil, Self.letterMarks.countOfAll(in: passage) == 0,
            isHeaded || !passage.contains("for the period ending")
        else { return .none }
        // An overview stands alone where nothing was investigated, or where the rest of the page was not saved.
        let sentences = max(Self.sentences.countOfAll(in: passage), Self.overview.countOfAll(in: passage))
        guard sentences > 0 else { return .none }
        let marks = Self.marks.countOfAll(in: passage)
        // "We dealt with no complaints" is a whole overview of one sentence, under the page's own titles.
        guard sentences > 1 || marks > 1 else { return .none }
        if marks > 1 || isHeaded { return .certain }
        if marks > 0, Self.overview.countOfAll(in: passage) > 1, ReportTitle(of: passage)?.isReport != true {
            return .certain
        }
        if marks > 0 { return .likely }
        // The sentences of the overview, saved without its heading.
        return Self.overview.countOfAll(in: passage) > 2 && ReportTitle(of: passage) == nil ? .weak : .none
    }

    func read(_ passage: Passage) throws(Refusal) -> Reading {
        try Sender.requireOwn(passage)
        let passage = passage.text.dividingYears(passage.lines).map { passage.rewritten(as: $0) } ?? passage
        let tail = Self.tailWithoutYear(of: passage)
        let whole = tail.map { Passage(text: passage.text, lines: passage.lines.lowerBound..<$0) } ?? passage
        let blocks = StatisticYears.blocks(of: whole)
        let years = Self.years(of: whole, blocks)
        guard let latest = years.keys.max(), let own = years[latest] else {
            throw Refusal(
                .noPeriod, "The page does not say which year its statistics are of; save it with all of its text.")
        }
        let statistics = Self.statistics(of: own.passage)
        guard !statistics.figures.isEmpty else {
            throw Refusal(.noFigures, "The page has no statistics; save it again with all of its text.")
        }
        let authority = try Identification.authority(in: passage, period: latest)
        var reading = Reading(
            kind: .performancePage, format: name, authority: authority.value, authorityPlace: authority.place,
            period: latest, periodPlace: own.place, figures: statistics.figures,
            findings: (Identification.anachronism(of: authority, in: latest).map { [$0] } ?? []) + statistics.findings)
        for (year, block) in years.sorted(by: { $0.key < $1.key }) where year != latest {
            let statistics = Self.statistics(of: block.passage)
            if !statistics.figures.isEmpty { reading.earlier[year.name] = statistics.figures }
            reading.findings += statistics.findings
        }
        for block in blocks where block.year == nil {
            if let finding = block.finding(about: SentenceReader.read(block.passage).ledger) {
                reading.findings.append(finding)
            }
        }
        if let tail {
            reading.findings.append(
                Checks.unclear(
                    [],
                    "The page goes on with statistics that do not say of which year they are: it may be cut off. They are left out; "
                        + "save the page with all of its text.", at: passage.text.place(ofLine: tail)))
        }
        return reading
    }

    /// The statistics of the letters' sentences. A page has no count of its remedies; it follows from their rate.
    private static func statistics(of passage: Passage) -> (figures: [FigureName: Figure], findings: [Finding]) {
        let ledger = SentenceReader.read(passage).ledger
        var figures = ledger.figures
        if figures[.remedyDecisions] == nil, let rate = figures[.remedyRate], let upheld = figures[.upholdUpheld],
            let count = Checks.count(rate: rate.value, of: upheld.value)
        {
            figures[.remedyDecisions] = Figure(
                value: Double(count), unit: .count, basis: .derived(from: [.remedyRate, .upholdUpheld]),
                place: rate.place)
        }
        return (figures, ledger.findings)
    }

    /// Phrases that only the page has.
    private static let marks = PhraseMarks([
        "annual statistics", "view upheld decisions", "view annual letters", "view all satisfactory remedy decisions",
        "complaint overview", "complaints overview", "more about this data", "your council's performance",
        "your councils performance", "advice on comparing statistics across years", "annual letters",
    ])

    private static let sentences = PhraseMarks(
        StatisticSentence.knownPhrases + ["complaints we dealt with", "we dealt with"])

    /// The words of the overview, and of blocks without cases.
    private static let overview = PhraseMarks([
        "we dealt with", "not for us or not ready for us", "we assessed and closed",
        "we did not investigate any complaints", "no recommendations were due for compliance",
    ])

    private static let letterMarks = PhraseMarks(["yours sincerely", "yours faithfully"])

    /// The line on which statistics begin anew behind the last dates of a page: another year's, whose own dates were cut off; nil
    /// where none do.
    private static func tailWithoutYear(of passage: Passage) -> Int? {
        let text = passage.text
        guard let last = text.reportingYears(in: passage.tokens).last(where: { $0.tokens.count > 4 }) else {
            return nil
        }
        let dated = text.tokens[last.tokens.upperBound - 1].line
        let before = text.tokens(inLines: passage.lines.lowerBound..<dated)
        guard text.find("of complaints we investigated were upheld", in: before) != nil else { return nil }
        return (dated + 1..<max(dated + 1, passage.lines.upperBound)).first { line in
            let tokens = text.lines[line].tokens
            return !tokens.isEmpty && text.find("complaints upheld", in: tokens) == tokens
                && text.find(
                    "of complaints we investigated were upheld", in: tokens.upperBound..<passage.tokens.upperBound)
                    != nil
        }
    }

    /// The blocks of a page by year. Of several blocks of a year the first counts.
    private static func years(
        of passage: Passage, _ blocks: [StatisticYears.Block]
    ) -> [Period: StatisticYears.Block] {
        if blocks.isEmpty {
            // Without dates the only year that the page names is that of its statistics.
            let named = passage.text.reportingYears(in: passage.tokens)
            guard let first = named.first, named.allSatisfy({ $0.year == first.year }) else { return [:] }
            return [
                first.year: StatisticYears.Block(
                    year: first.year, passage: passage, place: passage.text.place(of: first.tokens))
            ]
        }
        return Dictionary(blocks.compactMap { block in block.year.map { ($0, block) } }) { first, _ in first }
    }
}
