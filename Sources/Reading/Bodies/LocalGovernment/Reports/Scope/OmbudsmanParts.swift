import Model

/// Recognises counts of which a part is another ombudsman's: "22 decisions, including 9 by the Housing Ombudsman", "9 (of which 4 by
/// the Housing Ombudsman)", "9 were upheld, 4 of them by the Housing Ombudsman".
extension ScopeRecogniser {
    /// Whether a sentence counts the cases of several ombudsmen together.
    func countsPartOfAnother(_ statement: ScopeStatement, in tokens: Range<Int>) -> Bool {
        let bodies = statement.items.compactMap { item -> (body: OmbudsmanBody, tokens: Range<Int>)? in
            guard case .ombudsman(let body) = item.dimension else { return nil }
            return (body, item.tokens)
        }
        if let first = bodies.first, let last = bodies.last, first.body != last.body,
            text.contains("including includes included plus", in: first.tokens.upperBound..<last.tokens.lowerBound)
        {
            return true
        }
        return bodies.contains { $0.body.nameOfOther != nil && isPart(endingIn: $0.tokens, of: tokens) }
    }

    /// Whether a sentence counts a part of the cases before it as another ombudsman's: "Of these, 7 were the Housing Ombudsman's.", "9 of
    /// them were decided by the Housing Ombudsman."
    func countsOfAnother(_ statement: ScopeStatement, in tokens: Range<Int>) -> Bool {
        let namesAnother = statement.items.contains { item in
            if case .ombudsman(let body) = item.dimension { body.nameOfOther != nil } else { false }
        }
        return namesAnother && hasCount(tokens)
            && tokens.prefix(Self.opening).contains { index in
                text.isWord(index, in: "of") && text.isWord(index + 1, in: "these those them which")
            }
    }

    /// The number of tokens within which a sentence points back.
    private static let opening = 5

    /// Whether an ombudsman's name ends the words of a part: "of which 4 by the", "4 of them by the", "including 4 from the".
    private func isPart(endingIn name: Range<Int>, of tokens: Range<Int>) -> Bool {
        var index = name.lowerBound
        var refersBack = false
        while tokens.contains(index - 1), text.isWord(index - 1, in: Self.links) {
            index -= 1
            if text.isWord(index, in: "them these those which whom"), text.isWord(index - 1, in: "of") {
                refersBack = true
            }
        }
        // "12 were upheld, counting those of the Housing Ombudsman"
        if index < name.lowerBound, text.isWord(index - 1, in: "counting including plus"), tokens.contains(index - 1),
            text.contains("those cases complaints", in: index..<name.lowerBound)
        {
            return hasCount(tokens.lowerBound..<(index - 1))
        }
        // A number in words is no link, nor is one in digits.
        guard tokens.contains(index - 1), let count = text.count(at: index - 1, in: tokens), count.next == index else {
            return false
        }
        let number = index - 1
        guard number > tokens.lowerBound, hasCount(tokens.lowerBound..<number) else { return false }
        return refersBack || text.tokens[number - 1].isSign("(") || text.isWord(number - 1, in: "which whom including")
    }

    /// Words between the count of a part and the ombudsman's name.
    private static let links = WordSet(
        """
        by from of to the were was are came come made upheld decided determined handled considered investigated received them these \
        those which whom cases case complaints complaint decisions decision findings determinations through with against as
        """)
}
