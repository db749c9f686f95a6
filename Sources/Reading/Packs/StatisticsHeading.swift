import Model

/// The heading over a page of statistics: whose they are and of which dates, in letters and digits alone.
struct StatisticsHeading {
    /// Empty where the heading names no council.
    var council: [UInt8]
    /// Empty where the heading gives no date.
    var date: [UInt8]
    /// Whether it heads a statistics page, which belongs to no letter.
    var isPage = false

    /// Whether it is about another council or year. A fact that one of the two lacks is no difference.
    func isOther(than other: Self) -> Bool {
        isPage != other.isPage
            || (!council.isEmpty && !other.council.isEmpty && council != other.council)
            || (!date.isEmpty && !other.date.isEmpty && date != other.date)
    }
}

extension DocumentText {
    /// The letters and digits of a run of tokens, in lower case.
    func lettersAndDigits(_ run: Range<Int>) -> [UInt8] {
        run.flatMap { folded[tokens[$0].bytes] }
            .compactMap { Folding.isLetter($0) ? $0 | 0x20 : Folding.isDigit($0) ? $0 : nil }
    }

    /// The letters of a council's name on a short line; nil where none stands there.
    func councilName(onLine line: Int) -> [UInt8]? {
        guard isShortLine(line) else { return nil }
        let tokens = lines[line].tokens
        let found =
            AuthorityRegister.shared.find(in: self, tokens: tokens).first?.tokens
            ?? AuthorityForm.find(in: tokens, of: self)
        return found.map { lettersAndDigits($0) }
    }

    /// Whether a line is among the first three with text on its page.
    func isPageStart(_ line: Int) -> Bool {
        guard line > 0 else { return true }
        var above = line - 1
        var withText = 0
        while above >= 0, lines[above].page == lines[line].page {
            if !lines[above].tokens.isEmpty { withText += 1 }
            if withText > 2 || line - above > 12 { return false }
            above -= 1
        }
        return true
    }
}
