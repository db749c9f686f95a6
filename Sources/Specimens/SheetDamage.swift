extension MarkedSheet {
    /// Does one kind of damage to the text.
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
