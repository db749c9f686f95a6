import Model

/// Divides the tables of a letter whose copy has lost its line breaks.
extension DocumentText {
    /// A range of lines as a text of their own, in which a line with whole tables is divided: before and behind their titles, between
    /// the headings and the numbers, and behind the numbers. The parts of a line have the same page and number, and lines are counted
    /// from 0 in `lines`.
    ///
    /// - Returns: nil where no line has the title of a table and numbers.
    func dividingTables(_ range: Range<Int>) -> DocumentText? {
        dividing(range, at: startsOfRows)
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
