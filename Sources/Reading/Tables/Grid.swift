import Model

/// A table as it stands in a text: cells with their tokens.
struct Grid: Sendable {
    /// A cell. A label wrapped over several lines has several runs.
    struct Cell: Sendable {
        /// Its tokens, a run for each line; none in an empty cell.
        var runs: [Range<Int>] = []
        /// The bytes of the cell where its tokens reach over several cells: "118,117" are two values divided by a comma.
        /// nil where its tokens are its own.
        var bytes: Range<Int>?

        var isEmpty: Bool { runs.isEmpty }

        init(_ tokens: Range<Int>) { runs = tokens.isEmpty ? [] : [tokens] }

        init() {}
    }

    /// A row under the headings.
    struct Row: Sendable {
        var cells: [Cell]
        /// The index of its line, of the first where it has several.
        var line: Int
        /// Whether it has a cell for every column, so that each is known to belong to its column.
        var isWhole: Bool
    }

    /// The line of the caption or heading above it, where there is one.
    var caption: Int?
    /// The headings; none where the first row already has values.
    var columns: [Cell]
    var rows: [Row]
    /// From its first to after its last line.
    var lines: Range<Int>
}

extension DocumentText {
    /// A cell's text.
    func string(_ cell: Grid.Cell) -> String {
        if let bytes = cell.bytes { return String(decoding: folded[bytes], as: UTF8.self) }
        return cell.runs.map { string($0) }.joined(separator: " ")
    }

    /// A grid as a table of text.
    func table(_ grid: Grid) -> Table {
        Table(
            title: grid.caption.map { string(lines[$0].tokens) } ?? "", columns: grid.columns.map { string($0) },
            rows: grid.rows.map { $0.cells.map { string($0) } }, part: part,
            page: lines[grid.lines.lowerBound].page, line: lines[grid.lines.lowerBound].number)
    }

    /// The value of a cell; nil where the cell holds anything else.
    func value(_ cell: Grid.Cell) -> CellValue? {
        guard cell.runs.count == 1 else { return nil }
        if let bytes = cell.bytes { return value(bytes: bytes) }
        return value(cell.runs[0])
    }

    /// The value of a run of tokens; nil where the run holds anything else: "1,605", "+42%", "(£350.00)", "83 (45%)".
    func value(_ run: Range<Int>) -> CellValue? {
        var value = CellValue()
        var index = run.lowerBound
        var isBracketed = false
        prefix: while index < run.upperBound, case .sign(let sign) = tokens[index].kind {
            switch sign {
            case UInt8(ascii: "+"): value.sign = 1
            case UInt8(ascii: "-"): value.sign = -1
            case UInt8(ascii: "("): isBracketed = true
            case 0xA3: value.isMoney = true
            default: break prefix
            }
            index += 1
        }
        guard index < run.upperBound, case .number(let number, let hasFraction) = tokens[index].kind else { return nil }
        value.number = number
        value.hasFraction = hasFraction
        index += 1
        if index < run.upperBound, tokens[index].isSign("%") {
            value.isPercent = true
            index += 1
        }
        if isBracketed {
            guard index < run.upperBound, tokens[index].isSign(")") else { return nil }
            index += 1
        } else if let next = shareInBrackets(at: index, in: run) {
            index = next
        }
        // A footnote's star may follow.
        if index < run.upperBound, tokens[index].isSign("*") { index += 1 }
        return index == run.upperBound ? value : nil
    }

    /// Passes over "(45%)" after a count.
    func shareInBrackets(at index: Int, in range: Range<Int>) -> Int? {
        guard range.contains(index + 3), tokens[index].isSign("("), tokens[index + 1].number != nil,
            tokens[index + 2].isSign("%"), tokens[index + 3].isSign(")")
        else { return nil }
        return index + 4
    }
}

/// The value in a cell.
struct CellValue: Hashable, Sendable {
    var number = 0.0
    var hasFraction = false
    var isPercent = false
    var isMoney = false
    /// 1 or -1 where a sign is printed; 0 where none is.
    var sign = 0

    /// The number, where it could count cases.
    var count: Double? { isPercent || isMoney || hasFraction || sign != 0 ? nil : number }
}
