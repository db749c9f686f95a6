/// The order of a table's columns, by its headings.
struct HeadingOrder {
    /// The orders that the headings allow: one where they are whole, several where they are torn or lost.
    let orders: [[Int]]
    /// The headings of the one order, where there is one and every heading was found.
    let headings: [ColumnHeading]?
    /// The number of columns found.
    var found: Int { stated.count }
    /// The headings found, as they stand in the text, one a column.
    let stated: [ColumnHeading]
    /// Whether the headings stand one a line in an order that was never published: an extractor may have moved them,
    /// so that `orders` has the published one beside that of the lines.
    private(set) var isDoubtful = false

    /// - Parameter hasStrangeWords: whether words that no heading has stand among them: one may be unreadable.
    init(_ all: [ColumnHeading], of kind: TableKind, hasStrangeWords: Bool = false) {
        var first: [ColumnHeading] = []
        for heading in all where !first.contains(where: { $0.column == heading.column }) { first.append(heading) }
        stated = first
        let reading = first.map(\.column)
        let larger = kind.orders.filter { $0.count == reading.count + 1 && Self.isSubsequence(reading, of: $0) }
        if hasStrangeWords, !larger.isEmpty {
            (orders, headings) = (larger, nil)
            return
        }
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
            let isListed = lines == first.count
            if lines == 1 && (isAligned || !kind.mixesHeadings) {
                (orders, headings) = ([reading], first)
            } else if isListed, !kind.mixesHeadings {
                // "Environment" over "Education": boxes that an extractor sorted by their height show no order.
                isDoubtful = true
                (orders, headings) = (Self.alternatives(to: reading, of: published, kind: kind), nil)
            } else if isListed, first.allSatisfy(\.isWhole) {
                // A heading that is higher than those beside it may come before them: the lines show no order.
                (orders, headings) = ([], nil)
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
            let allowed = kind.orders.filter { published in
                published.count - reading.count <= 3
                    && (order.map { Self.isSubsequence($0, of: published) } ?? reading.allSatisfy(published.contains))
            }
            (orders, headings) = (allowed, nil)
        }
    }

    /// An order that was never published, and the published ones nearest to it: as they are, and with the total and the rate
    /// in the places that the reading gives them.
    private static func alternatives(to reading: [Int], of published: [[Int]], kind: TableKind) -> [[Int]] {
        func likeness(_ order: [Int]) -> Int { zip(order, reading).count { $0 == $1 } }
        let most = published.map(likeness).max() ?? 0
        let counts = { (column: Int) in kind.columns[column].content == .count }
        var orders = [reading]
        for order in published where likeness(order) == most {
            var parts = order.filter(counts)[...]
            let moved = reading.map { column in counts(column) ? parts.popFirst() ?? column : column }
            for other in [order, moved] where !orders.contains(other) { orders.append(other) }
        }
        return orders
    }

    /// Headings torn over lines by their places across the page, where that is the order of a published table or of a part of it; nil
    /// where two overlap.
    static func byPlace(_ headings: [ColumnHeading], of kind: TableKind) -> [ColumnHeading]? {
        let placed = headings.sorted { middle($0) < middle($1) }
        let isAligned = zip(placed, placed.dropFirst()).allSatisfy { $0.extent.upperBound < $1.extent.lowerBound }
        guard isAligned, Set(headings.map(\.line)).count > 1 else { return nil }
        return kind.orders.contains { isSubsequence(placed.map(\.column), of: $0) } ? placed : nil
    }

    private static func middle(_ heading: ColumnHeading) -> Int {
        heading.extent.lowerBound + heading.extent.upperBound
    }

    private static func isSubsequence(_ part: [Int], of whole: [Int]) -> Bool {
        var rest = part[...]
        for column in whole where column == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }

    /// The headings by the places of their first words across the page, where they make up a published table.
    func across(_ text: DocumentText, of kind: TableKind) -> [ColumnHeading]? {
        let sorted = stated.sorted {
            text.extent(of: $0.token..<($0.token + 1), line: $0.line).lowerBound
                < text.extent(of: $1.token..<($1.token + 1), line: $1.line).lowerBound
        }
        return kind.orders.contains(sorted.map(\.column)) ? sorted : nil
    }

    /// Whether the headings are the beginning of a published table, in its order: the rest was cut off.
    func isBeginning(of kind: TableKind) -> Bool {
        let columns = stated.map(\.column)
        return kind.orders.contains { $0.starts(with: columns) }
    }

    /// The column of each cell, where the layout shows it; nil where it does not.
    func places(of cells: [RowCell], in text: DocumentText) -> [Int: Int]? {
        headings.flatMap { HeadingPlaces($0).places(of: cells, in: text) }
    }
}
