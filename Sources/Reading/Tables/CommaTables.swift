import Model

/// Tables whose cells are divided by commas, as those of a spreadsheet saved as text are.
extension TableFinder {
    /// The table of cells between commas that begins at a line; nil where a line begins none.
    func commaDelimited(from start: Int) -> Grid? {
        let fields = commaFields(ofLine: start)
        // A sentence has commas, too.
        guard fields.count > 1, fields.count <= Self.mostCommaFields, fields.allSatisfy({ isShort($0) }),
            !text.lines[start].tokens.contains(where: { text.tokens[$0].gap == .wide })
        else { return nil }
        var rows = [commaRow(fields, line: start)]
        var line = start
        while let next = nextLine(after: line, gap: 0) {
            let fields = commaFields(ofLine: next)
            guard fields.count == rows[0].cells.count,
                fields.dropFirst().contains(where: { text.value(bytes: $0) != nil })
            else { break }
            rows.append(commaRow(fields, line: next))
            line = next
        }
        guard rows.count > 2 || rows.count == 2 && fields.count > 2 else { return nil }
        return grid(of: rows, lines: start..<(line + 1))
    }

    private static let mostCommaFields = 30

    private func isShort(_ bytes: Range<Int>) -> Bool { bytes.count <= 60 }

    /// The bytes of a line between its commas, without the spaces and quotation marks around each cell.
    private func commaFields(ofLine line: Int) -> [Range<Int>] {
        let bytes = text.lines[line].folded
        #if DEBUG
            text.work.noteLooks(bytes.count)
        #endif
        guard text.has(UInt8(ascii: ","), in: bytes) else { return [trimmed(bytes)] }
        var fields: [Range<Int>] = []
        var start = bytes.lowerBound
        var isQuoted = false
        for index in bytes {
            if text.folded[index] == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if text.folded[index] == UInt8(ascii: ","), !isQuoted {
                // A comma of a sentence has a space behind it, and one of thousands digits on either side: only where the
                // whole table divides by it is it one between cells.
                if index + 1 < bytes.upperBound, text.folded[index + 1] == 0x20 { return [] }
                fields.append(trimmed(start..<index))
                start = index + 1
            }
        }
        fields.append(trimmed(start..<bytes.upperBound))
        return fields
    }

    private func trimmed(_ bytes: Range<Int>) -> Range<Int> {
        var (start, end) = (bytes.lowerBound, bytes.upperBound)
        func isAround(_ byte: UInt8) -> Bool { byte == 0x20 || byte == UInt8(ascii: "\"") }
        while start < end, isAround(text.folded[start]) { start += 1 }
        while end > start, isAround(text.folded[end - 1]) { end -= 1 }
        return start..<end
    }

    private func commaRow(_ fields: [Range<Int>], line: Int) -> Grid.Row {
        let tokens = text.lines[line].tokens
        let cells = fields.map { field in
            let own = tokens.filter { text.tokens[$0].bytes.overlaps(field) }
            guard let first = own.first, let last = own.last else { return Grid.Cell() }
            var cell = Grid.Cell(first..<(last + 1))
            let isShared =
                text.tokens[first].bytes.lowerBound < field.lowerBound
                || text.tokens[last].bytes.upperBound > field.upperBound
            if isShared || text.value(bytes: field) != nil { cell.bytes = field }
            return cell
        }
        return Grid.Row(cells: cells, line: line, isWhole: true)
    }
}

extension DocumentText {
    /// The value of some bytes; nil where they hold anything else: "1,605", "88%", "+42", "£350.00".
    func value(bytes: Range<Int>) -> CellValue? {
        var value = CellValue()
        var index = bytes.lowerBound
        if index < bytes.upperBound, folded[index] == UInt8(ascii: "+") || folded[index] == UInt8(ascii: "-") {
            value.sign = folded[index] == UInt8(ascii: "+") ? 1 : -1
            index += 1
        }
        if index + 1 < bytes.upperBound, folded[index] == 0xC2, folded[index + 1] == 0xA3 {
            value.isMoney = true
            index += 2
        }
        var digits = 0
        var scale = 1.0
        while index < bytes.upperBound, digits < 15 {
            let byte = folded[index]
            if Folding.isDigit(byte) {
                value.number = value.number * 10 + Double(byte - 0x30)
                if value.hasFraction { scale *= 10 }
                digits += 1
            } else if byte == UInt8(ascii: "."), digits > 0, !value.hasFraction {
                value.hasFraction = true
            } else if byte != UInt8(ascii: ",") || digits == 0 || value.hasFraction {
                break
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        value.number /= scale
        if index < bytes.upperBound, folded[index] == UInt8(ascii: "%") {
            value.isPercent = true
            index += 1
        }
        return index == bytes.upperBound ? value : nil
    }
}
