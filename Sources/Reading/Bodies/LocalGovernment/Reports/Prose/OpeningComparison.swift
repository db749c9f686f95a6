import Model

/// The phrase with which a sentence opens before it says anything itself: "Compared with 12 in 2022/23, the Ombudsman upheld 9
/// complaints."
extension DocumentText {
    /// The maximum number of tokens up to the comma at the end of such a phrase.
    private static let longestComparison = 16

    /// Returns the tokens of the phrase, with its comma; nil where a sentence does not open by comparing.
    func openingComparison(of sentence: Range<Int>) -> Range<Int>? {
        guard let first = sentence.first, isWord(first, in: "compared comparing in against unlike up down by"),
            let comma = sentence.prefix(Self.longestComparison).first(where: {
                tokens[$0].isSign(",") && !isInBracket($0, of: sentence)
            }), comma - first > 1, sentence.upperBound - comma > 3
        else { return nil }
        let opens: Bool
        if isWord(first, in: "compared comparing") {
            opens = isWord(first + 1, in: "with to")
        } else if isWord(first, in: "in by") {
            opens = isWord(first + 1, in: "comparison contrast") && isWord(first + 2, in: "with to")
        } else if isWord(first, in: "up down") {
            opens = isWord(first + 1, in: "from on")
        } else {
            opens = true
        }
        return opens ? first..<(comma + 1) : nil
    }
}
