@testable import Decoding

/// A document and the paper that it must give.
struct OfficeCase: Sendable, CustomStringConvertible {
    /// The sentence that must be true.
    let description: String
    let bytes: [UInt8]
    /// The paper, as `lines` writes it.
    let lines: [String]

    init(_ description: String, _ bytes: [UInt8], _ lines: [String]) {
        self.description = description
        self.bytes = bytes
        self.lines = lines
    }
}

extension Paper {
    /// The paper in a short form: a line for each block or row.
    var lines: [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .heading(let depth, let text): [String(repeating: "#", count: depth) + " " + text]
            case .paragraph(let text): [text]
            case .listItem(let marker, let depth, let text):
                [String(repeating: "  ", count: depth - 1) + "(\(marker)) \(text)"]
            case .table(let table): table.rows.map { $0.line }
            case .pageBreak: ["----"]
            }
        }
    }
}

extension PaperTable.Row {
    fileprivate var line: String {
        (isHeading ? "|| " : "| ") + cells.map { $0.line }.joined(separator: " | ") + " |"
    }
}

extension PaperTable.Cell {
    fileprivate var line: String {
        let spans = (columns > 1 ? " ↔\(columns)" : "") + (rows > 1 ? " ↕\(rows)" : "")
        return text + spans
    }
}

extension PartsDecoder {
    /// The paper of a document of one text.
    static func paper(of bytes: [UInt8]) throws -> Paper { try parts(of: bytes)[0].content.get() }
}
