/// Tables under headings of years, or of counts and shares, or over rows of years, with nothing but single spaces between the cells.
extension TableFinder {
    /// The table whose rows end in as many values as its heading has columns of values; nil where a line begins none.
    func spaced(from start: Int) -> Grid? {
        guard let heading = yearHeading(start) ?? countHeading(start) ?? stageHeading(start) ?? headingOverYears(start)
        else { return nil }
        var rows = [Grid.Row(cells: heading, line: start, isWhole: true)]
        var line = start
        while let row = spacedRow(after: line, values: heading.count - 1) {
            rows.append(row.row)
            line = row.end
        }
        return rows.count > 2 ? grid(of: rows, lines: start..<(line + 1)) : nil
    }

    /// The row that begins on the next line, and its last line. A label that is wrapped in its cell stands above, beside and below its
    /// values: "Informal resolution and⏎      1862      1380⏎enquiries".
    private func spacedRow(after line: Int, values: Int) -> (row: Grid.Row, end: Int)? {
        guard let first = nextLine(after: line, gap: 1) else { return nil }
        if var cells = spacedCells(ofLine: first, values: values) {
            // The rest of a label is told from prose by the row behind it.
            guard !cells[0].isEmpty, let rest = labelPart(ofLine: first + 1, isFirst: false),
                isRow(after: first + 1, values)
            else { return (Grid.Row(cells: cells, line: first, isWhole: true), first) }
            cells[0].runs.append(rest)
            return (Grid.Row(cells: cells, line: first, isWhole: true), first + 1)
        }
        guard let label = labelPart(ofLine: first, isFirst: true), first + 1 < passage.lines.upperBound,
            var cells = spacedCells(ofLine: first + 1, values: values)
        else { return nil }
        var end = first + 1
        if cells[0].isEmpty {
            guard let rest = labelPart(ofLine: end + 1, isFirst: false) else { return nil }
            cells[0].runs = [label, rest]
            end += 1
        } else {
            guard cells[0].runs.count == 1, beginsSmall(cells[0].runs[0]) else { return nil }
            cells[0].runs.insert(label, at: 0)
        }
        return (Grid.Row(cells: cells, line: first, isWhole: true), end)
    }

    private func isRow(after line: Int, _ values: Int) -> Bool {
        guard line + 1 < passage.lines.upperBound else { return false }
        if spacedCells(ofLine: line + 1, values: values) != nil { return true }
        return labelPart(ofLine: line + 1, isFirst: true) != nil && line + 2 < passage.lines.upperBound
            && spacedCells(ofLine: line + 2, values: values) != nil
    }

    /// The words of a line that may be a part of a wrapped label: short, without a number, and no sentence's end.
    private func labelPart(ofLine line: Int, isFirst: Bool) -> Range<Int>? {
        guard line < passage.lines.upperBound else { return nil }
        let tokens = text.lines[line].tokens
        guard let last = tokens.last, tokens.count <= Self.longestLabelPart,
            tokens.allSatisfy({ text.tokens[$0].number == nil }), !text.tokens[last].isSign("."),
            !text.tokens[last].isSign(":"), isFirst ? text.isCapital(tokens.lowerBound) : beginsSmall(tokens)
        else { return nil }
        return tokens
    }

    private static var longestLabelPart: Int { 6 }

    private func beginsSmall(_ tokens: Range<Int>) -> Bool {
        text.tokens[tokens.lowerBound].kind == .word && !text.isCapital(tokens.lowerBound)
    }

    /// The cells of a heading of two or more years, with or without a label: "Department 23/24 22/23 21/22", "Type
    /// 2022/23 2023/24 % Change".
    private func yearHeading(_ line: Int) -> [Grid.Cell]? {
        let tokens = text.lines[line].tokens
        guard tokens.count >= 6 else { return nil }
        let years = text.reportingYears(in: tokens, inHeading: true)
        guard years.count > 1, let first = years.first, let last = years.last else { return nil }
        for (left, right) in zip(years, years.dropFirst()) where left.tokens.upperBound != right.tokens.lowerBound {
            return nil
        }
        var cells = [Grid.Cell(tokens.lowerBound..<first.tokens.lowerBound)] + years.map { Grid.Cell($0.tokens) }
        let rest = last.tokens.upperBound..<tokens.upperBound
        if !rest.isEmpty {
            guard text.isChangeHeading(rest) else { return nil }
            cells.append(Grid.Cell(rest))
        }
        return cells
    }

