import Model

/// Clauses that give the cases with one outcome as a part of those that the Ombudsman investigated.
extension ClauseReader {
    /// "upheld 8 of the 12 complaints it investigated", "found fault in 9 out of 11 detailed investigations", "five of the nine
    /// investigations were not upheld".
    ///
    /// - Returns: the part and the whole; nil where the whole is not said to be investigated.
    func partOfInvestigations(_ clause: NumberClause, _ count: Count) -> [StatedFigure]? {
        var index = count.next
        if let share = text.shareInBrackets(at: index, in: clause.sentence) { index = share }
        if isWord(index, of: clause, in: "out") { index += 1 }
        guard isWord(index, of: clause, in: "of") else { return allOfInvestigations(clause, count) }
        index = skip("of the these those its our all", from: index, in: clause)
        guard let whole = text.count(at: index, in: clause.sentence), Double(whole.value) >= count.value,
            whole.value <= Self.mostInvestigations
        else { return nil }
        let cases = whole.next..<skip(past: Self.investigated, from: whole.next, in: clause)
        let isInvestigated = text.contains("investigated investigations investigation", in: cases)
        var name = leadingOutcome(of: clause)
        var end = cases.upperBound
        if name == nil {
            guard clause.leadIsAll(words.outcomeLead) else { return nil }
            var start = end
            if let share = text.shareInBrackets(at: start, in: clause.sentence) { start = share }
            // "In nine of the 14 cases investigated, the Ombudsman found …"
            if text.isWord(clause.number - 1, in: "in"), clause.sentence.contains(start + 1),
                text.tokens[start].isSign(",")
            {
                start += 1
            }
            end = clause.clauseEnd(from: start)
            let body = start..<end
            guard clause.isAll(ReportVocabulary.outcomeClause, in: body), let outcome = text.outcome(in: body) else {
                return nil
            }
            name = outcome.figureName
        } else {
            // "… of 14 investigations and that all recommendations had been complied with"
            let tail = end..<clause.tailEnd(from: end)
            let rest = tail.first { text.isWord($0, in: "and") } ?? tail.upperBound
            guard clause.isAll(words.ombudsmanTail, in: end..<rest) else { return nil }
        }
        // "nine of the 36 complaints decided were upheld"
        let isDecided = !isInvestigated && text.contains("decided determined decisions", in: cases)
        guard let name, name == .decisionsUpheld || name == .decisionsNotUpheld || isDecided,
            !isOfOthers(clause, to: end),
            let part = figure(clause, name, count.value, from: count.next, to: max(end, whole.next))
        else { return nil }
        // "upheld 1 of 3 complaints" may be of one complainant's.
        guard isInvestigated || isDecided else { return nil }
        var all = part
        all.name = isInvestigated ? .upholdInvestigations : .ombudsmanDecisions
        all.value = Double(whole.value)
        return [part, all]
    }

    /// "found fault in all 14 investigations", "All five investigations were upheld": both counts are one.
    private func allOfInvestigations(_ clause: NumberClause, _ count: Count) -> [StatedFigure]? {
        guard text.isWord(clause.number - 1, in: "all both") || text.isWord(clause.number - 2, in: "all both") else {
            return nil
        }
        let noun = skip(past: Self.investigated, from: count.next, in: clause)
        guard text.contains("investigated investigations", in: count.next..<noun) else { return nil }
        var name = leadingOutcome(of: clause)
        var end = noun
        if name == nil {
            end = clause.clauseEnd(from: noun)
            guard clause.leadIsAll(words.outcomeLead.union(WordSet("all both"))),
                clause.isAll(ReportVocabulary.outcomeClause, in: noun..<end)
            else { return nil }
            name = text.outcome(in: noun..<end)?.figureName
        }
        guard let name, name == .decisionsUpheld || name == .decisionsNotUpheld, !isOfOthers(clause, to: end),
            let part = figure(clause, name, count.value, from: count.next, to: end)
        else { return nil }
        var whole = part
        whole.name = .upholdInvestigations
        return [part, whole]
    }

    /// "64% (9) of 14 complaints investigated were upheld"
    ///
    /// - Parameter rate: the rate, and the index after its sign.
    func shareOfInvestigations(_ clause: NumberClause, _ rate: Count) -> [StatedFigure]? {
        guard clause.leadIsAll(words.outcomeLead.union(WordSet("summary total"))),
            let part = bracketedPart(clause, behind: rate), isWord(part.next, of: clause, in: "of"),
            let whole = text.count(at: skip("of the all our", from: part.next, in: clause), in: clause.sentence)
        else { return nil }
        let noun = skip(past: Self.investigated, from: whole.next, in: clause)
        let end = clause.clauseEnd(from: noun)
        guard text.contains("investigated investigations", in: whole.next..<noun),
            clause.isAll(ReportVocabulary.outcomeClause, in: noun..<end), text.outcome(in: noun..<end) == .upheld,
            let share = figure(clause, .upholdRate, rate.value, from: rate.next, to: end)
        else { return nil }
        let figures = upheldCases(share, part, of: Double(whole.value))
        var investigations = figures[0]
        investigations.name = .upholdInvestigations
        investigations.value = Double(whole.value)
        return [figures[0], investigations, figures[1]]
    }

