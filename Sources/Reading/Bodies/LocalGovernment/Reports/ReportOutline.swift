import Model

/// A council's report as running text: its sentences, each with the section that it stands in.
struct ReportOutline: Sendable {
    /// What the headings above a sentence or table say that it is about.
    struct Section: Sendable {
        /// The Local Government and Social Care Ombudsman's cases.
        var isAboutOmbudsman = false
        /// The council as a whole: no heading names a department, a service, a stage or a quarter.
        var isGeneral = true
        /// The lines of the headings, the outermost first.
        var headings: [Int] = []
    }

    /// A sentence, or a clause that a semicolon ends.
    struct Sentence: Sendable {
        var tokens: Range<Int>
        var section: Int
        /// The sentence that announces the list of which this is an item ("The outcomes were as follows:").
        var intro: Int?
        /// Whether it begins a paragraph or an item.
        var isFirst: Bool
        /// Whether it is an item of a list.
        var isItem: Bool
    }

    private(set) var sections: [Section] = [Section()]
    private(set) var sentences: [Sentence] = []
    /// The lines of running text: in no table, not blank.
    private(set) var plainLines: [PlainLine] = []
    /// The section of each line of the part.
    private var sectionOfLine: [Int] = []

    /// A line of running text.
    struct PlainLine: Sendable {
        var line: Int
        /// Its tokens, a bullet or number in front of them left out.
        var tokens: Range<Int>
        /// The sentence with a colon at its end that announces it, a few lines above under the same heading.
        var intro: Int?
    }

    private var lastIntro: (sentence: Int, line: Int)?
    private let text: DocumentText
    private let part: Passage
    private let general: WordSet
    private let introduction: WordSet
    private let captionWords: WordSet

    /// - Parameter authority: the council's name, which may stand in a heading.
    init(of part: Passage, grids: [Grid], authority: String) {
        self.part = part
        text = part.text
        general = ReportWords.generalHeading.union(WordSet(authority))
        introduction = general.union(ReportWords.introduction)
        captionWords = introduction.union(ReportWords.caption)
        outline(gridLines: grids.map(\.lines))
    }

    func section(ofLine line: Int) -> Section { sections[sectionOfLine[line - part.lines.lowerBound]] }

    private mutating func outline(gridLines: [Range<Int>]) {
        var numbered: [Int] = []
        var plain: Int?
        var isInPlain = false
        var intro: Int?
        var grid = 0
        var paragraph: Range<Int>?
        sectionOfLine.reserveCapacity(part.lines.count)
        let running = runningHeads()
        for line in part.lines {
            while grid < gridLines.count, gridLines[grid].upperBound <= line { grid += 1 }
            let isInGrid = grid < gridLines.count && gridLines[grid].contains(line)
            let tokens = text.lines[line].tokens
            if !isInGrid, !tokens.isEmpty, text.isHeading(line, in: part.lines), !running.contains(line) {
                // What stands above belongs to the section above, be there a blank line between or not.
                finish(&paragraph, intro: &intro)
                if let (depth, _) = text.sectionNumber(line) {
                    numbered = Array(numbered.prefix(depth - 1)) + [line]
                    isInPlain = false
                } else {
                    plain = line
                    isInPlain = true
                }
                sections.append(section(of: numbered + (isInPlain ? [plain].compactMap { $0 } : [])))
                intro = nil
                lastIntro = nil
            }
            sectionOfLine.append(sections.count - 1)
            if !isInGrid, !tokens.isEmpty {
                plainLines.append(
                    PlainLine(
                        line: line, tokens: bodyStart(ofLine: line)..<tokens.upperBound,
                        intro: lastIntro.flatMap { line - $0.line < 25 ? $0.sentence : nil }))
            }
            guard !isInGrid, !tokens.isEmpty else {
                finish(&paragraph, intro: &intro)
                continue
            }
            if paragraph != nil, startsAnew(line) || isBelowHeading(line) { finish(&paragraph, intro: &intro) }
            paragraph = (paragraph?.lowerBound ?? tokens.lowerBound)..<tokens.upperBound
        }
        finish(&paragraph, intro: &intro)
    }

