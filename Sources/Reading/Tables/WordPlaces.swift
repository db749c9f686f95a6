/// The places of numbers on one line under headings that run into each other: by the words with which these begin.
///
/// "Corporate and Education and" are two headings with a space between. Their first words still begin, end or are
/// centred where their columns are, and so are the numbers. A cell that is not clearly nearest to one heading leaves
/// the row without places; what was read by them counts only where the sums vouch for it.
struct WordPlaces {
    /// The greatest distance of a cell from its heading, in half characters.
    private static let mostDistance = 12

    private let cells: [RowCell]
    private let text: DocumentText

    /// - Returns: nil where the cells are not set wide apart on one line.
    init?(of cells: [RowCell], in text: DocumentText) {
        guard let line = cells.first?.line, cells.count > 2,
            cells.allSatisfy({ $0.line == line && $0.ordinal == 0 }),
            cells.dropFirst().allSatisfy({ text.tokens[$0.tokens.lowerBound].gap == .wide })
        else { return nil }
        self.cells = cells
        self.text = text
    }

    /// The cell of each column; nil where the places do not show it.
    func places(under headings: [ColumnHeading]) -> [Int: Int]? {
        guard headings.allSatisfy({ $0.ordinal == 0 && !$0.extent.isEmpty }) else { return nil }
        let words = headings.map { heading in
            isAlone(heading, among: headings)
                ? heading.extent : text.extent(of: heading.token..<(heading.token + 1), line: heading.line)
        }
        let anchors: [(Range<Int>) -> Int] = [
            { 2 * $0.lowerBound }, { $0.lowerBound + $0.upperBound }, { 2 * $0.upperBound },
        ]
        let found = anchors.compactMap { anchor in
            nearest(of: words.map(anchor), to: cells.map { anchor($0.extent) })
        }
        .sorted { $0.distance < $1.distance }
        guard let best = found.first,
            found.dropFirst().allSatisfy({ $0.positions == best.positions || $0.distance > 2 * best.distance + 8 })
        else { return nil }
        var places: [Int: Int] = [:]
        for (cell, position) in best.positions.enumerated() { places[headings[position].column] = cell }
        return places
    }

    /// The heading nearest to each cell, with the sum of the distances; nil where a cell is not clearly nearer to one
    /// than to any other, or where the headings are not in the row's order.
    private func nearest(of headings: [Int], to cells: [Int]) -> (positions: [Int], distance: Int)? {
        guard zip(headings, headings.dropFirst()).allSatisfy(<) else { return nil }
        var positions: [Int] = []
        var sum = 0
        for cell in cells {
            let byDistance = headings.indices.sorted { abs(headings[$0] - cell) < abs(headings[$1] - cell) }
            guard let best = byDistance.first, best > positions.last ?? -1 else { return nil }
            let distance = abs(headings[best] - cell)
            if byDistance.count > 1, 2 * distance > abs(headings[byDistance[1]] - cell) { return nil }
            guard distance <= Self.mostDistance else { return nil }
            positions.append(best)
            sum += distance
        }
        return (positions, sum)
    }

    /// Whether no other heading stands in the same cell.
    private func isAlone(_ heading: ColumnHeading, among headings: [ColumnHeading]) -> Bool {
        headings.count { $0.line == heading.line && $0.extent == heading.extent } == 1
    }

    /// Whether nearly all cells stand under a heading each, and no two under one: spaces that an extractor gave another width
    /// show no columns.
    func areAligned(under headings: [ColumnHeading]) -> Bool {
        let columns = cells.compactMap { cell -> Int? in
            let over = headings.filter { $0.extent.overlaps(cell.extent) }
            return over.count == 1 ? over[0].column : nil
        }
        return columns.count >= cells.count - 2 && Set(columns).count == columns.count
    }

    /// Whether a cell stands under the heading of another column than its own, of the headings that were found.
    func contradict(_ places: [Int: Int], under headings: [ColumnHeading]) -> Bool {
        headings.contains { heading in
            guard isAlone(heading, among: headings), heading.ordinal == 0 else { return false }
            let under = cells.indices.filter { cells[$0].extent.overlaps(heading.extent) }
            return under.count == 1 && places[heading.column] != under[0]
        }
    }
}
