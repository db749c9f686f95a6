import Model

/// What extraction, page layout and copying do to a text on its way.
public enum Damage: String, CaseIterable, Sendable {
    /// Paragraphs are broken at another width.
    case rewrapped
    /// Some spaces in prose are doubled.
    case doubledSpaces
    /// Some spaces are no-break or thin ones.
    case unusualSpaces
    /// Words hold soft hyphens.
    case softHyphens
    /// "fi", "fl" and "ff" are ligatures.
    case ligatures
    /// Quotes and dashes are typographic.
    case smartQuotes
    /// Pages end between paragraphs, with footers and headers.
    case pageFurniture
    /// Some lines stand twice.
    case repeatedLines
    /// In some figures O stands for 0 and l for 1.
    case confusedDigits
    /// Some lines are gone.
    case lostLines

    /// One to three kinds at random.
    public static func some(using generator: inout some RandomNumberGenerator) -> [Damage] {
        let kinds = Set(allCases.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)))
        return allCases.filter(kinds.contains)
    }

    /// Whether it can destroy figures.
    public var isDestructive: Bool { self == .lostLines || self == .confusedDigits }
}

extension Specimen {
    /// The specimen after damage of these kinds; the same seed gives the same damage.
    ///
    /// The result's `lost` names the figures whose text was destroyed, and those that cannot be told apart any more
    /// because a neighbour in their table was. Without marks in the specimen, destructive damage loses all figures.
    public func damaged(by kinds: [Damage], seed: UInt64) -> Specimen {
        var generator = SeededGenerator(seed: seed)
        var sheet = Sheet(self)
        // Lines go before they are broken anew, and letters change last.
        let order: [Damage] = [
            .lostLines, .repeatedLines, .confusedDigits, .rewrapped, .pageFurniture, .doubledSpaces, .smartQuotes,
            .ligatures, .softHyphens, .unusualSpaces,
        ]
        for kind in order where kinds.contains(kind) { sheet.apply(kind, using: &generator) }
        let (text, newMarks) = sheet.text()
        let suffix = kinds.map { "+" + $0.rawValue }.joined()
        return Specimen(
            name: name + suffix, text: text, expected: expected, marks: newMarks,
            lost: lost.union(sheet.lostFigures(of: expected, hasMarks: !marks.isEmpty)))
    }
}

/// A specimen's text taken apart into characters that know which mark they belong to.
private struct Sheet {
    struct Cell {
        var scalar: Unicode.Scalar
        /// The index of the mark that the character belongs to.
        var mark: Int?
    }

    private var lines: [[Cell]] = []
    private let marks: [Mark]
    /// The marks whose text is destroyed.
    private var destroyed: Set<Int> = []
    /// Whether anything was destroyed, marked or not.
    private var isDestroyed = false

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

    /// The text, and where its marks now stand.
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

    /// The figures that stand nowhere in the text any more, or rest on such ones.
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

    // MARK: What the lines are

    private func marks(in line: Int) -> Set<Int> { Set(lines[line].compactMap(\.mark)) }

    private func isBlank(_ line: Int) -> Bool { lines[line].allSatisfy { $0.scalar == " " } }

    private func holdsIdentity(_ line: Int) -> Bool {
        marks(in: line).contains { marks[$0].subject == .identity }
    }

