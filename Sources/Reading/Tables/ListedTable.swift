/// A table that gives each heading with its value, as a list: on one line, or on lines in turn.
///
/// Where heading and value share a line the value is the heading's. Where they stand on lines in turn, a lost value moves
/// all others to the next heading: then the sums must vouch for the whole row, or every heading must have a value and
/// every line its place.
struct ListedTable {
    private let runs: HeadedRuns
    private let kind: Int
    /// The groups of the table's headings.
    private let headed: [Int]
    /// The lines that hold both a heading and a number.
    private let sharedLines: Set<Int>

    private struct Pairs {
        var headings: [ColumnHeading] = []
        var cells: [RowCell] = []
        var columns: [Int] { headings.map(\.column) }
    }

    init(_ kind: Int, in runs: HeadedRuns) {
        self.runs = runs
        self.kind = kind
        headed = runs.groups.indices.filter { runs.kind(of: $0) == kind }
        var lines: Set<Int> = []
        var numbered: Set<Int> = []
        for group in runs.groups {
            switch group {
            case .headings(_, let headings): lines.formUnion(headings.map(\.line))
            case .numbers(let cells): numbered.formUnion(cells.map(\.line))
            case .prose: break
            }
        }
        sharedLines = lines.intersection(numbered)
    }

    /// The table's row; nil where it is no list, or where the list can be read in two ways.
    var row: TableReader.Row? {
        // Without sums nothing shows that a value stands before its heading.
        if runs.kinds[kind].sums.isEmpty { return row(headingFirst: true) }
        let answers = [true, false].compactMap { headingFirst in row(headingFirst: headingFirst) }
        let sure = answers.filter { $0.answer.isProved || $0.answer.outcome == .confirmed }
        if sure.count == 1 { return sure[0] }
        guard sure.isEmpty else { return nil }
        return answers.count == 1 ? answers[0] : nil
    }

    private func row(headingFirst: Bool) -> TableReader.Row? {
        guard let pairs = pairs(headingFirst: headingFirst),
            pairs.cells.count >= min(4, runs.kinds[kind].columns.count),
            pairs.cells.count <= RowAssignment.limit
        else { return nil }
        let seen = columnsSeen(among: pairs)
        let table = runs.kinds[kind]
        // The smallest published table that has all of the headings.
        let whole = table.orders.filter { seen.isSubset(of: $0) && $0.count - pairs.columns.count <= 3 }
        guard let columns = whole.min(by: { $0.count < $1.count }) ?? (table.orders.isEmpty ? pairs.columns : nil)
        else {
            return nil
        }
        let places = Dictionary(uniqueKeysWithValues: pairs.columns.enumerated().map { ($1, $0) })
        let answer = RowAssignment(kind: table, cells: pairs.cells, headed: seen).read(places, order: columns)
        let isBeside = zip(pairs.headings, pairs.cells).allSatisfy { $0.line == $1.line }
        let isComplete = pairs.cells.count == columns.count
        let isSure = answer.isProved || answer.outcome == .confirmed
        guard isSure || answer.outcome > .unreadable && isComplete && (isBeside || isInTurn(pairs, headingFirst)) else {
            return nil
        }
        return TableReader.Row(
            kind: kind, group: headed.last ?? 0, cells: pairs.cells, answer: answer, headings: pairs.headings)
    }

    /// The columns that have a heading, with a value or without. Without one a single word may be the end of another
    /// heading, as "Other" of "Corporate and / Other Services".
    private func columnsSeen(among pairs: Pairs) -> Set<Int> {
        var seen = Set(pairs.columns)
        for group in headed {
            guard case .headings(_, let headings) = runs.groups[group] else { continue }
            for heading in headings {
                let word = runs.text.extent(of: heading.token..<(heading.token + 1), line: heading.line)
                if heading.extent != word || runs.text.lines[heading.line].tokens.count == 1 {
                    seen.insert(heading.column)
                }
            }
        }
        return seen
    }

    /// Each heading with the value behind it, or before it; nil where another table stands between them.
    private func pairs(headingFirst: Bool) -> Pairs? {
        guard let first = headed.first, let last = headed.last, last - first + 1 >= headed.count else { return nil }
        var pairs = Pairs()
        for index in headed {
            guard case .headings(_, let run) = runs.groups[index],
                let heading = headingFirst ? run.last : run.first
            else { continue }
            // A heading whose value is lost runs into the next; a line that is printed twice is one heading.
            guard !pairs.columns.contains(heading.column) else {
                if run.allSatisfy({ $0.column == heading.column }) { continue }
                return nil
            }
            let neighbour = headingFirst ? index + 1 : index - 1
            guard let cell = single(neighbour), !runs.hasTitle(between: cell, and: heading) else { continue }
            // Where headings and values share lines, a value on another line is another heading's.
            if cell.line != heading.line, sharedLines.contains(cell.line) || sharedLines.contains(heading.line) {
                continue
            }
            // "Highways and Transport / Husing / 7": the number is that of the heading that can't be read.
            if hasOtherWords(between: heading, and: cell) { continue }
            pairs.headings.append(heading)
            pairs.cells.append(cell)
        }
        return hasRest(beside: pairs, headingFirst: headingFirst) ? nil : pairs
    }

    /// Whether the outermost heading has no number on this side, while one on the other side of the list is left: then the numbers
    /// stand on the other side.
    private func hasRest(beside pairs: Pairs, headingFirst: Bool) -> Bool {
        guard let outer = headingFirst ? headed.last : headed.first,
            let inner = headingFirst ? headed.first : headed.last,
            case .headings(_, let run) = runs.groups[outer], case .headings(_, let others) = runs.groups[inner],
            let heading = headingFirst ? run.last : run.first, let end = headingFirst ? others.first : others.last,
            !pairs.columns.contains(heading.column), let cell = single(headingFirst ? inner - 1 : inner + 1)
        else { return false }
        return !runs.hasTitle(between: cell, and: end)
    }

    /// Whether words that a heading does not have stand between it and a number, on lines of their own.
    private func hasOtherWords(between heading: ColumnHeading, and cell: RowCell) -> Bool {
        guard let words = runs.kinds[kind].columns[heading.column].rest, heading.line != cell.line else { return false }
        let lines = min(heading.line, cell.line)..<max(heading.line, cell.line)
        let tokens = runs.text.tokens(inLines: lines.dropFirst())
        return tokens.contains { index in
            let kind = runs.text.tokens[index].kind
            return kind == .mixed || kind == .word && !runs.text.isWord(index, in: words)
        }
    }

    /// The only number of a group, also where it is printed twice; nil where there are several.
    private func single(_ group: Int) -> RowCell? {
        guard runs.groups.indices.contains(group), let cells = runs.cells(of: group), let cell = cells.first,
            cells.count == 1 || cells.count == 2 && cells[1].line == cell.line + 1 && cells[1].value == cell.value
        else { return nil }
        return cell
    }

    /// Whether headings and values take turns without any other line between: each on the next line with text.
    private func isInTurn(_ pairs: Pairs, _ headingFirst: Bool) -> Bool {
        zip(pairs.headings, pairs.cells).allSatisfy { heading, cell in
            let lines = headingFirst ? (heading.line, cell.line) : (cell.line, heading.line)
            guard lines.0 < lines.1 else { return false }
            let between = runs.text.lines[(lines.0 + 1)..<lines.1].count { !$0.tokens.isEmpty }
            // A long heading goes on over a second line.
            return between <= 1
        }
    }
}
