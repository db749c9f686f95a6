/// The filled cells of a sheet at their places, beside its text: a table of one row a body is read by them.
public struct SheetCells: Hashable, Sendable {
    /// A cell and the places that it covers.
    public struct Cell: Hashable, Sendable {
        /// From 0.
        public var row: Int
        /// From 0.
        public var column: Int
        /// The number of rows that it covers, at least 1.
        public var rows: Int
        /// The number of columns that it covers, at least 1.
        public var columns: Int
        /// The text that the cell shows, on one line. Not empty.
        public var text: String

        public init(row: Int, column: Int, rows: Int = 1, columns: Int = 1, text: String) {
            self.row = row
            self.column = column
            self.rows = rows
            self.columns = columns
            self.text = text
        }

        /// The cell's name, as spreadsheets show it: "D17".
        public var name: String { SheetCells.name(row: row, column: column) }
    }

    /// By rows, from left to right.
    public var cells: [Cell]

    public init(_ cells: [Cell]) { self.cells = cells }

    /// The name of a place, as spreadsheets show it: "D17".
    ///
    /// - Parameters:
    ///   - row: from 0.
    ///   - column: from 0.
    public static func name(row: Int, column: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return "\(letters)\(row + 1)"
    }
}
