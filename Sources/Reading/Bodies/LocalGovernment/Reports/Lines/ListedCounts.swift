/// Items of an announced list that end in their count without a colon, or divide it behind one: "- Apology 17", "- Financial redress
/// 30: distress (20), loss of service (10)".
extension DocumentText {
    /// Whether a line is an item of a list, of a few words and a count.
    ///
    /// - Parameter words: its words, without the bullet.
    func isItemWithCount(_ line: Int, _ words: Range<Int>) -> Bool {
        guard itemStart(lines[line].tokens) != nil, (2...12).contains(words.count), let first = words.first,
            let last = words.last, isCapital(first), let count = tokens[last].count, !(1974...2099).contains(count),
            tokens[last].gap == .space, tokens[last - 1].kind == .word
        else { return false }
        return !isWord(last - 1, in: Self.brokenEnds) && !isWord(last - 1, in: Self.numberedPlaces)
            && words.dropLast().allSatisfy {
                tokens[$0].number == nil && tokens[$0].gap != .cell && tokens[$0].gap != .wide
            }
            && !words.contains { tokens[$0].isSign(":") || tokens[$0].isSign("(") }
    }

    /// Returns the words of an item up to its colon, where the numbers in brackets behind that are the parts of the one before:
    /// "Financial redress (12): distress (8), loss of service (4)"; all words where they are not.
    func withoutParts(_ words: Range<Int>) -> Range<Int> {
        guard let colon = words.first(where: { tokens[$0].isSign(":") }), colon - 2 > words.lowerBound else {
            return words
        }
        let number = tokens[colon - 1].isSign(")") ? colon - 2 : colon - 1
        let parts = (colon + 1)..<words.upperBound
        let counts = parts.compactMap { index -> Int? in
            guard parts.contains(index + 1), tokens[index - 1].isSign("("), tokens[index + 1].isSign(")") else {
                return nil
            }
            return tokens[index].count
        }
        let isWhole = counts.count > 1 && tokens[number].count == counts.reduce(0, +)
        return isWhole ? words.lowerBound..<colon : words
    }

    /// Words before the number of a place or a step, which counts nothing.
    private static let numberedPlaces = WordSet(
        "stage stages appendix annex section part table chart figure quarter level step phase item page paragraph note tier"
    )
}
