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

    /// The refusal of a line with a name that several authorities have ("LBH"); nil for any other line.
    static func ambiguity(in line: Range<Int>, of text: DocumentText, period: Period?) -> Refusal? {
        for name in names(in: line, of: text) where (1...6).contains(name.count) && text.isCapital(name.lowerBound) {
            let candidates = AuthorityRegister.shared.candidates(named: text.string(name), period: period)
            guard candidates.count > 1 else { continue }
            let names = candidates.map(\.name).sorted()
            return Refusal(
                .noAuthority,
                "It names “\(text.string(name))”, which may be \(names.dropLast().joined(separator: ", ")) or "
                    + "\(names[names.count - 1]). Say which by `ombudsctl read --authority NAME`, or by a directory of its "
                    + "name in the inbox.")
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
