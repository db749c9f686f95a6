import Model

/// Clauses that count the upheld cases in which the council had put things right before, and the cases of which the
/// Ombudsman checked the compliance.
extension ClauseReader {
    /// "In 2 cases (12%) a satisfactory remedy had already been provided", "a satisfactory remedy had been given in 1 upheld
    /// case".
    ///
    /// - Returns: nil for a clause about anything else; no figure for one about remedies in other words.
    func remedies(_ clause: NumberClause, _ count: Count) -> [StatedFigure]? {
        let next = clause.sentence.first { index in
            index > count.next && text.count(at: index, in: clause.sentence) != nil
                && !text.tokens[min(index + 1, clause.sentence.upperBound - 1)].isSign("%")
                && !clause.years.contains { $0.tokens.contains(index) }
        }
        let rest = clause.number..<(next ?? clause.sentence.upperBound)
        let isAhead = text.contains("satisfactory", in: clause.lead) && text.contains(Self.remedies, in: clause.lead)
        guard isAhead || text.contains("satisfactory", in: rest) && text.contains(Self.remedies, in: rest) else {
            return nil
        }
        var noun = skip("upheld of the complaints complaint cases case decisions", from: count.next, in: clause)
        // "in 1 of the 5 upheld cases"
        if isWord(count.next, of: clause, in: "of"), let whole = text.count(at: noun, in: clause.sentence) {
            noun = skip("upheld complaints complaint cases case decisions", from: whole.next, in: clause)
        }
        guard noun > count.next, text.isWord(noun - 1, in: "complaints complaint cases case decisions"),
            text.isWord(clause.number - 1, in: "in for") || clause.lead.isEmpty,
            isAhead ? clause.isAll(Self.known, in: clause.lead) : clause.leadIsAll(words.ombudsmanLead),
            let figure = figure(clause, .remedyDecisions, count.value, from: noun, to: clause.clauseEnd(from: noun))
        else { return [] }
        return [figure]
    }

    private static let remedies = WordSet("remedy remedies remedied")

    private static let known = WordSet(
        """
        a satisfactory remedy remedies had has been was were given provided offered by the council we already and in for \
        remedied upheld before complaint reached ombudsman
        """)

    /// "based on 4 compliance outcomes", "100% compliance with recommendations, from 9 outcomes".
    func complianceOutcomes(_ clause: NumberClause, _ count: Count) -> StatedFigure? {
        let noun = skip("compliance", from: count.next, in: clause)
        guard isWord(noun, of: clause, in: "outcomes outcome"),
            noun > count.next || text.contains("compliance complied", in: clause.sentence.lowerBound..<clause.number),
            text.isWord(clause.number - 1, in: "from on of all in the") || text.sign(clause.number - 1, is: "(")
        else { return nil }
        return figure(clause, .complianceOutcomes, count.value, from: noun + 1, to: noun + 1)
    }
}
