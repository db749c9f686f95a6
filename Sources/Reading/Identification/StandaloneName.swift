import Model

/// Finds an authority whose name is all that a line of an address or a heading says, or all that it says behind an office or a
/// comma: "Chief Executive, Dudley MBC". Such a name may be one that running text can't be trusted with.
enum StandaloneName {
    /// The authority that a line names; nil where it names none, or one of several.
    static func authority(in line: Range<Int>, of text: DocumentText, period: Period?) -> Located<Authority>? {
        for name in names(in: line, of: text) {
            if let found = AuthorityRegister.shared.authority(standingAlone: name, in: text, period: period) {
                return Located(value: found, place: text.place(of: name))
            }
        }
        return nil
    }

    /// The authority whose name begins on one of the two lines above and ends on the line of a place, or on a line within it; nil
    /// where no name of the list is torn so: "Greater Manchester Waste" over "Disposal Authority".
    static func authority(
        acrossLinesTo place: Range<Int>, in passage: Passage, period: Period?
    ) -> Located<Authority>? {
        let text = passage.text
        guard let first = place.first, let last = place.last else { return nil }
        var start = first
        var line = text.tokens[first].line
        for _ in 0..<2 {
            let above = (max(line - 2, passage.lines.lowerBound)..<line).last { !text.lines[$0].tokens.isEmpty }
            guard let above else { break }
            line = above
            start = text.lines[line].tokens.lowerBound
        }
        guard text.tokens[start].line < text.tokens[last].line else { return nil }
        let near = max(start, first - longest)..<min(place.upperBound, first + longest)
        for name in names(in: near, of: text, isTorn: true) {
            if let found = AuthorityRegister.shared.authority(standingAlone: name, in: text, period: period) {
                return Located(value: found, place: text.place(of: name))
            }
        }
        return nil
    }

    /// An authority that is not on the list, under the name of its own that a document gives it; nil for a name that may be one of
    /// the list's.
    static func unlisted(_ name: Range<Int>, of text: DocumentText, period: Period?) -> Authority? {
        let register = AuthorityRegister.shared
        let words = text.string(name)
        // "City of London" is on the list, where only a line of its own is believed.
        if let known = register.authority(standingAlone: name, in: text, period: period) { return known }
        return register.suggestions(named: words, period: period).isEmpty ? register.unlisted(named: words) : nil
    }

    /// The refusal of a line with a name that several authorities have ("LBH"), or one of another year; nil for any other line.
    static func ambiguity(in line: Range<Int>, of text: DocumentText, period: Period?) -> Refusal? {
        for name in names(in: line, of: text) where text.isCapital(name.lowerBound) {
            guard let list = AuthorityRegister.shared.alternatives(named: text.string(name), period: period) else {
                continue
            }
            return Refusal(
                .noAuthority,
                "It names “\(text.string(name))”, which may be \(list). Say which by `ombudsctl read --authority NAME`, or by a folder in the "
                    + "inbox named after it.")
        }
        return nil
    }

    /// The number of tokens of the longest name.
    private static let longest = AuthorityRegister.longestNameInTokens

    /// The parts of a line that may be a name, the longest first for each beginning.
    ///
    /// - Parameter isTorn: whether the parts are those of several lines that hold a line's end.
    private static func names(in line: Range<Int>, of text: DocumentText, isTorn: Bool = false) -> [Range<Int>] {
        line.filter { start in
            start == line.lowerBound || text.tokens[start].gap == .line || isBoundary(start - 1, of: text)
                || text.isColumnGap(before: start) || AuthorityForm.isOffice(start - 1, of: text)
        }.flatMap { start in
            // "The Broads" is a name, "the Lee Valley Regional Park Authority" holds one.
            text.word(start, is: "the") ? [start, start + 1] : [start]
        }.flatMap { first -> [Range<Int>] in
            guard first < line.upperBound, text.tokens[first].kind == .word else { return [] }
            let reach = first + 1..<min(first + longest, line.upperBound) + 1
            return reach.reversed().filter { end in
                end == line.upperBound || text.tokens[end].isSign(",") || isTorn && text.tokens[end].gap == .line
            }.filter { end in !isTorn || text.tokens[first].line < text.tokens[end - 1].line }.map { first..<$0 }
        }
    }

    /// Whether a name may begin behind a token: a comma, a colon, a dash or the number of a title, "Annual Review letter 2019 –".
    private static func isBoundary(_ index: Int, of text: DocumentText) -> Bool {
        switch text.tokens[index].kind {
        case .sign(let sign): [UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "-")].contains(sign)
        case .number: true
        case .word, .mixed: false
        }
    }
}
