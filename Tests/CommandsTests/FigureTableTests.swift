import Testing

@testable import Commands

/// Quotations of lines in tables.
@Suite struct FigureTableTests {
    /// The quotation of a text, as its characters give it.
    private static func byCharacters(_ text: String, _ limit: Int) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count > limit ? words.prefix(limit - 1) + "…" : words
    }

    @Test(arguments: [
        "", "   ", "short", "  two   words\t\n", "12345678", "123456789", "1234567890", "12345678901",
        "12345678e\u{301}", "123456789e\u{301}", "1234567890\u{301}", "12345678901\u{301}", "café au lait, please",
        "a\u{A0}b c", "1234\r\n5678", "one two three four five six", "1234567 é", "12345678 é", "123456789 é",
        "12345678901 é", "\u{1F}12345678901",
    ]) func `a line is cut at the same character, whatever alphabet it is in`(_ text: String) {
        #expect(FigureTable.shortened(text, to: 9) == Self.byCharacters(text, 9))
    }
}
