import Model

/// Clauses that count how the council's own investigations ended.
extension ClauseReader {
    /// "529 (47%) complaints were upheld to some extent", "115 complaints were resolved with no finding".
    ///
    /// - Returns: the count, and its rate where one stands beside it in brackets.
    func ownOutcomes(_ clause: NumberClause, _ count: Count) -> [StatedFigure]? {
        var index = count.next
        var share = self.share(at: index, in: clause)
        if let share { index = share.next }
        let isFaultBefore =
            text.find("fault was found in", in: clause.lead) != nil
            || text.find("fault found in", in: clause.lead) != nil
        // "Of the 1,100 complaints that were resolved, 480 (44%) were upheld to some extent"
        let isOfWhole =
            text.isWord(clause.start, in: "of") && text.find("complaints", in: clause.lead) != nil
        guard clause.leadIsAll(isFaultBefore ? words.faultLead : words.lead, allowsTotal: isOfWhole) else { return nil }
        index = skip("corporate", from: index, in: clause)
        if let noun = text.match("complaints", at: index, in: clause.sentence) {
            index = noun
        } else if !isOfWhole {
            return nil
        }
        if share == nil, let after = self.share(at: index, in: clause) {
            share = after
            index = after.next
        }
        var name = FigureName.outcomesFaultFound
        var end: Int?
        if isFaultBefore {
            end = index
        } else if let upheld = Self.upheld.lazy.compactMap({ text.match($0, at: index, in: clause.sentence) }).first {
            end = upheld
        } else {
            name = .outcomesNoFinding
            end = Self.noFinding.lazy.compactMap { text.match($0, at: index, in: clause.sentence) }.first
        }
        guard let end, let figure = figure(clause, name, count.value, from: end, tail: words.tail) else { return nil }
        guard name == .outcomesFaultFound, let share else { return [figure] }
        var rate = figure
        rate.name = .outcomesFaultFoundRate
        rate.value = share.value
        if isOfWhole, let whole = clause.lead.lazy.compactMap({ text.tokens[$0].count }).first {
            rate.share = (count.value, Double(whole))
        }
        return [figure, rate]
    }

    /// "55% (254) of the 459 corporate complaints that we closed were upheld or partly upheld"
    ///
    /// - Parameter rate: the rate, and the index after its sign.
    func ownShare(_ clause: NumberClause, _ rate: Count) -> [StatedFigure]? {
        guard clause.leadIsAll(words.lead), clause.sentence.contains(rate.next),
            text.tokens[rate.next].isSign("("),
            let part = text.count(at: rate.next + 1, in: clause.sentence), clause.sentence.contains(part.next),
            text.tokens[part.next].isSign(")"), isWord(part.next + 1, of: clause, in: "of")
        else { return nil }
        let before = skip("of the all our", from: part.next + 1, in: clause)
        guard let whole = text.count(at: before, in: clause.sentence) else { return nil }
        var index = skip("corporate formal complaints cases", from: whole.next, in: clause)
        guard index > whole.next else { return nil }
        index = skip(
            """
            that which we were the council closed investigated responded resolved completed answered received to handled \
            in during year this had been have
            """, from: index, in: clause, past: clause.years)
        // "were" belongs to the phrase.
        let verb = isWord(index, of: clause, in: "upheld fully partially partly either") ? index - 1 : index
        guard let end = Self.upheld.lazy.compactMap({ text.match($0, at: verb, in: clause.sentence) }).first,
            var count = figure(clause, .outcomesFaultFound, Double(part.value), from: end, tail: words.tail)
        else { return nil }
        var share = count
        share.name = .outcomesFaultFoundRate
        share.value = rate.value
        share.share = (Double(part.value), Double(whole.value))
        count.tokens = clause.number..<end
        return [count, share]
    }

    private static let upheld: [Phrase] = [
        "were upheld or partly upheld", "were upheld or partially upheld", "were fully or partially upheld",
        "were fully or partly upheld", "were upheld or partially upheld",
        "were either upheld or partially upheld", "were upheld or partly upheld", "were upheld in full or in part",
        "were upheld to some extent", "were upheld", "had fault found", "where fault was found",
    ]
    private static let noFinding: [Phrase] = [
        "were resolved with no finding", "were closed with no finding", "resulted in no finding", "had no finding",
        "were recorded as no finding", "ended with no finding",
    ]

    /// The share in brackets at an index, "(47%)", and the index after it.
    private func share(at index: Int, in clause: NumberClause) -> (value: Double, next: Int)? {
        guard let next = text.shareInBrackets(at: index, in: clause.sentence), let value = text.tokens[index + 1].number
        else { return nil }
        return (value, next)
    }
}
