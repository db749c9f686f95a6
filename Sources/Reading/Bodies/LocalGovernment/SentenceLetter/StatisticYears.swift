import Model

/// Parts the statistics of several years in one document by their dates and headings.
enum StatisticYears {
    /// A run of lines with statistics of one year.
    struct Block {
        var year: Period
        var passage: Passage
        /// The place that names the year.
        var place: Place
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
        var year: Period
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
        guard let own, let before = Period(endYear: own.endYear - 1) else { return statements }
        for words in text.matches(of: lastYear, in: range) where isHeading(words.tokens, of: text) {
            statements.append(Statement(year: before, tokens: words.tokens, isHeading: true))
        }
        return statements.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

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
            return text.find("complaints upheld", in: tokens) != nil || !text.reportingYears(in: tokens).isEmpty
                || text.find("complaint overview", in: tokens) != nil
                || text.find("complaints overview", in: tokens) != nil
                || text.find("of complaints we investigated were upheld", in: tokens) != nil
        } ?? lines.upperBound
    }
}
