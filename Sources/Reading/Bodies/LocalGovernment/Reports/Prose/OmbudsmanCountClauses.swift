import Model

/// Clauses that count all cases that the Ombudsman received or decided.
extension ClauseReader {
    /// "The LGSCO made enquiries into 83 complaints", "issued final decisions on 82 cases".
    func ombudsmanCount(_ clause: NumberClause, _ count: Count, _ scope: ReportScope) -> StatedFigure? {
        guard clause.leadIsAll(words.investigationLead), !isQuotingLetter(clause),
            !text.isWholeOfSubject(clause.number, count.next, in: clause.sentence)
        else { return nil }
        let before = clause.lead
        var after = skip(
            "new final complaints complaint cases and enquiries enquiry decisions decision matters referrals",
            from: count.next,
            in: clause)
        // "… on 50 cases and upheld 11"
        if after > count.next, text.isWord(after - 1, in: "and") { after -= 1 }
        // "It decided 50 of them."
        if isWord(after, of: clause, in: "of"), text.isWord(after + 1, in: "them these those") { after += 2 }
        guard after > count.next else { return decidedCount(clause, count, scope) ?? bareCount(clause, count) }
        let noun = count.next..<after
        // "113 cases closed by the LGSCO"
        let isClosed =
            isWord(after, of: clause, in: "closed") && isWord(after + 1, of: clause, in: "by")
            && text.mentionsAnyOmbudsman((after + 2)..<min(after + 5, clause.sentence.upperBound))
        if isClosed { after += 1 }
        guard let end = clause.tailEnd(from: after, isAll: words.ombudsmanTail) else { return nil }
        let tail = after..<end
        let isNamed = scope.meansOmbudsmanByIt || text.mentionsAnyOmbudsman(clause.sentence.lowerBound..<end)
        let around = [before, noun, tail]
        func says(_ words: StaticString, _ range: Range<Int>) -> Bool { text.contains(words, in: range) }
        // Investigations and upheld cases are only a part of the cases received or decided.
        guard
            !around.contains(where: {
                says("investigated investigating investigation investigations detailed upheld", $0)
            })
        else { return nil }
        // "the 135 decisions made", "decided 86 complaints"
        let isDecision =
            says("decisions decision", noun) || says("decided determined decision decisions", before)
            || says("decided determined", tail) || isClosed
        // "In 2023/24 the Ombudsman:" over "- received 44 complaints"
        let isItem =
            clause.leadIn.map { text.mentionsAnyOmbudsman(max($0.lowerBound, $0.upperBound - 3)..<$0.upperBound) }
            ?? false
            && clause.number == clause.sentence.lowerBound + 1
        let isEnquiry =
            (says("enquiries enquiry", before) && says("into about on regarding concerning", before))
            || says("enquiries enquiry", noun)
            || (says("received", before) && (says("ombudsman lgsco lgo", before) || isItem))
            || (says("received", tail) && isFollowedByInvestigations(end, in: clause.sentence))
            || (says("received referred escalated made", tail) && says("ombudsman lgsco lgo", tail))
        // "82 complaints and enquiries were received" is the letter's own phrase.
        let isOfLetter = says("enquiries", noun) && says("complaints", noun)
        // "Of the 165 referrals to the Ombudsman"
        let isReferral = says("referrals referral", noun) && text.mentionsAnyOmbudsman(tail)
        guard
            isNamed || isItem || isOfLetter || isFollowedByInvestigations(end, in: clause.sentence)
                || says("decisions decision", noun) || says("decided determined", tail) && scope.isAboutOmbudsman,
            isDecision != (isEnquiry || isReferral),
            count.value <= Self.most, !isDividedByCouncil(end, in: clause.sentence)
        else { return nil }
        return figure(
            clause, isDecision ? .ombudsmanDecisions : .ombudsmanEnquiries, count.value, from: after,
            tail: words.ombudsmanTail)
    }

    /// Whether a paper that quotes the letter goes on with what was decided of them: "40 complaints were received, 38 decided".
    private func isFollowedByInvestigations(_ index: Int, in sentence: Range<Int>) -> Bool {
        quotesLetter && text.contains("decided investigated", in: index..<sentence.upperBound)
    }

    /// "It decided 13, of which four were upheld.", "It decided 13 and upheld four.": the count ends its clause.
    private func decidedCount(_ clause: NumberClause, _ count: Count, _ scope: ReportScope) -> StatedFigure? {
        guard text.isWord(clause.number - 1, in: "decided determined"), clause.lead.contains(clause.number - 1),
            !text.isWord(clause.number - 2, in: "not never"), count.value <= Self.most,
            scope.meansOmbudsmanByIt || text.mentionsAnyOmbudsman(clause.sentence.lowerBound..<clause.number),
            !clause.sentence.contains(count.next)
                || [",", ".", ";"].contains(where: { text.tokens[count.next].isSign($0) })
                || isWord(count.next, of: clause, in: "and")
                    && text.isWord(count.next + 1, in: "upheld found investigated"),
            !isDividedByCouncil(count.next, in: clause.sentence)
        else { return nil }
        return figure(clause, .ombudsmanDecisions, count.value, from: count.next, to: count.next)
    }

    /// "140 received", "30 were decided".
    private func bareCount(_ clause: NumberClause, _ count: Count) -> StatedFigure? {
        let verb = skip("were was had have been", from: count.next, in: clause)
        guard count.value <= Self.most, clause.sentence.contains(verb),
            isWord(verb, of: clause, in: "received decided determined"),
            let tail = clause.tailEnd(from: verb + 1, isAll: words.ombudsmanTail),
            !isDividedByCouncil(tail, in: clause.sentence)
        else { return nil }
        return figure(
            clause, isWord(verb, of: clause, in: "received") ? .ombudsmanEnquiries : .ombudsmanDecisions, count.value,
            from: verb + 1, tail: words.ombudsmanTail)
    }

    /// A number of cases of the Ombudsman's that no council has in a year. The whole country has ten times as many:
    /// "The Ombudsman made 16,120 decisions."
    private static let most = 1500.0

    /// Whether a sentence goes on with the council's share of what it has counted, so that the whole is not the
    /// council's: "… received 17,937 complaints, 44 of them about us", "…, of which 44 concerned the Council".
    private func isDividedByCouncil(_ index: Int, in sentence: Range<Int>) -> Bool {
        let rest = index..<sentence.upperBound
        for phrase in Self.ofWhich {
            guard let found = text.find(phrase, in: rest) else { continue }
            let after = found.upperBound..<min(found.upperBound + 6, rest.upperBound)
            if text.contains("about against concerning concerned regarding relating related involving", in: after),
                text.contains("us", in: after) || text.contains(words.authority, in: after)
            {
                return true
            }
        }
        return false
    }

    private static let ofWhich: [Phrase] = ["of which", "of them", "of these", "of those"]
}
