/// A table of a document, kept whole as text.
public struct Table: Hashable, Sendable {
    /// The caption or heading above it; empty where there is none.
    public var title: String
    public var columns: [String]
    public var rows: [[String]]
    /// Pages count from 1.
    public var page: Int
    /// The line of its headings, counted from 1 over the whole text.
    public var line: Int

    public init(title: String, columns: [String], rows: [[String]], page: Int, line: Int) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.page = page
        self.line = line
    }
}

extension Table: Codable {}
