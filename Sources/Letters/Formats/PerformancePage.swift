/// The Ombudsman's statistics page about one council, saved as text: the letters' sentences without the letter.
///
/// Published at www.lgo.org.uk/your-councils-performance. A page may hold several years, the latest first or last; the
/// latest is the reading's, the others stand under their own names.
struct PerformancePage: Format {
    let name = "performance-page"

    func recognise(_ part: Part) -> Confidence {
        guard LetterHead(of: part).salutation == nil, !Self.letterMarks.contains(where: { part.contains($0) }) else {
            return .none
        }
        guard Self.sentences.count(where: { part.contains($0) }) > 1 else { return .none }
        let marks = Self.marks.count { part.contains($0) }
        return marks > 1 ? .certain : marks > 0 ? .likely : .none
    }

    func read(_ part: Part) throws(Refusal) -> Reading {
        try Screening.requireOwnBody(part)
        let years = Self.years(of: part)
        guard let latest = years.keys.max(), let own = years[latest] else {
            throw Refusal(
                .noPeriod, "The page does not say which year its statistics are of; save it with all of its text.")
        }
        let statistics = Self.statistics(of: own.part)
        guard !statistics.figures.isEmpty else {
            throw Refusal(.noFigures, "The page has no statistics; save it again with all of its text.")
        }
        let authority = try Identification.authority(in: part, period: latest)
        var reading = Reading(
            kind: .performancePage, format: name, authority: authority.value, authorityPlace: authority.place,
            period: latest, periodPlace: own.place, figures: statistics.figures, findings: statistics.findings)
        for (year, block) in years.sorted(by: { $0.key < $1.key }) where year != latest {
            let statistics = Self.statistics(of: block.part)
            if !statistics.figures.isEmpty { reading.earlier[year.name] = statistics.figures }
            reading.findings += statistics.findings
        }
        return reading
    }

    /// The letters' sentences, and the one that only the page has: "We investigated 40 complaints and upheld 33."
    private static func statistics(of part: Part) -> (figures: [FigureName: Figure], findings: [Finding]) {
        let ledger = SentenceReader.read(part).ledger
        var figures = ledger.figures
        var findings = ledger.findings
        let text = part.text
        // The overview has such an opening too, so each is tried.
        var start = part.tokens.lowerBound
        while let opening = text.find("we investigated", in: start..<part.tokens.upperBound) {
            start = opening.upperBound
            guard let investigated = text.count(at: opening.upperBound, in: part.tokens),
                let middle = text.match("complaints and upheld", at: investigated.next, in: part.tokens)
                    ?? text.match("complaint and upheld", at: investigated.next, in: part.tokens),
                let upheld = text.count(at: middle, in: part.tokens)
            else { continue }
            let place = text.place(of: opening.lowerBound..<upheld.next)
            for (name, value) in [(FigureName.upholdInvestigations, investigated.value), (.upholdUpheld, upheld.value)]
            {
                let figure = Figure(value: Double(value), unit: .count, place: place)
                if let kept = figures[name], !kept.isDerived {
                    if let conflict = Checks.conflict(name, kept, figure) { findings.append(conflict) }
                } else {
                    figures[name] = figure
                }
            }
            let mismatch = Checks.rate(.upholdRate, of: .upholdUpheld, in: .upholdInvestigations, among: figures)
            if let mismatch, !findings.contains(where: { $0.code == .rateMismatch }) { findings.append(mismatch) }
        }
        if figures[.remedyDecisions] == nil, let rate = figures[.remedyRate], let upheld = figures[.upholdUpheld],
            let count = Checks.count(rate: rate.value, of: upheld.value)
        {
            figures[.remedyDecisions] = Figure(
                value: Double(count), unit: .count, basis: .derived(from: [.remedyRate, .upholdUpheld]),
                place: rate.place)
        }
        return (figures, findings)
    }

    /// What only the page has.
    private static let marks: [Phrase] = [
        "annual statistics", "view upheld decisions", "view annual letters", "view all satisfactory remedy decisions",
        "complaint overview", "complaints overview", "more about this data", "your council's performance",
        "your councils performance", "advice on comparing statistics across years", "annual letters",
    ]

    private static let sentences = StatisticSentence.signs + ["complaints we dealt with", "we dealt with"]

    private static let letterMarks: [Phrase] = ["yours sincerely", "yours faithfully", "for the period ending"]

    /// The statistics of one year.
    private struct Block {
        var part: Part
        var place: Place
    }

    /// The parts of a page by year. A year's part ends where the statistics of the next begin: at the first heading or
    /// rate after the last dates of the year before.
    private static func years(of part: Part) -> [Period: Block] {
        let text = part.text
        let dates = text.reportingYears(in: part.tokens).filter { isOfStatistics($0.tokens, of: text) }
        var blocks: [Period: Block] = [:]
        if dates.isEmpty {
            // Without dates the only year that the page names is that of its statistics.
            let named = text.reportingYears(in: part.tokens)
            guard let first = named.first, named.allSatisfy({ $0.year == first.year }) else { return [:] }
            return [first.year: Block(part: part, place: text.place(of: first.tokens))]
        }
        var start = part.lines.lowerBound
        for (index, statement) in dates.enumerated() {
            let isLast = index + 1 == dates.count
            guard isLast || dates[index + 1].year != statement.year else { continue }
            var end = part.lines.upperBound
            if !isLast {
                let after = text.tokens[statement.tokens.upperBound - 1].line + 1
                let next = text.tokens[dates[index + 1].tokens.lowerBound].line
                end = min(max(after, firstOfBlock(in: after..<next, of: text)), part.lines.upperBound)
            }
            // Should a year come back, its first part is its own.
            if blocks[statement.year] == nil, start < end {
                blocks[statement.year] = Block(
                    part: Part(text: text, lines: start..<end), place: text.place(of: statement.tokens))
            }
            start = max(start, end)
        }
        return blocks
    }

    /// "for the period between 1 April 2023 to 31 March 2024", not a year in a heading or a list of years to choose from.
    private static func isOfStatistics(_ dates: Range<Int>, of text: DocumentText) -> Bool { dates.count > 4 }

    /// The line after `lines.lowerBound` on which the next year's statistics begin.
    private static func firstOfBlock(in lines: Range<Int>, of text: DocumentText) -> Int {
        for line in lines {
            let tokens = text.lines[line].tokens
            if text.find("complaints upheld", in: tokens) != nil || !text.reportingYears(in: tokens).isEmpty
                || text.find("complaint overview", in: tokens) != nil
                || text.find("of complaints we investigated were upheld", in: tokens) != nil
            {
                return line
            }
        }
        return lines.upperBound
    }
}