    /// The lines that give the report's title on page after page: they head no section.
    private func runningHeads() -> Set<Int> {
        var lines: [ArraySlice<UInt8>: [Int]] = [:]
        for line in part.lines where (3...16).contains(text.lines[line].tokens.count) {
            let tokens = text.lines[line].tokens
            guard text.contains("report", in: tokens),
                text.contains("complaints complaint compliments feedback", in: tokens)
            else { continue }
            lines[text.folded[text.lines[line].folded], default: []].append(line)
        }
        return Set(lines.values.filter { $0.count > 2 }.joined())
    }

    private func section(of headings: [Int]) -> Section {
        var section = Section(headings: headings)
        for line in headings {
            let tokens = text.lines[line].tokens
            if text.mentionsOmbudsman(tokens) { section.isAboutOmbudsman = true }
            if !isGeneral(tokens) { section.isGeneral = false }
        }
        return section
    }

    /// Whether the sentence that announces a list is about the whole council: it has none but general words.
    func isGeneral(intro: Range<Int>) -> Bool {
        intro.allSatisfy { index in
            text.tokens[index].kind != .word || text.isWord(index, in: introduction)
                || text.count(at: index, in: intro) != nil
        }
    }

    /// Whether what stands over a table of contacts is about the whole council: it may name what the rows count.
    func isGeneral(caption: Range<Int>) -> Bool {
        caption.allSatisfy { index in
            text.tokens[index].kind != .word || text.isWord(index, in: captionWords)
                || text.count(at: index, in: caption) != nil
        }
    }

    /// Whether a heading has none but general words, section numbers and years.
    private func isGeneral(_ tokens: Range<Int>) -> Bool {
        let years = text.reportingYears(in: tokens)
        let body = ReportWords.ombudsmanName.lazy.compactMap { text.find($0, in: tokens) }.first
        return tokens.allSatisfy { index in
            if let body, body.contains(index) { return true }
            switch text.tokens[index].kind {
            case .word: return text.isWord(index, in: general)
            case .sign: return true
            case .mixed: return false
            case .number:
                return index <= tokens.lowerBound + 1 || years.contains { $0.tokens.contains(index) }
                    || (text.tokens[index].count.map { (1...31).contains($0) || (1974...2099).contains($0) } ?? false)
            }
        }
    }

    /// Whether a line does not go on with the paragraph above: an item of a list, a numbered
    /// paragraph, or a label with its number.
    private func startsAnew(_ line: Int) -> Bool {
        itemStart(text.lines[line].tokens) != nil || text.sectionNumber(line) != nil || text.isLabelled(line)
            || line > part.lines.lowerBound && text.isLabelled(line - 1)
    }

    /// Whether a line stands right below a heading that is whole: one of a few words that does not break off.
    private func isBelowHeading(_ line: Int) -> Bool {
        guard line > part.lines.lowerBound, let first = text.lines[line].tokens.first, text.isCapital(first) else {
            return false
        }
        let above = text.lines[line - 1].tokens
        guard above.count <= 10, let last = above.last,
            text.isHeading(line - 1, in: part.lines) || isUnmarkedHeading(line - 1)
        else { return false }
        return !text.isWord(last, in: Self.broken)
    }

    /// Whether a line of general words is a heading though no blank line stands below: the next line's first word would
    /// have had room on it.
    private func isUnmarkedHeading(_ line: Int) -> Bool {
        let tokens = text.lines[line].tokens
        guard let first = tokens.first, text.isCapital(first), text.isShortLine(line), !text.isLabelled(line) else {
            return false
        }
        return text.lines[line].folded.count + 15 < text.lines[line + 1].folded.count && isGeneral(tokens)
    }

    /// Words at which a line breaks off and no heading ends.
    private static let broken: StaticString =
        "a an and are at by for from had has have in into its of on or our that the their this to was were which with we"

    /// The first token of a line after a bullet or a paragraph's number.
    private func bodyStart(ofLine line: Int) -> Int {
        let tokens = text.lines[line].tokens
        if let item = itemStart(tokens) { return item }
        guard let (_, next) = text.sectionNumber(line), next < tokens.upperBound, !isCountAhead(tokens.lowerBound)
        else {
            return tokens.lowerBound
        }
        return next
    }

