import Model

/// Clauses that say that there were none of the Ombudsman's cases with an outcome, the word behind a verb or before a noun.
extension ClauseReader {
    /// "did not uphold any of them", "upheld none", "found fault in none of the cases", "neither was upheld".
    ///
    /// - Returns: the count, and that of the investigations where the words behind give it: "any of the 5 complaints it investigated".
    func noneBehindVerb(_ clause: NumberClause, _ scope: ReportScope) -> [StatedFigure]? {
        guard scope.ombudsman != nil, let verb = leadingOutcome(of: clause) ?? investigating(clause) else { return nil }
        let isAny = text.isWord(clause.number, in: "any either")
        // "did not uphold any" and "found no fault in any" count those upheld.
        let name = verb == .upholdInvestigations ? verb : .decisionsUpheld
        // "upheld any", "found no fault in none" say nothing.
        guard isAny == (verb == .decisionsNotUpheld || isNegated(clause)), !text.isWord(clause.number, in: "no") else {
            return nil
        }
        let end = clause.tailEnd(from: clause.number + 1)
        let behind = (clause.number + 1)..<end
        guard clause.isAll(Self.ofThem.union(words.ombudsmanTail), in: behind, allowsTotal: true),
            !isOfOthers(clause, to: end)
        else { return nil }
        let whole = behind.lazy.compactMap { text.count(at: $0, in: behind) }.first
        guard let whole else { return figure(clause, name, 0, from: behind.lowerBound, to: end).map { [$0] } }
        guard let none = figure(clause, name, 0, from: behind.lowerBound, to: behind.lowerBound) else { return nil }
        guard name == .decisionsUpheld, text.contains("investigated investigations", in: whole.next..<end) else {
            return [none]
        }
        var investigations = none
        investigations.name = .upholdInvestigations
        investigations.value = Double(whole.value)
        investigations.tokens = clause.number..<end
        return [none, investigations]
    }

    /// "did not investigate any", "investigated none": the number of investigations.
    private func investigating(_ clause: NumberClause) -> FigureName? {
        guard let last = clause.lead.last, text.isWord(last, in: "investigate investigated"),
            clause.isAll(words.ombudsmanLead.union(WordSet("did not")), in: clause.lead.lowerBound..<last)
        else { return nil }
        return text.isWord(last - 1, in: "not") || text.isWord(last, in: "investigated") ? .upholdInvestigations : nil
    }

    /// Whether the verb before a number is "investigate", which `investigating` reads behind "not" alone.
    private func isNegated(_ clause: NumberClause) -> Bool {
        clause.lead.last.map { text.isWord($0, in: "investigate") } ?? false
    }

    /// "There were no upheld complaints", "No decisions were upheld", "No detailed investigations were carried out."
    func noneBeforeNoun(_ clause: NumberClause, _ scope: ReportScope) -> StatedFigure? {
        guard scope.ombudsman != nil, text.isWord(clause.number, in: "no nil zero"),
            clause.leadIsAll(words.outcomeLead.union(words.ombudsmanLead))
        else { return nil }
        let first = clause.number + 1
        let upheld = skip("upheld", from: first, in: clause)
        // "There were no findings of fault."
        if isWord(first, of: clause, in: "findings finding"), isWord(first + 1, of: clause, in: "of"),
            isWord(first + 2, of: clause, in: "fault maladministration"),
            let end = clause.tailEnd(from: first + 3, isAll: words.ombudsmanTail)
        {
            return figure(clause, .decisionsUpheld, 0, from: first + 3, to: end)
        }
        let noun = skip(
            "detailed complaints complaint cases case decisions decision investigations investigation", from: upheld,
            in: clause)
        guard noun > upheld, let end = clause.tailEnd(from: noun, isAll: words.ombudsmanTail.union(Self.held)) else {
            return nil
        }
        if upheld > first { return figure(clause, .decisionsUpheld, 0, from: noun, to: end) }
        let rest = noun..<end
        let isHeld = rest.isEmpty || text.contains(Self.held, in: rest)
        let isInvestigation =
            text.contains("investigations investigation", in: first..<noun) || text.contains("investigated", in: rest)
        guard isInvestigation, isHeld, !text.contains("upheld", in: rest) else { return nil }
        return figure(clause, .upholdInvestigations, 0, from: noun, to: end)
    }

    private static let held = WordSet("made carried out undertaken conducted completed held opened investigated")

    /// Words for the cases of which there were none.
    private static let ofThem = WordSet(
        "of the these them those our its complaints complaint cases case decisions investigations it that which investigated decided"
    )
}
