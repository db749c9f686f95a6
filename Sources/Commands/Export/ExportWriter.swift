import ArgumentParser
import ControlInterface

/// The form of an exported table.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    case csv, json
    /// A JSON object a line.
    case ndjson
}

/// Writes a table as its rows come.
struct ExportWriter {
    private let format: ExportFormat
    private let columns: [String]
    private let write: (String) -> Void
    private var isFirst = true

    /// - Parameters:
    ///   - hasMark: whether CSV begins with a byte order mark.
    ///   - write: takes the next part of the text.
    init(
        _ format: ExportFormat, of what: String, _ columns: [String], hasMark: Bool, write: @escaping (String) -> Void
    ) {
        self.format = format
        self.columns = columns
        self.write = write
        switch format {
        case .csv: write((hasMark ? CSVRecord.byteOrderMark : "") + CSVRecord.text(columns.map(ExportCell.text)))
        case .json: write("{\"schema\":\"ombudsd.export/1\",\"what\":\"\(what)\",\"rows\":[")
        case .ndjson: break
        }
    }

    /// Writes rows, each with a cell for each column.
    ///
    /// - Throws: `failed` for a number that is not finite.
    mutating func add(_ rows: [[ExportCell]]) throws(Failure) {
        var text = ""
        for row in rows.map({ $0.map(\.printable) }) {
            switch format {
            case .csv: text += CSVRecord.text(row)
            case .json:
                text += (isFirst ? "\n" : ",\n") + (try object(row))
                isFirst = false
            case .ndjson: text += try object(row) + "\n"
            }
        }
        if !text.isEmpty { write(text) }
    }

    /// Writes the end.
    func end() {
        if format == .json { write("\n]}\n") }
    }

    private func object(_ row: [ExportCell]) throws(Failure) -> String {
        let object = Dictionary(uniqueKeysWithValues: zip(columns, row))
        return String(decoding: try JSONOutput.compact(object), as: UTF8.self)
    }
}
