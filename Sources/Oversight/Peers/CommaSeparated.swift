/// Reads lines of tables that people keep by hand: CSV (RFC 4180), a record a line.
package enum CommaSeparated {
    /// The fields of a line, trimmed. A field in quotation marks may hold commas, and quotation marks doubled.
    ///
    /// - Returns: nil where a quotation mark is not closed.
    package static func fields(_ line: some StringProtocol) -> [String]? {
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        var characters = line.makeIterator()
        var next = characters.next()
        while let character = next {
            next = characters.next()
            switch character {
            case "\"" where isQuoted && next == "\"":
                field.append("\"")
                next = characters.next()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                fields.append(field.trimmed)
                field = ""
            default: field.append(character)
            }
        }
        return isQuoted ? nil : fields + [field.trimmed]
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
