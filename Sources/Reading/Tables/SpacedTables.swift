/// Tables under headings of years, or of counts and shares, or over rows of years, with nothing but single spaces between the cells.
extension TableFinder {
    /// The table whose rows end in as many values as its heading has columns of values; nil where a line begins none.
    func spaced(from start: Int) -> Grid? {
        guard let heading = yearHeading(start) ?? countHeading(start) ?? stageHeading(start) ?? headingOverYears(start)
        else { return nil }
        var rows = [Grid.Row(cells: heading, line: start, isWhole: true)]
        var line = start
        while let next = nextLine(after: line, gap: 1),
            let cells = spacedCells(ofLine: next, values: heading.count - 1)
        {
            rows.append(Grid.Row(cells: cells, line: next, isWhole: true))
            line = next
        }
        return rows.count > 2 ? grid(of: rows, lines: start..<(line + 1)) : nil
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
