/// Heads of letters.
extension DocumentMark {
    /// The head of the letter whose salutation stands on a line; nil where the salutation is no such letter's.
    ///
    /// - Parameter limit: the line of the last mark, which the head can't reach.
    static func letterHead(above salutation: Int, after limit: Int, in text: DocumentText) -> DocumentMark? {
        guard LetterHead.isSalutation(salutation, in: text) else { return nil }
        let lowest = max(limit + 1, salutation - LetterHead.reach, 0)
        let date = (lowest..<salutation).last { isDate($0, in: text) }
        guard date != nil || isAnnualLetter(after: salutation, in: text) else { return nil }
        var start = date ?? salutation
        let page = text.lines[start].page
        // Address and masthead: short lines, at most a blank line or two apart.
        var line = start - 1
        while line >= lowest, start - line <= 3, text.lines[line].page == page {
            if !text.lines[line].tokens.isEmpty {
                guard belongsToHead(line, in: text) else { break }
                start = line
            }
            line -= 1
        }
        return DocumentMark(kind: .letter, line: start)
    }

    private static func isDate(_ line: Int, in text: DocumentText) -> Bool {
        let tokens = text.lines[line].tokens
        guard (1...8).contains(tokens.count) else { return false }
        return tokens.contains { text.date(at: $0, in: tokens)?.next == tokens.upperBound }
            && !tokens.contains { text.word($0, isOneOf: ["to", "and", "ending", "ended"]) }
    }

    private static func isAnnualLetter(after salutation: Int, in text: DocumentText) -> Bool {
        let tokens = text.tokens(inLines: salutation..<min(salutation + 12, text.lines.count))
        return ["annual review letter", "annual letter", "annual review", "ombudsman"].contains {
            text.find($0, in: tokens) != nil
        }
    }

    /// Whether a line may be one of a head: an address, a masthead, the council's name over its statistics.
    static func belongsToHead(_ line: Int, in text: DocumentText) -> Bool {
        let tokens = text.lines[line].tokens
        guard tokens.count <= 12, text.lines[line].folded.count <= 90, let last = tokens.last else { return false }
        // The end of a sentence, or a number by itself, is the end of the text above.
        if text.tokens[last].isSign("."), tokens.count > 3 { return false }
        if text.isContactCount(line: line) { return false }
        return tokens.contains { text.isCapital($0) }
            && !tokens.contains {
                text.word($0, isOneOf: ["upheld", "statistics", "decision", "decisions", "outcomes"])
            }
    }
}
