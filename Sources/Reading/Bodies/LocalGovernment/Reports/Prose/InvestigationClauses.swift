import Model

/// Clauses that count the cases that the Ombudsman investigated.
extension ClauseReader {
    /// "The Ombudsman investigated seven complaints", "nine detailed investigations", "12 cases were investigated".
    func investigations(_ clause: NumberClause, _ count: Count, _ scope: ReportScope) -> StatedFigure? {
        guard clause.leadIsAll(words.investigationLead), !isQuotingLetter(clause),
            !text.isWholeOfSubject(clause.number, count.next, in: clause.sentence),
            count.value <= Self.mostCases
        else { return nil }
        if let end = endOfInvestigatedPart(from: count.next, in: clause) {
            return figure(clause, .upholdInvestigations, count.value, from: end, tail: words.ombudsmanTail)
        }
        // "14 were detailed investigations"
        let start =
            isWord(count.next, of: clause, in: "were was")
                && isWord(count.next + 1, of: clause, in: "detailed investigations")
            ? count.next + 1 : count.next
        let noun = skip(
            "detailed comprehensive full complaints complaint cases case decisions requests", from: start, in: clause)
        if isWord(noun, of: clause, in: "investigations investigation") {
            return figure(
                clause, .upholdInvestigations, count.value, from: endOfCompletion(from: noun + 1, in: clause),
                tail: words.ombudsmanTail)
        }
        guard noun > count.next else { return bareInvestigations(clause, count) }
        if let end = endOfReferral(from: noun, in: clause) {
            return figure(clause, .upholdInvestigations, count.value, from: end, tail: words.ombudsmanTail)
        }
        let before = clause.lead.suffix(3)
        if before.contains(where: { text.isWord($0, in: "investigated investigate") }) {
            guard scope.meansOmbudsmanByIt || text.mentionsAnyOmbudsman(clause.start..<clause.number) else {
                return nil
            }
            return figure(clause, .upholdInvestigations, count.value, from: noun, tail: words.ombudsmanTail)
        }
        let verb = skip(
            "were was had have been about the council against us that it which ombudsman lgsco lgo", from: noun,
            in: clause)
        if let end = endOfDecisions(madeBehind: noun, in: clause) {
            return figure(clause, .upholdInvestigations, count.value, from: end, tail: words.ombudsmanTail)
        }
        // "Of the 28 cases investigated by the Ombudsman, 18 were upheld."
        let isWhole = verb == noun && text.isWord(clause.sentence.lowerBound, in: "of")
        guard verb > noun || isWhole, isWord(verb, of: clause, in: "investigated") else { return nil }
        let end = skip("in detail fully formally", from: verb + 1, in: clause)
        return figure(clause, .upholdInvestigations, count.value, from: end, tail: words.ombudsmanTail)
    }

    /// Returns the end of "(13 detailed investigations) were carried out"; the index itself where no such words stand there.
    private func endOfCompletion(from index: Int, in clause: NumberClause) -> Int {
        let verb = skip("were was had have been", from: index, in: clause)
        guard verb > index else { return index }
        if isWord(verb, of: clause, in: "carried"), isWord(verb + 1, of: clause, in: "out") { return verb + 2 }
        return isWord(verb, of: clause, in: "undertaken completed conducted concluded finished") ? verb + 1 : index
    }

    /// Returns the end of "(24 decisions) were made this year following investigation"; nil where no such words stand behind the noun.
    private func endOfDecisions(madeBehind noun: Int, in clause: NumberClause) -> Int? {
        guard isWord(noun - 1, of: clause, in: "decisions decision") else { return nil }
        let made = skip("were was had have been", from: noun, in: clause)
        guard isWord(made, of: clause, in: "made reached issued") else { return nil }
        let following = skip("this in during the year period", from: made + 1, in: clause)
        guard isWord(following, of: clause, in: "following after on from") else { return nil }
        let investigation = skip("a an the detailed full formal", from: following + 1, in: clause)
        return isWord(investigation, of: clause, in: "investigation investigations") ? investigation + 1 : nil
    }

    /// Returns the end of "of the decisions related to complaints investigated in detail", "of those cases were investigated"; nil
    /// where no such words stand at an index.
    private func endOfInvestigatedPart(from index: Int, in clause: NumberClause) -> Int? {
        guard isWord(index, of: clause, in: "of"), isWord(index + 1, of: clause, in: "the these those") else {
            return nil
        }
        let whole = skip("complaints cases decisions", from: index + 2, in: clause)
        guard whole > index + 2 else { return nil }
        let verb = skip("related to complaints cases which that were had been", from: whole, in: clause)
        guard verb > whole, isWord(verb, of: clause, in: "investigated") else { return nil }
        return skip("in detail fully formally", from: verb + 1, in: clause)
    }

