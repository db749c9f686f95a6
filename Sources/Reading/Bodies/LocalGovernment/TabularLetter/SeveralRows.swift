import Model

/// Tables of more than one row: the years side by side, and the council's numbers beside those of others.
extension TabularLetter {
    /// The row that is labelled with the name of the letter's own authority, among rows of others: "Larkcroft" over
    /// "England"; nil where none is, or more than one.
    static func ownRow(of table: LabelledRows, authority: Authority, in text: DocumentText) -> [RowCell]? {
        guard table.rows.count > 1, table.years.isEmpty else { return nil }
        let own = table.rows.filter { cells in
            guard let line = cells.first?.line, case .words(let label)? = table.labels[line] else { return false }
            return names(label, authority, in: text)
        }
        return own.count == 1 ? own[0] : nil
    }

    /// Whether a label is the authority's name, or its beginning: "Larkcroft", "Larkcroft District".
    private static func names(_ label: Range<Int>, _ authority: Authority, in text: DocumentText) -> Bool {
        let words = label.filter { text.tokens[$0].kind == .word }
        guard let first = words.first, let last = words.last,
            label.allSatisfy({ text.tokens[$0].kind == .word || text.tokens[$0].kind == .sign(UInt8(ascii: "-")) })
        else { return false }
        let isOwn =
            text.isWord(first, in: "your this") && text.isWord(last, in: "council authority") && words.count == 2
        let name = authority.name.lowercased().split(separator: " ").map { $0.filter(\.isLetter) }
        let written = words.map { text.string($0..<($0 + 1)).lowercased().filter(\.isLetter) }
        return isOwn || AuthorityForm.isDistinct(first..<(last + 1), of: text) && name.starts(with: written)
    }

    /// Adds the tables whose labels stand below each other with several numbers behind each, for the tables of which no row is
    /// read; and findings for tables whose titles have numbers below that none of them are.
    static func addLists(
        in passage: Passage, _ scan: TableScan, kinds: [TableKind], marks: HeadingMarks, to statistics: inout Statistics
    ) {
        let hasTables = kinds.map { kind in
            kind.columns.contains { column in
                statistics.figures[column.figure] != nil
                    || statistics.findings.contains { $0.figures.contains(column.figure) }
            }
        }
        guard hasTables.contains(false) else { return }
        let lists = ColumnedList.all(in: passage, kinds: kinds, marks: marks)
        let period = lists.isEmpty ? nil : (try? Identification(of: passage))?.period.value
        for number in kinds.indices where !hasTables[number] && !kinds[number].sums.isEmpty {
            let own = lists.filter { $0.number == number }
            if own.count == 1, let rows = own[0].rows, let period {
                for (year, row) in rows {
                    var read = Statistics()
                    row.add(to: &read, kind: kinds[number], text: passage.text)
                    if year == nil || year == period {
                        statistics.figures.merge(read.figures) { first, _ in first }
                        statistics.findings += read.findings
                    } else if let year {
                        statistics.earlier[year.name, default: [:]].merge(read.figures) { first, _ in first }
                    }
                    statistics.tables += read.tables
                }
                if rows.contains(where: { $0.period == nil || $0.period == period }) { continue }
            }
            guard let line = own.first?.entries.first?.heading.line ?? lostTable(kinds[number], scan, in: passage)
            else {
                continue
            }
            let names = kinds[number].columns.map(\.figure)
            statistics.findings.append(
                Checks.unclear(
                    names,
                    "The numbers of the table can't be tied to its headings: "
                        + "\(names.map(\.words).joined(separator: ", ")).",
                    at: passage.text.place(ofLine: line)))
        }
    }

    /// The line of a table's title, where numbers stand between it and the next title.
    private static func lostTable(_ kind: TableKind, _ scan: TableScan, in passage: Passage) -> Int? {
        for (index, title) in scan.titles.enumerated() where kind.columns.contains(where: { $0.figure == title.figure })
        {
            let end = index + 1 < scan.titles.count ? scan.titles[index + 1].token : passage.tokens.upperBound
            let numbers = scan.groups.reduce(0) { count, group in
                guard case .numbers(let cells) = group else { return count }
                return count + cells.count { (title.token..<end).contains($0.tokens.lowerBound) }
            }
            if numbers > 2 { return passage.text.tokens[title.token].line }
        }
        return nil
    }
}
