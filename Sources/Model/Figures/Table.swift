/// A table of a document, stored whole as text.
public struct Table: Hashable, Sendable {
    /// The caption or heading above it; empty where there is none.
    public var title: String
    public var columns: [String]
    public var rows: [[String]]
    /// The text of the file that it is in; whole for a file that is one text.
    public var part: PartPath
    /// The page, counted from 1.
    public var page: Int
    /// The line of its headings, counted from 1 within the page.
    public var line: Int

    public init(
        title: String, columns: [String], rows: [[String]], part: PartPath = .whole, page: Int, line: Int
    ) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.part = part
        self.page = page
        self.line = line
    }
}

extension Table: Codable {
    private enum Key: String, CodingKey { case title, columns, rows, part, page, line }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        title = try container.decode(String.self, forKey: .title)
        columns = try container.decode([String].self, forKey: .columns)
        rows = try container.decode([[String]].self, forKey: .rows)
        part = try container.decodeIfPresent(PartPath.self, forKey: .part) ?? .whole
        page = try container.decode(Int.self, forKey: .page)
        line = try container.decode(Int.self, forKey: .line)
    }

    /// Writes `part` only where it is not the whole file, as `Place` does.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(title, forKey: .title)
        try container.encode(columns, forKey: .columns)
        try container.encode(rows, forKey: .rows)
        if !part.isWhole { try container.encode(part, forKey: .part) }
        try container.encode(page, forKey: .page)
        try container.encode(line, forKey: .line)
    }
}
