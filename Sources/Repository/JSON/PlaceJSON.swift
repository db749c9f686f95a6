import Model

extension CompactJSONWriter {
    /// The members of a place, also among those of a figure that was read there.
    mutating func members(of place: Place) {
        member("line", place.line) { $0.number($1) }
        member("page", place.page) { $0.number($1) }
        member(of: place.part)
        member(of: place.cell)
        member("text", place.text) { $0.text($1) }
    }

    /// Nothing where a place is no cell of a data table.
    mutating func member(of cell: String?) {
        if let cell { member("sheetCell", cell) { $0.text($1) } }
    }

    /// Nothing for the whole file: a file of one text has the JSON that it had before there were parts.
    mutating func member(of part: PartPath) {
        if !part.isWhole { member("part", part.rawValue) { $0.text($1) } }
    }
}

extension Place {
    init(_ json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip("{")
        try self.init(membersOf: &json)
        try json.skip("}")
    }

    /// Reads a place without braces, as it stands among the members of a figure.
    init(membersOf json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        try json.skip(#""line":"#)
        let line = try json.integer(Int.self)
        try json.skip(#","page":"#)
        let page = try json.integer(Int.self)
        let part = try PartPath(memberOf: &json)
        let cell = try Self.cell(memberOf: &json)
        try json.skip(#","text":"#)
        self.init(part: part, page: page, line: line, text: try json.text(), cell: cell)
    }
}

extension Place {
    /// The member `sheetCell`; nil where there is none.
    static func cell(
        memberOf json: inout CompactJSONReader
    ) throws(CompactJSONReader.OtherForm) -> String? {
        json.has(#","sheetCell":"#) ? try json.text() : nil
    }
}

extension PartPath {
    /// The member `part`; the whole file where there is none.
    init(memberOf json: inout CompactJSONReader) throws(CompactJSONReader.OtherForm) {
        self.init(rawValue: json.has(#","part":"#) ? try json.text() : "")
    }
}