    /// Whether the line is part of running text: no cells, not a heading or a cell of its own.
    private func isProse(_ line: Int) -> Bool {
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
    private func isRow(_ line: Int) -> Bool {
        let here = marks(in: line)
        let numbers = words(of: line).count { $0.allSatisfy { ("0"..."9").contains($0.scalar) } }
        return here.count > 3 || numbers > 3
            || here.contains { if case .table = marks[$0].subject { true } else { false } }
    }

    /// The lines whose figures depend on a line: its neighbours, and a whole table if it is in one.
    private func reach(of line: Int) -> ClosedRange<Int> {
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

    private mutating func destroy(around line: Int) {
        isDestroyed = true
        for index in reach(of: line) { destroyed.formUnion(marks(in: index)) }
    }

    // MARK: The kinds of damage

    mutating func apply(_ kind: Damage, using generator: inout SeededGenerator) {
        switch kind {
        case .rewrapped: rewrap(width: Int.random(in: 30...120, using: &generator))
        case .doubledSpaces: doubleSpaces(using: &generator)
        case .unusualSpaces: replace(" ", with: ["\u{A0}", "\u{2009}", "\u{202F}"], chance: 0.2, using: &generator)
        case .softHyphens: insertSoftHyphens(using: &generator)
        case .ligatures: joinLigatures()
        case .smartQuotes:
            replace("'", with: ["\u{2019}"], chance: 1, using: &generator)
            replace("\"", with: ["\u{201D}"], chance: 1, using: &generator)
            replace("-", with: ["\u{2010}", "\u{2013}"], chance: 0.5, using: &generator)
        case .pageFurniture: breakPages(using: &generator)
        case .repeatedLines: repeatLines(using: &generator)
        case .confusedDigits: confuseDigits(using: &generator)
        case .lostLines: loseLines(using: &generator)
        }
    }

    private mutating func replace(
        _ scalar: Unicode.Scalar, with others: [Unicode.Scalar], chance: Double, using generator: inout SeededGenerator
    ) {
        for line in lines.indices {
            for index in lines[line].indices where lines[line][index].scalar == scalar {
                if Double.random(in: 0..<1, using: &generator) < chance {
                    lines[line][index].scalar = InventedCouncils.pick(others, using: &generator)
                }
            }
        }
    }

    /// Fills paragraphs of running text anew; a paragraph ends with the first line that is not running text.
    private mutating func rewrap(width: Int) {
        var result: [[Cell]] = []
        var line = 0
        while line < lines.count {
            guard isProse(line) else {
                result.append(lines[line])
                line += 1
                continue
            }
            var words = self.words(of: line)
            line += 1
            while line < lines.count, isProse(line) {
                words += self.words(of: line)
                line += 1
            }
            var filled: [Cell] = []
            for word in words {
                if !filled.isEmpty, filled.count + 1 + word.count > width {
                    result.append(filled)
                    filled = []
                }
                if !filled.isEmpty { filled.append(Cell(scalar: " ", mark: nil)) }
                filled += word
            }
            result.append(filled)
        }
        lines = result
    }

    private func words(of line: Int) -> [[Cell]] { lines[line].split { $0.scalar == " " }.map(Array.init) }

    private mutating func doubleSpaces(using generator: inout SeededGenerator) {
        for line in lines.indices where isProse(line) {
            lines[line] = lines[line].flatMap { cell in
                cell.scalar == " " && Int.random(in: 0..<6, using: &generator) == 0 ? [cell, cell] : [cell]
            }
        }
    }

    private mutating func insertSoftHyphens(using generator: inout SeededGenerator) {
        for line in lines.indices {
            var result: [Cell] = []
            for cell in lines[line] {
                if let before = result.last, before.scalar.properties.isAlphabetic, cell.scalar.properties.isAlphabetic,
                    Int.random(in: 0..<40, using: &generator) == 0
                {
                    result.append(Cell(scalar: "\u{AD}", mark: cell.mark == before.mark ? cell.mark : nil))
                }
                result.append(cell)
            }
            lines[line] = result
        }
    }

    private mutating func joinLigatures() {
        for line in lines.indices {
            var result: [Cell] = []
            for cell in lines[line] {
                let ligature: Unicode.Scalar? =
                    switch (result.last?.scalar, cell.scalar) {
                    case ("f", "f"): "\u{FB00}"
                    case ("f", "i"): "\u{FB01}"
                    case ("f", "l"): "\u{FB02}"
                    case ("\u{FB00}", "i"): "\u{FB03}"
                    default: nil
                    }
                if let ligature {
                    result[result.count - 1].scalar = ligature
                } else {
                    result.append(cell)
                }
            }
            lines[line] = result
        }
    }

    /// Puts a footer, a page end and a header between paragraphs, never inside a run of figures.
    private mutating func breakPages(using generator: inout SeededGenerator) {
        let headers = ["Appendix A", "Complaints and compliments", "Annual review", "Agenda item 7"]
        let header = InventedCouncils.pick(headers, using: &generator)
        let places = lines.indices.filter { line in
            guard line > 3, line < lines.count - 3, isBlank(line) else { return false }
            let before = ((line - 3)..<line).contains { !marks(in: $0).isEmpty }
            let after = ((line + 1)...(line + 3)).contains { !marks(in: $0).isEmpty }
            return !(before && after)
        }
        let count = min(places.count, Int.random(in: 1...3, using: &generator))
        let chosen = places.shuffled(using: &generator).prefix(count).sorted()
        for (number, line) in chosen.enumerated().reversed() {
            let footer = "Page \(number + 1) of \(count + 1)"
            let head = "\u{C}" + header
            lines.insert(contentsOf: [[], Self.cells(footer), Self.cells(head), []], at: line)
        }
    }

    private static func cells(_ string: String) -> [Cell] {
        string.unicodeScalars.map { Cell(scalar: $0, mark: nil) }
    }

    private mutating func repeatLines(using generator: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
            let line = Int.random(in: lines.indices, using: &generator)
            // A row of figures that stands twice is a different document, not a damaged one.
            guard isProse(line) || marks(in: line).isEmpty else { continue }
            lines.insert(lines[line].map { Cell(scalar: $0.scalar, mark: nil) }, at: line + 1)
        }
    }

    private mutating func confuseDigits(using generator: inout SeededGenerator) {
        var places: [(line: Int, index: Int)] = []
        for line in lines.indices where !holdsIdentity(line) {
            for index in lines[line].indices where lines[line][index].scalar == "0" || lines[line][index].scalar == "1"
            {
                if marks.isEmpty || lines[line][index].mark != nil { places.append((line, index)) }
            }
        }
        for (line, index) in places.shuffled(using: &generator).prefix(Int.random(in: 1...2, using: &generator)) {
            let cell = lines[line][index]
            lines[line][index].scalar = cell.scalar == "0" ? "O" : "l"
            isDestroyed = true
            if let mark = cell.mark { destroyed.insert(mark) }
            if !isProse(line) { destroy(around: line) }
        }
    }

    private mutating func loseLines(using generator: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
            // Two lines lost from one table can agree on another table than the one that was.
            let candidates = lines.indices.filter { line in
                !isBlank(line) && !holdsIdentity(line) && line > (marks.isEmpty ? 15 : 0)
                    && reach(of: line).allSatisfy { self.marks(in: $0).isDisjoint(with: destroyed) }
            }
            guard let line = candidates.randomElement(using: &generator) else { return }
            destroy(around: line)
            lines.remove(at: line)
        }
    }
}
