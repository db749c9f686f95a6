import Model

/// Letters in a mail's own words.
///
/// A mail speaks of letters: "the Ombudsman upheld 5 of ours and 9 of theirs". It quotes parts of them, of several councils and years. So
/// such words count only where the mail is the letter: a whole letter of the Ombudsman's from "Dear …" to its signature, without a sign
/// behind the salutation that a mail is quoted, and with figures that leave nothing in doubt.
extension RecognisedDocument {
    /// Whether the passage is a whole letter of the Ombudsman's.
    var isWholeLetter: Bool {
        guard case .success(let reading) = outcome, reading.kind == .annualReviewLetter, confidence > .weak,
            reading.figures.count(where: { !$0.value.isDerived }) >= 3,
            !reading.findings.contains(where: { $0.code.isDoubt }),
            let salutation = LetterHead(of: passage).salutation
        else { return false }
        let behind = salutation..<passage.lines.upperBound
        return isSigned(behind) && !behind.contains(where: isQuotation) && !behind.contains(where: isMailHeader)
    }

    /// Whether the Ombudsman's title stands in a signature. An officer for complaints to the Ombudsman signs otherwise.
    private func isSigned(_ lines: Range<Int>) -> Bool {
        let text = passage.text
        let tokens = text.tokens(inLines: lines)
        return ["yours sincerely", "yours faithfully"].contains { (closing: Phrase) in
            guard let found = text.find(closing, in: tokens) else { return false }
            let line = text.tokens[found.lowerBound].line
            return (line..<min(line + 12, lines.upperBound)).contains { index in
                Self.titles.contains { title in
                    guard let name = text.find(title, in: text.lines[index].tokens) else { return false }
                    let rest = text.lines[index].tokens.count - name.count
                    return rest <= 2
                }
            }
        }
    }

    private static let titles: [Phrase] = [
        "local government and social care ombudsman", "local government ombudsman",
        "chair commission for local administration in england", "chair of the commission for local administration",
    ]

    /// Whether a line is one of another mail: "> Upheld: 5", "| Upheld: 5".
    private func isQuotation(_ line: Int) -> Bool {
        let text = passage.text
        guard let first = text.folded[text.lines[line].folded].first(where: { $0 > 0x20 }) else { return false }
        return first == UInt8(ascii: ">") || first == UInt8(ascii: "|")
    }

    /// Whether a line begins another mail: "-----Original Message-----", "On Tuesday a colleague wrote:", or "From:" with "Sent:" or "To:"
    /// on the lines behind it.
    private func isMailHeader(_ line: Int) -> Bool {
        let text = passage.text
        let tokens = text.lines[line].tokens
        if ["original message", "forwarded message", "begin forwarded"].contains(where: { (words: Phrase) in
            text.find(words, in: tokens) != nil
        }) {
            return true
        }
        guard let first = tokens.first else { return false }
        let bytes = text.folded[text.lines[line].folded]
        let isLastColon = bytes.last { $0 > 0x20 } == UInt8(ascii: ":")
        if isLastColon, text.find("wrote", in: tokens) != nil { return true }
        guard text.word(first, is: "from"), bytes.contains(UInt8(ascii: ":")) else { return false }
        return (line + 1..<min(line + 4, passage.lines.upperBound)).contains { next in
            guard let word = text.lines[next].tokens.first else { return false }
            return text.word(word, isOneOf: ["sent", "to", "date", "subject"])
                && text.folded[text.lines[next].folded].contains(UInt8(ascii: ":"))
        }
    }
}
