/// The places of numbers under the headings of a table.
struct HeadingPlaces {
    /// In the row's order.
    let headings: [ColumnHeading]

    /// The longest line, in bytes, whose dividers are counted.
    private static let longestLine = 8192

    init(_ headings: [ColumnHeading]) { self.headings = headings }

    /// The column of each cell, by the number of tabs before it or by its place across the page; nil where the layout
    /// does not show it.
    func places(of cells: [RowCell], in text: DocumentText) -> [Int: Int]? {
        guard let line = cells.first?.line, cells.allSatisfy({ $0.line == line }) else { return nil }
        // Several rows may run into one line, but none is as long as this.
        guard text.lines[line].folded.count <= Self.longestLine else { return byExtent(cells) }
        return byRank(cells, in: text, line: line) ?? byOrdinal(cells, in: text, line: line) ?? byExtent(cells)
    }

    /// The places in a row of as many cells as there are headings, empty cells included.
    private func byRank(_ cells: [RowCell], in text: DocumentText, line: Int) -> [Int: Int]? {
        let bytes = text.folded[text.lines[line].folded]
        let dividers = bytes.count { $0 == 0x09 || $0 == 0x7C }
        let isFramed = bytes.first == 0x7C
        // A label has a cell of its own in front.
        let hasLabel =
            text.lines[line].tokens.first.map {
                $0 < cells[0].tokens.lowerBound && text.ordinal(of: $0, line: line) < cells[0].ordinal
            } ?? false
        guard dividers == headings.count + (isFramed ? 1 : -1) + (hasLabel ? 1 : 0) else { return nil }
        var places: [Int: Int] = [:]
        for (index, cell) in cells.enumerated() {
            let rank = cell.ordinal - (isFramed ? 1 : 0) - (hasLabel ? 1 : 0)
            guard headings.indices.contains(rank), places[headings[rank].column] == nil else { return nil }
            places[headings[rank].column] = index
        }
        return places
    }

    /// The places in a row with as many dividers as the headings have. A row with fewer has lost a cell somewhere.
    private func byOrdinal(_ cells: [RowCell], in text: DocumentText, line: Int) -> [Int: Int]? {
        var places: [Int: Int] = [:]
        let dividers = text.folded[text.lines[line].folded].count { $0 == 0x09 || $0 == 0x7C }
        guard Set(headings.map(\.ordinal)).count == headings.count,
            headings.allSatisfy({ $0.ordinal <= dividers })
        else { return nil }
        for (index, cell) in cells.enumerated() {
            guard let heading = headings.first(where: { $0.ordinal == cell.ordinal }), places[heading.column] == nil
            else { return nil }
            places[heading.column] = index
        }
        return places
    }

    /// The places by the distance across the page. Each cell must be clearly nearer to one heading than to any other.
    private func byExtent(_ cells: [RowCell]) -> [Int: Int]? {
        guard Set(headings.map { [$0.line, $0.extent.lowerBound] }).count == headings.count,
            headings.allSatisfy({ $0.ordinal == 0 }), cells.allSatisfy({ $0.ordinal == 0 })
        else { return nil }
        var places: [Int: Int] = [:]
        var last = -1
        for (index, cell) in cells.enumerated() {
            let middle = cell.extent.lowerBound + cell.extent.upperBound
            var best = (position: -1, distance: Int.max)
            var second = Int.max
            for (position, heading) in headings.enumerated() {
                let overlaps = heading.extent.overlaps(cell.extent)
                let distance = overlaps ? 0 : abs((heading.extent.lowerBound + heading.extent.upperBound) - middle)
                if distance < best.distance {
                    second = best.distance
                    best = (position, distance)
                } else {
                    second = min(second, distance)
                }
            }
            guard best.position > last, best.distance == 0 ? second > 0 : best.distance * 2 < second else { return nil }
            last = best.position
            places[headings[best.position].column] = index
        }
        return places
    }
}
