/// Finds the noun phrases that stand right above or below a table by themselves, as its caption does: "Adult social care only",
/// "(April to September)", "All councils in the region."
///
/// A phrase has no verb. A sentence that has one speaks of the table only where its subject does.
struct TableFragments {
    private let text: DocumentText
    private let outline: ReportOutline
    private let lines: Range<Int>
    /// The first lines of the report's tables.
    private let tables: [Int]

    /// The number of tokens of the longest phrase.
    private static let longest = 14
    /// The number of lines below a table among which its phrases stand.
    private static let reach = 4

    init(_ report: ReportText) {
        text = report.text
        outline = report.outline
        lines = report.passage.lines
        tables = report.grids.map(\.lines.lowerBound)
    }

    /// Returns the phrases of the paragraph above a table, without its caption, the last first.
    func above(_ paragraph: Range<Int>, except caption: Range<Int>) -> [Range<Int>] {
        parts(of: paragraph).filter { !$0.overlaps(caption) && isPhrase($0) && !isHeading($0) }.reversed()
    }

    /// Returns the phrases below a table, from a line on. One that stands apart has a sign of a note: brackets, a full stop or
    /// "only". The last one above running text is its heading.
    func below(_ line: Int) -> [Range<Int>] {
        var next = line
        while next < lines.upperBound, next < line + 3, text.lines[next].tokens.isEmpty { next += 1 }
        let isApart = next > line
        var phrases: [Range<Int>] = []
        let end = min(next + Self.reach, lines.upperBound)
        while next < end, !text.lines[next].tokens.isEmpty {
            let words = text.lines[next].tokens
            guard isPhrase(words), !isOfNext(words), isMarked(words) || !isApart && !isHeading(words) else {
                if !phrases.isEmpty, let last = phrases.last, !isMarked(last) { phrases.removeLast() }
                break
            }
            phrases.append(words)
            next += 1
        }
        return phrases
    }

    /// Whether words below a table announce the next one: "The table below displays the complaints of comparable councils."
    private func isOfNext(_ words: Range<Int>) -> Bool {
        text.contains("below following overleaf", in: words.lowerBound..<min(words.lowerBound + 6, words.upperBound))
    }

    /// Whether a phrase shows by itself that it is a note: "(percentages)", "Adult social care only", "April to September."
    func isMarked(_ phrase: Range<Int>) -> Bool {
        guard let first = phrase.first, let last = phrase.last else { return false }
        return text.tokens[first].isSign("(") && text.tokens[last].isSign(")") || text.tokens[first].isSign("*")
            || text.tokens[last].isSign(".") || text.contains("only", in: phrase) || isCaptionBelow(phrase)
    }

    /// Whether a phrase is a numbered caption, "Table 1: planning cases", and no table stands below that it may be of.
    private func isCaptionBelow(_ phrase: Range<Int>) -> Bool {
        let line = text.tokens[phrase.lowerBound].line
        return text.isNumberedCaption(line) && !tables.contains { $0 > line && $0 <= line + 4 }
    }

    /// Divides a paragraph into sentences and short lines.
    private func parts(of paragraph: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = paragraph.lowerBound
        for index in paragraph {
            let isLast = index + 1 == paragraph.upperBound
            let endsLine = !isLast && text.tokens[index + 1].line != text.tokens[index].line
            let isShort = endsLine && text.lines[text.tokens[index].line].tokens.count <= Self.longest
            let begins = !isLast && (text.isCapital(index + 1) || text.tokens[index + 1].kind != .word)
            guard isLast || text.endsSentence(index, in: paragraph) || isShort && begins else { continue }
            parts.append(start..<(index + 1))
            start = index + 1
        }
        return parts
    }

    private func isHeading(_ words: Range<Int>) -> Bool {
        let line = text.tokens[words.lowerBound].line
        return outline.sections[outline.section(ofLine: line)].headings.contains { $0.tokens.overlaps(words) }
    }

    /// Whether words are a phrase without a verb, and no item of a list, label with its number or count.
    private func isPhrase(_ words: Range<Int>) -> Bool {
        guard let first = words.first, let last = words.last, words.count <= Self.longest,
            text.itemStart(words) == nil || text.tokens[first].isSign("*"),
            !text.isSource(words),
            !text.contains(Self.finite, in: words), !text.tokens[last].isSign(":"),
            words.contains(where: { text.tokens[$0].kind == .word }) || !text.reportingYears(in: words).isEmpty
        else { return false }
        let line = text.tokens[first].line
        if text.isLabelled(line) || text.isLabelledRate(line) || text.sectionNumber(line) != nil { return false }
        // The number of "Table 1: planning cases" counts nothing.
        let body =
            text.isNumberedCaption(line) && line == text.tokens[last].line ? (first + 2)..<words.upperBound : words
        if FrontRestriction.countsCases(body, in: text) || words.contains(where: { text.tokens[$0].gap == .cell }) {
            return false
        }
        guard text.tokens[last].isSign(".") else { return true }
        // "The Council complied in all cases.", "Satisfaction fell.": small words that are no nouns may be verbs.
        return words.dropFirst().allSatisfy { index in
            guard text.tokens[index].kind == .word, !text.isCapital(index) else { return true }
            return text.isWord(index, in: Self.nouns) && !text.isWord(index, in: ReportTerms.verbs)
                || text.count(at: index, in: words) != nil || text.isWord(index, in: Self.participles)
        }
    }

    /// Verbs and pronouns of which each makes a sentence.
    private static let finite = WordSet(
        """
        is are was were has have had be been being will would can could may might must shall should did does do we they it he \\
        she i you
        """)

    /// Words of noun phrases.
    private static let nouns = [
        ReportTerms.all, ReportTerms.grammar, ReportTerms.degrees, ReportTerms.parts, OwnerWords.units,
        OwnerWords.fields,
        OwnerWords.domains, OwnerWords.bodies, OwnerWords.bodiesOfHeadings, OwnerWords.national,
        OwnerWords.councilTypes,
        OwnerWords.offices,
        WordSet(
            "thousand hundred pounds households neighbours tenants leaseholders cent districts counties boroughs northern southern eastern western"
        ),
    ].reduce(WordSet("")) { $0.union($1) }

    /// Forms of verbs that stand behind a noun without a subject of their own: "complaints made by councillors".
    private static let participles = WordSet("made received closed upheld decided")
}
