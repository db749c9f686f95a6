import Model

/// Clauses that leave out what the clause before them says.
extension ClauseReader {
    /// "Nine were upheld and four were not.", "9 findings of fault and 4 of no fault": the opposite outcome of the count before.
    func elidedOutcome(
        _ clause: NumberClause, _ count: (value: Int, next: Int), after last: StatedFigure
    ) -> StatedFigure? {
        guard clause.leadIsAll(Self.joints), clause.lead.count <= 3, !clause.isRough else { return nil }
        let isUpheld = last.name == .decisionsUpheld
        guard isUpheld || last.name == .decisionsNotUpheld else { return nil }
        let verb = skip("were was", from: count.next, in: clause)
        let isFindings = text.contains("findings finding", in: last.tokens)
        let end: Int
        if isUpheld, isWord(verb, of: clause, in: "not") {
            end = verb + 1
        } else if !isUpheld, verb > count.next {
            end = verb
        } else if isUpheld, isFindings,
            let fault = text.find("of no fault", in: count.next..<clause.sentence.upperBound),
            fault.lowerBound == count.next
        {
            end = fault.upperBound
        } else {
            return nil
        }
        guard !clause.sentence.contains(end) || [".", ",", ";"].contains(where: { text.tokens[end].isSign($0) }) else {
            return nil
        }
        var figure = last
        figure.name = isUpheld ? .decisionsNotUpheld : .decisionsUpheld
        figure.value = Double(count.value)
        figure.tokens = clause.number..<end
        figure.share = nil
        figure.rateBehind = nil
        return figure
    }
}
