/// Finds every table of a passage, in whichever way an extractor delivers it: with cells divided by tabs, by pipes
/// (Markdown), by commas, by wide gaps in aligned columns, by single spaces under headings of years or counts, or one
/// cell a line. Each way has a file of its own.
struct TableFinder {
    /// The tables found so far, in the order of their lines. No two share a line.
    private(set) var all: [Grid] = []

    let text: DocumentText
    let passage: Passage

    static func find(in passage: Passage) -> [Grid] {
        var finder = TableFinder(passage)
        finder.scan()
        return finder.all
    }

    private init(_ passage: Passage) {
        self.passage = passage
        self.text = passage.text
    }

    private mutating func scan() {
        var line = passage.lines.lowerBound
        while line < passage.lines.upperBound {
            let (grid, next) = grid(from: line)
            if let grid { all.append(grid) }
            line = max(next, line + 1)
        }
    }

    /// The table that begins at a line, if one does, and the line to go on from, so that no line is scanned twice.
    private func grid(from line: Int) -> (grid: Grid?, next: Int) {
        guard !text.lines[line].tokens.isEmpty else { return (nil, line + 1) }
        switch layout(of: line) {
        case .tabs: return delimited(from: line, by: UInt8(ascii: "\t"))
        case .pipes:
            if let grid = stacked(from: line) { return (grid, grid.lines.upperBound) }
            return delimited(from: line, by: UInt8(ascii: "|"))
        case .aligned:
            if let grid = spaced(from: line) { return (grid, grid.lines.upperBound) }
            return aligned(from: line)
        case .plain:
            let grid = spaced(from: line) ?? commaDelimited(from: line) ?? stacked(from: line)
            return (grid, grid?.lines.upperBound ?? line + 1)
        }
    }

    // MARK: Lines

    /// The division of a line into cells.
    enum LineLayout { case tabs, pipes, aligned, plain }

    func layout(of line: Int) -> LineLayout {
        let bytes = text.lines[line].folded
        guard let first = text.lines[line].tokens.first else { return .plain }
        if text.has(UInt8(ascii: "|"), in: bytes) { return .pipes }
        if text.has(UInt8(ascii: "\t"), in: bytes) { return .tabs }
        return text.lines[line].tokens.dropFirst().contains { text.tokens[$0].gap == .wide }
            || text.tokens[first].bytes.lowerBound > bytes.lowerBound + 8 ? .aligned : .plain
    }

    func isBlank(_ line: Int) -> Bool { text.lines[line].tokens.isEmpty }

    /// The next line that is not blank; nil behind more than `gap` blank ones.
    func nextLine(after line: Int, gap: Int) -> Int? {
        var next = line + 1
        while next < passage.lines.upperBound, next <= line + 1 + gap {
            if !isBlank(next) { return next }
            next += 1
        }
        return nil
    }
}
