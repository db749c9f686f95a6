import Model

/// A sentence of an older letter with its numbers, its clauses and the words that say what is counted.
struct OlderSentence {
    let tokens: Range<Int>
    let topics: [PhraseMatch<OutcomeTopic>]
    let subjects: [PhraseMatch<FigureName>]
    /// Its numbers, without differences and without the wholes of parts.
    let numbers: [ClauseNumber]
    /// The wholes of which it counts parts: of "seven of the 84" the 84.
    let wholes: [ClauseNumber]
    /// The numbers of cases that earlier parts left over: of "of the remaining 30" the 30.
    let remainders: [ClauseNumber]
    let clauses: [Clause]
    let times: SentenceTimes
    /// Whether other columns stand beside it, so that its words may be those of two sentences.
    let isTorn: Bool
    /// Whether it goes on about other councils: the sentence before it in its paragraph does, and it does not name the council.
    let isAmongOthers: Bool

    init(
        _ tokens: Range<Int>, topics: [PhraseMatch<OutcomeTopic>], subjects: [PhraseMatch<FigureName>],
        next: Range<Int>, isAmongOthers: Bool, period: Period, of text: DocumentText
    ) {
        self.tokens = tokens
        self.isAmongOthers = isAmongOthers && !text.isOwn(tokens)
        isTorn = text.standsInColumns(tokens)
        self.topics = topics.map { match in
            let isLeftOut = match.meaning == .premature && text.isLeftOut(match.tokens.lowerBound)
            return isLeftOut ? PhraseMatch(meaning: .decidedWithoutPremature, tokens: match.tokens) : match
        }
        self.subjects = subjects
        let all = ClauseNumber.all(in: tokens, of: text)
        let wholes = all.filter { text.part(of: $0, among: all) != nil }
        self.wholes = wholes
        numbers = all.filter { number in
            !text.isDifference(number) && !wholes.contains { $0.tokens == number.tokens }
        }
        remainders = all.filter { number in
            text.isWord(number.tokens.lowerBound - 1, in: "remaining")
                && text.contains(
                    "of", in: max(tokens.lowerBound, number.tokens.lowerBound - 3)..<number.tokens.lowerBound)
        }
        let phrases = topics.map(\.tokens) + subjects.map(\.tokens)
        clauses = Clause.all(in: tokens, numbers: all, phrases: phrases, of: text)
        times = SentenceTimes(tokens, next: next, topics: topics.map(\.tokens), period: period, of: text)
    }
}

extension OlderSentence {
    /// The subjects of the clause in which a bracket stands that has no number itself.
    func subjects(around bracket: Clause, in text: DocumentText) -> [PhraseMatch<FigureName>] {
        let start = bracket.tokens.lowerBound - 1
        guard text.sign(start, is: "("), let holder = clauses.first(where: { $0.tokens.contains(start) }),
            !numbers.contains(where: { holder.contains($0.tokens.lowerBound) })
        else { return [] }
        return subjects.filter { holder.contains($0.tokens.lowerBound) }
    }

    /// Whether a number is of what may be, and was not counted.
    func isHypothetical(_ number: ClauseNumber, in text: DocumentText) -> Bool {
        clauses.first { $0.contains(number.tokens.lowerBound) }.map { text.isHypothetical($0, in: tokens) } ?? false
    }
}

extension DocumentText {
    /// Whether columns of running text stand side by side on some line of a sentence. Labels and cells are no text.
    func standsInColumns(_ sentence: Range<Int>) -> Bool {
        lines(of: sentence).contains { line in
            var columns = 0
            var start = line.lowerBound
            for index in line.dropFirst() where isColumnGap(before: index) {
                if isText(start..<index) { columns += 1 }
                start = index
            }
            if isText(start..<line.upperBound) { columns += 1 }
            return columns > 1
        }
    }

    /// The tokens of each line on which a sentence stands. A line longer than any of a page is cut to the sentence's surroundings:
    /// otherwise the reading of its sentences would not be linear.
    func lines(of sentence: Range<Int>) -> [Range<Int>] {
        guard let first = sentence.first, let last = sentence.last else { return [] }
        let reach = 400
        let near = (first - reach)..<(last + reach)
        return (tokens[first].line...tokens[last].line).map { lines[$0].tokens.clamped(to: near) }
    }

    /// Whether a column of a line has words of a sentence.
    private func isText(_ column: Range<Int>) -> Bool {
        column.count { tokens[$0].kind == .word } > 2 && contains(Self.wordsOfText, in: column)
    }

    /// Words that no heading and no label has.
    private static let wordsOfText = WordSet(
        """
        the we our is that this your you have were was with which has are it their been about these there
        """)

    /// Whether words before a topic leave it out: "excluding premature complaints", "leaving aside the premature ones".
    fileprivate func isLeftOut(_ topic: Int) -> Bool {
        var before = topic - 1
        while isWord(before, in: "the those of from all") { before -= 1 }
        return isWord(before, in: "excluding aside apart disregarding discounting excludes without")
    }
}

extension Passage {
    /// The sentences of running text, in order. A heading right above a paragraph is no part of its first sentence.
    ///
    /// - Parameter tables: the tokens of tables, which are no sentences.
    func proseSentences(without tables: [Range<Int>]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = tokens.lowerBound
        for index in tokens where index > start && (text.isBoundary(index) || isBehindHeading(index, from: start)) {
            sentences.append(start..<index)
            start = index
        }
        if start < tokens.upperBound { sentences.append(start..<tokens.upperBound) }
        let tables = tables.sorted { $0.lowerBound < $1.lowerBound }
        var next = 0
        return sentences.filter { sentence in
            while next < tables.count, tables[next].upperBound <= sentence.lowerBound { next += 1 }
            if next < tables.count, tables[next].overlaps(sentence) { return false }
            return sentence.count <= 150 && !sentence.contains { text.tokens[$0].gap == .cell }
        }
    }

    /// Whether a line begins at a token, with a heading before it: a line of a few words that ends long before the margin,
    /// where a sentence would go on.
    private func isBehindHeading(_ index: Int, from start: Int) -> Bool {
        guard text.tokens[index].gap == .line, text.isCapital(index) || text.tokens[index].number != nil else {
            return false
        }
        let above = text.tokens[index - 1].line
        let heading = text.lines[above].tokens
        return heading.lowerBound == start && heading.count <= 8 && text.lines[above].folded.count <= 60
            && text.lines[text.tokens[index].line].folded.count > text.lines[above].folded.count
            && text.tokens[index - 1].kind == .word && !text.isWord(index - 1, in: "the of and to in a")
    }
}
