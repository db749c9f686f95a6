/// Reads text that an extractor set side by side, as the page shows it.
extension DocumentText {
    /// A range of lines as a text of their own, with their tokens in the order in which columns are read: each column
    /// from top to bottom, the left one first.
    ///
    /// A column is a run of text above and below itself, divided from its neighbours by three spaces or a tab. A line
    /// that reaches over two columns ends them; text of full width ends where columns begin below it. Only tokens
    /// change their order; pages and places stay as they are.
    ///
    /// - Returns: nil where no line has columns.
    func readDownColumns(_ range: Range<Int>) -> DocumentText? {
        guard range.contains(where: { segments(of: $0).count > 1 }) else { return nil }
        var columns: [Column] = []
        var order: [Token] = []
        order.reserveCapacity(tokens(inLines: range).count)
        func flush() {
            for column in columns.sorted(by: { $0.extent.lowerBound < $1.extent.lowerBound }) {
                order.append(contentsOf: column.tokens)
            }
            columns = []
        }
        var page = range.isEmpty ? 1 : lines[range.lowerBound].page
        var isOfCells = false
        for line in range where !lines[line].tokens.isEmpty {
            // A table's columns are counted, the page's are measured: neither goes on with the other.
            let before = (page, isOfCells)
            (page, isOfCells) = (lines[line].page, hasCells(line))
            if before != (page, isOfCells) { flush() }
            let segments =
                isOfCells
                ? segments(of: line) : segments(of: line).flatMap { parted($0, line: line, by: columns) }
            // A heading is no column, and a text that reaches over several columns of this line ends above it.
            let claims = segments.flatMap { segment in
                let extent = extent(of: segment, inLine: line, isOfCells: isOfCells)
                return columns.indices.filter { columns[$0].extent.overlaps(extent) }
            }
            let isHeading =
                columns.count == 1 && columns[0].lines == 1
                && !segments.contains { segment in
                    let edge = extent(of: segment, inLine: line, isOfCells: isOfCells).lowerBound
                    return abs(edge - columns[0].extent.lowerBound) <= 2
                }
            let isBelowProse = columns.contains { column in
                segments.contains { column.isProse(above: extent(of: $0, inLine: line, isOfCells: isOfCells)) }
            }
            if isHeading || isBelowProse || Set(claims).count < claims.count { flush() }
            for segment in segments {
                let extent = extent(of: segment, inLine: line, isOfCells: isOfCells)
                let over = columns.indices.filter { columns[$0].extent.overlaps(extent) }
                let own = tokens[segment].enumerated().map { $0.offset == 0 ? $0.element.startingLine : $0.element }
                if over.count == 1, let index = over.first {
                    columns[index].add(own, extent)
                } else {
                    if over.count > 1 || columns.count == Self.mostColumns { flush() }
                    columns.append(Column(extent: extent, tokens: own))
                }
            }
        }
        flush()
        guard order.count == tokens(inLines: range).count else { return nil }
        return DocumentText(lines: range, of: self, tokens: order)
    }

    /// The maximum number of columns. No letter has as many.
    private static let mostColumns = 16

    private struct Column {
        /// The bytes that the column covers, counted from the start of the line.
        var extent: ClosedRange<Int>
        var tokens: [Token]
        var lines = 1

        /// Whether the column is text of full width, and the text below it begins far from where its lines begin.
        func isProse(above other: ClosedRange<Int>) -> Bool {
            extent.overlaps(other) && extent.count > Self.widest
                && other.lowerBound > extent.lowerBound + Self.indent
        }

        /// A width that no column of a letter's statistics reaches, in bytes.
        private static let widest = 64
        /// An indentation that no paragraph's first line reaches, in bytes.
        private static let indent = 16

        mutating func add(_ more: [Token], _ other: ClosedRange<Int>) {
            tokens += more
            lines += 1
            extent = min(extent.lowerBound, other.lowerBound)...max(extent.upperBound, other.upperBound)
        }
    }

    /// The tokens of a line between gaps of columns.
    private func segments(of line: Int) -> [Range<Int>] {
        var segments: [Range<Int>] = []
        var start = lines[line].tokens.lowerBound
        for index in lines[line].tokens.dropFirst() where isColumnGap(before: index) || tokens[index].gap == .cell {
            segments.append(start..<index)
            start = index
        }
        if start < lines[line].tokens.upperBound { segments.append(start..<lines[line].tokens.upperBound) }
        return segments
    }

    /// A segment that reaches over two columns, parted between them at a gap of two spaces.
    private func parted(_ segment: Range<Int>, line: Int, by columns: [Column]) -> [Range<Int>] {
        func over(_ piece: Range<Int>) -> [Int] {
            let extent = extent(of: piece, inLine: line, isOfCells: false)
            return columns.indices.filter { columns[$0].extent.overlaps(extent) }
        }
        guard over(segment).count == 2 else { return [segment] }
        for index in segment.dropFirst() where tokens[index].gap == .wide {
            let (left, right) = (over(segment.lowerBound..<index), over(index..<segment.upperBound))
            if left.count == 1, right.count == 1, left != right {
                return [segment.lowerBound..<index, index..<segment.upperBound]
            }
        }
        return [segment]
    }

    /// Whether tabs or pipes divide a line.
    private func hasCells(_ line: Int) -> Bool { lines[line].tokens.dropFirst().contains { tokens[$0].gap == .cell } }

    /// The bytes of a segment on its line; in a line of cells the number of its cell instead.
    private func extent(of segment: Range<Int>, inLine line: Int, isOfCells: Bool) -> ClosedRange<Int> {
        if isOfCells {
            let cell = ordinal(of: segment.lowerBound, line: line)
            return cell...cell
        }
        let start = lines[line].folded.lowerBound
        return
            (tokens[segment.lowerBound].bytes.lowerBound - start)...(tokens[segment.upperBound - 1].bytes.upperBound
            - start)
    }
}

extension Token {
    /// The token as the first of its line.
    fileprivate var startingLine: Token { Token(kind: kind, gap: .line, line: line, bytes: bytes) }
}
