/// The stretches of a report whose scope a sentence before or behind them gives.
///
/// A sentence that hands over (`HandOver`) binds what follows it, as a heading would. A sentence that refers back
/// (`BackReference`) leaves the numbers of its paragraph, or of the paragraph, list or table right above it, unresolved.
struct ScopeBindings: Sendable {
    private struct Binding {
        var tokens: Range<Int>
        var scope: ReportScope
    }

    /// In the order of their tokens, without overlaps.
    private var ahead: [Binding] = []
    /// In the order of their sentences.
    private var behind: [Binding] = []

    /// Returns the scope that a sentence before a token hands over to it; nil where none does.
    func handedOver(at token: Int) -> ReportScope? {
        // A report hands over a few times at most.
        ahead.last { $0.tokens.contains(token) }?.scope
    }

    /// Returns the scope that a sentence behind a token gives it; nil where none does.
    func givenBehind(_ token: Int) -> ReportScope? { behind.first { $0.tokens.contains(token) }?.scope }

    /// - Parameters:
    ///   - tables: the lines of the report's tables, in order.
    ///   - sections: the scope of each of the outline's sections.
    ///   - declarations: the sentences that declare a scope themselves, as indices in the outline's sentences.
    init(
        _ outline: ReportOutline, tables: [Range<Int>], sections: [ReportScope], declarations: Set<Int>,
        by recogniser: ScopeRecogniser
    ) {
        var builder = Builder(outline: outline, tables: tables, sections: sections, recogniser: recogniser)
        for index in outline.sentences.indices {
            builder.advance(to: index, isDeclaration: declarations.contains(index))
        }
        builder.close(at: recogniser.text.tokens.count)
        ahead = builder.ahead
        behind = builder.behind
    }

    private struct Builder {
        let outline: ReportOutline
        let tables: [Range<Int>]
        let sections: [ReportScope]
        let recogniser: ScopeRecogniser
        var ahead: [Binding] = []
        var behind: [Binding] = []

        private var open: (start: Int, section: Int, scope: ReportScope)?
        /// The first sentence of the paragraph.
        private var paragraph = 0

        private var text: DocumentText { recogniser.text }

        init(outline: ReportOutline, tables: [Range<Int>], sections: [ReportScope], recogniser: ScopeRecogniser) {
            self.outline = outline
            self.tables = tables
            self.sections = sections
            self.recogniser = recogniser
        }

        mutating func advance(to index: Int, isDeclaration: Bool) {
            let sentence = outline.sentences[index]
            if sentence.isFirst { paragraph = index }
            if let open, !isStill(in: sentence.section, open.section) { close(at: firstToken(of: sentence.section)) }
            guard !isDeclaration else { return }
            let isBound = bindBehind(index)
            guard sentence.leadIn == nil else { return }
            let isAlone = sentence.isFirst && !goesOn(behind: index) && !isItem(sentence)
            let isOpening = sentence.section == outline.sentences[0].section && index < ScopeDeclaration.front
            if !isBound,
                let handOver = HandOver(sentence.tokens, isAlone: isAlone, isOpening: isOpening, by: recogniser)
            {
                take(handOver, at: index)
            } else if open != nil, speaksOfCouncil(sentence.tokens) {
                close(at: sentence.tokens.lowerBound)
            }
        }

        mutating func close(at end: Int) {
            guard let open else { return }
            if end > open.start { ahead.append(Binding(tokens: open.start..<end, scope: open.scope)) }
            self.open = nil
        }

        private mutating func take(_ handOver: HandOver, at index: Int) {
            let sentence = outline.sentences[index]
            let last = open?.scope
            let start = sentence.tokens.upperBound
            let next = index + 1 < outline.sentences.count ? outline.sentences[index + 1] : nil
            if let scope = handOver.scope {
                let isOfTime = scope.owner == nil && scope.time != nil
                if handOver.isOfNextBlock || isOfTime, !goesOn(behind: index) {
                    // A table or a list takes over what the sentence above announces by itself.
                    if next?.leadIn == index { return }
                    if let table = table(rightBelow: sentence.tokens) {
                        guard !text.contains(DocumentText.announcements, in: sentence.tokens) else { return }
                        close(at: start)
                        open = (start, sentence.section, scope)
                        close(at: text.tokens(inLines: table).upperBound)
                        return
                    }
                }
                close(at: start)
                open = (start, sentence.section, scope)
            } else if handOver.isOfCouncil {
                close(at: start)
            } else if let owner = last?.owner?.leftOpen(by: sentence.tokens) {
                // "We now turn to compliments.", behind "We now turn to planning."
                close(at: start)
                open = (start, sentence.section, ReportScope(owner: owner))
            }
        }

        /// Whether a section stands under the headings of another.
        private func isStill(in section: Int, _ outer: Int) -> Bool {
            if section == outer { return true }
            let headings = outline.sections[outer].headings
            guard let last = headings.last, section > outer, sections[section].owner == sections[outer].owner else {
                return false
            }
            let below = outline.sections[section].headings
            // The title may head the whole report.
            guard below.count > headings.count, below[headings.count - 1] == last else { return false }
            switch last.rank {
            case .numbered: return true
            case .marked(let depth): return depth > 1
            case .capitals, .plain, .colon: return false
            }
        }

