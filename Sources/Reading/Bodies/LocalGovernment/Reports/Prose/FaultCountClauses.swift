import Model

/// Clauses in which a verb before the number says how the Ombudsman decided the cases.
extension ClauseReader {
    /// "It found fault in 33.", "upholding 11 of them", "No fault was found in 2 cases".
    func decidedCases(_ clause: NumberClause, _ count: Count, _ scope: ReportScope) -> StatedFigure? {
        guard let name = leadingOutcome(of: clause), scope.ombudsman != nil else { return nil }
        var end = count.next
        if text.isWord(end, in: "of"), text.isWord(end + 1, in: "them these those which") { end += 2 }
        end = skip("complaints complaint cases case investigations investigation", from: end, in: clause)
        guard !text.isWord(end, in: "of out"), let tailEnd = clause.tailEnd(from: end, isAll: words.ombudsmanTail),
            !isOfOthers(clause, to: tailEnd)
        else { return nil }
        return figure(clause, name, count.value, from: end, to: tailEnd)
    }
}
