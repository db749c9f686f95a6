import Model

extension Identification {
    /// The office of the person written to, as the letter's head writes it: "Chief Executive", "Head of Paid Service".
    ///
    /// The name beside it is never read.
    static func addressee(in passage: Passage) -> Located<String>? {
        let head = LetterHead(of: passage)
        let text = passage.text
        guard let salutation = head.salutation, salutation > head.lines.lowerBound else { return nil }
        let lines = head.lines.lowerBound..<salutation
        for match in text.matches(of: Office.all, in: text.tokens(inLines: lines)) {
            var tokens = match.tokens
            while tokens.lowerBound > 0, text.tokens[tokens.lowerBound].gap != .line,
                Office.qualifiers.contains(where: { text.word(tokens.lowerBound - 1, is: $0) })
            {
                tokens = (tokens.lowerBound - 1)..<tokens.upperBound
            }
            return Located(value: text.string(tokens), place: text.place(of: tokens))
        }
        return nil
    }
}

/// The offices to which the letters are addressed.
private enum Office {
    static let all = PhraseSet<Void>(
        [
            "Chief Executive", "Chief Executive Officer", "Chief Officer", "Chief Operating Officer",
            "Chief Executive and Town Clerk", "Chief Executive and Head of Paid Service", "Head of Paid Service",
            "Managing Director", "Town Clerk", "Town Clerk and Chief Executive", "Monitoring Officer",
            "Strategic Director", "Executive Director", "Corporate Director", "Chief Commissioner",
            "Head of Paid Service and Chief Executive", "Clerk to the Council", "Clerk to the Authority",
            "Leader of the Council",
        ].map { (Phrase($0), ()) })

    static let qualifiers: [StaticString] = ["interim", "acting", "joint", "deputy", "group", "assistant", "temporary"]
}
