import Model

/// Clauses that count the cases in which the Ombudsman recommended a kind of remedy.
extension ClauseReader {
    /// "The Ombudsman recommended an apology in nine cases", "Training was recommended in three cases".
    func recommendedRemedy(_ clause: NumberClause, _ count: Count) -> StatedFigure? {
        guard text.isWord(clause.number - 1, in: "in"), text.contains("recommended", in: clause.lead),
            clause.leadIsAll(Self.recommending)
        else { return nil }
        let kinds = Self.kinds.filter { text.contains($0.words, in: clause.lead) }
        let noun = skip("upheld", from: count.next, in: clause)
        guard kinds.count == 1, isWord(noun, of: clause, in: "cases case complaints complaint decisions") else {
            return nil
        }
        return figure(clause, kinds[0].name, count.value, from: noun + 1, tail: Self.behind)
    }

    private static let kinds: [(words: WordSet, name: FigureName)] = [
        (WordSet("apology apologies apologise"), .remediesApologies), (WordSet("payment payments"), .remediesPayments),
        (WordSet("training"), .remediesTraining),
        (WordSet("procedure procedures policy policies process processes"), .remediesProcedures),
    ]

    private static let recommending = WordSet(
        """
        the ombudsman lgsco lgo it also and recommended that we council should a an apology apologies apologise payment payments \
        training staff for change changes review reviews of to in our its procedure procedures policy policies process processes \
        was were had been has year this during financial local government social care
        """)

    private static let behind = WordSet("in during the this year period of by ombudsman lgsco all overall total")
}
