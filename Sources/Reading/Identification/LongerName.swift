import Model

/// Recognises a listed name that is only the end of another body's: "Little Sedgemoor District Council" is not Sedgemoor.
enum LongerName {
    /// Whether capitalised words before a name, on its own line, are part of the name. Words that an address or a heading has
    /// before a name are not: an office, a person, a building, "Annual Review Letter".
    ///
    /// - Parameter name: the tokens of the listed name.
    static func hasBeginning(before name: Range<Int>, from first: Int, in text: DocumentText) -> Bool {
        var start = name.lowerBound
        while start > first, isNameWord(start - 1, of: text), text.tokens[start].gap != .line,
            text.tokens[start].gap != .cell, !text.isColumnGap(before: start)
        {
            start -= 1
        }
        // "Mrs Toman Blaby District Council", "J Smith Blaby District Council"
        guard start < name.lowerBound, !(start..<name.lowerBound).contains(where: { isInitial($0, of: text) }) else {
            return false
        }
        if start > first, AuthorityForm.isOffice(start - 1, of: text), isTitle(start - 1, of: text) { return false }
        return start == first || text.tokens[start].gap == .line || text.tokens[start].gap == .cell
            || text.isColumnGap(before: start) || text.tokens[start - 1].kind != .word
            || AuthorityForm.isOffice(start - 1, of: text) || !text.isCapital(start - 1)
    }

    private static func isNameWord(_ index: Int, of text: DocumentText) -> Bool {
        text.tokens[index].kind == .word && text.isCapital(index) && !AuthorityForm.isOffice(index, of: text)
            && !AuthorityForm.isGeneric(index, of: text) && !others.contains { text.word(index, is: $0) }
    }

    private static func isInitial(_ index: Int, of text: DocumentText) -> Bool { text.tokens[index].bytes.count == 1 }

    private static func isTitle(_ index: Int, of text: DocumentText) -> Bool {
        text.word(index, isOneOf: ["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "cllr", "councillor"])
    }

    /// Words that stand before a council's name in headings and addresses, and begin none.
    private static let others: [StaticString] = [
        "to", "for", "from", "by", "at", "in", "annual", "statistics", "statistical", "complaint", "letters", "reports",
        "lgsco", "lgo", "government", "social", "care", "authority", "council", "authorities", "councils", "table",
        "summary", "decisions", "enquiries", "received", "upheld", "outcomes", "name", "committee", "agenda", "item",
        "email", "post", "private", "confidential", "hall", "house", "centre", "offices", "office", "building",
        "buildings", "street", "road", "chief", "head", "manager", "president", "chair", "cabinet", "executive's",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "year", "period", "ending", "ended", "data", "figures", "page", "council's", "with", "about",
    ]
}
