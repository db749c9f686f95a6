/// Tails that two joined counts share.
extension ClauseReader {
    /// Leaves it open whose the figure before is where a number joined to it has a time or place behind it that is not known: "640
    /// corporate complaints and 212 compliments before the policy changed".
    func leaveOpen(_ figures: inout [StatedFigure], beside clause: NumberClause) {
        guard let last = figures.last, last.scope.isOfCouncil, clause.lead.count == 1,
            text.isWord(clause.lead.lowerBound, in: "and"),
            let count = text.count(at: clause.number, in: clause.sentence)
        else { return }
        let noun = skip("corporate", from: count.next, in: clause)
        guard isWord(noun, of: clause, in: "complaints compliments contacts enquiries decisions"),
            isWord(noun + 1, of: clause, in: "before after until since in at within across throughout during up")
        else { return }
        let start = text.isWord(noun + 1, in: "up") ? noun + 2 : noun + 1
        let restriction = RateRestriction(
            text, clause.statement, authority: words.authority, years: clause.years.map(\.tokens), measures: [])
        guard let word = restriction.word(behind: start, in: clause.sentence) else { return }
        figures[figures.count - 1].scope.owner = .unresolved(word..<(word + 1))
    }
}
