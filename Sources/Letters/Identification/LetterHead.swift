/// The head of a letter: the lines before and with "Dear …", where date, addressee and council stand.
struct LetterHead: Sendable {
    /// Its lines, as indices, the salutation included.
    let lines: Range<Int>
    /// The line that begins with "Dear", where there is one.
    let salutation: Int?

    /// How many lines before the salutation still belong to the head.
    static let reach = 30

    init(of part: Part) {
        let text = part.text
        salutation = part.lines.first { Self.isSalutation($0, in: text) }
        if let salutation {
            lines = max(part.lines.lowerBound, salutation - Self.reach)..<(salutation + 1)
        } else {
            lines = part.lines.prefix(Self.reach)
        }
    }

    static func isSalutation(_ line: Int, in text: DocumentText) -> Bool {
        let tokens = text.lines[line].tokens
        guard let first = tokens.first, tokens.count <= 10 else { return false }
        return text.word(first, is: "dear")
    }
}
