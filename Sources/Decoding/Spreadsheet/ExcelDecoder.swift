/// Excel workbooks: Office Open XML, transitional and strict, with and without macros (ISO/IEC 29500-1). Macros are not looked at.
package enum ExcelDecoder: PartsDecoder {
    package static func parts(of bytes: [UInt8]) throws(DecodingRefusal) -> [DocumentPart] {
        Sheet.parts(try sheets(of: bytes))
    }

    /// Reads a workbook's sheets, in their order.
    ///
    /// - Throws: a refusal where the document is at fault.
    static func sheets(of bytes: [UInt8]) throws(DecodingRefusal) -> [Sheet] {
        let package = try OpenXMLPackage(bytes, format: .excel)
        let main = try package.mainPart()
        guard !main.hasSuffix(".bin") else {
            throw DecodingRefusal(
                .unsupportedFormat,
                "It is an Excel binary workbook (XLSB), which is not read; save it as an Excel workbook (XLSX) or PDF and drop that in."
            )
        }
        let parts = try package.relationships(of: main)
        func read<Handler: XMLHandler>(_ kind: String, by handler: Handler) throws(DecodingRefusal) -> Handler {
            if let part = parts.first(where: { $0.kind == kind })?.part, package.archive.holds(part) {
                try package.read(part, by: handler)
            }
            return handler
        }
        let workbook = ExcelWorkbook()
        try package.read(main, by: workbook)
        let styles = try read("styles", by: ExcelStyleReader()).styles
        let strings = try read("sharedStrings", by: ExcelSharedStrings()).strings
        var sheets: [Sheet] = []
        for entry in workbook.sheets {
            var sheet = Sheet(name: entry.name)
            let relation = parts.first { $0.id == entry.id }
            if entry.isHidden {
                sheet.unread.append(
                    "It is a hidden sheet, which is not read; show it in the workbook if it belongs to the letter.")
            } else if relation?.kind == "worksheet", let part = relation?.part {
                let reader = ExcelSheet(strings: strings, styles: styles, startsIn1904: workbook.startsIn1904)
                try package.read(part, by: reader)
                try sheet.take(reader.grid)
                try takeDrawings(of: part, package, &sheet)
            } else {
                sheet.unread.append(
                    "It is a sheet with a chart or program, whose numbers are not read; save it as PDF and drop that in."
                )
            }
            sheets.append(sheet)
        }
        guard sheets.contains(where: { !$0.paper.blocks.isEmpty || !$0.unread.isEmpty }) else {
            throw package.format.empty
        }
        return sheets
    }

    /// Reads the text boxes of a sheet, and notes its charts.
    private static func takeDrawings(
        of part: String, _ package: OpenXMLPackage, _ sheet: inout Sheet
    ) throws(DecodingRefusal) {
        for relation in try package.relationships(of: part) where relation.kind == "drawing" {
            guard let part = relation.part, package.archive.holds(part) else { continue }
            let drawing = ExcelDrawing()
            try package.read(part, by: drawing)
            sheet.paper.blocks += drawing.builder.finished
            sheet.unread += drawing.unread.list.map {
                "It has \($0), whose numbers are not read; save it as PDF and drop that in."
            }
        }
    }
}

/// A sheet of a workbook.
struct Sheet: Hashable, Sendable {
    var name: String
    var paper = Paper()
    /// The cells that are shown, by rows, from left to right.
    var cells: [SheetCell] = []
    /// A sentence for each thing that could hold a figure and is not read.
    var unread: [String] = []

    init(name: String) { self.name = name }

    /// A part for each sheet with text, and for each thing that is not read.
    static func parts(_ sheets: [Sheet]) -> [DocumentPart] {
        sheets.flatMap { sheet in
            let path = "sheet \(sheet.name)"
            var text: [DocumentPart] = []
            if !sheet.paper.blocks.isEmpty {
                text = [DocumentPart(path: path, content: .success(sheet.paper))]
                text[0].cells = sheet.cells
            }
            return text
                + sheet.unread.enumerated().map { index, message in
                    let isOnly = text.isEmpty && sheet.unread.count == 1
                    return DocumentPart(unread: isOnly ? path : "\(path) (not read, \(index + 1))", message)
                }
        }
    }

    mutating func take(_ grid: SheetGrid) throws(DecodingRefusal) {
        paper.blocks += try grid.blocks()
        cells = grid.shownCells
        let (rows, columns) = grid.hiddenContent
        let hidden = [(rows, "row"), (columns, "column")].filter { $0.0 > 0 }.map { count, noun in
            "\(count) hidden \(noun)\(count == 1 ? "" : "s")"
        }
        guard !hidden.isEmpty else { return }
        unread.append(
            "It has \(hidden.joined(separator: " and ")), which are not read; show them if they belong to the letter.")
    }
}

/// Reads the list of sheets.
private final class ExcelWorkbook: XMLHandler {
    private(set) var sheets: [(name: String, id: String, isHidden: Bool)] = []
    private(set) var startsIn1904 = false

    func start(_ element: XMLElement) throws(DecodingRefusal) -> XMLDescent {
        switch element.name {
        case "s:sheet":
            guard sheets.count < 1000 else { throw OfficeFormat.excel.tooLarge("more than 1,000 sheets") }
            let state = element["state"] ?? "visible"
            sheets.append((element["name"] ?? "", element["r:id"] ?? "", state != "visible"))
        case "s:workbookPr": startsIn1904 = element["date1904"] == "1" || element["date1904"] == "true"
        default: break
        }
        return .enter
    }
}

/// Reads the texts that lie on a sheet, and notes its charts.
private final class ExcelDrawing: XMLHandler {
    private(set) var builder = PaperBuilder(format: .excel)
    private(set) var unread = UnreadContent()
    private var text: [UInt8]?

    func start(_ element: XMLElement) -> XMLDescent {
        switch element.name {
        case "a:p": builder.openParagraph()
        case "a:t": text = []
        case "c:chart", "cx:chart": unread.note(.chart)
        case "dgm:relIds": unread.note(.diagram)
        case "mc:Fallback": return .skip
        default: break
        }
        return .enter
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { text?.append(contentsOf: bytes) }

    func end(_ name: String, in parent: String) {
        switch name {
        case "a:t":
            if let text { builder.append(String(decoding: text, as: UTF8.self)) }
            text = nil
        case "a:p": builder.closeParagraph()
        default: break
        }
    }
}
