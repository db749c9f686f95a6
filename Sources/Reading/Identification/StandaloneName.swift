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
        for name in names(in: line, of: text) where (1...6).contains(name.count) && text.isCapital(name.lowerBound) {
            let names = AuthorityRegister.shared.suggestions(named: text.string(name), period: period).map {
                suggestion in
                suggestion.end.map { "\(suggestion.authority.name) (until \($0))" } ?? suggestion.authority.name
            }.sorted()
            guard let last = names.last else { continue }
            let list = names.count > 1 ? names.dropLast().joined(separator: ", ") + " or " + last : last
            return Refusal(
                .noAuthority,
                "It names “\(text.string(name))”, which may be \(list). Say which by `ombudsctl read --authority NAME`, or by a folder in the "
                    + "inbox named after it.")
        }
        return nil
    }

    /// The parts of a line that may be a name, the longest first for each beginning.
    private static func names(in line: Range<Int>, of text: DocumentText) -> [Range<Int>] {
        line.filter { start in
            start == line.lowerBound || text.tokens[start].gap == .line || text.tokens[start - 1].isSign(",")
                || text.tokens[start - 1].isSign(":") || text.isColumnGap(before: start)
                || AuthorityForm.isOffice(start - 1, of: text)
        }.flatMap { start -> [Range<Int>] in
            let first = text.word(start, is: "the") ? start + 1 : start
            guard first < line.upperBound else { return [] }
            let commas = (first..<line.upperBound).filter { text.tokens[$0].isSign(",") }
            return ([line.upperBound] + commas).filter { first < $0 }.map { first..<$0 }
        }
    }
}
