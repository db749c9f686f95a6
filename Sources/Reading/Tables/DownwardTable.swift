import Model

/// A table whose columns an extractor delivered one below the other: each heading, or a few, with the numbers of all
/// rows.
///
/// It counts only where every heading has as many numbers as there are rows, and the years of all rows are there. A
/// number that may be another heading's makes the whole table unclear.
struct DownwardTable {
    /// The table's index in the list of tables that the letter may have.
    let number: Int
    /// The columns of which the text has a heading.
    let columns: [Int]
    /// The line of the first heading.
    let line: Int
    /// The rows with their years; nil where numbers and headings do not fit.
    let rows: [(label: Period, row: TableReader.Row)]?

    /// The tables of a passage that stand so.
    ///
    /// - Parameters:
    ///   - numbers: the tables to look for.
    ///   - marks: by table, the phrases of its headings. Tables that share a heading must not share a scan.
    static func all(
        in passage: Passage, of numbers: Set<Int>, tables: [TableVocabulary], marks: [HeadingMarks]
    ) -> [Self] {
        numbers.sorted().compactMap { number in
            let kind = tables[number].kind
            let scan = TableScan(passage, kinds: [kind], marks: marks[number], hasLabels: true)
            return Self(kind, number: number, scan, in: passage)
        }
    }

    private init?(_ kind: TableKind, number: Int, _ scan: TableScan, in passage: Passage) {
        self.number = number
        let pieces = Self.pieces(in: scan)
        let isEven = Set(pieces.flatMap { $0.headings.map(\.column) }).count == pieces.flatMap(\.headings).count
        let headings = pieces.flatMap(\.headings)
        columns = Self.columns(in: scan)
        guard let first = headings.first, Set(columns).count >= min(3, kind.columns.count) else {
            return nil
        }
        line = first.line
        let count = pieces.first.map { $0.cells.count / max(1, $0.headings.count) } ?? 0
        let labels = Self.periods(above: first.line, in: passage)
        guard isEven, pieces.count > 1, count > 0, count == labels.count,
            pieces.allSatisfy({ $0.headings.count == 1 && $0.cells.count == count }),
            !Self.hasRest(beside: pieces, below: labels.last?.line ?? 0, in: scan)
        else {
            rows = nil
            return
        }
        let order = headings.map(\.column)
        let read = labels.indices.map { row in
            let cells = pieces.map { $0.cells[row] }
            let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
            let answer = RowAssignment(kind: kind, cells: cells).read(places, order: order)
            return TableReader.Row(kind: number, group: 0, cells: cells, answer: answer, headings: headings)
        }
        rows = read.allSatisfy { $0.answer.outcome == .confirmed } ? Array(zip(labels.map(\.period), read)) : nil
    }

    /// The columns that have a heading anywhere.
    private static func columns(in scan: TableScan) -> [Int] {
        var columns: [Int] = []
        for case .headings(_, let headings) in scan.groups {
            for heading in headings where !columns.contains(heading.column) { columns.append(heading.column) }
        }
        return columns
    }

    private typealias Piece = (headings: [ColumnHeading], cells: [RowCell])

    /// The headings of a table with the numbers behind them, the longest run in which they take turns.
    private static func pieces(in scan: TableScan) -> [Piece] {
        var longest: [Piece] = []
        var run: [Piece] = []
        var next = 0
        for (index, group) in scan.groups.enumerated() {
            guard case .headings(_, let headings) = group else { continue }
            var cells: [RowCell] = []
            if scan.groups.indices.contains(index + 1), case .numbers(let numbers) = scan.groups[index + 1] {
                cells = numbers
            }
            var unique: [ColumnHeading] = []
            for heading in headings where !unique.contains(where: { $0.column == heading.column }) {
                unique.append(heading)
            }
            let isOther =
                run.last.map { last in
                    last.cells.count * unique.count != cells.count * last.headings.count
                        || run.contains { piece in
                            piece.headings.contains { one in unique.contains { $0.column == one.column } }
                        }
                } ?? false
            if index != next || isOther { run = [] }
            run.append((unique, cells))
            next = cells.isEmpty ? index + 1 : index + 2
            if run.count > longest.count
                || run.count == longest.count && run.flatMap(\.headings).count > longest.flatMap(\.headings).count
            {
                longest = run
            }
        }
        return longest
    }

    /// The number of lines from a piece to what else may belong to its table.
    private static let reach = 4

    /// Whether numbers stand between the years and the first heading, or a heading without a piece of its own right below the
    /// last: numbers may stand before their headings then, and every one of them is another heading's.
    private static func hasRest(beside pieces: [Piece], below label: Int, in scan: TableScan) -> Bool {
        guard let first = pieces.first?.headings.first, let last = pieces.last,
            let end = last.cells.last
        else { return false }
        let columns = Set(pieces.flatMap { $0.headings.map(\.column) })
        return scan.groups.contains { group in
            switch group {
            case .numbers(let cells):
                cells.last.map { label < $0.line && $0.line < first.line && first.line - $0.line <= reach } ?? false
            case .headings(_, let headings):
                headings.contains { heading in
                    !columns.contains(heading.column) && heading.line >= end.line && heading.line - end.line <= reach
                }
            case .prose: false
            }
        }
    }

    /// The years that stand on lines of their own above the first heading.
    private static func periods(above line: Int, in passage: Passage) -> [(period: Period, line: Int)] {
        var periods: [(period: Period, line: Int)] = []
        for above in max(passage.lines.lowerBound, line - 10)..<line {
            let tokens = passage.text.lines[above].tokens
            guard let first = tokens.first,
                let (period, next) = RowLabel.period(at: first, in: tokens, of: passage.text), next == tokens.upperBound
            else { continue }
            periods.append((period, above))
        }
        return periods
    }
}