    /// Returns the end of "went to a detailed investigation", "were taken forward for detailed investigation"; nil where no such
    /// words stand at an index.
    private func endOfReferral(from index: Int, in clause: NumberClause) -> Int? {
        var verb = skip("were was had have been", from: index, in: clause)
        // "54 underwent a detailed investigation"
        if isWord(verb, of: clause, in: "underwent undergone") {
            let noun = skip("a an detailed full formal", from: verb + 1, in: clause)
            return isWord(noun, of: clause, in: "investigation investigations") ? noun + 1 : nil
        }
        // "was accepted and put forward for investigation"
        if isWord(verb, of: clause, in: "accepted"), isWord(verb + 1, of: clause, in: "and") { verb += 2 }
        guard isWord(verb, of: clause, in: "went progressed proceeded moved taken passed put") else {
            return nil
        }
        // "were put forward for investigation"
        if isWord(verb + 1, of: clause, in: "forward"), isWord(verb + 2, of: clause, in: "for"),
            isWord(verb + 3, of: clause, in: "investigation")
        {
            return verb + 4
        }
        let noun = skip("forward on to for a an the", from: verb + 1, in: clause)
        guard isWord(noun, of: clause, in: "detailed full formal"), text.isWord(noun - 1, in: "to for a an"),
            isWord(noun + 1, of: clause, in: "investigation investigations")
        else { return nil }
        return noun + 2
    }

    /// "22 were investigated", "6 investigated", "it investigated 11 of them".
    private func bareInvestigations(_ clause: NumberClause, _ count: Count) -> StatedFigure? {
        let part = skip("of them these those", from: count.next, in: clause)
        let verb = skip("were was had have been", from: part, in: clause)
        if let end = endOfReferral(from: count.next, in: clause) {
            return figure(clause, .upholdInvestigations, count.value, from: end, tail: words.ombudsmanTail)
        }
        if isWord(verb, of: clause, in: "investigated") {
            let end = skip("in detail fully formally", from: verb + 1, in: clause)
            return figure(clause, .upholdInvestigations, count.value, from: end, tail: words.ombudsmanTail)
        }
        guard text.isWord(clause.number - 1, in: "investigated"), clause.lead.contains(clause.number - 1) else {
            return nil
        }
        let end = skip("of them these those", from: count.next, in: clause)
        return figure(clause, .upholdInvestigations, count.value, from: end, tail: words.ombudsmanTail)
    }

    /// "one complaint was investigated, which was upheld", "two were investigated and both were upheld": the second count is the first.
    ///
    /// - Returns: the count of those upheld, or of those not upheld; none where the words say nothing of all.
    func wholeUpheld(_ figure: StatedFigure, in clause: NumberClause) -> [StatedFigure] {
        guard figure.name == .upholdInvestigations else { return [] }
        var index = figure.tokens.upperBound
        // The words behind the count may belong to its clause.
        if let verb = (clause.number..<index).last(where: { text.isWord($0, in: "which both all") }) { index = verb }
        if clause.sentence.contains(index), text.tokens[index].isSign(",") { index += 1 }
        let isAll = skip("and all both of", from: index, in: clause)
        let namesAll = text.contains("all both", in: index..<isAll)
        var verb = isAll
        if isWord(verb, of: clause, in: "which them these") {
            verb += 1
        } else if !namesAll {
            return []
        }
        guard isWord(verb, of: clause, in: "was were") else { return [] }
        verb = skip("was were all both found to be", from: verb, in: clause)
        let isNot = isWord(verb, of: clause, in: "not")
        if isNot { verb += 1 }
        while clause.sentence.contains(verb), text.tokens[verb].isSign("'") || text.tokens[verb].isSign("\"") {
            verb += 1
        }
        guard isWord(verb, of: clause, in: "upheld") else { return [] }
        var end = verb + 1
        while clause.sentence.contains(end), text.tokens[end].isSign("'") || text.tokens[end].isSign("\"") { end += 1 }
        if clause.sentence.contains(end) {
            guard case .sign = text.tokens[end].kind else { return [] }
        }
        var whole = figure
        whole.name = isNot ? .decisionsNotUpheld : .decisionsUpheld
        whole.tokens = figure.tokens.lowerBound..<max(end, figure.tokens.upperBound)
        return [whole]
    }

    /// "7 of 10 investigations", "4 upheld decisions from 5 investigations": the number behind a count of upheld cases.
    private static let mostCases = 1500.0
}
