import Model
import Reading

/// A sheet of a data table, composed of rows, and read.
struct DataTableFile {
    static let councils = [
        "Alderhythe City Council", "Bramholt District Council", "Cindermere Borough Council",
        "Dunselshire County Council",
        "Elvergarth Council", "Fallowshaw District Council", "Gorsestow Borough Council", "Hazelthwaite City Council",
        "Ivelcombe Council", "Keswold District Council", "Larkcroft Council", "Marlmoor Borough Council",
    ]

    static let decided = [
        "Authority Name", "Invalid or Incomplete", "Advice Given", "Referred back for Local Resolution",
        "Closed after Initial Enquiries", "Not Upheld", "Upheld", "Total", "Uphold rate (%)",
    ]

    /// Rows of councils with the decisions of each: 1, 2, 3, 4, then 6 not upheld and 4 or more upheld.
    static func rows(_ names: [String] = councils, upheld first: Int = 4) -> [[String]] {
        names.enumerated().map { index, name in
            let upheld = first + index
            let rate = (Double(upheld) / Double(upheld + 6) * 1000).rounded() / 10
            return [name, "1", "2", "3", "4", "6", "\(upheld)", "\(16 + upheld)", "\(rate)%"]
        }
    }

    static func cells(_ rows: [[String]]) -> SheetCells {
        SheetCells(
            rows.enumerated().flatMap { row, texts in
                texts.enumerated().filter { !$1.isEmpty }.map { column, text in
                    SheetCells.Cell(row: row, column: column, text: text)
                }
            })
    }

    /// Reads sheets by their names.
    static func readSheets(_ sheets: (name: String, cells: SheetCells)...) throws(Refusal) -> [Reading] {
        var collector = ReadingCollector()
        let taken = collector.add(sheets: sheets.map { (PartPath("sheet \($0.name)"), $0.cells) })
        if taken.isEmpty { throw Refusal(.notRecognised, "It is no data table.") }
        return try collector.collected()
    }

    /// Reads one sheet: titles, headings and rows.
    static func read(
        _ name: String = "Decided", titles: [[String]] = [["LGSCO complaints decided 2022-23"], []],
        _ headings: [String] = decided, _ rows: [[String]] = rows(), notes: [[String]] = []
    ) throws(Refusal) -> [Reading] {
        try readSheets((name, cells(titles + [headings] + rows + notes)))
    }
}
