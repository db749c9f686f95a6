/// Headings of tables that take up several rows: wrapped ones, and years over columns of their own.
extension TableFinder {
    /// The maximum number of rows that the headings of a table take up.
    static let mostHeadingRows = 4

    /// Removes the rows of headings, and returns the headings; none where the first row has values.
    func removeHeadings(from rows: inout [Grid.Row]) -> [Grid.Cell] {
        guard let first = rows.first, !hasValues(first) else { return [] }
        var columns = first.cells
        rows.removeFirst()
        var count = 1
        while rows.count > 1, count < Self.mostHeadingRows, isHeadingRow(rows[0]),
            let joined = joined(columns, rows[0].cells, isRepeated: count > 1)
        {
            columns = joined
            rows.removeFirst()
            count += 1
        }
        return columns
    }

    /// Whether a row without values can be one of headings: not a heading of the rows below, nor a row of dashes.
    private func isHeadingRow(_ row: Grid.Row) -> Bool {
        guard !hasValues(row), row.cells.dropFirst().contains(where: { !$0.isEmpty }) else { return false }
        return !row.cells.dropFirst().contains { cell in
            cell.runs.first.map { run in run.count == 1 && text.tokens[run.lowerBound].isSign("-") } ?? false
        }
    }

    /// The headings of two rows as one; nil where the second row is none of headings.
    private func joined(_ upper: [Grid.Cell], _ lower: [Grid.Cell], isRepeated: Bool) -> [Grid.Cell]? {
        if upper.count == lower.count {
            // A heading that wraps leaves the other columns' second lines empty.
            guard upper.contains(where: \.isEmpty) || lower[0].isEmpty || isRepeated && lower.contains(where: \.isEmpty)
            else { return nil }
            let filled = filledRight(upper, over: lower)
            return zip(filled, lower).map { top, bottom in
                var cell = top
                cell.runs += bottom.runs
                return cell
            }
        }
        return spread(upper, over: lower)
    }

    /// The upper headings, with each year, or each heading of equal columns, repeated over the columns that it covers.
    private func filledRight(_ upper: [Grid.Cell], over lower: [Grid.Cell]) -> [Grid.Cell] {
        let starts = upper.indices.dropFirst().filter { !upper[$0].isEmpty }
        guard let first = starts.first else { return upper }
        let groups = zip(starts, starts.dropFirst() + [upper.count]).map { $0..<$1 }
        let labels = groups.map { group in lower[group].map { text.string($0).lowercased() } }
        let areEqual = groups.count > 1 && labels[0].count > 1 && labels.allSatisfy { $0 == labels[0] }
        var filled = upper
        for group in groups where group.lowerBound >= first && !lower[group.lowerBound].isEmpty {
            guard areEqual || isPeriodHeading(upper[group.lowerBound]) else { continue }
            for index in group.dropFirst() where !lower[index].isEmpty { filled[index] = upper[group.lowerBound] }
        }
        return filled
    }

    /// The upper headings over columns of their own: "2022/23", "2023/24" over "Number", "%", "Number", "%"; nil where the
    /// columns below do not repeat.
    private func spread(_ upper: [Grid.Cell], over lower: [Grid.Cell]) -> [Grid.Cell]? {
        var groups = upper.filter { !$0.isEmpty }
        if groups.count > 1, !isPeriodHeading(groups[0]), isPeriodHeading(groups[1]) { groups.removeFirst() }
        guard groups.count > 1, lower.count > groups.count + 1, (lower.count - 1) % groups.count == 0 else {
            return nil
        }
        let span = (lower.count - 1) / groups.count
        let labels = lower.dropFirst().map { text.string($0).lowercased() }
        guard labels.indices.allSatisfy({ labels[$0] == labels[$0 % span] }), labels.allSatisfy({ !$0.isEmpty }) else {
            return nil
        }
        return lower.enumerated().map { index, cell in
            guard index > 0 else { return cell }
            var joined = groups[(index - 1) / span]
            joined.runs += cell.runs
            return joined
        }
    }
}
