import Model

/// Parts the statistics of several years in one document by their dates and headings.
enum StatisticYears {
    /// A run of lines with statistics of one year.
    struct Block {
        /// Nil where the dates are no reporting year's: "for the period between 1 April 2021 to 30 September 2021".
        var year: Period?
        var passage: Passage
        /// The place that names the year.
        var place: Place

        /// The finding that names the figures of a period that is no reporting year; nil where it has none.
        func finding(about ledger: FigureLedger) -> Finding? {
            let names = ledger.figures.keys.sorted()
            guard year == nil, !names.isEmpty else { return nil }
            return Checks.unclear(
                names,
                "The period of these statistics is no year from 1 April to 31 March, so they are no figures of a year.",
                at: place)
        }
    }

    /// Gives up the figures whose rate stands among the statistics of one year and whose basis among another's: the lines are not
    /// in the order of the blocks.
    ///
    /// - Returns: the findings that name them.
    static func giveUpStrayBases(in ledgers: inout [FigureLedger]) -> [Finding] {
        let bases = [
            (StatisticSentence.Block.uphold, FigureName.upholdInvestigations),
            (StatisticSentence.Block.compliance, FigureName.complianceOutcomes),
        ]
        var findings: [Finding] = []
        for (block, basis) in bases {
            let alone = ledgers.indices.filter { ledgers[$0].has(block.rate) && !ledgers[$0].has(basis) }
            let others = ledgers.indices.filter { !ledgers[$0].has(block.rate) && ledgers[$0].has(basis) }
            guard let first = alone.first, !others.isEmpty, let place = ledgers[first].figures[block.rate]?.place else {
                continue
            }
            let names = [block.rate, block.peerAverage, block.count] + (basis == block.count ? [] : [basis])
            for index in alone + others { ledgers[index].remove(names) }
            findings.append(
                Checks.unclear(
                    names, "The \(block.rate.inWords) and its basis stand among the statistics of different years.",
                    at: place))
        }
        return findings
    }

    /// The blocks of a passage, in order. Together they are the whole passage. Without dates or headings there are
    /// none.
    ///
    /// A block ends where a heading names another year, or where the statistics begin whose dates are another year's:
    /// at the first heading or rate after the last dates before.
    ///
    /// - Parameters:
    ///   - own: the year that the document is about, where it is known: "last year" is then the one before, and a
    ///     heading counts.
    ///   - begin: the line on which the statistics begin.
    static func blocks(of passage: Passage, own: Period? = nil, from begin: Int? = nil) -> [Block] {
        let text = passage.text
        let lines = (begin ?? passage.lines.lowerBound)..<passage.lines.upperBound
        let statements = statements(in: text.tokens(inLines: lines), of: text, own: own)
        guard let first = statements.first else { return [] }
        var blocks: [Block] = []
        var start = passage.lines.lowerBound
        var current = Block(year: own ?? first.year, passage: passage, place: text.place(of: first.tokens))
        var isHeaded = false
        var dated = lines.lowerBound
        for statement in statements {
            let line = text.tokens[statement.tokens.lowerBound].line
            if statement.year != current.year {
                var end = line
                if !statement.isHeading {
                    // Dates that are not the heading's are surer.
                    if isHeaded {
                        current.year = statement.year
                        continue
                    }
                    // Two years' dates may stand on one line.
                    end = firstOfBlock(in: min(dated, line)..<line, of: text)
                }
                if start < end {
                    current.passage = Passage(text: text, lines: start..<end)
                    blocks.append(current)
                    start = end
                }
                current = Block(year: statement.year, passage: passage, place: text.place(of: statement.tokens))
            }
            isHeaded = statement.isHeading
            if !statement.isHeading { dated = text.tokens[statement.tokens.upperBound - 1].line + 1 }
        }
        current.passage = Passage(text: text, lines: start..<passage.lines.upperBound)
        blocks.append(current)
        return blocks
    }

    private struct Statement {
        var year: Period?
        var tokens: Range<Int>
        /// Whether it stands above the figures that it is about, and not behind them.
        var isHeading: Bool
    }

    private static func statements(in range: Range<Int>, of text: DocumentText, own: Period?) -> [Statement] {
        let named = text.reportingYears(in: range)
        var statements = named.compactMap { found -> Statement? in
            // "for the period between 1 April 2023 to 31 March 2024", not a year in a list of years to choose from.
            if found.tokens.count > 4 { return Statement(year: found.year, tokens: found.tokens, isHeading: false) }
            guard own != nil, isHeading(found.tokens, of: text) else { return nil }
            return Statement(year: found.year, tokens: found.tokens, isHeading: true)
        }
        statements += otherPeriods(in: range, of: text).map { Statement(year: nil, tokens: $0, isHeading: false) }
        if let own, let before = Period(endYear: own.endYear - 1) {
            for words in text.matches(of: lastYear, in: range) where isHeading(words.tokens, of: text) {
                statements.append(Statement(year: before, tokens: words.tokens, isHeading: true))
            }
        }
        return statements.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// The dates of periods that are no reporting years: half of one, two, or another one's twelve months.
    private static func otherPeriods(in range: Range<Int>, of text: DocumentText) -> [Range<Int>] {
        text.matches(of: periods, in: range).compactMap { match in
            let start = match.tokens.upperBound
            guard text.reportingYear(at: start, in: range) == nil, let first = text.date(at: start, in: range),
                range.contains(first.next),
                text.tokens[first.next].isSign("-") || text.isWord(first.next, in: "to and until"),
                let last = text.date(at: first.next + 1, in: range), first.date < last.date,
                !isReportingYear(first.date, last.date)
            else { return nil }
            return start..<last.next
        }
    }

    /// "01/04/2023 to 31/03/2024", which names no year elsewhere.
    private static func isReportingYear(_ first: CalendarDate, _ last: CalendarDate) -> Bool {
        first.month == 4 && first.day == 1 && last.month == 3 && last.year == first.year + 1
    }

    private static let periods = PhraseSet<Void>(
        [
            "for the period between", "for the period from", "for the period of", "for the period", "period between",
            "period from",
        ].map { (Phrase($0), ()) })

    private static let lastYear = PhraseSet<Void>(
        ["last year", "last year's", "previous year", "previous year's"].map { (Phrase($0), ()) })

    /// Whether a year's name is a heading: on a line of a few words and no other number.
    private static func isHeading(_ name: Range<Int>, of text: DocumentText) -> Bool {
        let line = text.tokens[name.lowerBound].line
        let tokens = text.lines[line].tokens
        guard tokens.count <= 10, text.isShortLine(line), tokens.contains(name.upperBound - 1) else { return false }
        return tokens.allSatisfy { name.contains($0) || text.tokens[$0].kind == .word || text.tokens[$0].isSign(":") }
            && !text.contains("upheld page", in: tokens)
    }

    /// The line on which the next year's statistics begin.
    private static func firstOfBlock(in lines: Range<Int>, of text: DocumentText) -> Int {
        lines.first { line in
            let tokens = text.lines[line].tokens
            return !text.reportingYears(in: tokens).isEmpty || !text.matches(of: beginnings, in: tokens).isEmpty
        } ?? lines.upperBound
    }

    private static let beginnings = PhraseSet<Void>(
        [
            "complaints upheld", "complaint overview", "complaints overview",
            "of complaints we investigated were upheld", "compliance with ombudsman recommendations",
            "compliance with recommendations", "of cases we were satisfied", "satisfactory remedy provided by the",
            "satisfactory remedies provided by the", "of upheld cases we found",
        ].map { (Phrase($0), ()) })
}
