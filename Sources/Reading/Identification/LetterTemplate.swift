import Model

/// A letter whose blanks are not filled in.
enum LetterTemplate {
    static let refusal = Refusal(
        .template, "It is a template whose figures are not filled in; drop in the letter that was sent.")

    /// Whether blanks stand where a letter names its council or a figure.
    static func isOne(_ passage: Passage) -> Bool {
        passage.tokens.contains { index in
            guard case .sign(let sign) = passage.text.tokens[index].kind, let end = closing(sign) else { return false }
            return blanks.contains { blank in
                guard let next = passage.text.match(blank, at: index + 1, in: passage.tokens) else { return false }
                return passage.tokens.contains(next) && passage.text.tokens[next].kind == .sign(end)
            }
        }
    }

    /// Words that stand alone in brackets: "[Council name]", "<<Authority>>", "{name}".
    private static let blanks: [Phrase] = [
        "council name", "name of council", "authority name", "name of authority", "insert council", "insert authority",
        "insert name", "organisation name", "council", "authority", "local authority", "name", "chief executive",
    ]

    /// The bracket that closes an opening one; nil for another sign.
    private static func closing(_ sign: UInt8) -> UInt8? {
        switch sign {
        case UInt8(ascii: "["): UInt8(ascii: "]")
        case UInt8(ascii: "<"): UInt8(ascii: ">")
        case UInt8(ascii: "{"): UInt8(ascii: "}")
        default: nil
        }
    }
}
