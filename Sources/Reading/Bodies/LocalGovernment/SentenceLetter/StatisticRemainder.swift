import Model

/// The numbers that the sentences of a letter's statistics leave over: a person would call them figures, but their
/// words are not known.
struct StatisticRemainder {
    /// The first tokens of the numbers, in order.
    let numbers: [Int]
    /// The finding that names the numbers; nil where there are none.
    let finding: Finding?

    /// - Parameters:
    ///   - range: the tokens of the statistics.
    ///   - explained: the first tokens of the numbers that are figures already, or that a finding speaks of.
    ///   - headings: the first tokens of headings. The number in front of a heading is its own.
    init(
        text: DocumentText, range: Range<Int>, explained: Set<Int>, headings: Set<Int>, figures: [FigureName: Figure]
    ) {
        let search = Search(text: text, range: range, explained: explained, headings: headings, figures: figures)
        let found = search.numbers()
        numbers = found.map(\.tokens.lowerBound)
        guard let first = found.first else {
            finding = nil
            return
        }
        var names: [FigureName] = []
        for number in found {
            for name in search.candidates(for: number) where !names.contains(name) { names.append(name) }
        }
        let list = found.prefix(8).map { number in
            "\(text.string(number.tokens.prefix(1)))\(number.isPercent ? "%" : "") (line \(text.lines[text.tokens[number.tokens.lowerBound].line].number))"
        }
        let rest = found.count > list.count ? " and more" : ""
        finding = Checks.unclear(
            names,
            "Among the statistics stand numbers whose words are not known: \(list.joined(separator: ", "))\(rest).",
            at: text.place(of: first.tokens))
    }

    /// Looks through the statistics for such numbers.
    private struct Search {
        let text: DocumentText
        let range: Range<Int>
        let explained: Set<Int>
        let headings: Set<Int>
        let figures: [FigureName: Figure]

        /// The numbers that are left over.
        func numbers() -> [Quantity] {
            var found: [Quantity] = []
            // A sentence may be as long as the file, so it is looked through once, not for each of its numbers.
            var sentence = range.lowerBound..<range.lowerBound
            var isRemark = false
            var index = range.lowerBound
            while index < range.upperBound {
                if let glued = glued(at: index) { found.append(glued) }
                guard text.tokens[index].number != nil, let quantity = text.quantity(at: index, in: range) else {
                    index += 1
                    continue
                }
                if !explained.contains(index), isFigure(quantity), !isKnown(quantity) {
                    if !sentence.contains(index) {
                        sentence = text.sentence(around: index, in: range)
                        isRemark = text.contains(Self.remark, in: sentence)
                    }
                    if !isRemark, !text.contains(Self.remark, in: surroundings(of: index)) { found.append(quantity) }
                }
                index = quantity.tokens.upperBound
            }
            return found
        }

        /// A percentage that is run into its words: "toanaverageof43%".
        private func glued(at index: Int) -> Quantity? {
            let bytes = text.tokens[index].bytes
            guard text.tokens[index].kind == .mixed, bytes.count > 3, range.contains(index + 1),
                Folding.isDigit(text.folded[bytes.upperBound - 1]), text.tokens[index + 1].isSign("%"),
                !isInAddress(index + 1), !explained.contains(index)
            else { return nil }
            return Quantity(value: .nan, tokens: index..<(index + 2), isClear: false, isPercent: true)
        }

        /// Whether a percent sign is one of an address on the web: "county%20council".
        private func isInAddress(_ sign: Int) -> Bool {
            guard range.contains(sign + 1), text.tokens[sign + 1].gap == .none else { return false }
            switch text.tokens[sign + 1].kind {
            case .number, .mixed: return true
            case .word, .sign: return false
            }
        }

        /// The missing figures that a number may be.
        func candidates(for number: Quantity) -> [FigureName] {
            let blocks = StatisticSentence.Block.all
            let missing: [[FigureName]] =
                number.isPercent
                ? [blocks.map(\.rate), blocks.map(\.peerAverage)]
                : number.value != number.value.rounded()
                    ? [[.upholdPer100k, .upholdPeerPer100k]]
                    : [[.upholdUpheld, .upholdInvestigations, .complianceOutcomes, .remedyDecisions]]
            return missing.lazy.map { $0.filter { figures[$0] == nil } }.first { !$0.isEmpty } ?? []
        }

