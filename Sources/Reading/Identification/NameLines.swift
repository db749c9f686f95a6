import Model

/// Lines that hold a council's name and nothing else.
extension Identification {
    /// Returns the council whose name is all that a line says; nil where the line says more.
    static func wholeName(in line: Range<Int>, of text: DocumentText, period: Period?) -> Located<Authority>? {
        guard let first = line.first(where: { text.tokens[$0].kind == .word }),
            line.count <= AuthorityRegister.longestNameInTokens
        else { return nil }
        let start = text.word(first, is: "the") ? first + 1 : first
        let end = line.last { text.tokens[$0].kind == .word }.map { $0 + 1 } ?? line.upperBound
        guard start < end else { return nil }
        for found in AuthorityRegister.shared.find(in: text, tokens: line, period: period)
        where found.tokens.lowerBound <= start && found.tokens.upperBound >= end {
            return Located(value: found.authority, place: text.place(of: found.tokens))
        }
        if let known = AuthorityRegister.shared.authority(standingAlone: start..<end, in: text, period: period) {
            return Located(value: known, place: text.place(of: start..<end))
        }
        guard let name = AuthorityForm.find(in: start..<end, of: text), name == start..<end else { return nil }
        return StandaloneName.unlisted(name, of: text, period: period).map {
            Located(value: $0, place: text.place(of: name))
        }
    }

    /// Returns the council whose name stands on a line of its own right above the first statistics of a text without a
    /// letter's head. A paper in front of them may be another council's: "Appendix B: our neighbours".
    static func ownerOfStatistics(in passage: Passage, period: Period?) -> Located<Authority>? {
        let text = passage.text
        guard LetterHead(of: passage).salutation == nil,
            let statistics = statistics.lazy.compactMap({ text.find($0, in: passage.tokens) }).min(by: {
                $0.lowerBound < $1.lowerBound
            })
        else { return nil }
        var line = text.tokens[statistics.lowerBound].line
        var seen = 0
        while line >= passage.lines.lowerBound, seen < reachOfName {
            if !text.lines[line].tokens.isEmpty {
                seen += 1
                let found =
                    StandaloneName.authority(acrossLinesTo: text.lines[line].tokens, in: passage, period: period)
                    ?? wholeName(in: text.lines[line].tokens, of: text, period: period)
                if let found { return found }
            }
            line -= 1
        }
        return nil
    }

    /// The number of lines with text above the first statistics among which their council's name stands.
    private static let reachOfName = 6

    private static let statistics: [Phrase] = [
        "complaints we investigated were upheld", "statistics are based on", "of cases we were satisfied",
        "of upheld cases we found",
    ]
}
