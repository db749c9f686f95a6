/// The head of a letter: the lines up to "Dear …", where date, addressee and council stand.
struct LetterHead: Sendable {
    /// Its lines, as indices, the salutation included.
    let lines: Range<Int>
    /// The line that begins with "Dear", where there is one.
    let salutation: Int?

    /// The number of lines before the salutation that belong to the head.
    static let reach = 30

    init(of passage: Passage) {
        let text = passage.text
        salutation = passage.lines.first { Self.isSalutation($0, in: text) }
        if let salutation {
            lines = max(passage.lines.lowerBound, salutation - Self.reach)..<(salutation + 1)
        } else {
            lines = passage.lines.prefix(Self.reach)
        }
    }

    static func isSalutation(_ line: Int, in text: DocumentText) -> Bool {
        let tokens = text.lines[line].tokens
        guard let first = tokens.first, tokens.count <= 10 else { return false }
        return text.word(first, is: "dear")
    }
}

extension Passage {
    /// Whether the passage begins as one of the Ombudsman's letters does, or as a page of statistics, even if the rest
    /// is damaged: "Dear …" and soon after that the annual letter, or "For the period ending" as a heading.
    var isHeadedAsLetter: Bool {
        if let salutation = LetterHead(of: self).salutation {
            let opening = text.tokens(inLines: salutation..<min(salutation + 15, lines.upperBound))
            let isAnnual = Self.annual.contains { text.find($0, in: opening) != nil }
            return isAnnual && (contains("ombudsman") || contains("ombudsman's"))
        }
        var start = tokens.lowerBound
        while let heading = text.find("for the period", in: start..<tokens.upperBound) {
            start = heading.upperBound
            let line = text.lines[text.tokens[heading.lowerBound].line]
            guard line.tokens.count <= 30, text.word(start, isOneOf: ["ending", "ended"]) else { continue }
            let isHeading =
                line.tokens.lowerBound == heading.lowerBound
                || text.find("local authority report", in: line.tokens) != nil
            if isHeading,
                (start + 1..<min(start + 4, tokens.upperBound)).contains(where: { text.date(at: $0, in: tokens) != nil }
                )
            {
                return true
            }
        }
        return false
    }

    private static let annual: [Phrase] = ["annual review", "annual letter"]
}
