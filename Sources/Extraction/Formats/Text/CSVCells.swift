import Model

/// Reads a table of values as cells (RFC 4180, with commas, semicolons or tabs).
enum CSVCells {
    /// The maximum number of cells. A table with more is a text without cells.
    private static let cellLimit = 200_000
    /// The maximum size of a cell, in bytes, which is that of spreadsheet programs. A text with a larger one has no cells.
    private static let sizeLimit = 32_767

    /// - Parameter text: in UTF-8.
    /// - Returns: nil for a text that is too large, has a cell that is, or a quotation that does not end.
    static func cells(of text: [UInt8]) -> SheetCells? {
        let separator = separator(of: text)
        var cells: [SheetCells.Cell] = []
        var row = 0
        var column = 0
        var field: [UInt8] = []
        var isQuoted = false
        func close() {
            let words = String(decoding: field, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            if !words.isEmpty {
                cells.append(SheetCells.Cell(row: row, column: column, text: words.joined(separator: " ")))
            }
            field.removeAll(keepingCapacity: true)
            column += 1
        }
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "\""):
                if isQuoted, index + 1 < text.count, text[index + 1] == byte {
                    field.append(byte)
                    index += 1
                } else if isQuoted || field.isEmpty {
                    isQuoted.toggle()
                } else {
                    field.append(byte)
                }
            case separator where !isQuoted: close()
            case 0x0A where !isQuoted:
                close()
                (row, column) = (row + 1, 0)
                guard cells.count <= cellLimit, row < 1 << 20 else { return nil }
            default:
                field.append(byte)
                if field.count > sizeLimit { return nil }
            }
            index += 1
        }
        if isQuoted { return nil }
        close()
        return SheetCells(cells)
    }

    /// The separator that stands in the text most often.
    private static func separator(of text: [UInt8]) -> UInt8 {
        var counts = [Int](repeating: 0, count: 128)
        for byte in text.prefix(1 << 16) where byte < 128 { counts[Int(byte)] += 1 }
        let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
        return separators.max { counts[Int($0)] < counts[Int($1)] } ?? separators[0]
    }
}