        /// Whether a number repeats a figure: a chart beside its sentence, or a count said again.
        private func isKnown(_ number: Quantity) -> Bool {
            figures.contains { $0.value.value == number.value && ($0.value.unit == .percent) == number.isPercent }
                || isRestOfChart(number)
        }

        /// Whether a percentage is the other part of a ring chart: "42%" by itself over or under "58%".
        private func isRestOfChart(_ number: Quantity) -> Bool {
            let line = text.tokens[number.tokens.lowerBound].line
            let rate = 100 - number.value
            guard number.isPercent, StatisticSentence.Block.all.contains(where: { figures[$0.rate]?.value == rate }),
                isOfPercentages(text.lines[line].tokens)
            else { return false }
            return [line - 1, line, line + 1].contains { other in
                guard text.lines.indices.contains(other) else { return false }
                let tokens = text.lines[other].tokens
                return isOfPercentages(tokens) && tokens.contains { text.tokens[$0].number == rate }
            }
        }

        private func isOfPercentages(_ tokens: Range<Int>) -> Bool {
            tokens.count <= 6 && tokens.allSatisfy { text.tokens[$0].number != nil || text.tokens[$0].isSign("%") }
        }

        private func isFigure(_ number: Quantity) -> Bool {
            let start = number.tokens.lowerBound
            let end = number.tokens.upperBound
            guard !text.isPartOfDate(start, in: range), !isPartOfYear(start) else { return false }
            if number.isPercent { return !isInAddress(end - 1) }
            guard number.value != 100_000, !isItemNumber(number), !headings.contains(end) else { return false }
            var next = end
            while text.isWord(next, in: "detailed final of were was other") { next += 1 }
            if range.contains(next), text.isWord(next, in: Self.counted) { return true }
            var previous = start - 1
            while range.contains(previous),
                text.tokens[previous].isSign(":") || text.tokens[previous].isSign("-")
                    || text.isWord(previous, in: "is was of total a to")
            {
                previous -= 1
            }
            guard range.contains(previous), text.tokens[previous].line + 1 >= text.tokens[start].line else {
                return false
            }
            if text.isWord(previous, in: Self.counted) { return isLastOfLine(end) }
            return text.contains("average", in: surroundings(of: start)) && isLastOfLine(end)
        }

        /// The tokens around one on its line, as far as a long sentence reaches.
        private func surroundings(of index: Int) -> Range<Int> {
            let reach = 40
            let line = text.tokens[index].line
            var start = index
            while start > range.lowerBound, index - start < reach, text.tokens[start - 1].line == line { start -= 1 }
            var end = index + 1
            while end < range.upperBound, end - index < reach, text.tokens[end].line == line { end += 1 }
            return start..<end
        }

        private static let counted: StaticString = """
            upheld decision decisions investigation investigations investigated outcome outcomes complaints complaint cases \
            case remedies remedy
            """

        private func isLastOfLine(_ index: Int) -> Bool {
            !range.contains(index) || text.tokens[index].gap != .space && text.tokens[index].gap != .none
                || text.tokens[index].isSign(".")
        }

        /// Whether a number names a year: "2020", "2019-20".
        private func isPartOfYear(_ index: Int) -> Bool {
            if let count = text.tokens[index].count, (1970...2099).contains(count) { return true }
            return range.contains(index - 2) && text.reportingYear(at: index - 2, in: range, inHeading: true) != nil
        }

        /// Whether a number is that of a heading or an item: "2." or "3)".
        private func isItemNumber(_ number: Quantity) -> Bool {
            let end = number.tokens.upperBound
            guard text.tokens[number.tokens.lowerBound].gap == .line, range.contains(end) else { return false }
            return text.tokens[end].gap == .none && (text.tokens[end].isSign(".") || text.tokens[end].isSign(")"))
        }

        /// Words of a sentence that is a remark about others, about other years or about a possibility.
        private static let remark = WordSet(
            "below above under over exceed exceeds national nationally nationwide england last previous prior country")
    }
}