    /// The cells of a heading of counts and their shares: "Outcome Number %".
    private func countHeading(_ line: Int) -> [Grid.Cell]? {
        let tokens = text.lines[line].tokens
        guard (3...6).contains(tokens.count) else { return nil }
        let share = tokens.upperBound - 1
        var count = share - 1
        if text.tokens[count].isSign("."), count > tokens.lowerBound { count -= 1 }
        guard text.tokens[share].isSign("%") || text.isWord(share, in: "percentage percent"),
            text.isWord(count, in: "number no count cases"), count > tokens.lowerBound
        else { return nil }
        let label = Grid.Cell(tokens.lowerBound..<count)
        return text.isAxisHeading(label) ? [label, Grid.Cell(count..<share), Grid.Cell(share..<share + 1)] : nil
    }

    /// The cells of a heading of the stages of a procedure, with or without a label: "Year Stage 1 Stage 2".
    private func stageHeading(_ line: Int) -> [Grid.Cell]? {
        let tokens = text.lines[line].tokens
        guard let first = tokens.first(where: { text.isWord($0, in: "stage") }), first - tokens.lowerBound <= 1,
            (tokens.upperBound - first).isMultiple(of: 2), tokens.upperBound - first >= 4
        else { return nil }
        var cells = [Grid.Cell(tokens.lowerBound..<first)]
        for index in stride(from: first, to: tokens.upperBound, by: 2) {
            guard text.isWord(index, in: "stage"), text.tokens[index + 1].count == cells.count else { return nil }
            cells.append(Grid.Cell(index..<(index + 2)))
        }
        return cells
    }

    /// The cells of a heading over rows of years, each of which begins with a capital: "Year Received Upheld Not upheld" over "2023/24 41
    /// 12 4".
    private func headingOverYears(_ line: Int) -> [Grid.Cell]? {
        let tokens = text.lines[line].tokens
        guard tokens.count >= 2, text.isWord(tokens.lowerBound, in: "year"), let next = nextLine(after: line, gap: 1),
            let (_, values) = text.reportingYear(
                at: text.lines[next].tokens.lowerBound, in: text.lines[next].tokens, inHeading: true)
        else { return nil }
        let starts = tokens.dropFirst().filter { index in
            text.tokens[index].gap != .none && (text.isCapital(index) || text.tokens[index].isSign("%"))
        }
        guard starts.first == tokens.lowerBound + 1,
            starts.count == (values..<text.lines[next].tokens.upperBound).count(where: { text.tokens[$0].gap != .none })
        else { return nil }
        let ends = starts.dropFirst() + [tokens.upperBound]
        return [Grid.Cell(tokens.lowerBound..<(tokens.lowerBound + 1))]
            + zip(starts, ends).map { Grid.Cell($0..<$1) }
    }

    private func spacedCells(ofLine line: Int, values: Int) -> [Grid.Cell]? {
        let tokens = text.lines[line].tokens
        var cells: [Grid.Cell] = []
        var end = tokens.upperBound
        for _ in 0..<values {
            var start = end
            // A value stands between two spaces.
            while start > tokens.lowerBound, start == end || text.tokens[start].gap == .none { start -= 1 }
            guard start < end, text.value(start..<end) != nil else { return nil }
            cells.insert(Grid.Cell(start..<end), at: 0)
            end = start
        }
        let label = tokens.lowerBound..<end
        guard label.isEmpty || text.value(label) == nil else { return nil }
        return [Grid.Cell(label)] + cells
    }
}
