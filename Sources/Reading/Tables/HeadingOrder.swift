/// The order of a table's columns, by its headings.
struct HeadingOrder {
    /// The orders that the headings allow: one where they are whole, several where they are torn or lost.
    let orders: [[Int]]
    /// The headings of the one order, where there is one and every heading was found.
    let headings: [ColumnHeading]?
    /// The number of columns found.
    let found: Int

    init(_ all: [ColumnHeading], of kind: TableKind) {
        var first: [ColumnHeading] = []
        for heading in all where !first.contains(where: { $0.column == heading.column }) { first.append(heading) }
        found = first.count
        let reading = first.map(\.column)
        let published = kind.orders.filter { $0.count == reading.count && reading.allSatisfy($0.contains) }
        let lines = Set(first.map(\.line)).count
        let placed = first.sorted { Self.middle($0) < Self.middle($1) }
        let isAligned = zip(placed, placed.dropFirst()).allSatisfy { $0.extent.upperBound < $1.extent.lowerBound }
        if lines > 1, isAligned, published.contains(placed.map(\.column)) {
            // Headings torn over lines: their place across the page is surer than the order of the lines.
            (orders, headings) = ([placed.map(\.column)], placed)
        } else if published.contains(reading) {
            (orders, headings) = ([reading], first)
        } else if !published.isEmpty {
            let isOneLine = lines == 1 && (isAligned || !kind.mixesHeadings)
            // "Satisfactorily by" over "by LGO Authority before LGO" is one line torn in two, not two headings.
            let isListed = lines == first.count && (!kind.mixesHeadings || first.allSatisfy(\.isWhole))
            if isOneLine || isListed {
                (orders, headings) = ([reading], first)
            } else {
                (orders, headings) = (published, nil)
            }
        } else if kind.orders.isEmpty {
            let order = lines > 1 && isAligned ? placed : first
            (orders, headings) = ([order.map(\.column)], order)
        } else {
            // Headings are lost. The others show an order only if their lines do not run across columns.
            let across = placed.map(\.column)
            let isPlaced = lines > 1 && isAligned && kind.orders.contains { Self.isSubsequence(across, of: $0) }
            let order: [Int]? = isPlaced ? across : lines == 1 || lines == first.count ? reading : nil
            var allowed = kind.orders.filter { published in
                published.count - reading.count <= 3
                    && (order.map { Self.isSubsequence($0, of: published) } ?? reading.allSatisfy(published.contains))
            }
            if let order, let total = kind.totalColumn, reading.contains(total), !allowed.contains(order) {
                allowed.append(order)
            }
            (orders, headings) = (allowed, nil)
        }
    }

    private static func middle(_ heading: ColumnHeading) -> Int {
        heading.extent.lowerBound + heading.extent.upperBound
    }

    private static func isSubsequence(_ part: [Int], of whole: [Int]) -> Bool {
        var rest = part[...]
        for column in whole where column == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }

    /// The column of each cell, by the number of tabs before it or by its place across the page; nil where the layout
    /// does not show it.
    func places(of cells: [RowCell], in text: DocumentText) -> [Int: Int]? {
        guard let headings, let line = cells.first?.line, cells.allSatisfy({ $0.line == line }) else { return nil }
        return byRank(headings, cells, in: text, line: line) ?? byOrdinal(headings, cells, in: text, line: line)
            ?? byExtent(headings, cells)
    }

    /// The places in a row of as many cells as there are headings, empty cells included.
    private func byRank(_ headings: [ColumnHeading], _ cells: [RowCell], in text: DocumentText, line: Int) -> [Int:
        Int]?
    {
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
    private func byOrdinal(_ headings: [ColumnHeading], _ cells: [RowCell], in text: DocumentText, line: Int) -> [Int:
        Int]?
    {
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
    private func byExtent(_ headings: [ColumnHeading], _ cells: [RowCell]) -> [Int: Int]? {
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
                let distance = overlaps ? 0 : abs(Self.middle(heading) - middle)
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
