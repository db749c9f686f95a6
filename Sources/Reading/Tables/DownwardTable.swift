import Model

/// A table whose columns an extractor delivered one below the other: each heading, or a few, with the numbers of all
/// rows.
///
/// It counts only where every heading has as many numbers as there are rows, and the years of all rows are there. A
/// number that may be another heading's makes the whole table unclear.
struct DownwardTable {
    /// The table's index in the list of tables that the letter may have.
    let number: Int
    /// The columns found, in the text's order.
    let columns: [Int]
    /// The line of the first heading.
    let line: Int
    /// The rows with their years; nil where numbers and headings do not fit.
    let rows: [(label: Period, row: TableReader.Row)]?

    /// The tables of a passage that stand so.
    ///
    /// - Parameters:
    ///   - numbers: the tables to look for.
    ///   - marks: the phrases of all tables' headings.
    static func all(
        in passage: Passage, of numbers: Set<Int>, tables: [TableVocabulary], marks: HeadingMarks
    ) -> [Self] {
        let scan = TableScan(passage, kinds: tables.map(\.kind), marks: marks, hasLabels: true)
        return numbers.sorted().compactMap { Self(tables[$0].kind, number: $0, scan, in: passage) }
    }

    private init?(_ kind: TableKind, number: Int, _ scan: TableScan, in passage: Passage) {
        self.number = number
        var pieces: [(headings: [ColumnHeading], cells: [RowCell])] = []
        var isEven = true
        for (index, group) in scan.groups.enumerated() {
            guard case .headings(number, let headings) = group else { continue }
            var cells: [RowCell] = []
            if scan.groups.indices.contains(index + 1), case .numbers(let next) = scan.groups[index + 1] {
                cells = next
            }
            var unique: [ColumnHeading] = []
            for heading in headings where !unique.contains(where: { $0.column == heading.column }) {
                unique.append(heading)
            }
            if pieces.contains(where: { piece in
                piece.headings.contains { one in unique.contains { $0.column == one.column } }
            }) {
                isEven = false
            }
            pieces.append((unique, cells))
        }
        let headings = pieces.flatMap(\.headings)
        columns = headings.map(\.column)
        guard let first = headings.first, Set(columns).count >= min(3, kind.columns.count) else {
            return nil
        }
        line = first.line
        let count = pieces.first.map { $0.cells.count / max(1, $0.headings.count) } ?? 0
        let labels = Self.periods(above: first.line, in: passage)
        guard isEven, pieces.count > 1, count > 0, count == labels.count,
            pieces.allSatisfy({ $0.headings.count == 1 && $0.cells.count == count })
        else {
            rows = nil
            return
        }
        let order = columns
        let read = labels.indices.map { row in
            let cells = pieces.map { $0.cells[row] }
            let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
            let answer = RowAssignment(kind: kind, cells: cells).read(places, order: order)
            return TableReader.Row(kind: number, group: 0, cells: cells, answer: answer, headings: headings)
        }
        rows = read.allSatisfy { $0.answer.outcome == .confirmed } ? Array(zip(labels, read)) : nil
    }

    /// The years that stand on lines of their own above the first heading.
    private static func periods(above line: Int, in passage: Passage) -> [Period] {
        var periods: [Period] = []
        for above in max(passage.lines.lowerBound, line - 10)..<line {
            let tokens = passage.text.lines[above].tokens
            guard let first = tokens.first,
                let (period, next) = RowLabel.period(at: first, in: tokens, of: passage.text), next == tokens.upperBound
            else { continue }
            periods.append(period)
        }
        return periods
    }
}
