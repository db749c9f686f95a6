/// The front matter of a report, from its first line to the first section or number: the words in it that restrict all
/// numbers behind it without explaining by what.
struct FrontMatter {
    /// The words of the first line or sentence that restricts the numbers; nil where none does.
    private(set) var restriction: Range<Int>?
    /// Whether the words restrict the numbers to a time.
    private(set) var isOfTime = false

    /// The number of lines with text that a front matter has at most.
    private static let reach = 40

    init(of outline: ReportOutline, by recogniser: ScopeRecogniser) {
        let text = recogniser.text
        let body = Self.firstSectionWithText(of: outline, by: recogniser)
        var next = outline.lines.lowerBound
        for line in outline.plainLines.prefix(Self.reach) {
            // A table stands between.
            if (next..<max(next, line.line)).contains(where: { !text.lines[$0].tokens.isEmpty }) { break }
            next = line.line + 1
            let section = outline.section(ofLine: line.line)
            if section >= body, section > 0 { break }
            if text.sectionNumber(line.line) != nil || text.isWord(line.tokens.lowerBound, in: "contents") { break }
            if FrontRestriction.countsCases(line.tokens, in: text) { break }
            // "Stage: 2", but "Corporate complaints: 640" is the first number.
            if text.isLabelled(line.line), !Self.isStageAlone(line.tokens, in: text) { break }
            guard Self.isShort(line.tokens, in: text), let found = FrontLine(line.tokens, by: recogniser) else {
                continue
            }
            restriction = found.words
            isOfTime = found.isOfTime
            return
        }
    }

    private static func isStageAlone(_ line: Range<Int>, in text: DocumentText) -> Bool {
        text.isWord(line.lowerBound, in: "stage") && line.count > 1 && text.tokens[line.lowerBound + 1].isSign(":")
    }

    /// Whether a line is no running text: it has few words, or ends in none of a sentence.
    private static func isShort(_ line: Range<Int>, in text: DocumentText) -> Bool {
        guard let last = line.last, line.count <= 14 else { return false }
        return !text.tokens[last].isSign(".") || line.count <= 8
    }

    /// The first section with running text, a list, numbers or a table under a heading other than the title's or the council's
    /// name, as an index in the outline's sections: "Second stage", and below it "- Upheld: 5".
    private static func firstSectionWithText(of outline: ReportOutline, by recogniser: ScopeRecogniser) -> Int {
        let text = recogniser.text
        for line in outline.lines where !text.lines[line].tokens.isEmpty {
            let section = outline.section(ofLine: line)
            let tokens = text.lines[line].tokens
            guard let heading = outline.sections[section].headings.last?.tokens, !heading.overlaps(tokens),
                !text.contains("report review", in: heading), !text.contains(recogniser.distinct, in: heading)
            else { continue }
            let isFront =
                tokens.count <= 8 && text.itemStart(tokens) == nil
                && !tokens.contains { text.tokens[$0].gap == .cell || text.tokens[$0].gap == .wide }
                && (!text.isLabelled(line) || isStageAlone(tokens, in: text))
            if !isFront { return section }
        }
        return outline.sections.count
    }
}
