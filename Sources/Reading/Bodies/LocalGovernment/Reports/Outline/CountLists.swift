/// Lists whose items begin with their numbers, without bullets: "18 Upheld", above "12 Not upheld".
extension DocumentText {
    /// Whether a line is such an item beside another, and the first of them stands behind a blank line, a colon or a heading.
    func isInListOfCounts(_ line: Int, in range: Range<Int>) -> Bool {
        // "87% answered in 10 working days" goes on about the count above it.
        guard isCountedItem(line), let start = lines[line].tokens.first, !tokens[start + 1].isSign("%") else {
            return false
        }
        var first = line
        while first > range.lowerBound, isCountedItem(first - 1) { first -= 1 }
        guard first < line || line + 1 < range.upperBound && isCountedItem(line + 1) else { return false }
        guard first > range.lowerBound, let last = lines[first - 1].tokens.last else { return true }
        return tokens[last].isSign(":") || lines[first - 1].tokens.count <= 9 && isShortLine(first - 1)
    }

    /// Whether a line is a count or share and a few words that end no sentence: "12 Not upheld", "87% answered in 10 working days".
    private func isCountedItem(_ line: Int) -> Bool {
        let tokens = lines[line].tokens
        guard (2...10).contains(tokens.count), lines[line].folded.count <= 70, let first = tokens.first,
            let last = tokens.last, self.tokens[first].number != nil,
            self.tokens[first].count.map({ !(1974...2099).contains($0) }) ?? true
        else { return false }
        let word = self.tokens[first + 1].isSign("%") ? first + 2 : first + 1
        guard tokens.contains(word), self.tokens[word].kind == .word, self.tokens[word].gap == .space,
            month(at: word) == nil, sectionNumber(line) == nil
        else { return false }
        return !isWord(last, in: Self.brokenEnds) && !self.tokens[last].isSign(".") && !self.tokens[last].isSign(",")
            && !tokens.contains { self.tokens[$0].gap == .cell || self.tokens[$0].gap == .wide }
    }
}
