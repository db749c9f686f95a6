import Model

/// Clauses that count the Ombudsman's cases by their outcome.
extension ClauseReader {
    /// "The Ombudsman upheld three complaints", "… and did not uphold two".
    func upheldCases(_ clause: NumberClause, _ count: Count, _ scope: ReportScope) -> StatedFigure? {
        let isNot = text.find("did not uphold", in: clause.lead)?.upperBound == clause.number
        let name = isNot ? FigureName.decisionsNotUpheld : .decisionsUpheld
        guard isNot || text.isWord(clause.number - 1, in: "upheld"), clause.lead.count > 1,
            !text.isWord(clause.number - 2, in: "not partially partly") || isNot, !isOutcomeOfCouncil(clause),
            clause.leadIsAll(isNot ? words.notUpheldLead : words.ombudsmanLead),
            scope.meansOmbudsmanByIt || text.mentionsAnyOmbudsman(clause.sentence.lowerBound..<clause.number),
            !isQuotingLetter(clause)
        else { return nil }
        // "investigated 20 complaints and upheld 17 of them"
        if isWord(count.next, of: clause, in: "of"), isWord(count.next + 1, of: clause, in: "them these those") {
            return figure(clause, name, count.value, from: count.next + 2, tail: words.ombudsmanTail)
        }
        if isWord(count.next, of: clause, in: "complaints complaint cases case") {
            return figure(clause, name, count.value, from: count.next + 1, tail: words.ombudsmanTail)
        }
        // "… received seven complaints about us and upheld one."
        guard
            !clause.sentence.contains(count.next) || text.tokens[count.next].isSign(".")
                || text.tokens[count.next].isSign("(")
                || isBeforeYear(count.next, in: clause)
        else { return nil }
        return figure(clause, name, count.value, from: count.next, tail: words.ombudsmanTail)
    }

    /// Whether the council upheld the cases: "Of those the Council had upheld 2 and not upheld 1."
    private func isOutcomeOfCouncil(_ clause: NumberClause) -> Bool {
        let subject = text.isWord(clause.number - 2, in: "had has have") ? clause.number - 3 : clause.number - 2
        return clause.lead.contains(subject) && text.isWord(subject, in: "council we authority")
    }

    /// "… and did not uphold 6 in 2022/23"
    private func isBeforeYear(_ index: Int, in clause: NumberClause) -> Bool {
        isWord(index, of: clause, in: "in during") && clause.years.contains { $0.tokens.lowerBound == index + 1 }
    }

    /// "4 upheld decisions"
    func upheldDecisions(_ clause: NumberClause, _ count: Count) -> StatedFigure? {
        guard isWord(count.next, of: clause, in: "upheld"),
            isWord(count.next + 1, of: clause, in: "decisions decision"),
            clause.leadIsAll(words.ombudsmanLead), !isQuotingLetter(clause)
        else { return nil }
        return figure(clause, .decisionsUpheld, count.value, from: count.next + 2, to: count.next + 2)
    }

    /// "Twenty-two were closed after initial enquiries", as an item, a sentence or one clause of several.
    func outcome(_ clause: NumberClause, _ count: Count, _ scope: ReportScope) -> StatedFigure? {
        guard clause.lead.count <= 16,
            clause.leadIsAll(words.outcomeLead, allowsTotal: true),
            !text.isWhole(clause.number, in: clause.sentence), !isQuotingLetter(clause)
        else { return nil }
        // "Eighteen of the twenty-seven findings" counts a part of them; "two of those complaints were upheld" does not.
        var start = count.next
        if text.isWord(start, in: "of") {
            guard text.isWord(start + 1, in: "these those them which") else { return nil }
            start = skip("of these those them which complaints cases decisions investigations", from: start, in: clause)
        }
        let whole = start..<clause.clauseEnd(from: start)
        // "7 complaints had been upheld in 2019/20 compared to 3 in 2018/19"
        let end = whole.first { text.isWord($0, in: "compared compares comparing") } ?? whole.upperBound
        let body = start..<end
        let year = clause.year(of: clause.start..<end, default: period)
        guard clause.isAll(ReportVocabulary.outcomeClause, in: body), let year, let outcome = text.outcome(in: body),
            let name = outcome.figureName
        else { return nil }
        return StatedFigure(name: name, value: count.value, year: year, tokens: clause.number..<end)
    }

    /// "None of the 14 complaints investigated was upheld."
    func noneOfInvestigations(_ clause: NumberClause, _ scope: ReportScope) -> [StatedFigure]? {
        guard scope.ombudsman != nil, text.isWord(clause.number, in: "none"), text.isWord(clause.number + 1, in: "of"),
            let none = partOfInvestigations(clause, Count(value: 0, next: clause.number + 1))
        else { return nil }
        return none
    }

    /// "None was upheld", "none of these were premature".
    func noneDecided(_ clause: NumberClause, _ scope: ReportScope) -> StatedFigure? {
        guard scope.ombudsman != nil, !text.isWord(clause.number, in: "any either") else { return nil }
        var next = clause.number + 1
        if text.isWord(clause.number, in: "no") {
            // "No complaints were upheld", but not "no fault was found"
            guard isWord(next, of: clause, in: "complaints cases complaint case investigations decisions") else {
                return nil
            }
        }
        if isWord(next, of: clause, in: "of") {
            next = skip("of the these them those cases complaints decisions investigations", from: next, in: clause)
            // "None of the complaints that the Ombudsman investigated was upheld."
            if isWord(next, of: clause, in: "that which it") {
                next = skip(
                    "that which the ombudsman lgsco lgo it had has investigated decided considered", from: next,
                    in: clause)
            }
        }
        return outcome(clause, Count(value: 0, next: next), scope)
    }
}
