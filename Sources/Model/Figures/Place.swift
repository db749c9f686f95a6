/// The place in a document where something was read: the part of the file, the page and line of its text, and the text
/// itself.
public struct Place: Hashable, Sendable {
    /// The text of the file that it is in; whole for a file that is one text.
    public var part: PartPath
    /// The page, counted from 1; a form feed starts a new one.
    public var page: Int
    /// The line, counted from 1 within the page.
    public var line: Int
    /// The line as it stands in the text, trimmed; several lines are joined by a space.
    public var text: String
    /// The cell of a data table, as "D17"; nil in any other text. Its row is the line, and there is one page.
    public var cell: String?

    public init(part: PartPath = .whole, page: Int, line: Int, text: String, cell: String? = nil) {
        self.part = part
        self.page = page
        self.line = line
        self.text = text
        self.cell = cell
    }

    /// The place in short, for scripts: `3:61`, `sheet Upheld:3:61` in a part, and `sheet Upheld!D17` in a data table.
    public var reference: String {
        if let cell { return part.isWhole ? cell : "\(part)!\(cell)" }
        return part.isWhole ? "\(page):\(line)" : "\(part):\(page):\(line)"
    }

    /// The place in words within its part: `line 61` on the first page, `page 3, line 61` on another, and `cell D17`.
    public var lineText: String {
        if let cell { return "cell \(cell)" }
        return page == 1 ? "line \(line)" : "page \(page), line \(line)"
    }

    /// The place in words: `page 3, line 61`, `sheet Upheld, page 3, line 61` in a part, and `sheet Upheld, cell D17`.
    public var displayText: String {
        let within = cell.map { "cell \($0)" } ?? "page \(page), line \(line)"
        return part.isWhole ? within : "\(part), \(within)"
    }
}

extension Place: Codable {
    private enum Key: String, CodingKey { case part, page, line, text, sheetCell }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        part = try container.decodeIfPresent(PartPath.self, forKey: .part) ?? .whole
        page = try container.decode(Int.self, forKey: .page)
        line = try container.decode(Int.self, forKey: .line)
        text = try container.decode(String.self, forKey: .text)
        cell = try container.decodeIfPresent(String.self, forKey: .sheetCell)
    }

    /// Writes `part` only where it is not the whole file, and `sheetCell` only in a data table, so that a file of one text has the
    /// JSON that it had before there were parts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        if !part.isWhole { try container.encode(part, forKey: .part) }
        try container.encode(page, forKey: .page)
        try container.encode(line, forKey: .line)
        try container.encode(text, forKey: .text)
        try container.encodeIfPresent(cell, forKey: .sheetCell)
    }
}
