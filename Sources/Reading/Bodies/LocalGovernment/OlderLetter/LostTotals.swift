import Model

/// Totals that stand behind the tables, or are lost: "Total" over "128", after both tables.
extension OlderStatistics {
    /// The number of lines above and below a heading seen among which the other headings of a torn table stand.
    private static let reach = 180

    /// The columns that a table has of which no row can be read: those that were seen, its total, and those of whose heading a word stands
    /// on a line of headings near it.
    func columnsNamed(of number: Int, seen: [Int], at line: Int) -> [Int] {
        let vocabulary = TableVocabulary.older[number]
        let columns = vocabulary.kind.columns
        guard vocabulary.leavesColumnsOut else { return Array(columns.indices) }
        let lines =
            max(
                passage.lines.lowerBound, line - Self.reach)..<min(
                passage.lines.upperBound, line + Self.reach)
        let headings = lines.filter { line in
            let tokens = text.lines[line].tokens
            return tokens.count <= 8
                && tokens.allSatisfy { text.tokens[$0].number == nil && !text.tokens[$0].isSign(".") }
        }
        return columns.indices.filter { column in
            let words = vocabulary.headings[column].keys
            return seen.contains(column) || column == vocabulary.kind.totalColumn
                || columns[column].marks.first.map(passage.contains) ?? false
                || headings.contains { text.lines[$0].tokens.contains { text.isWord($0, in: words) } }
        }
    }

    /// Takes the total of a table that was read without it, where it stands by itself and is the sum of the row; else names it as
    /// lost.
    mutating func addLostTotal(of number: Int) {
        let kind = TableVocabulary.older[number].kind
        guard let column = kind.totalColumn else { return }
        let name = kind.columns[column].figure
        guard statistics.figures[name] == nil, !statistics.findings.contains(where: { $0.figures.contains(name) }),
            let sum = kind.sums.first(where: { $0.total == column })
        else { return }
        let parts = sum.parts.map { kind.columns[$0].figure }.compactMap { statistics.figures[$0] }
        guard let first = parts.first else { return }
        let value = parts.reduce(0) { $0 + $1.value }
        let line = text.lineIndex(of: first.place) ?? passage.lines.lowerBound
        if let place = totalAlone(value, below: line) {
            state([name: Figure(value: value, unit: name.unit, place: place)])
        } else {
            // Columns that stand apart from the row may have gone with it.
            let others =
                TableVocabulary.older[number].leavesColumnsOut
                ? columnsNamed(of: number, seen: [], at: line).map { kind.columns[$0].figure } : []
            let lost = others.filter { $0 != name && statistics.figures[$0] == nil }
            note([name] + lost, "The total of the table is missing", at: line)
        }
    }

    /// The place of a total on a line of its own, or behind the word alone, below a line.
    private func totalAlone(_ value: Double, below line: Int) -> Place? {
        let lines = (line + 1)..<max(line + 1, passage.lines.upperBound)
        for line in lines {
            let tokens = text.lines[line].tokens
            guard let word = tokens.first, text.word(word, is: "total") else { continue }
            let number = word + 1
            guard number < passage.tokens.upperBound, text.tokens[number].number == value,
                text.tokens[number].line - line <= 2, isAlone(number)
            else { continue }
            return text.place(of: word..<(number + 1))
        }
        return nil
    }

    /// Whether nothing but numbers stands behind a number on its line.
    private func isAlone(_ number: Int) -> Bool {
        (number..<text.lines[text.tokens[number].line].tokens.upperBound).allSatisfy { text.tokens[$0].number != nil }
    }
}
