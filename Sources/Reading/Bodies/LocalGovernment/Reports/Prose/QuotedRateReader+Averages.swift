import Model

/// Tells which averages, and which of several numbers, are the council's to compare with.
extension QuotedRateReader {
    /// Whether an average is that of councils of another type: "a county average of 84%", in a district's paper.
    func isOfOtherGroup(_ clause: Range<Int>) -> Bool {
        text.matches(of: FacetPhrases.all, in: clause).contains { match in
            guard case .group(let group) = match.meaning, group != type, type != .other || isNamedOtherwise(than: group)
            else { return false }
            return text.isWord(match.tokens.upperBound, in: "average averages")
                || text.contains("average averages", in: clause.lowerBound..<match.tokens.lowerBound)
                    // "the average of county councils", of "counties", of "county authorities"
                    && (match.tokens.count > 1 || text.isWord(match.tokens.lowerBound, in: "counties unitaries")
                        || text.isWord(match.tokens.upperBound, in: "council councils authority authorities"))
        }
    }

    /// Whether the name of a council that is not on the list speaks against a type: "Harbourne Borough Council" is no county.
    private func isNamedOtherwise(than type: Authority.Kind) -> Bool {
        let words: String? =
            switch type {
            case .county: "county"
            case .district: "district borough city"
            case .londonBorough: "london"
            case .metropolitan: "metropolitan borough city"
            case .unitary, .other: nil
            }
        return words.map { WordSet($0).words.isDisjoint(with: authority.words) } ?? false
    }

    /// Returns the owner that a sentence names last before a number, groups of councils left out; nil where it names none.
    func owner(before share: Range<Int>, in scope: SentenceScope) -> CaseOwner? {
        scope.statement.items.filter { $0.tokens.upperBound <= share.lowerBound }.reversed().lazy.compactMap { item in
            guard case .owner(let owner) = item.dimension, owner != .allCouncils else { return nil }
            return owner
        }.first
    }

    /// Whether a number is one of two between which several rates lie: "Between 55% and 70% were upheld in similar councils."
    ///
    /// - Parameter next: the token at which the next number begins.
    func isOfRange(_ share: Range<Int>, before next: Int, in sentence: Range<Int>) -> Bool {
        if text.isWord(share.lowerBound - 1, in: "between") {
            return next < sentence.upperBound && text.isWord(next - 1, in: "and")
        }
        guard text.isWord(share.lowerBound - 1, in: "and"), share.lowerBound - 2 > sentence.lowerBound else {
            return false
        }
        // The number before ends right before "and", with its sign or words.
        return (sentence.lowerBound..<(share.lowerBound - 1)).last { text.isWord($0, in: "between") }.map {
            text.tokens[$0 + 1].number != nil && share.lowerBound - $0 <= 6
        } ?? false
    }
}
