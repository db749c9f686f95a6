import Model

/// A specimen's text, parted into characters that know which mark they belong to.
struct MarkedSheet {
    struct Cell {
        var scalar: Unicode.Scalar
        /// The index of the mark that the character belongs to.
        var mark: Int?
    }

    var lines: [[Cell]] = []
    let marks: [Mark]
    /// The indices of the marks whose text is destroyed.
    var destroyed: Set<Int> = []
    /// Whether any text was destroyed, marked or not.
    var isDestroyed = false

    init(_ specimen: Specimen) {
        marks = specimen.marks.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
        var line: [Cell] = []
        var next = 0
        var position = 0
        for scalar in specimen.text.unicodeScalars {
            while next < marks.count, marks[next].bytes.upperBound <= position { next += 1 }
            let isMarked = next < marks.count && marks[next].bytes.contains(position)
            if scalar == "\n" {
                lines.append(line)
                line = []
            } else {
                line.append(Cell(scalar: scalar, mark: isMarked ? next : nil))
            }
            position += UTF8.width(scalar)
        }
        lines.append(line)
    }

    /// The text with its marks at their new places.
    func text() -> (String, [Mark]) {
        var string = String.UnicodeScalarView()
        var ranges: [Int: Range<Int>] = [:]
        var position = 0
        for (index, line) in lines.enumerated() {
            for cell in line {
                let end = position + UTF8.width(cell.scalar)
                if let mark = cell.mark { ranges[mark] = (ranges[mark]?.lowerBound ?? position)..<end }
                string.append(cell.scalar)
                position = end
            }
            if index < lines.count - 1 {
                string.append("\n")
                position += 1
            }
        }
        let moved = ranges.sorted { $0.key < $1.key }.map { Mark(self.marks[$0.key].subject, bytes: $0.value) }
        return (String(string), moved)
    }

    /// The figures that no longer stand in the text, or that derive from such figures.
    func lostFigures(of expected: Expectation, hasMarks: Bool) -> Set<FigureName> {
        guard isDestroyed else { return [] }
        let all = Set(expected.figures.keys)
        guard hasMarks else { return all }
        var surviving: Set<FigureName> = []
        for (index, mark) in marks.enumerated() where !destroyed.contains(index) {
            switch mark.subject {
            case .figure(let name): surviving.insert(name)
            case .table(let names): surviving.formUnion(names)
            case .earlier, .identity: break
            }
        }
        return all.subtracting(surviving).union(expected.derived ?? [])
    }

    // MARK: Kinds of lines

    func marks(in line: Int) -> Set<Int> { Set(lines[line].compactMap(\.mark)) }

    func isBlank(_ line: Int) -> Bool { lines[line].allSatisfy { $0.scalar == " " } }

    /// Whether the line names the authority or the period.
    func holdsIdentity(_ line: Int) -> Bool {
        marks(in: line).contains { marks[$0].subject == .identity }
    }

    /// Whether the line is part of running text: no cells, not a heading or a cell of its own.
    func isProse(_ line: Int) -> Bool {
        let cells = lines[line]
        var spaces = 0
        for (index, cell) in cells.enumerated() {
            if cell.scalar == "\t" || cell.scalar == "|" || cell.scalar == "\u{C}" { return false }
            if cell.scalar == " " {
                spaces += 1
                if index > 0, cells[index - 1].scalar == " " { return false }
            }
        }
        // A table's headings stand beside its rows.
        let near = max(line - 1, 0)...min(line + 1, lines.count - 1)
        return cells.count >= 40 && spaces >= 5 && !near.contains(where: isRow)
    }

    /// Whether the line belongs to a table or has figures like one.
    func isRow(_ line: Int) -> Bool {
        let here = marks(in: line)
        let numbers = words(of: line).count { $0.allSatisfy { ("0"..."9").contains($0.scalar) } }
        return here.count > 3 || numbers > 3
            || here.contains { if case .table = marks[$0].subject { true } else { false } }
    }

    /// The lines whose figures depend on a line: its neighbours, and a whole table if it is in one.
    func reach(of line: Int) -> ClosedRange<Int> {
        func extent(_ step: Int) -> Int {
            var last = line
            var index = line + step
            var distance = 1
            while lines.indices.contains(index), distance <= 3 {
                if !marks(in: index).isEmpty {
                    last = index
                    // Cells of a table depend on each other as far as it goes; sentences only on their neighbours.
                    if !isProse(index) { distance = 0 }
                }
                index += step
                distance += 1
            }
            return last
        }
        return extent(-1)...extent(1)
    }

    /// Records that the figures of a line and of those that depend on it are destroyed.
    mutating func destroy(around line: Int) {
        isDestroyed = true
        for index in reach(of: line) { destroyed.formUnion(marks(in: index)) }
    }

    func words(of line: Int) -> [[Cell]] { lines[line].split { $0.scalar == " " }.map(Array.init) }
}
