import Model

/// Finds the words of the Ombudsman's section that count without a number and were not read: "did not find against us in any
/// case", "Both were upheld.", "Two thirds were upheld."
extension UnreadNumbers {
    /// Adds a doubt about the first such words of a sentence.
    ///
    /// - Parameter figures: those that were read in the sentence, whosever they are.
    func doubtWords(
        _ sentence: Range<Int>, _ scope: SentenceScope, _ figures: [StatedFigure], in statements: inout ReportStatements
    ) {
        let outcome = sentence.first { text.isWord($0, in: "upheld uphold fault against favour") }
        guard let outcome, !figures.contains(where: { Self.outcomeNames.contains($0.name) }),
            let word = sentence.first(where: { countsCases($0, in: sentence, beside: outcome) })
        else { return }
        let clause = text.clause(around: word, in: sentence)
        let whose = scope.scope(ofClause: clause)
        guard whose.isCouncilWide, whose.isAboutOmbudsman, whose.stage == nil, whose.measure == nil,
            whose.year ?? report.period == report.period, !isOfOwnProcedure(clause)
        else { return }
        let isShare = text.isWord(word, in: Self.fractions)
        statements.doubt(
            isShare ? [.upholdRate] : [.decisionsUpheld],
            "\"\(text.string(clause))\" counts cases of the Ombudsman's in words that are not known.",
            at: text.place(of: word..<(word + 1)))
    }

    private static let outcomeNames: Set<FigureName> = [.decisionsUpheld, .decisionsNotUpheld, .upholdRate]

    /// Whether a word counts the cases that the Ombudsman decided, in a sentence that says how.
    private func countsCases(_ index: Int, in sentence: Range<Int>, beside outcome: Int) -> Bool {
        let near = index..<min(index + 6, sentence.upperBound)
        if text.isWord(index, in: "none neither") { return true }
        if text.isWord(index, in: "any either") {
            return text.contains("not never nor", in: max(sentence.lowerBound, index - 8)..<index)
        }
        if text.isWord(index, in: "no nil zero") {
            // "no fault was found in 5 cases"
            return text.contains(
                "complaints cases decisions investigations upheld",
                in: (index + 1)..<max(index + 1, min(index + 3, sentence.upperBound)))
        }
        if text.isWord(index, in: "both all"), index == sentence.lowerBound {
            return text.contains("upheld", in: near) && text.contains("were was", in: near)
                && !text.contains("recommendations remedies", in: near)
        }
        guard text.isWord(index, in: Self.fractions) else { return false }
        // "half of the complaints were upheld", "two thirds were upheld", but not "in the second half"
        return !text.isWord(index - 1, in: "first second") && index < outcome
            && (text.isWord(index + 1, in: "of were was")
                || text.isWord(index, in: "half") && text.isWord(index + 1, in: "the our"))
    }

    private static let fractions = WordSet(
        "half third thirds quarter quarters fifth fifths majority minority tenth tenths")
}