        private func firstToken(of section: Int) -> Int {
            guard let line = outline.sectionOfLine.firstIndex(of: section) else { return 0 }
            return text.tokens(inLines: (outline.lines.lowerBound + line)..<outline.lines.upperBound).lowerBound
        }

        private func goesOn(behind index: Int) -> Bool {
            guard index + 1 < outline.sentences.count else { return false }
            return !outline.sentences[index + 1].isFirst
                && outline.sentences[index + 1].section == outline.sentences[index].section
        }

        private func isItem(_ sentence: ReportOutline.Sentence) -> Bool {
            let line = text.lines[text.tokens[sentence.tokens.lowerBound].line].tokens
            return text.itemStart(line) != nil
        }

        /// Whether a sentence that counts is about the council as a whole by its words: its name, "across all services".
        private func speaksOfCouncil(_ tokens: Range<Int>) -> Bool {
            let names =
                tokens.contains { text.isCapital($0) && text.isWord($0, in: recogniser.distinct) }
                || text.matches(of: OwnerWords.whole, in: tokens).first != nil
                || text.find("council overall", in: tokens) != nil
            guard names else { return false }
            return !recogniser.statement(of: tokens, as: .sentence).items.contains {
                if case .owner(let owner) = $0.dimension { owner != .council } else { false }
            }
        }

        // MARK: Back

        /// Binds the numbers before a sentence that refers back.
        ///
        /// - Returns: whether it refers to numbers.
        private mutating func bindBehind(_ index: Int) -> Bool {
            let sentence = outline.sentences[index]
            guard let reference = BackReference(sentence.tokens, by: recogniser) else { return false }
            var start = sentence.tokens.lowerBound
            var hasCount = false
            for other in stride(from: index - 1, through: firstReferred(from: index), by: -1) {
                let tokens = outline.sentences[other].tokens
                hasCount = recogniser.hasCount(tokens) || hasCount
                start = tokens.lowerBound
                if hasCount, other >= paragraph, !reference.isOfFigures, !goesBack(tokens) { break }
            }
            if !hasCount, let table = table(rightAbove: outline.sentences[paragraph].tokens) {
                hasCount = true
                start = text.tokens(inLines: table).lowerBound
            }
            guard hasCount else { return false }
            behind.append(
                Binding(
                    tokens: start..<sentence.tokens.lowerBound, scope: ReportScope(owner: .unresolved(reference.words)))
            )
            return true
        }

        /// Returns the first sentence of those that a sentence may refer to: its paragraph's, or where it opens one, those of the
        /// paragraph or the list above.
        private func firstReferred(from index: Int) -> Int {
            guard index == paragraph else { return paragraph }
            let sentences = outline.sentences
            guard index > 0, sentences[index - 1].section == sentences[index].section,
                table(rightAbove: sentences[index].tokens) == nil
            else { return index }
            var first = index - 1
            if let leadIn = sentences[first].leadIn { first = leadIn }
            while first > 0, !sentences[first].isFirst { first -= 1 }
            // A list of labels with their numbers, each a paragraph of its own.
            while first > 0, sentences[first - 1].section == sentences[index].section, isLabelled(sentences[first]),
                isLabelled(sentences[first - 1])
            {
                first -= 1
            }
            return first
        }

        private func isLabelled(_ sentence: ReportOutline.Sentence) -> Bool {
            let line = text.tokens[sentence.tokens.lowerBound].line
            return text.labelWithValue(line) != nil || text.isInListOfBareLabels(line)
                || text.itemStart(text.lines[line].tokens) != nil
        }

        /// Whether a sentence goes on about the cases of the one before: "Of these, …", "They …", "Eight were upheld."
        private func goesBack(_ tokens: Range<Int>) -> Bool {
            let first = tokens.lowerBound
            return text.isWord(first, in: "these those they them both all")
                || text.isWord(first, in: "of") && text.isWord(first + 1, in: "these those them the which")
                || text.count(at: first, in: tokens) != nil || text.isNone(at: first)
        }

        // MARK: Tables

        private func table(rightBelow tokens: Range<Int>) -> Range<Int>? {
            let line = text.tokens[tokens.upperBound - 1].line
            return tables.first { $0.lowerBound > line }.flatMap {
                isBlank(between: line + 1, $0.lowerBound) ? $0 : nil
            }
        }

        private func table(rightAbove tokens: Range<Int>) -> Range<Int>? {
            let line = text.tokens[tokens.lowerBound].line
            return tables.last { $0.upperBound <= line }.flatMap { isBlank(between: $0.upperBound, line) ? $0 : nil }
        }

        private func isBlank(between start: Int, _ end: Int) -> Bool {
            (start..<max(start, end)).allSatisfy { text.lines[$0].tokens.isEmpty }
        }
    }
}
