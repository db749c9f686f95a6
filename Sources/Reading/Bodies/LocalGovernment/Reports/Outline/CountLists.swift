/// Lists whose items begin with their numbers, without bullets: "18 Upheld", above "12 Not upheld".
struct CountLists {
    /// The lines that are items of such lists.
    private let items: Set<Int>

    /// - Parameter range: the lines of the passage.
    init(in text: DocumentText, lines range: Range<Int>) {
        var items: Set<Int> = []
        var first = range.lowerBound
        while first < range.upperBound {
            var end = first
            while end < range.upperBound, text.isCountedItem(end) { end += 1 }
            // A single one may go on about the line above.
            if end - first > 1, text.mayFollow(first, in: range) { items.formUnion(first..<end) }
            first = max(end, first + 1)
        }
        // "87% answered in 10 working days" goes on about the count above it.
        self.items = items.filter { line in
            text.lines[line].tokens.first.map { !text.tokens[$0 + 1].isSign("%") } ?? false
        }
    }

    /// Whether a line is an item of such a list.
    func contains(_ line: Int) -> Bool { items.contains(line) }
}

extension DocumentText {
    /// Whether a list may begin at a line: behind a blank line, a colon or a heading.
    fileprivate func mayFollow(_ line: Int, in range: Range<Int>) -> Bool {
        guard line > range.lowerBound, let last = lines[line - 1].tokens.last else { return true }
        return tokens[last].isSign(":") || lines[line - 1].tokens.count <= 9 && isShortLine(line - 1)
    }

    /// Whether a line is a count or share and a few words that end no sentence: "12 Not upheld", "87% answered in 10 working days".
    fileprivate func isCountedItem(_ line: Int) -> Bool {
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
