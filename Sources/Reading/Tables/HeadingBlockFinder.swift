import Model

/// Finds the blocks of headings in a letter.
///
/// A line belongs to a block where all of its words are words of one table's headings and titles; the first number or
/// row label ends the block. An unreadable word or line among headings leaves the block damaged.
struct HeadingBlockFinder {
    private let passage: Passage
    private let tables: [TableVocabulary]
    /// By token of the passage.
    private let words: [[HeadingWord]]
    /// By line of the passage: the tables of which a word marks a column, a bit each.
    private let marked: [UInt32]
    private var text: DocumentText { passage.text }

    /// - Parameters:
    ///   - tables: those that the letter may have.
    ///   - index: their words.
    init(_ passage: Passage, tables: [TableVocabulary], index: HeadingWordIndex) {
        self.passage = passage
        self.tables = tables
        let words = passage.tokens.map { index.words(at: $0, in: passage.text) }
        marked = passage.lines.map { line in
            passage.text.lines[line].tokens.reduce(UInt32(0)) { tables, token in
                words[token - passage.tokens.lowerBound].reduce(tables) {
                    $1.marked == 0 ? $0 : $0 | 1 << UInt32($1.table)
                }
            }
        }
        self.words = words
    }

    /// The blocks of all tables, in the order of the text. Where two tables claim the same words, the one that
    /// accounts for all of them has them, and then the one with more columns.
    func blocks() -> [HeadingBlock] {
        let all = tables.indices.flatMap(blocks(of:))
        let sorted = all.sorted { first, second in
            if first.isComplete != second.isComplete { return first.isComplete }
            return (first.columns.count, second.lines.lowerBound) > (second.columns.count, first.lines.lowerBound)
        }
        var chosen: [HeadingBlock] = []
        for block in sorted where !chosen.contains(where: { $0.lines.overlaps(block.lines) }) { chosen.append(block) }
        return chosen.sorted { $0.end < $1.end }
    }

    // MARK: One table

    /// The part of a line that may belong to a block.
    private struct Part {
        var words: [HeadingBlock.Word] = []
        var keys = 0
        /// Words that no heading has.
        var foreign = 0
        /// The token behind it.
        var end: Int
        /// Whether the line goes on with numbers or a row's label.
        var isEnded = false
        /// Whether it has a word of running text.
        var isProse = false
    }

    private func blocks(of number: Int) -> [HeadingBlock] {
        var blocks: [HeadingBlock] = []
        var words: [HeadingBlock.Word] = []
        var isDamaged = false
        var isTornAbove = false
        var end = 0
        var lastLine = 0
        func close() {
            if let block = HeadingBlock(
                tables[number], number: number, words: words, end: end, isDamaged: isDamaged, in: text)
            {
                blocks.append(block)
            }
            words = []
            isDamaged = false
            isTornAbove = false
        }
        for line in passage.lines where !text.lines[line].tokens.isEmpty {
            if line - lastLine > Self.mostBlankLines { close() }
            // Most lines have nothing of the table.
            if words.isEmpty, marked[line - passage.lines.lowerBound] & (1 << UInt32(number)) == 0 { continue }
            let part = part(of: line, for: number)
            let isHeading =
                !part.words.isEmpty && part.foreign == 0
                || part.keys >= 2 && part.foreign <= 3 && part.foreign < part.keys + 2 && !part.isProse
            if isHeading {
                if words.isEmpty, part.keys == 0 { continue }
                if part.foreign > 0 || isTornAbove || words.isEmpty && isTorn(above: line, for: number) {
                    isDamaged = true
                }
                words += part.words
                end = part.end
                lastLine = line
                if part.isEnded { close() }
            } else if !words.isEmpty, !part.isEnded, !part.isProse, part.foreign <= 3, !isTornAbove {
                // "Educ@t!on" among headings one a line: whether it was one shows the next line.
                isTornAbove = true
            } else {
                close()
            }
        }
        close()
        return blocks
    }

    private static let mostBlankLines = 5

    /// The signs that headings have.
    private static let signs = Set("&-,.()/'\":;*<>=|_%+[]".utf8)

    /// Whether an unreadable line stands between the title of a table and its first headings: it may have been one of them.
    private func isTorn(above line: Int, for number: Int) -> Bool {
        let above = text.lines[passage.lines.lowerBound..<line].indices.suffix(Self.mostBlankLines).filter {
            !text.lines[$0].tokens.isEmpty
        }
        guard above.count > 1, let last = above.last, text.lines[last].tokens.count <= 4 else { return false }
        let torn = part(of: last, for: number)
        let title = part(of: above[above.count - 2], for: number)
        return torn.words.isEmpty && torn.foreign > 0 && !torn.isEnded && !torn.isProse
            && title.foreign == 0 && !title.words.isEmpty && title.words.allSatisfy(\.word.isOfTitle)
    }

    private func part(of line: Int, for number: Int) -> Part {
        let tokens = text.lines[line].tokens
        var part = Part(end: tokens.lowerBound)
        let first = passage.tokens.lowerBound
        for index in tokens {
            let token = text.tokens[index]
            let word = words[index - first].first { $0.table == number }
            // "No. of First  Avg no. of days  <= 28 days  29 - 35 days": another table stands beside it.
            if tables[number].hasNeighbours, part.keys > 0, token.gap.dividesCells, word == nil {
                part.end = tokens.upperBound
                return part
            }
            if case .sign(let sign) = token.kind {
                // "~#~" is what is left of a heading.
                if !Self.signs.contains(sign), token.gap != .none { part.foreign += 1 }
                continue
            }
            let isKey = word?.marked ?? 0 != 0
            if !isKey, RowWords.begins(at: index, in: tokens, of: text) {
                part.isEnded = true
                break
            }
            if let word {
                part.words.append(HeadingBlock.Word(token: index, word: word))
                if isKey { part.keys += 1 }
            } else {
                part.foreign += 1
                if ProseWords.occur(in: index..<(index + 1), of: text) { part.isProse = true }
            }
            part.end = index + 1
        }
        return part
    }
}

/// The words and numbers with which a row begins.
enum RowWords {
    /// Whether a row begins at a token: with a year, a date, a number, or work of the advice team's.
    static func begins(at index: Int, in tokens: Range<Int>, of text: DocumentText) -> Bool {
        switch text.tokens[index].kind {
        case .number:
            return NumberRun.cell(at: index, in: tokens, of: text, line: text.tokens[index].line) != nil
                || RowLabel.period(at: index, in: tokens, of: text) != nil || text.date(at: index, in: tokens) != nil
        case .mixed: return text.date(at: index, in: tokens) != nil
        case .word:
            return text.isWord(index, in: "formal informal advice forwarded") && !isTeam(index, of: text)
        case .sign: return false
        }
    }

    /// Whether "Advice" is that of "LGO Advice Team".
    private static func isTeam(_ index: Int, of text: DocumentText) -> Bool {
        text.word(index, is: "advice") && text.word(index + 1, is: "team")
    }
}
