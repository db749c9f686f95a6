public import Model

/// The published averages by type of authority and year, for letters that state none.
///
/// The file is CSV (RFC 4180), in UTF-8: a heading line, then one line for each type and year. Blank lines and lines
/// that begin with `#` are comments.
///
///     type,year,uphold,compliance,remedy,per100k,source
///     district,2019-20,45,99,20,,"Annual review letter to …, 2020"
public struct PeerAverages: Hashable, Codable, Sendable {
    /// The averages of one type and year.
    public struct Row: Hashable, Codable, Sendable {
        public var kind: Authority.Kind
        public var period: Period
        /// In percent, and per 100,000 residents. An average that was not published is absent.
        public var values: [Measure: Double]
        /// The publication.
        public var source: String
    }

    /// By type and year, as `district.2019-20`.
    public private(set) var rows: [String: Row] = [:]

    /// Whether the table has no averages.
    public var isEmpty: Bool { rows.isEmpty }

    /// The columns' names, as the first line has them.
    public static var heading: String { columns.joined(separator: ",") }

    /// Makes an empty table.
    public init() {}

    public subscript(kind: Authority.Kind, period: Period) -> Row? { rows["\(kind.rawValue).\(period.name)"] }

    /// Reads a table.
    ///
    /// - Parameter path: The table's path, for messages.
    /// - Throws: `PeerAveragesError`, which names the line.
    public init(csv: String, path: String) throws(PeerAveragesError) {
        var hasHeading = false
        // Spreadsheets begin "CSV UTF-8" with a byte order mark.
        let csv = csv.unicodeScalars.first == "\u{FEFF}" ? String(csv.unicodeScalars.dropFirst()) : csv
        let lines = csv.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { continue }
            let place = "\(path):\(index + 1)"
            guard let fields = CommaSeparated.fields(line) else {
                throw PeerAveragesError("\(place): a quotation mark is not closed.")
            }
            guard hasHeading else {
                guard fields == Self.columns else {
                    throw PeerAveragesError(
                        "\(place): the first line should be \(Self.columns.joined(separator: ",")); \(Self.fault(in: fields))."
                    )
                }
                hasHeading = true
                continue
            }
            let row = try Self.row(fields, place: place)
            guard self[row.kind, row.period] == nil else {
                throw PeerAveragesError(
                    "\(place): \(row.kind.rawValue), \(row.period.name) is in the table twice; remove one of the lines."
                )
            }
            rows["\(row.kind.rawValue).\(row.period.name)"] = row
        }
        guard hasHeading else {
            throw PeerAveragesError(
                "\(path) is empty: the first line should be \(Self.columns.joined(separator: ",")); remove the file where no averages were published."
            )
        }
    }

    /// The difference between the columns of a table and those that it should have, in words.
    private static func fault(in fields: [String]) -> String {
        func list(_ names: [String]) -> String { names.map { "“\($0)”" }.joined(separator: ", ") }
        let unknown = fields.filter { !columns.contains($0) }
        if !unknown.isEmpty {
            return "it has the unknown \(unknown.count == 1 ? "column" : "columns") \(list(unknown))"
        }
        let missing = columns.filter { !fields.contains($0) }
        if !missing.isEmpty { return "it lacks the \(missing.count == 1 ? "column" : "columns") \(list(missing))" }
        return "its columns are in another order, or stand there twice"
    }

    private static let columns = ["type", "year", "uphold", "compliance", "remedy", "per100k", "source"]
    private static let kinds = Authority.Kind.allCases.filter { $0 != .other }

    private static func row(_ fields: [String], place: String) throws(PeerAveragesError) -> Row {
        guard fields.count == columns.count else {
            throw PeerAveragesError("\(place): there should be \(columns.count) fields, not \(fields.count).")
        }
        guard let kind = kinds.first(where: { $0.rawValue == fields[0] }) else {
            let known = kinds.map(\.rawValue).joined(separator: ", ")
            throw PeerAveragesError("\(place): the type should be one of \(known), not “\(fields[0])”.")
        }
        guard let period = Period(name: fields[1]) else {
            throw PeerAveragesError("\(place): the year should be as 2019-20, not “\(fields[1])”.")
        }
        var values: [Measure: Double] = [:]
        for (measure, column) in zip([Measure.uphold, .compliance, .remedy, .upheldPer100k], 2...5)
        where !fields[column].isEmpty {
            let range: ClosedRange<Double> = measure == .upheldPer100k ? 0...100_000 : 0...100
            guard let value = Double(fields[column]), range.contains(value) else {
                let expected = measure == .upheldPer100k ? "a number" : "a number from 0 to 100, without a sign"
                throw PeerAveragesError("\(place): \(columns[column]) should be \(expected), not “\(fields[column])”.")
            }
            values[measure] = value
        }
        guard !values.isEmpty else { throw PeerAveragesError("\(place): there is no average in this line.") }
        guard !fields[6].isEmpty else {
            throw PeerAveragesError("\(place): the source is missing: where was this published?")
        }
        return Row(kind: kind, period: period, values: values, source: fields[6])
    }
}

/// The error of a table of averages that can't be used.
public struct PeerAveragesError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence: the line, the fault in it, and what is expected.
    public var message: String

    init(_ message: String) { self.message = message }

    public var description: String { message }
}
