import Model

/// Clauses that count the cases in which the Ombudsman recommended a kind of remedy.
extension ClauseReader {
    /// "The Ombudsman recommended an apology in nine cases", "Training was recommended in three cases", and what goes on behind it:
    /// "… an apology in nine cases, a payment in five".
    func recommendedRemedy(_ clause: NumberClause, _ count: Count) -> StatedFigure? {
        if let figure = remedyBehind(clause, count) { return figure }
        guard text.isWord(clause.number - 1, in: "in"),
            text.contains(Self.verbs, in: clause.sentence.lowerBound..<clause.number),
            clause.leadIsAll(Self.recommending), let name = remedy(in: clause.lead)
        else { return nil }
        let noun = skip("upheld", from: count.next, in: clause)
        if isWord(noun, of: clause, in: "cases case complaints complaint decisions") {
            // "… in 5 cases and a payment in 3 cases" goes on to another remedy.
            if isWord(noun + 1, of: clause, in: "and") {
                return figure(clause, name, count.value, from: noun + 1, to: noun + 1)
            }
            return figure(clause, name, count.value, from: noun + 1, tail: Self.behind)
        }
        let before = clause.sentence.lowerBound..<clause.start
        guard noun == count.next, clause.clauseEnd(from: noun) == noun || isWord(noun, of: clause, in: "and"),
            text.contains("cases case complaints complaint decisions", in: before)
                || before.isEmpty && !text.contains("occasions occasion", in: clause.sentence)
        else { return nil }
        return figure(clause, name, count.value, from: noun, to: noun)
    }

    /// "In 4 cases a payment was recommended", "In five cases the Ombudsman recommended an apology"
    private func remedyBehind(_ clause: NumberClause, _ count: Count) -> StatedFigure? {
        let noun = skip("upheld", from: count.next, in: clause)
        guard text.isWord(clause.number - 1, in: "in"), isWord(noun, of: clause, in: "cases case complaints complaint"),
            clause.lead.count <= 2, clause.leadIsAll(Self.recommending)
        else { return nil }
        let words = (noun + 1)..<max(noun + 1, clause.clauseEnd(from: noun + 1))
        guard text.contains(Self.verbs, in: words), clause.isAll(Self.recommending, in: words),
            let name = remedy(in: words)
        else { return nil }
        return figure(clause, name, count.value, from: words.upperBound, to: words.upperBound)
    }

    /// Returns the figure of the one kind of remedy that some words name.
    private func remedy(in words: Range<Int>) -> FigureName? {
        let kinds = Self.kinds.filter { text.contains($0.words, in: words) }
        if kinds.isEmpty, Self.financial.contains(where: { text.find($0, in: words) != nil }) {
            return .remediesPayments
        }
        return kinds.count == 1 ? kinds[0].name : nil
    }

    private static let verbs = WordSet("recommended asked required")

    private static let financial: [Phrase] = ["financial remedy", "financial remedies", "financial redress"]

    private static let kinds: [(words: WordSet, name: FigureName)] = [
        (WordSet("apology apologies apologise"), .remediesApologies),
        (WordSet("payment payments compensation"), .remediesPayments),
        (WordSet("training train"), .remediesTraining),
        (WordSet("procedure procedures policy policies process processes"), .remediesProcedures),
    ]

    private static let recommending = WordSet(
        """
        the ombudsman lgsco lgo it also and recommended asked required that we us council should a an apology apologies apologise \
        payment payments compensation redress remedy remedies make made pay train training staff for change changes review reviews of to \
        in our its procedure procedures policy policies process processes was were had been has year this during financial local \
        government social care
        """)

    private static let behind = WordSet("in during the this year period of by ombudsman lgsco all overall total")
}