    /// The token after a bullet, or "a)", "ii)"; nil where the tokens are no item.
    private func itemStart(_ tokens: Range<Int>) -> Int? {
        guard let first = tokens.first, tokens.count > 1 else { return nil }
        if case .sign(let sign) = text.tokens[first].kind, text.tokens[first + 1].gap != .none {
            return [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: ">"), UInt8(ascii: "+")].contains(sign)
                ? first + 1 : nil
        }
        if text.tokens[first].kind == .word, text.tokens[first + 1].gap != .none {
            // Bullets beyond ASCII, and the "o" that word processors make of the hollow one.
            let bytes = text.folded[text.tokens[first].bytes]
            if bytes.allSatisfy({ $0 >= 0x80 }) || (bytes.count == 1 && bytes.first == UInt8(ascii: "o")) {
                return first + 1
            }
        }
        guard tokens.count > 2, text.tokens[first].bytes.count <= 4, text.tokens[first + 1].isSign(")") else {
            return nil
        }
        return first + 2
    }

    /// The most tokens of a sentence.
    private static let longest = 300

    /// Divides a paragraph into sentences.
    private mutating func finish(_ paragraph: inout Range<Int>?, intro: inout Int?) {
        guard let tokens = paragraph else { return }
        paragraph = nil
        let section = sections.count - 1
        let line = text.tokens[tokens.lowerBound].line
        var start = tokens.lowerBound
        let item = itemStart(text.lines[line].tokens)
        if let item {
            start = item
        } else if let (_, next) = text.sectionNumber(line), next < tokens.upperBound, !isCountAhead(tokens.lowerBound) {
            start = next
        }
        if item == nil { intro = nil }
        var isFirst = true
        var index = start
        while index < tokens.upperBound {
            let isEnd = index + 1 == tokens.upperBound || endsSentence(index, in: tokens)
            if isEnd {
                // No sentence of prose is longer; a run of cells that lost its layout is no prose.
                if index - start < Self.longest {
                    sentences.append(
                        Sentence(
                            tokens: start..<(index + 1), section: section, intro: intro, isFirst: isFirst,
                            isItem: item != nil))
                }
                start = index + 1
                isFirst = false
            }
            index += 1
        }
        if text.tokens[tokens.upperBound - 1].isSign(":"), sentences.last?.tokens.upperBound == tokens.upperBound {
            intro = sentences.count - 1
            lastIntro = (sentences.count - 1, text.tokens[tokens.upperBound - 1].line)
        }
    }

    /// Whether a paragraph begins with a count ("335 compliments") and not with its own number ("2.1 In total").
    private func isCountAhead(_ index: Int) -> Bool {
        guard index + 1 < text.tokens.count, text.tokens[index].count != nil else { return false }
        return text.tokens[index + 1].kind == .word && text.tokens[index + 1].gap == .space
    }

    private func endsSentence(_ index: Int, in tokens: Range<Int>) -> Bool {
        let token = text.tokens[index]
        if token.isSign(";") { return true }
        guard token.isSign(".") || token.isSign("?") || token.isSign("!"), index + 1 < tokens.upperBound else {
            return false
        }
        let next = text.tokens[index + 1]
        guard next.gap != .none else { return false }
        switch next.kind {
        case .word: return text.isCapital(index + 1)
        case .number, .mixed: return true
        case .sign: return true
        }
    }
}

extension DocumentText {
    /// Whether the tokens speak of the Local Government and Social Care Ombudsman; the Housing Ombudsman is another.
    func mentionsOmbudsman(_ range: Range<Int>) -> Bool {
        range.contains { isWord($0, in: ReportWords.ombudsman) && !isHousingOmbudsman($0) }
    }

    func mentionsHousingOmbudsman(_ range: Range<Int>) -> Bool {
        range.contains { isWord($0, in: ReportWords.ombudsman) && isHousingOmbudsman($0) }
            || contains("hos", in: range)
    }

    private func isHousingOmbudsman(_ index: Int) -> Bool { isWord(index - 1, in: "housing") }
}
