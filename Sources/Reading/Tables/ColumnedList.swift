import Model

/// A table whose labels stand below each other, with several numbers behind each: two years, or counts and their shares.
///
/// It counts only where every column of a published table has a line with as many numbers as the others, and where the
/// arithmetic of each year holds.
struct ColumnedList {
    /// The table's index in the list of tables that the letter may have.
    let number: Int
    /// The lines of the list, in order.
    private(set) var entries: [Entry]
    private let kind: TableKind
    private let text: DocumentText

    struct Entry {
        let heading: ColumnHeading
        let cells: [RowCell]
    }

    /// The number of lines above a list among which its years stand.
    private static let reachOfYears = 3

    /// The lists of a passage with two numbers or more behind each label, in order.
    static func all(in passage: Passage, kinds: [TableKind], marks: HeadingMarks) -> [Self] {
        var lists: [Self] = []
        var isOpen = false
        for line in passage.lines where !passage.text.lines[line].tokens.isEmpty {
            guard let (number, entry) = entry(line, in: passage, marks: marks, after: isOpen ? lists.last : nil, kinds)
            else {
                isOpen = false
                continue
            }
            if isOpen, lists[lists.count - 1].number == number {
                lists[lists.count - 1].entries.append(entry)
            } else {
                lists.append(Self(number: number, entries: [entry], kind: kinds[number], text: passage.text))
                isOpen = true
            }
        }
        return lists.filter { $0.entries.count > 2 }
    }

    /// The label and the numbers of a line that has nothing else.
    private static func entry(
        _ line: Int, in passage: Passage, marks: HeadingMarks, after list: Self?, _ kinds: [TableKind]
    ) -> (number: Int, entry: Entry)? {
        let text = passage.text
        let tokens = text.lines[line].tokens
        guard case (let mark?, let next)? = marks.match(at: tokens.lowerBound, in: text, end: tokens.upperBound),
            let number = mark.kind ?? list?.number,
            let column = mark.kind == nil ? kinds[number].totalColumn : mark.column
        else { return nil }
        var index = next
        let rest = kinds[number].columns[column].rest
        while index < tokens.upperBound, text.tokens[index].number == nil {
            guard text.tokens[index].kind != .mixed,
                text.tokens[index].kind != .word || rest.map({ text.isWord(index, in: $0) }) ?? false
            else { return nil }
            index += 1
        }
        var cells: [RowCell] = []
        while index < tokens.upperBound {
            guard let cell = NumberRun.cell(at: index, in: tokens, of: text, line: line) else { return nil }
            cells.append(cell)
            index = cell.tokens.upperBound
        }
        guard cells.count > 1 || !cells.isEmpty && kinds[number].holdsRate(column) else { return nil }
        let label = tokens.lowerBound..<next
        let heading = ColumnHeading(
            column: column, token: label.lowerBound, line: line, extent: text.extent(of: label, line: line), ordinal: 0,
            isWhole: true)
        return (number, Entry(heading: heading, cells: cells))
    }

    /// The rows of the list, one for each year; the letter's own has none where the list has counts and shares.
    ///
    /// - Returns: nil where it can't be told what the numbers are; a year whose numbers do not add up is not among them.
    var rows: [(period: Period?, row: TableReader.Row)]? {
        let columns = entries.map(\.heading.column)
        guard kind.orders.contains(where: { Set($0) == Set(columns) && $0.count == columns.count }),
            let width = entries.map(\.cells.count).max()
        else { return nil }
        if width == 2, let row = rowOfShares { return [(nil, row)] }
        guard entries.allSatisfy({ $0.cells.count == width }), let years = years(width) else { return nil }
        return years.indices.map { year in (period: years[year], row: row(entries.map { $0.cells[year] })) }
            .filter { $0.row.answer.outcome == .confirmed }
    }

    /// The row of the counts, where a share of the whole stands behind each.
    private var rowOfShares: TableReader.Row? {
        let isOfShares = entries.allSatisfy { entry in
            kind.holdsRate(entry.heading.column)
                ? entry.cells.count == 1
                : entry.cells.count == 2 && !entry.cells[0].isPercent && entry.cells[1].isPercent
        }
        guard isOfShares else { return nil }
        let row = row(entries.map { $0.cells[0] })
        return row.answer.outcome == .confirmed && row.answer.isProved ? row : nil
    }

    /// The years over the columns, from left to right.
    private func years(_ width: Int) -> [Period]? {
        guard let first = entries.first?.heading.line else { return nil }
        let above = (0..<first).reversed().filter { !text.lines[$0].tokens.isEmpty }.prefix(Self.reachOfYears)
        for line in above {
            let years = text.reportingYears(in: text.lines[line].tokens, inHeading: true).map(\.year)
            if years.isEmpty { continue }
            return years.count == width && Set(years).count == width ? years : nil
        }
        return nil
    }

    private func row(_ cells: [RowCell]) -> TableReader.Row {
        let columns = entries.map(\.heading.column)
        let order = kind.orders.first { Set($0) == Set(columns) } ?? columns
        let places = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let answer = RowAssignment(kind: kind, cells: cells).read(places, order: order)
        return TableReader.Row(
            kind: number, group: 0, cells: cells, answer: answer, headings: entries.map(\.heading))
    }
}
