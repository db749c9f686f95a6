import Model

/// Divides the tables of a letter whose copy has lost its line breaks.
extension DocumentText {
    /// A range of lines as a text of their own, in which a line with whole tables is divided: before and behind their titles, between
    /// the headings and the numbers, and behind the numbers. The parts of a line have the same page and number, and lines are counted
    /// from 0 in `lines`.
    ///
    /// - Returns: nil where no line has the title of a table and numbers.
    func dividingTables(_ range: Range<Int>) -> DocumentText? {
        var lines: [Line] = []
        lines.reserveCapacity(range.count)
        var tokens: [Token] = []
        tokens.reserveCapacity(self.tokens(inLines: range).count)
        var isDivided = false
        for index in range {
            let line = self.lines[index]
            let starts = startsOfRows(in: line.tokens)
            if !starts.isEmpty { isDivided = true }
            var start = line.tokens.lowerBound
            for end in starts + [line.tokens.upperBound] {
                let first = tokens.count
                tokens += self.tokens[start..<end].map { token in
                    Token(
                        kind: token.kind,
                        gap: tokens.count == first && start > line.tokens.lowerBound ? .line : token.gap,
                        line: lines.count, bytes: token.bytes)
                }
                lines.append(
                    Line(
                        page: line.page, number: line.number, raw: line.raw, folded: line.folded,
                        tokens: first..<tokens.count))
                start = end
            }
        }
        return isDivided ? DocumentText(self, lines: lines, tokens: tokens) : nil
    }

    /// The number of tokens from which a line may hold whole tables.
    private static let longLine = 40

    /// Titles, each with whether its table begins right behind it.
    private static let titles = PhraseSet<Bool>([
        ("complaints and enquiries received", true), ("decisions made", true), ("complaints remedied", true),
        ("local authority report", false), ("for the period ending", false),
        ("satisfactory remedy provided by authority", true), ("compliance with ombudsman recommendations", true),
    ])

    /// The tokens of a line at which a title, a row of headings or a row of numbers begins.
    private func startsOfRows(in line: Range<Int>) -> [Int] {
        guard line.count > Self.longLine else { return [] }
        let titles = matches(of: Self.titles, in: line)
        guard let first = titles.first(where: \.meaning) else { return [] }
        var starts = Set(titles.map(\.tokens.lowerBound))
        for title in titles where title.meaning { starts.insert(title.tokens.upperBound) }
        var index = first.tokens.upperBound
        while index < line.upperBound {
            guard isCellOfLine(index, in: line) else {
                index += 1
                continue
            }
            let start = index
            var cells = 0
            while index < line.upperBound, isCellOfLine(index, in: line) {
                cells += 1
                index += index + 1 < line.upperBound && tokens[index + 1].isSign("%") ? 2 : 1
            }
            // A label with its number is one row.
            if cells > 1 { starts.insert(start) }
            starts.insert(index)
        }
        return starts.filter { line.lowerBound < $0 && $0 < line.upperBound }.sorted()
    }

    /// Whether a number may be a table's, and no part of a date.
    private func isCellOfLine(_ index: Int, in line: Range<Int>) -> Bool {
        tokens[index].number != nil && !isPartOfDate(index, in: line)
    }
}
