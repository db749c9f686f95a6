/// OpenDocument spreadsheets (OpenDocument 1.3, part 3, 9). The text that a cell shows stands in it. Macros are not looked at.
package enum OpenDocumentSpreadsheetDecoder: PartsDecoder {
    package static func parts(of bytes: [UInt8]) throws(DecodingRefusal) -> [DocumentPart] {
        Sheet.parts(try sheets(of: bytes))
    }

    /// Reads a spreadsheet's sheets, in their order.
    ///
    /// - Throws: a refusal where the document is at fault.
    static func sheets(of bytes: [UInt8]) throws(DecodingRefusal) -> [Sheet] {
        let package = try OpenDocumentPackage(bytes, format: .openDocumentSpreadsheet)
        let reader = OpenDocumentSheetReader()
        try package.read("content.xml", by: reader)
        guard reader.sheets.contains(where: { !$0.paper.blocks.isEmpty || !$0.unread.isEmpty }) else {
            throw package.format.empty
        }
        return reader.sheets
    }
}

private final class OpenDocumentSheetReader: XMLHandler {
    private struct Cell {
        var type: String?
        var value: String?
        var columns = 1
        var rows = 1
        var repeated = 1
        var isCovered = false
    }

    private(set) var sheets: [Sheet] = []
    private var reader = OpenDocumentStyleReader()
    private var sheet: Sheet?
    private var isHidden = false
    private var grid = SheetGrid(format: .openDocumentSpreadsheet)
    private var row = 0
    private var column = 0
    private var columnPlace = 0
    private var rowRepeats = 1
    private var rowCells: [(column: Int, cell: SheetGrid.Cell)] = []
    private var isRowHidden = false
    private var cell: Cell?
    private var lines: [String] = []
    private var line: [UInt8]?
    private var hidden: [Bool] = []
    private var raised: [Bool] = []
    private var unread = UnreadContent()

    func start(_ element: XMLElement) throws(DecodingRefusal) -> XMLDescent {
        if reader.start(element) { return .enter }
        switch element.name {
        case "table:table":
            // A table in a cell is part of a chart or an import.
            guard sheet == nil else { return .skip }
            openSheet(element)
        case "table:table-column":
            let count = min(max(element.number("table:number-columns-repeated") ?? 1, 1), SheetGrid.columnLimit)
            if Self.isHidden(element) { grid.hide(columns: columnPlace...(columnPlace + count - 1)) }
            columnPlace = min(columnPlace + count, SheetGrid.columnLimit)
        case "table:table-row":
            rowRepeats = min(max(element.number("table:number-rows-repeated") ?? 1, 1), 1 << 20)
            isRowHidden = Self.isHidden(element)
            rowCells = []
            column = 0
        case "table:table-cell", "table:covered-table-cell":
            cell = Cell(
                type: element["office:value-type"],
                value: element["office:value"] ?? element["office:date-value"] ?? element["office:time-value"]
                    ?? element["office:string-value"] ?? element["office:boolean-value"],
                columns: min(max(element.number("table:number-columns-spanned") ?? 1, 1), SheetGrid.columnLimit),
                rows: min(max(element.number("table:number-rows-spanned") ?? 1, 1), 1 << 20),
                repeated: min(max(element.number("table:number-columns-repeated") ?? 1, 1), SheetGrid.columnLimit),
                isCovered: element.name == "table:covered-table-cell")
            lines = []
        case "text:p", "text:h": line = []
        case "text:span":
            let style = element["text:style-name"].map { reader.styles.style("text", $0) }
            hidden.append(style?.isHidden == true || style?.isStruck == true)
            raised.append(style?.isRaised == true)
        case "text:s": append(String(repeating: " ", count: min(max(element.number("text:c") ?? 1, 1), 200)))
        case "text:tab", "text:line-break": append(" ")
        case "draw:object", "draw:object-ole": unread.note(.chart)
        case "office:annotation", "table:tracked-changes", "table:shapes", "office:forms", "svg:title", "svg:desc",
            "draw:image", "table:named-expressions", "table:database-ranges", "table:dde-links",
            "table:content-validations", "text:note":
            return element.name == "table:shapes" ? .enter : .skip
        default: break
        }
        return .enter
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard line != nil, !hidden.contains(true) else { return }
        append(String(decoding: bytes, as: UTF8.self).collapsingWhitespace())
    }

    private func append(_ text: String) {
        line?.append(contentsOf: (raised.contains(true) ? RaisedDigits.raised(text) : text).utf8)
    }

    func end(_ name: String, in parent: String) throws(DecodingRefusal) {
        reader.end(name)
        switch name {
        case "text:p", "text:h":
            if cell != nil, let line { lines.append(String(decoding: line, as: UTF8.self).trimmingWhitespace()) }
            line = nil
        case "text:span":
            _ = hidden.popLast()
            _ = raised.popLast()
        case "table:table-cell", "table:covered-table-cell": closeCell()
        case "table:table-row": try closeRow()
        case "table:table": try closeSheet()
        default: break
        }
    }

    private static func isHidden(_ element: XMLElement) -> Bool {
        let visibility = element["table:visibility"] ?? "visible"
        return visibility != "visible"
    }

    private func openSheet(_ element: XMLElement) {
        sheet = Sheet(name: element["table:name"] ?? "")
        isHidden = element["table:style-name"].map { reader.styles.style("table", $0).isHidden == true } ?? false
        grid = SheetGrid(format: .openDocumentSpreadsheet)
        (row, columnPlace) = (0, 0)
        unread = UnreadContent()
    }

    private func closeSheet() throws(DecodingRefusal) {
        guard var closed = sheet else { return }
        sheet = nil
        if isHidden {
            closed.unread.append(
                "It is a hidden sheet, which is not read; show it in the workbook if it belongs to the letter.")
        } else {
            try closed.take(grid)
            closed.unread += unread.list.map {
                "It has \($0), whose numbers are not read; save it as PDF and drop that in."
            }
        }
        sheets.append(closed)
    }

    private func closeCell() {
        guard let closed = cell else { return }
        cell = nil
        let isNumber = ["float", "percentage", "currency"].contains(closed.type)
        var text = lines.joined(separator: "\n")
        // Programs that write no text leave the number to its format, which is not known then.
        if text.isEmpty, let value = closed.value { text = Self.shown(value, type: closed.type) }
        if !closed.isCovered, !text.isEmpty {
            for offset in 0..<min(closed.repeated, SheetGrid.columnLimit - column) {
                rowCells.append(
                    (
                        column + offset,
                        SheetGrid.Cell(text: text, isNumber: isNumber, columns: closed.columns, rows: closed.rows)
                    ))
            }
        }
        column = min(column + closed.repeated, SheetGrid.columnLimit)
    }

    private static func shown(_ value: String, type: String?) -> String {
        guard var number = DecimalNumber(value) else { return value }
        guard type == "percentage" else { return number.general }
        number.shift(by: 2)
        return number.general + "%"
    }

    private func closeRow() throws(DecodingRefusal) {
        // A million empty rows follow the last one.
        let copies = rowCells.isEmpty && !isRowHidden ? 0 : min(rowRepeats, PaperBuilder.cellLimit + 1)
        for copy in 0..<copies {
            if isRowHidden { grid.hide(row: row + copy) }
            for (column, cell) in rowCells { try grid.set(cell, row: row + copy, column: column) }
        }
        row = min(row + rowRepeats, 1 << 20)
    }
}
