import Model

/// The words by which column headings are recognised, by first letter, the longest first.
struct HeadingMarks: Sendable {
    struct Mark: Sendable {
        let phrase: Phrase
        /// The table; nil for "Total", which belongs to the table whose headings stand before it.
        let kind: Int?
        let column: Int
        /// Whether it is "Other", which is a heading by itself and the end of another.
        let isOther: Bool
        /// Whether it is "Not Upheld", whose words may be pieces of two headings.
        let isNotUpheld: Bool
        /// Whether it is "Upheld Rate", whose words may be pieces of "Upheld" and "Uphold / Rate".
        let isUpheldRate: Bool
        /// Whether it is the whole heading, and not only the word that marks it.
        let isWhole: Bool

        init(phrase: Phrase, kind: Int?, column: Int, isWhole: Bool) {
            self.isWhole = isWhole
            self.phrase = phrase
            self.kind = kind
            self.column = column
            isOther = phrase.letters == Phrase("other").letters
            isNotUpheld = phrase.letters == Phrase("not upheld").letters
            isUpheldRate = phrase.letters == Phrase("upheld rate").letters
        }
    }

    private var byLetter: [[Mark]] = Array(repeating: [], count: 26)

    init(_ kinds: [TableKind]) {
        for (kind, table) in kinds.enumerated() {
            for (column, content) in table.columns.enumerated() where content.content != .total {
                for (offset, phrase) in content.marks.enumerated() {
                    add(Mark(phrase: phrase, kind: kind, column: column, isWhole: offset == 0))
                }
            }
        }
        add(Mark(phrase: "Total", kind: nil, column: 0, isWhole: true))
        for letter in byLetter.indices {
            byLetter[letter].sort { $0.phrase.letters.count > $1.phrase.letters.count }
        }
    }

    private mutating func add(_ mark: Mark) {
        guard let first = mark.phrase.letters.first, Folding.isLetter(first) else { return }
        byLetter[Int(first - UInt8(ascii: "a"))].append(mark)
    }

    /// The mark that starts at a token.
    ///
    /// - Returns: the mark, or nil for words that only look like one, and the token after it.
    func match(at index: Int, in text: DocumentText, end: Int) -> (Mark?, next: Int)? {
        let token = text.tokens[index]
        guard token.kind == .word else { return nil }
        let first = text.folded[token.bytes.lowerBound] | 0x20
        guard first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return nil }
        // A heading has at most nine words, and a few pieces more where it is torn.
        let reach = index..<min(end, index + 16)
        let lead = text.leads[index]
        for mark in byLetter[Int(first - UInt8(ascii: "a"))] where mark.phrase.lead.mayStand(at: lead) {
            guard let next = text.match(mark.phrase, at: index, in: reach) else { continue }
            // A small word by itself, as in "9 other laws", is a word of prose.
            if next == index + 1, text.folded[token.bytes.lowerBound] & 0x20 != 0 { continue }
            if mark.isOther, Self.followsAnd(index, in: text) || Self.isBeforeServices(next, in: text) {
                return (nil, next)
            }
            if mark.isUpheldRate, (index + 1..<next).contains(where: { text.tokens[$0].gap.dividesCells }) { continue }
            // "Not" and "Upheld" in columns of their own are two pieces of two headings.
            if mark.isNotUpheld, (index + 1..<next).contains(where: { text.tokens[$0].gap.partsHeadings }) {
                return (mark, index + 1)
            }
            return (mark, next)
        }
        return nil
    }

    /// Whether "Services" follows "Other" in the same cell, as in "Corporate and / Other Services".
    private static func isBeforeServices(_ next: Int, in text: DocumentText) -> Bool {
        text.tokens.indices.contains(next) && text.tokens[next].gap != .line && !text.tokens[next].gap.dividesCells
            && text.word(next, is: "services")
    }

    /// Whether "Other" is the end of "Corporate and Other Services".
    private static func followsAnd(_ index: Int, in text: DocumentText) -> Bool {
        guard index > 0, !text.tokens[index].gap.dividesCells else { return false }
        return text.tokens[index - 1].isSign("&") || text.word(index - 1, isOneOf: ["and"])
    }
}

extension Token.Gap {
    /// Whether two pieces of a heading are set apart by it.
    fileprivate var partsHeadings: Bool { dividesCells || self == .line }
}
