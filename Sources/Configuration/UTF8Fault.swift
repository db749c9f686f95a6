/// Finds bytes that are no text in UTF-8. Read as such, they would become other characters without anybody's knowledge.
enum UTF8Fault {
    /// The sentence about a line, beginning with a small letter: it follows the place.
    static let advice =
        "this line is not UTF-8 text, perhaps Latin-1 or Windows-1252; save the file as UTF-8."

    /// Finds the first line with such bytes, counted from 1; nil where there is none.
    static func line(in bytes: [UInt8]) -> Int? {
        // No character of several bytes has a newline in it.
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
    }
}
