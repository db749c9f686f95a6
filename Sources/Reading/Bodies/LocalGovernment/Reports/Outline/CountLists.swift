import Model

/// The lists whose items begin with their numbers, without bullets: "18 Upheld", above "12 Not upheld".
///
/// They are found in one pass: a list may be as long as the text, and each of its lines asks for the first one.
struct CountLists {
    /// The lists of two items and more. They do not overlap, and ascend.
    private let lists: [Range<Int>]
    private let text: DocumentText
    private let range: Range<Int>

    /// - Parameter range: the lines to look at.
    init(_ text: DocumentText, in range: Range<Int>) {
        var lists: [Range<Int>] = []
        var start: Int?
        for line in range {
            if text.isCountedItem(line) {
                start = start ?? line
            } else {
                if let start, line - start > 1 { lists.append(start..<line) }
                start = nil
            }
        }
        if let start, range.upperBound - start > 1 { lists.append(start..<range.upperBound) }
        self.lists = lists
        self.text = text
        self.range = range
    }

    /// Whether a line is such an item, and the first of its list stands behind a blank line, a colon or a heading.
    func hasItem(_ line: Int) -> Bool {
        let index = lists.partitioningIndex { $0.upperBound > line }
        guard index < lists.endIndex, lists[index].contains(line), let start = text.lines[line].tokens.first,
            // "87% answered in 10 working days" goes on about the count above it.
            !text.tokens[start + 1].isSign("%")
        else { return false }
        let above = lists[index].lowerBound - 1
        guard above >= range.lowerBound, let last = text.lines[above].tokens.last else { return true }
        return text.tokens[last].isSign(":") || text.lines[above].tokens.count <= 9 && text.isShortLine(above)
    }
}

extension DocumentText {
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
