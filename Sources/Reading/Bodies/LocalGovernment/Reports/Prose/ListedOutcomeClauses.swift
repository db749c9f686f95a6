import Model

/// Counts in a list of the Ombudsman's decisions within a sentence, each beside the name of its outcome.
extension ClauseReader {
    /// "upheld (9)", or "upheld 9" behind a colon: the words before the number, up to a comma, name the outcome.
    func listedOutcome(_ clause: NumberClause, _ count: Count) -> StatedFigure? {
        let isInBracket = clause.number > clause.sentence.lowerBound && text.sign(clause.number - 1, is: "(")
        let lead = clause.sentence.lowerBound..<(isInBracket ? clause.number - 1 : clause.number)
        guard
            isInBracket
                ? clause.sentence.contains(count.next) && text.sign(count.next, is: ")")
                : endsItem(count.next, of: clause)
        else { return nil }
        let start =
            lead.last { index in
                [",", ":", ")", ";"].contains { text.tokens[index].isSign($0) }
                    // "… not upheld 4 and referred back 3"
                    || !isInBracket && text.isWord(index, in: "and") && text.tokens[index - 1].number != nil
            }.map { $0 + 1 } ?? lead.lowerBound
        let label = text.skip("and", from: start, in: lead)..<lead.upperBound
        guard !label.isEmpty, start > lead.lowerBound, isInBracket || isBehindColon(start, of: clause),
            case .figure(let name)? = text.outcomeLabel(label)
        else { return nil }
        let end = isInBracket ? count.next + 1 : count.next
        return figure(clause, name, count.value, from: count.next, to: end)
    }

    /// Whether an item of the list ends at a token.
    private func endsItem(_ index: Int, of clause: NumberClause) -> Bool {
        !clause.sentence.contains(index) || isWord(index, of: clause, in: "and")
            || [",", ";", "."].contains { text.tokens[index].isSign($0) }
    }

    /// Whether a colon before a token opens the list.
    private func isBehindColon(_ index: Int, of clause: NumberClause) -> Bool {
        (clause.sentence.lowerBound..<index).contains { text.tokens[$0].isSign(":") }
    }
}
