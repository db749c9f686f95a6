/// Numbers of which others are parts: "seven of the 84", "12 of those", "half of these".
extension DocumentText {
    /// The token of the "of" that makes a number behind it a whole: "of 94", "of the 94", "of our 94".
    func wholeMark(before number: ClauseNumber) -> Int? {
        let before = number.tokens.lowerBound - 1
        if isWord(before, in: "of") { return before }
        return isWord(before, in: "the these those our your all") && isWord(before - 1, in: "of") ? before - 1 : nil
    }

    /// The number that is a part of a whole behind it: of "seven of the 84" the seven.
    func part(of whole: ClauseNumber, among numbers: [ClauseNumber]) -> ClauseNumber? {
        guard let mark = wholeMark(before: whole) else { return nil }
        return numbers.first { $0.tokens.upperBound == mark }
    }

    /// Whether a number is a whole of which a part is meant that has no number: "most of the 84 were premature".
    func isWholeOfUnknownPart(_ number: ClauseNumber, in sentence: Range<Int>) -> Bool {
        guard let mark = wholeMark(before: number), mark > sentence.lowerBound else { return false }
        if isWord(mark - 1, in: Self.wordsOfShares) { return true }
        // "40% of the 94", "forty per cent of the 94", "one in three of the 94"
        return isWord(mark - 1, in: "cent percent") || tokens[mark - 1].isSign("%")
            || isRatio(before: mark, in: sentence)
    }

    /// Whether a ratio ends before a token: "one in three", "two out of five".
    private func isRatio(before end: Int, in sentence: Range<Int>) -> Bool {
        guard let second = quantity(before: end, in: sentence) else { return false }
        let joint = second.tokens.lowerBound - 1
        if isWord(joint, in: "in") { return quantity(before: joint, in: sentence) != nil }
        return isWord(joint, in: "of") && isWord(joint - 1, in: "out")
            && quantity(before: joint - 1, in: sentence) != nil
    }

    /// Whether a number is one of a ratio, which counts nothing: "one in three of the 94", "one in 12 cases".
    func isOfRatio(_ number: Range<Int>, in sentence: Range<Int>) -> Bool {
        func isWhole(_ next: Int) -> Bool { isWord(next, in: "of complaints cases enquiries decisions") }
        if isWord(number.lowerBound - 1, in: "in"), isWhole(number.upperBound) {
            return isRatio(before: number.upperBound, in: sentence)
        }
        guard isWord(number.upperBound, in: "in"), let second = quantity(at: number.upperBound + 1, in: sentence)
        else { return false }
        return isWhole(second.tokens.upperBound)
    }

    /// Whether a share of cases without their number stands in a clause: "half", "a third", "28%".
    func hasShare(in clause: Clause) -> Bool {
        clause.tokens.contains { index in
            guard clause.contains(index) else { return false }
            if isWord(index, in: "third thirds quarter quarters fifth fifths tenth") {
                // "the third complaint"
                return isWord(index - 1, in: "a one two three") || isWord(index + 1, in: "of")
            }
            if isWord(index, in: "dozen couple handful") { return true }
            if isWord(index, in: "half") {
                return !isWord(index + 1, in: "year") && !isWord(index - 1, in: "first second")
            }
            return quantity(at: index, in: clause.tokens)?.isPercent ?? false
        }
    }

    private static let wordsOfShares = WordSet(
        "most some many few half third thirds quarter quarters fifth all none majority proportion number rest several")

    /// The pronoun by which a clause counts cases that were named before: "12 of those", "of which 19", "Of these, 30".
    func pronoun(in clause: Clause, with number: ClauseNumber) -> Int? {
        let next = number.tokens.upperBound
        if isWord(next, in: "of"), isWord(next + 1, in: "those these them which whom") { return next + 1 }
        return (clause.tokens.lowerBound..<number.tokens.lowerBound).first {
            clause.contains($0) && isWord($0, in: "of") && isWord($0 + 1, in: "those these them which whom")
        }.map { $0 + 1 }
    }

