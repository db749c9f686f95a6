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
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count > limit ? words.prefix(limit - 1) + "…" : words
    }
}
