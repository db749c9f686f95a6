import Model

/// Clauses that count the public reports that the Ombudsman issued about the council.
extension ClauseReader {
    private static let publicReports: [Phrase] = [
        "public interest reports", "public interest report", "public reports", "public report", "published reports",
        "published report",
    ]

    /// "Two public reports were issued".
    func publicReports(_ clause: NumberClause, _ count: Count) -> StatedFigure? {
        guard clause.leadIsAll(words.ombudsmanLead),
            !text.contains(ReportVocabulary.national, in: clause.sentence) || text.contains("none", in: clause.sentence)
        else { return nil }
        guard
            let end = Self.publicReports.lazy.compactMap({ text.match($0, at: count.next, in: clause.sentence) }).first,
            let tailEnd = clause.tailEnd(from: end, isAll: words.ombudsmanTail)
        else { return nil }
        // "issued 38 public reports, none of them about the Council"
        let rest = end..<clause.sentence.upperBound
        if let none = rest.first(where: { text.isWord($0, in: "none") }),
            text.contains("council us", in: none..<rest.upperBound), let year = clause.year(of: rest, default: period)
        {
            return StatedFigure(
                name: .ombudsmanPublicReports, value: 0, year: year, tokens: clause.number..<rest.upperBound)
        }
        // "The Ombudsman issued 38 public reports" counts those of the whole country.
        let isPassive = text.contains("was were", in: clause.lead) || text.isWord(end, in: "was were")
        let isAboutCouncil = text.contains("council authority us our", in: end..<tailEnd)
        // He issues dozens a year: "The Ombudsman had made only 1 public report" counts those about the council.
        let isOfCouncil = text.mentionsOmbudsman(clause.lead) && count.value <= Self.mostAboutOneCouncil
        guard isPassive || isAboutCouncil || isOfCouncil else { return nil }
        return figure(clause, .ombudsmanPublicReports, count.value, from: end, tail: words.ombudsmanTail)
    }

    /// The number of public reports about one council in a year that its report counts without naming it.
    private static let mostAboutOneCouncil = 3.0

    /// "No public reports were issued", "did not issue any public reports".
    func noPublicReports(_ clause: NumberClause) -> StatedFigure? {
        guard clause.leadIsAll(words.noReportsLead) || saysThereAreNone(clause) else { return nil }
        if text.isWord(clause.number, in: "any"), !text.contains("not", in: clause.lead) { return nil }
        var index = clause.number + 1
        if isWord(index, of: clause, in: "of"), text.isWord(clause.number, in: "none") { index += 1 }
        guard let end = Self.publicReports.lazy.compactMap({ text.match($0, at: index, in: clause.sentence) }).first
        else { return nil }
        return figure(clause, .ombudsmanPublicReports, 0, from: end, tail: words.ombudsmanTail)
    }

    /// "…, but for the third year in a row there were no published reports for the Council": the words before "there" belong to
    /// what the sentence has said before.
    private func saysThereAreNone(_ clause: NumberClause) -> Bool {
        guard text.isWord(clause.number - 1, in: "were are was is"), text.isWord(clause.number - 2, in: "there"),
            clause.lead.contains(clause.number - 2),
            !text.contains("not if unless until whether last previous", in: clause.lead)
        else { return false }
        return text.contains("council authority us", in: clause.number..<clause.clauseEnd(from: clause.number + 1))
    }
}
