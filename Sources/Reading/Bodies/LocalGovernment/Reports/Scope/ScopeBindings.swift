import Model

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
    private var behind: BackReferenceStretches

    /// Returns the scope that a sentence before a token hands over to it; nil where none does.
    func handedOver(at token: Int) -> ReportScope? {
        let index = ahead.partitioningIndex { $0.tokens.upperBound > token }
        return index < ahead.count && ahead[index].tokens.contains(token) ? ahead[index].scope : nil
    }

    /// Returns the scope that a sentence behind a token gives it; nil where none does.
    func givenBehind(_ token: Int) -> ReportScope? { behind.scope(of: token) }

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
        var behind: BackReferenceStretches

        private var open: (start: Int, section: Int, scope: ReportScope)?
        /// The first sentence of each sentence's paragraph, so far.
        private var paragraphs: [Int] = []
        /// The first of the labelled sentences that end with one, for those that were asked about.
        private var lists: [Int: Int] = [:]

        private var text: DocumentText { recogniser.text }

        init(outline: ReportOutline, tables: [Range<Int>], sections: [ReportScope], recogniser: ScopeRecogniser) {
            self.outline = outline
            self.tables = tables
            self.sections = sections
            self.recogniser = recogniser
            behind = BackReferenceStretches(outline.sentences)
        }

        mutating func advance(to index: Int, isDeclaration: Bool) {
            let sentence = outline.sentences[index]
            paragraphs.append(sentence.isFirst ? index : paragraphs.last ?? index)
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
            let line = outline.sectionOfLine.partitioningIndex { $0 >= section }
            guard line < outline.sectionOfLine.count else { return 0 }
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
            let sentences = outline.sentences
            let (recogniser, paragraph) = (recogniser, paragraphs[index])
            guard let reference = BackReference(sentences[index].tokens, by: recogniser) else { return false }
            let table = table(rightAbove: sentences[paragraph].tokens)
            return behind.bind(
                from: index == paragraph && table == nil ? firstAbove(index) : paragraph, before: index,
                table: table.map(text.tokens(inLines:)), to: ReportScope(owner: .unresolved(reference.words)),
                isCount: { recogniser.hasCount(sentences[$0].tokens) },
                isEnd: { [text] in
                    $0 >= paragraph && !reference.isOfFigures && !Self.goesBack(sentences[$0].tokens, in: text)
                })
        }

        /// Returns the first sentence of the paragraph or the list above a paragraph; the paragraph's own where there is none.
        private mutating func firstAbove(_ index: Int) -> Int {
            let sentences = outline.sentences
            guard index > 0, sentences[index - 1].section == sentences[index].section else { return index }
            let last = paragraphs[sentences[index - 1].leadIn ?? index - 1]
            // A list of labels with their numbers, each a paragraph of its own.
            var first = last
            while true {
                if let known = lists[first] {
                    first = known
                    break
                }
                guard first > 0, sentences[first - 1].section == sentences[index].section,
                    isLabelled(sentences[first]), isLabelled(sentences[first - 1])
                else { break }
                first -= 1
            }
            lists[last] = first
            return first
        }

        private func isLabelled(_ sentence: ReportOutline.Sentence) -> Bool {
            let line = text.tokens[sentence.tokens.lowerBound].line
            return text.labelWithValue(line) != nil || text.isInListOfBareLabels(line)
                || text.itemStart(text.lines[line].tokens) != nil
        }

        /// Whether a sentence goes on about the cases of the one before: "Of these, …", "They …", "Eight were upheld."
        private static func goesBack(_ tokens: Range<Int>, in text: DocumentText) -> Bool {
            let first = tokens.lowerBound
            return text.isWord(first, in: "these those they them both all")
                || text.isWord(first, in: "of") && text.isWord(first + 1, in: "these those them the which")
                || text.count(at: first, in: tokens) != nil || text.isNone(at: first)
        }

        // MARK: Tables

        private func table(rightBelow tokens: Range<Int>) -> Range<Int>? {
            let line = text.tokens[tokens.upperBound - 1].line
            let next = tables.partitioningIndex { $0.lowerBound > line }
            guard next < tables.count, isBlank(between: line + 1, tables[next].lowerBound) else { return nil }
            return tables[next]
        }

        private func table(rightAbove tokens: Range<Int>) -> Range<Int>? {
            let line = text.tokens[tokens.lowerBound].line
            let next = tables.partitioningIndex { $0.upperBound > line }
            guard next > 0, isBlank(between: tables[next - 1].upperBound, line) else { return nil }
            return tables[next - 1]
        }

        private func isBlank(between start: Int, _ end: Int) -> Bool {
            start >= end || text.tokens(inLines: start..<end).isEmpty
        }
    }
}
