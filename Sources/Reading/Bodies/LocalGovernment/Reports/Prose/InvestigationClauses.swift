import Model

/// Clauses that count the cases that the Ombudsman investigated.
extension ClauseReader {
    /// "The Ombudsman investigated seven complaints", "nine detailed investigations", "12 cases were investigated".
    func investigations(_ clause: NumberClause, _ count: Count, _ scope: ReportScope) -> StatedFigure? {
        guard clause.leadIsAll(words.investigationLead), !isQuotingLetter(clause.sentence),
            count.value <= Self.mostCases
        else { return nil }
        let noun = skip("detailed complaints complaint cases case decisions", from: count.next, in: clause)
        if text.isWord(noun, in: "investigations investigation") {
            return figure(clause, .upholdInvestigations, count.value, from: noun + 1, tail: words.ombudsmanTail)
        }
        guard noun > count.next else { return nil }
        let before = clause.lead.suffix(3)
        if before.contains(where: { text.isWord($0, in: "investigated investigate") }) {
            guard scope.meansOmbudsmanByIt || text.mentionsAnyOmbudsman(clause.start..<clause.number) else {
                return nil
            }
            return figure(clause, .upholdInvestigations, count.value, from: noun, tail: words.ombudsmanTail)
        }
        let verb = skip("were was about the council against us that it which", from: noun, in: clause)
        guard verb > noun, text.isWord(verb, in: "investigated") else { return nil }
        let end = skip("in detail fully formally", from: verb + 1, in: clause)
        return figure(clause, .upholdInvestigations, count.value, from: end, tail: words.ombudsmanTail)
    }

    /// "7 of 10 investigations", "4 upheld decisions from 5 investigations": the number behind a count of upheld cases.
    private static let mostCases = 1500.0
}