    /// Whether a number is a difference and no count: "12 more than", "an increase of 12", "up by 12".
    func isDifference(_ number: ClauseNumber) -> Bool {
        let next = number.tokens.upperBound
        let before = number.tokens.lowerBound - 1
        if isWord(next, in: Self.comparatives)
            || isWord(next, in: "complaints complaint cases enquiries")
                && isWord(next + 1, in: Self.comparatives)
        {
            return true
        }
        if isWord(before, in: "by") { return true }
        if isWord(before, in: "up down"), isWord(next, in: "on") { return true }
        return isWord(before, in: "of")
            && isWord(before - 1, in: "increase rise fall drop reduction decrease decline growth")
    }

    /// Whether a number is given roughly, as a bound or as a hope: "more than 20", "nearly 30", "between 20 and 25".
    func isInexact(_ number: ClauseNumber) -> Bool {
        let before = number.tokens.lowerBound - 1
        let next = number.tokens.upperBound
        if isWord(next, in: "or plus") { return isWord(next + 1, in: "so more fewer less") }
        if isWord(before, in: "than") { return isWord(before - 1, in: "more less fewer rather other") }
        if isWord(before, in: "about") {
            return !isWord(before - 1, in: "complaints complaint enquiries cases were was")
        }
        if isWord(before, in: "to") { return isWord(before - 1, in: "up close") }
        if isWord(before, in: "least most") { return isWord(before - 1, in: "at") }
        if isWord(before, in: "and") { return (max(0, before - 4)..<before).contains { isWord($0, in: "between") } }
        return isWord(
            before, in: "over around nearly almost roughly approximately some between under perhaps maybe barely")
    }

    /// Whether a number counts no cases: "section 26", "table 2", "2 seminars", "12 of your officers".
    func countsOther(_ number: ClauseNumber, topic: Range<Int>) -> Bool {
        if isWord(number.tokens.lowerBound - 1, in: "section paragraph table appendix chapter page part note figure") {
            return true
        }
        let next = number.tokens.upperBound
        guard tokens.indices.contains(next), tokens[next].kind == .word, !topic.contains(next) else { return false }
        if isWord(next, in: "of"), isWord(next + 1, in: "your our my its the") {
            return !topic.contains(next + 2) && count(at: next + 2, in: tokens.indices) == nil
                && !isWord(next + 2, in: "complaints cases enquiries decisions remaining premature local")
        }
        return !isWord(next, in: Self.wordsBehindCounts)
    }

    private static let wordsBehindCounts = WordSet(
        """
        complaints complaint cases case enquiries contacts decisions matters investigations findings callers complainants \
        people local premature settlements of were was is are had have has that which we i in at as and or but to by on \
        for under outside within fell showed found resulted ended led did due because where with about against from during \
        this last more fewer the remaining others other new resubmitted formal informal no not ombudsmans it there went \
        further received decided after when while report reports finding
        """)

    /// Whether a number counts some of cases that a pair of groups leaves open: "two of the latter".
    func isOfOneGroup(_ number: ClauseNumber) -> Bool {
        let next = number.tokens.upperBound
        return isWord(next, in: "of") && isWord(next + 1, in: "the")
            && isWord(next + 2, in: "latter former others rest")
    }

    /// Whether a clause says what may be, might have been, or was somebody's wish: "we expect", "could have been", "if five
    /// more had", "asked us to", "planned for 30".
    func isHypothetical(_ clause: Clause, in sentence: Range<Int>) -> Bool {
        contains("would could might may should expect expects expected will hope", in: clause)
            || contains("planned forecast predicted anticipated estimated projected budgeted", in: clause)
            || contains("asked wanted wished believed argued claimed thought felt", in: clause)
            || isWord(sentence.lowerBound, in: "if had were should") || contains("if unless", in: clause)
    }

    private static let comparatives = WordSet("more fewer less higher lower additional extra")
}
