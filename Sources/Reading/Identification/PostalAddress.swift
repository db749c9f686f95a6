import Model

/// Recognises the lines of a postal address, whose town is no authority: "PO Box 1", "Coventry", "CV1 1AA".
enum PostalAddress {
    /// Whether a place's name stands before a postcode or behind a post office box, on its own line or the next one with text.
    static func holds(_ place: Range<Int>, of text: DocumentText) -> Bool {
        guard let first = place.first, let last = place.last else { return false }
        if isPostcode(last + 1, of: text), text.tokens[last + 1].line - text.tokens[last].line <= 2 { return true }
        guard first > 0 else { return false }
        let line = text.tokens[first - 1].line
        guard text.tokens[first].line - line <= 2 else { return false }
        // A line may be as long as the text.
        let start = max(text.lines[line].tokens.lowerBound, first - longestLine)
        return text.find("po box", in: start..<first) != nil
    }

    /// The number of tokens before a place's name in which a post office box is looked for.
    private static let longestLine = 16

    /// Whether two tokens are a postcode: "CV4 0EH".
    private static func isPostcode(_ index: Int, of text: DocumentText) -> Bool {
        guard text.tokens.indices.contains(index), text.tokens.indices.contains(index + 1) else { return false }
        let area = text.folded[text.tokens[index].bytes]
        let street = text.folded[text.tokens[index + 1].bytes]
        guard (2...4).contains(area.count), street.count == 3, let letter = area.first, let digit = street.first
        else { return false }
        return Folding.isLetter(letter) && area.contains { Folding.isDigit($0) } && Folding.isDigit(digit)
            && street.dropFirst().allSatisfy { Folding.isLetter($0) }
    }
}
