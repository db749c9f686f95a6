import Model
import Oversight

/// Shows figures as a table: name, value, basis, place and text.
enum FigureTable {
    /// The table with its headings, one string a line, in the order of the names.
    static func lines(of figures: [FigureName: Figure]) -> [String] {
        var table = TextTable([
            ("FIGURE", .left), ("VALUE", .right), ("BASIS", .left), ("PAGE:LINE", .right), ("TEXT", .left),
        ])
        for (name, figure) in figures.sorted(by: { $0.key < $1.key }) {
            table.add([
                (name.rawValue, .plain), (figure.displayText, .bold), (figure.basis.displayText, .dim),
                (figure.place.reference, .dim), (shortened(figure.place.text), .dim),
            ])
        }
        return table.lines
    }

    /// A quotation of at most `limit` characters, on one line.
    static func shortened(_ text: String, to limit: Int = 60) -> String {
        // Nearly all lines are ASCII, and `read` quotes each line with a figure twice.
        if let quotation = shortenedASCII(text, to: limit) { return quotation }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count > limit ? words.prefix(limit - 1) + "…" : words
    }

    /// The same of a text that is ASCII as far as it is quoted; nil for any other.
    private static func shortenedASCII(_ text: String, to limit: Int) -> String? {
        var words: [UInt8] = []
        var isInGap = false
        for byte in text.utf8 {
            guard byte < 0x80 else { return nil }
            if byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) {
                isInGap = !words.isEmpty
                continue
            }
            if isInGap { words.append(UInt8(ascii: " ")) }
            isInGap = false
            words.append(byte)
            // The character behind the last one that is quoted is known to be one of its own.
            if words.count > limit + 1 { return String(decoding: words.prefix(limit - 1), as: UTF8.self) + "…" }
        }
        return words.count > limit
            ? String(decoding: words.prefix(limit - 1), as: UTF8.self) + "…" : String(decoding: words, as: UTF8.self)
    }
}