    /// "Of the 20 complaints investigated, 45% (9) were upheld."
    ///
    /// - Parameter rate: the rate, and the index after its sign.
    func shareOfWhole(_ clause: NumberClause, _ rate: Count) -> [StatedFigure]? {
        let opening = clause.sentence
        guard text.isWord(opening.lowerBound, in: "of"), let part = bracketedPart(clause, behind: rate),
            let whole = text.count(at: skip("the these those", from: opening.lowerBound + 1, in: clause), in: opening),
            whole.next < clause.number,
            text.contains("investigated investigations", in: whole.next..<clause.number),
            Checks.agrees(rate: rate.value, part: part.value, whole: Double(whole.value))
        else { return nil }
        let end = clause.clauseEnd(from: part.next)
        guard clause.isAll(ReportVocabulary.outcomeClause, in: part.next..<end),
            text.outcome(in: part.next..<end) == .upheld, !isOfOthers(clause, to: end),
            let share = figure(clause, .upholdRate, rate.value, from: rate.next, to: end)
        else { return nil }
        return upheldCases(share, part, of: Double(whole.value))
    }

    /// The count that stands in brackets right behind a rate, "64% (9)", and the index behind the brackets.
    private func bracketedPart(_ clause: NumberClause, behind rate: Count) -> Count? {
        guard clause.sentence.contains(rate.next + 2), text.tokens[rate.next].isSign("("),
            let part = text.count(at: rate.next + 1, in: clause.sentence), clause.sentence.contains(part.next),
            text.tokens[part.next].isSign(")")
        else { return nil }
        return Count(value: Double(part.value), next: part.next + 1)
    }

    /// The count of upheld cases that a rate is the share of, and the rate.
    private func upheldCases(_ rate: StatedFigure, _ part: Count, of whole: Double) -> [StatedFigure] {
        var share = rate
        share.share = (part.value, whole)
        var upheld = rate
        upheld.name = .decisionsUpheld
        upheld.value = part.value
        return [upheld, share]
    }

    /// The outcome that the words right before a number name: "upheld", "found fault in", "did not uphold".
    func leadingOutcome(of clause: NumberClause) -> FigureName? {
        var lead = clause.lead
        // "found fault in all 14", "Upheld: nine"
        while let last = lead.last,
            text.isWord(last, in: "all both")
                || text.isWord(last, in: "the of") && text.isWord(last - 1, in: "all both of")
        {
            lead = lead.lowerBound..<last
        }
        // A line "Upheld: 9" has the reader of lines.
        let isLabel =
            (lead.last.map { text.tokens[$0].isSign(":") } ?? false) && LabelledLine(clause.sentence, of: text) == nil
        if isLabel { lead = lead.lowerBound..<(lead.upperBound - 1) }
        if isLabel,
            let found = text.find("not upheld", in: max(lead.lowerBound, lead.upperBound - 2)..<lead.upperBound),
            found.lowerBound == lead.lowerBound || text.tokens[found.lowerBound - 1].isSign(",")
        {
            return .decisionsNotUpheld
        }
        for (phrase, name) in Self.outcomeLeads {
            guard let found = text.find(phrase, in: max(lead.lowerBound, lead.upperBound - 5)..<lead.upperBound) else {
                continue
            }
            guard found.upperBound == lead.upperBound,
                clause.isAll(words.ombudsmanLead, in: lead.lowerBound..<found.lowerBound),
                !text.isWord(found.lowerBound - 1, in: "not partly partially no never or")
            else { return nil }
            // "of which the Council had upheld 2"
            let subject =
                text.isWord(found.lowerBound - 1, in: "had has have") ? found.lowerBound - 2 : found.lowerBound - 1
            let isOfCouncil =
                text.isWord(found.upperBound - 1, in: "upheld uphold")
                && text.isWord(subject, in: "council we authority us also")
            return isOfCouncil ? nil : name
        }
        return nil
    }

    /// The longest first.
    private static let outcomeLeads: [(Phrase, FigureName)] = [
        ("did not find fault in", .decisionsNotUpheld), ("did not find fault with", .decisionsNotUpheld),
        ("did not uphold", .decisionsNotUpheld), ("not upholding", .decisionsNotUpheld),
        ("found no fault in", .decisionsNotUpheld), ("found no fault with", .decisionsNotUpheld),
        ("finding no fault in", .decisionsNotUpheld), ("no fault was found in", .decisionsNotUpheld),
        ("no fault found in", .decisionsNotUpheld), ("no fault in", .decisionsNotUpheld),
        ("fault was found in", .decisionsUpheld),
        ("fault had been found in", .decisionsUpheld), ("fault has been found in", .decisionsUpheld),
        ("found fault in", .decisionsUpheld),
        ("found fault with", .decisionsUpheld), ("finding fault in", .decisionsUpheld),
        ("fault found in", .decisionsUpheld), ("identified fault in", .decisionsUpheld),
        ("were at fault in", .decisionsUpheld), ("was at fault in", .decisionsUpheld),
        ("had not upheld", .decisionsNotUpheld), ("has not upheld", .decisionsNotUpheld),
        ("upholding", .decisionsUpheld), ("upheld", .decisionsUpheld),
    ]

    /// Words behind the number of all cases that were investigated.
    private static let investigated = WordSet(
        """
        detailed full formal complaints complaint cases case decisions investigations investigation it which that were had \
        have been was he she they the ombudsman lgsco lgo ombudsmans investigated decided determined in detail fully formally about us council \
        against made completed carried out concluded during year into
        """)

    private static let mostInvestigations = 1500

    private func skip(past words: WordSet, from index: Int, in clause: NumberClause) -> Int {
        var index = index
        while clause.sentence.contains(index), isWord(index, of: clause, in: words) {
            // "of 11 detailed investigations, which …" ends before the comma; "were upheld" is the outcome.
            if isWord(index, of: clause, in: "were was"),
                !isWord(index + 1, of: clause, in: "investigated decided determined fully formally")
            {
                break
            }
            if isWord(index, of: clause, in: "had have been"),
                text.contains("upheld", in: index..<min(index + 3, clause.sentence.upperBound))
            {
                break
            }
            index += 1
        }
        return index
    }
}
