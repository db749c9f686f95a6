import Model

/// Clauses that go on from the year before to the report's own.
extension ClauseReader {
    /// "80 decisions in 2022/23, rising to 86", "12 complaints last year, this year nine", "… in 2022/23 and nine the year after":
    /// the number of the report's own year behind that of the year before.
    func followingYear(
        _ clause: NumberClause, _ count: (value: Int, next: Int), after last: StatedFigure
    ) -> StatedFigure? {
        guard last.year.endYear == period.endYear - 1, !clause.lead.isEmpty else { return nil }
        let end = text.skip("complaints cases decisions", from: count.next, in: clause.sentence)
        let behind = text.find("this year", in: end..<min(end + 3, clause.sentence.upperBound))
        let after =
            text.find("the year after", in: end..<min(end + 3, clause.sentence.upperBound))
            ?? text.find("the following year", in: end..<min(end + 3, clause.sentence.upperBound))
        let stop = (behind ?? after)?.upperBound ?? end
        guard !clause.sentence.contains(stop) || text.tokens[stop].isSign(".") else {
            return nil
        }
        let words = clause.lead.filter { text.tokens[$0].kind == .word }
        let isRising =
            words.count == 2 && text.isWord(words[0], in: "rising falling increasing decreasing dropping")
            && text.isWord(words[1], in: "to")
        let isThisYear =
            words.count >= 2 && text.isAll("but and while this year it was there were", in: clause.lead)
            && text.find("this year", in: clause.lead) != nil
        let isJoined = (behind ?? after) != nil && clause.leadIsAll(Self.joints)
        guard isRising || isThisYear || isJoined else { return nil }
        var figure = last
        figure.value = Double(count.value)
        figure.year = period
        figure.scope.time = .year(period)
        figure.tokens = clause.number..<stop
        figure.share = nil
        figure.rateBehind = nil
        return figure
    }
}
