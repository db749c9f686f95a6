import Model

/// Clauses that count a service's complaints, where they are plain complaints: "We received 210 complaints. 80 were upheld."
extension ClauseReader {
    /// "210 complaints were received", "80 were upheld", "40 of which were upheld".
    func serviceComplaints(_ clause: NumberClause, _ count: Count, _ scope: ReportScope) -> StatedFigure? {
        guard scope.service != nil, scope.stage == nil,
            !text.contains("closed resolved responded answered percentage", in: clause.lead)
        else { return nil }
        if isWord(count.next, of: clause, in: "statutory"), isWord(count.next + 1, of: clause, in: "complaints"),
            clause.leadIsAll(words.lead), !isDivided(count.next + 2, in: clause), let name = statutory(scope)
        {
            return figure(
                clause, name, count.value, from: count.next + 2, tail: Self.receivedTail.union(words.tail))
        }
        if let noun = text.match(
            "complaints", at: skip("new formal", from: count.next, in: clause), in: clause.sentence),
            clause.leadIsAll(words.lead), !isDivided(noun, in: clause)
        {
            return figure(
                clause, .complaintsReceived, count.value, from: noun, tail: Self.receivedTail.union(words.tail))
        }
        var index = skip("of which these those them", from: count.next, in: clause)
        index = skip("complaints were was had been", from: index, in: clause)
        guard index > count.next, isWord(index, of: clause, in: "upheld"), clause.leadIsAll(Self.upheldLead) else {
            return nil
        }
        return figure(clause, .complaintsUpheld, count.value, from: index + 1, tail: words.tail)
    }

    /// The figure of the complaints under the statutory procedure of a service, "96 statutory complaints"; nil for a service that has none.
    private func statutory(_ scope: ReportScope) -> FigureName? {
        guard let service = scope.service else { return nil }
        if text.contains("adult adults adults'", in: service) { return .contactsAdultSocialCareComplaints }
        return text.contains("children children's childrens child", in: service)
            ? .contactsChildrensSocialCareComplaints : nil
    }

    /// Whether the words behind "complaints" say that some of them are counted: "30 complaints about parking".
    private func isDivided(_ index: Int, in clause: NumberClause) -> Bool {
        let end = clause.clauseEnd(from: index)
        return text.contains(
            "upheld about regarding concerning stage escalated answered responded resolved closed relating not related",
            in: index..<end)
    }

    private static let receivedTail = WordSet("by service team directorate department us it")

    private static let upheldLead = WordSet("of which these those them and the")
}
