/// Recognises the days of letters.
extension ScopeRecogniser {
    /// Leaves open of which year a letter is that is named by its own day or month: the Ombudsman's letter of July 2023 is of the year to
    /// March 2023, and another letter of that day is of no year.
    func leaveLettersOpen(_ items: inout [ScopeStatement.Item], in tokens: Range<Int>) {
        guard !items.isEmpty, text.contains("letter letters", in: tokens) else { return }
        for index in items.indices where items[index].dimension == .time(.date) || isMonth(items[index]) {
            let words = items[index].tokens
            var before = words.lowerBound
            while before > tokens.lowerBound, text.isWord(before - 1, in: Self.ofTheirDay) { before -= 1 }
            let isBehind = before > tokens.lowerBound && text.isWord(before - 1, in: "letter letters")
            let next = text.skip("annual review ombudsman's lgsco's", from: words.upperBound, in: tokens)
            guard isBehind || tokens.contains(next) && text.isWord(next, in: "letter letters") else { continue }
            items[index].dimension = .time(.unresolved)
        }
    }

    /// Whether a year in the genitive is that of a letter: "last year's annual letter" came last year, or is of it.
    func isOfLetter(_ year: Int, in tokens: Range<Int>) -> Bool {
        isGenitive(year)
            && text.contains("letter letters", in: (year + 1)..<max(year + 1, min(year + 5, tokens.upperBound)))
    }

    /// Returns the end of the words for a letter that stand behind "last" or "previous", of which it is open what year it is of: "the
    /// previous annual review letter".
    func letterBefore(at index: Int, in tokens: Range<Int>) -> Int? {
        guard tokens.contains(index), text.isWord(index, in: "annual review letter ombudsman's lgsco's") else {
            return nil
        }
        let noun = text.skip("annual review ombudsman's lgsco's", from: index, in: tokens)
        if tokens.contains(noun), text.isWord(noun, in: "letter letters") { return noun + 1 }
        return text.isWord(noun - 1, in: "review") && text.isWord(noun - 2, in: "annual") ? noun : nil
    }

    private static let ofTheirDay = WordSet(
        "of dated from issued received in on sent published we the which was by were had it ombudsman lgsco to us")

    /// "July 2023"
    private func isMonth(_ item: ScopeStatement.Item) -> Bool {
        item.dimension == .time(.partOfYear) && item.tokens.count <= 2 && text.month(at: item.tokens.lowerBound) != nil
    }
}
