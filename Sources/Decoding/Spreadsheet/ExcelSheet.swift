/// Reads one sheet of a workbook (ISO/IEC 29500-1, 18.3).
final class ExcelSheet: XMLHandler {
    private(set) var grid = SheetGrid(format: .excel)
    private let strings: [String]
    private let styles: ExcelStyles
    private let startsIn1904: Bool
    private var row = -1
    private var column = -1
    private var type = "n"
    private var style: Int?
    private var value: [UInt8]?
    private var shown: String?
    private var hasFormula = false
    private var inline = ExcelText()
    private var isInline = false
    private var merges = 0

    /// The sign for a formula whose result the workbook does not have.
    private static let unknown = "?"
    private static let mergeLimit = 20_000

    init(strings: [String], styles: ExcelStyles, startsIn1904: Bool) {
        self.strings = strings
        self.styles = styles
        self.startsIn1904 = startsIn1904
    }

    func start(_ element: XMLElement) throws(DecodingRefusal) -> XMLDescent {
        if isInline { return inline.start(element) }
        switch element.name {
        case "s:col":
            if let first = element.number("min"), let last = element.number("max"), first >= 1, last >= first,
                Self.isOn(element["hidden"])
            {
                grid.hide(columns: (first - 1)...(last - 1))
            }
        case "s:row":
            row = min(max(element.number("r") ?? row + 2, 1), 1 << 21) - 1
            column = -1
            if Self.isOn(element["hidden"]) { grid.hide(row: row) }
        case "s:c":
            let place = element["r"].flatMap { CellPlace($0) }
            column = place?.column ?? column + 1
            if let place { row = place.row }
            type = element["t"] ?? "n"
            style = element.number("s")
            value = nil
            shown = nil
            hasFormula = false
        case "s:v": value = []
        case "s:f":
            hasFormula = true
            return .skip
        case "s:is":
            isInline = true
            inline = ExcelText()
        case "s:mergeCell":
            merges += 1
            guard merges <= Self.mergeLimit else {
                throw OfficeFormat.excel.tooLarge("more than \(Self.mergeLimit) merged cells")
            }
            if let range = element["ref"].flatMap({ CellPlace.range($0) }) {
                try grid.merge(rows: range.rows, columns: range.columns)
            }
        case "s:extLst", "s:conditionalFormatting", "s:dataValidations", "s:headerFooter": return .skip
        default: break
        }
        return .enter
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInline { inline.append(bytes) } else { value?.append(contentsOf: bytes) }
    }

    func end(_ name: String, in parent: String) throws(DecodingRefusal) {
        switch name {
        case "s:is":
            isInline = false
            shown = inline.take()
        case "s:v":
            let text = String(decoding: value ?? [], as: UTF8.self)
            value = nil
            shown = shown(text.trimmingWhitespace(), raw: text)
        case "s:c":
            if shown == nil || shown?.isEmpty == true, hasFormula, type != "str" { shown = Self.unknown }
            guard let shown, !styles.isStruck(style) else { return }
            try grid.set(
                SheetGrid.Cell(text: shown.trimmingWhitespace(), isNumber: type == "n" && shown != Self.unknown),
                row: row, column: column)
        default: if isInline { inline.end(name) }
        }
    }

    /// The text that a cell shows for its value.
    private func shown(_ text: String, raw: String) -> String {
        switch type {
        case "s":
            guard let index = Int(text), strings.indices.contains(index) else { return Self.unknown }
            return strings[index]
        case "b": return text == "1" || text == "true" ? "TRUE" : "FALSE"
        case "n": return text.isEmpty ? "" : styles.format(style).text(of: text, startsIn1904: startsIn1904)
        default: return raw
        }
    }

    private static func isOn(_ value: String?) -> Bool { value == "1" || value == "true" }
}

/// A cell's place, as "B7".
struct CellPlace {
    /// From 0.
    var row: Int
    var column: Int

    init?(_ text: String) {
        var column = 0
        var rest = text.utf8[...]
        while let byte = rest.first, (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte), column < 20_000 {
            column = column * 26 + Int(byte & 0x1F)
            rest = rest.dropFirst()
        }
        guard column > 0, let row = Int(String(rest) ?? ""), (1...(1 << 20)).contains(row),
            column <= SheetGrid.columnLimit
        else { return nil }
        self.row = row - 1
        self.column = column - 1
    }

    /// The rows and columns of "A1:C2".
    static func range(_ text: String) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>)? {
        let ends = text.split(separator: ":").compactMap { CellPlace(String($0)) }
        guard let first = ends.first, let last = ends.last, first.row <= last.row, first.column <= last.column else {
            return nil
        }
        return (first.row...last.row, first.column...last.column)
    }
}
