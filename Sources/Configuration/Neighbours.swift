public import Linux
import Model
import Oversight

/// The councils with which somebody compares a council, from a table that is kept by hand.
///
/// The file `neighbours.csv` beside the settings is CSV (RFC 4180), in UTF-8: a heading line, then one line for each neighbour of
/// a council. Blank lines and lines that begin with `#` are comments.
///
///     authority,neighbour,source
///     Blaby District Council,Harborough District Council,"Chosen by the scrutiny committee, 3 March 2026"
public struct Neighbours: Hashable, Sendable {
    /// A neighbour of a council.
    public struct Row: Hashable, Sendable {
        /// The council's name, in any usual spelling.
        public var authority: String
        public var neighbour: String
        /// The source that says that they are alike.
        public var source: String
        /// The line of the file, from 1.
        public var line: Int
    }

    public var rows: [Row] = []

    private static let columns = ["authority", "neighbour", "source"]

    /// Reads a table.
    ///
    /// - Parameter path: the table's path, for messages.
    /// - Throws: `FileContents.Failure`, which names the line.
    init(csv: String, path: String) throws(FileContents.Failure) {
        let csv = csv.unicodeScalars.first == "\u{FEFF}" ? String(csv.unicodeScalars.dropFirst()) : csv
        var hasHeading = false
        for (index, line) in csv.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { continue }
            let place = "\(path):\(index + 1)"
            guard let fields = CommaSeparated.fields(line) else {
                throw Self.fault("\(place): a quotation mark is not closed.")
            }
            guard hasHeading else {
                guard fields == Self.columns else {
                    throw Self.fault("\(place): the first line should be \(Self.columns.joined(separator: ",")).")
                }
                hasHeading = true
                continue
            }
            guard fields.count == Self.columns.count, !fields[0].isEmpty, !fields[1].isEmpty else {
                throw Self.fault(
                    "\(place): there should be an authority, a neighbour and a source, with commas between them.")
            }
            guard !fields[2].isEmpty else {
                throw Self.fault("\(place): the source is missing: who says that these councils are alike?")
            }
            rows.append(Row(authority: fields[0], neighbour: fields[1], source: fields[2], line: index + 1))
        }
    }

    init() {}

    private static func fault(_ message: String) -> FileContents.Failure {
        FileContents.Failure(Refusal(.damaged, message))
    }
}

extension Places {
    /// The table of neighbours, beside the settings file.
    public var neighboursTable: String { absolute("neighbours.csv") }

    /// Reads the table of neighbours; an empty one where there is no file.
    ///
    /// - Throws: `FileContents.Failure`, with the path and the line that can't be used.
    public func neighbours() throws(FileContents.Failure) -> Neighbours {
        let path = neighboursTable
        guard let bytes = try FileContents.contents(of: path, limit: 1 << 20) else { return Neighbours() }
        if let line = UTF8Fault.line(in: bytes) {
            throw FileContents.Failure(Refusal(.damaged, "\(path):\(line): \(UTF8Fault.advice)"))
        }
        return try Neighbours(csv: String(decoding: bytes, as: UTF8.self), path: path)
    }
}
