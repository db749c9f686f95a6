import Model

/// The number with which a text ends, inside a line: a text that was cut may hold the beginning of a number only.
///
/// "… and closed 1" may be the beginning of "and closed 18", "We decided six" that of "We decided sixteen". A number with a
/// line's end, a word or a per cent sign behind it is whole.
struct OpenNumber {
    /// Its tokens, to the end of the text.
    let tokens: Range<Int>
    /// Whether it is whole unless decimals were to follow: "… was 26."
    let isWholeCount: Bool
}

extension DocumentText {
    /// The number at the open end of the text; nil where it ends otherwise.
    var openNumber: OpenNumber? {
        guard let last = tokens.indices.last, let end = raw.last, end != 0x0A, end != 0x0C, end != 0x0D,
            tokens[last].line == lines.count - 1
        else { return nil }
        let touchesEnd = end > 0x20
        if isYearNamed(upTo: last) { return nil }
        switch tokens[last].kind {
        case .number, .mixed:
            return touchesEnd && Folding.isDigit(end) ? OpenNumber(tokens: last..<(last + 1), isWholeCount: false) : nil
        case .word:
            // "One hundred and", "twenty"
            let next = isWord(last, in: "and") ? last : last + 1
            return numberInWords(before: next).map { OpenNumber(tokens: $0..<(last + 1), isWholeCount: false) }
        case .sign:
            guard touchesEnd, tokens[last].gap == .none, tokens.indices.contains(last - 1) else { return nil }
            let isDash = tokens[last].isSign("-")
            if isDash, let start = numberInWords(before: last) {
                return OpenNumber(tokens: start..<(last + 1), isWholeCount: false)
            }
            let isPoint = tokens[last].isSign(".")
            guard isPoint || isDash || tokens[last].isSign(","),
                case .number(_, hasFraction: false) = tokens[last - 1].kind
            else { return nil }
            return OpenNumber(tokens: (last - 1)..<(last + 1), isWholeCount: isPoint)
        }
    }

    /// Whether a token ends a year that is whole by its form: "31 March 2020", "2019/20".
    private func isYearNamed(upTo last: Int) -> Bool {
        guard last > 0, case .number(_, hasFraction: false) = tokens[last].kind, let number = tokens[last].count else {
            return false
        }
        if month(at: last - 1) != nil { return (1974...2099).contains(number) && tokens[last].bytes.count == 4 }
        return (max(0, last - 2)..<last).contains { reportingYear(at: $0, in: 0..<(last + 1))?.next == last + 1 }
    }

    /// The first token of a number in words that ends before a token; nil where none ends there.
    private func numberInWords(before end: Int) -> Int? {
        // No number has more words.
        let longest = 8
        guard tokens.indices.contains(end - 1), tokens[end - 1].kind == .word else { return nil }
        if isNone(at: end - 1) { return end - 1 }
        return (max(0, end - longest)..<end).first { count(at: $0, in: 0..<end)?.next == end }
    }

    /// The text without the tokens from one on.
    func ending(before end: Int) -> DocumentText {
        guard tokens.indices.contains(end) else { return self }
        let foldedEnd = tokens[end].bytes.lowerBound
        let lines = lines.map { line in
            Line(
                page: line.page, number: line.number, raw: line.raw,
                folded: min(line.folded.lowerBound, foldedEnd)..<min(line.folded.upperBound, foldedEnd),
                tokens: min(line.tokens.lowerBound, end)..<min(line.tokens.upperBound, end))
        }
        return DocumentText(self, lines: lines, tokens: Array(tokens[..<end]))
    }
}
