import Model

/// A cell of an exported table.
enum ExportCell: Hashable, Encodable {
    case text(String)
    case number(Double)
    case flag(Bool)
    /// Nothing is known: an empty field of CSV, null in JSON.
    case none

    init(_ text: String?) { self = text.map(ExportCell.text) ?? .none }
    init(_ number: Double?) { self = number.map(ExportCell.number) ?? .none }

    /// The cell without control characters, which a terminal or a spreadsheet might obey.
    var printable: ExportCell {
        if case .text(let text) = self { .text(cleaned(text)) } else { self }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .none: try container.encodeNil()
        }
    }
}

/// Writes records of CSV (RFC 4180).
enum CSVRecord {
    /// The mark at the beginning of a file by which Excel knows that it is UTF-8.
    static let byteOrderMark = "\u{FEFF}"

    /// A record with the line break at its end.
    static func text(_ cells: [ExportCell]) -> String { cells.map(field).joined(separator: ",") + "\r\n" }

    private static func field(_ cell: ExportCell) -> String {
        switch cell {
        case .text(let text): quoted(harmless(text))
        case .number(let number): number.displayText
        case .flag(let flag): flag ? "true" : "false"
        case .none: ""
        }
    }

    /// A text that no spreadsheet takes for a formula: an apostrophe stands before one that could be.
    ///
    /// Spreadsheets look at the first character, some of them behind spaces, and take full-width signs for the usual ones (OWASP,
    /// "CSV Injection").
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        if formulaStarts.contains(first) { return "'" + text }
        let visible = text.unicodeScalars.first { !$0.properties.isWhitespace }
        return visible.map(formulaStarts.contains) == true ? "'" + text : text
    }

    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
    ]

    private static func quoted(_ text: String) -> String {
        // A line feed behind a carriage return is one character with it.
        guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }) else {
            return text
        }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

/// The free function, which the property of that name hides.
private func cleaned(_ text: String) -> String { printable(text) }
