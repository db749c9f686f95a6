package import ConfinedProgram
package import Model

/// The form in which confined programs exchange the cells of a sheet: their number in eight bytes; for each of them row, column, and the
/// numbers of rows and columns that it covers in eight bytes each, and its text behind its length.
extension SheetCells {
    /// The rows and columns of the largest sheets.
    private static let limit = 1 << 20

    /// Reads cells that a program gave, which untrusted bytes may have taken over.
    ///
    /// - Returns: nil for bytes that are not of the form.
    package init?(_ fields: inout FieldReader) {
        guard let count = fields.count() else { return nil }
        var cells: [Cell] = []
        for _ in 0..<count {
            guard let row = fields.count(), let column = fields.count(), let rows = fields.count(),
                let columns = fields.count(), let text = fields.text(), (0..<Self.limit).contains(row),
                (0..<Self.limit).contains(column), (1...Self.limit).contains(rows),
                (1...Self.limit).contains(columns)
            else { return nil }
            if !text.isEmpty { cells.append(Cell(row: row, column: column, rows: rows, columns: columns, text: text)) }
        }
        self.init(cells)
    }

    package func append(to bytes: inout [UInt8]) {
        bytes.appendCount(cells.count)
        for cell in cells {
            for number in [cell.row, cell.column, cell.rows, cell.columns] { bytes.appendCount(number) }
            bytes.appendField(cell.text.utf8)
        }
    }
}
