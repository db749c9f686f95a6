/// A line of a page as `pdftotext -layout` writes it, with the row of words that it was made of.
struct PDFLine: Sendable {
    let text: ArraySlice<UInt8>
    /// Nil for a blank line, and for one that is no row of the page, as where the rows of two columns were run into each other.
    let row: PDFRow?
    /// The cells of the row; none where there is no row.
    let cells: [(left: Double, right: Double)]

    init(_ text: ArraySlice<UInt8>, _ row: PDFRow?) {
        self.text = text
        self.row = row
        cells = row?.cells ?? []
    }

    static let blank = PDFLine([], nil)

    var isBlank: Bool { !text.contains { $0 > 0x20 } }
    var isRow: Bool { cells.count > 1 }
    /// The text without spaces.
    var letters: [UInt8] { text.filter { $0 > 0x20 } }

    /// Whether it ends as a sentence, or the announcement of a list, does.
    var endsSentence: Bool {
        let last = text.last { $0 > 0x20 && !"\")'".utf8.contains($0) }
        return last.map { ".:;?!".utf8.contains($0) } ?? true
    }

    /// Whether it announces a list or a table: "They are shown by department:".
    var announces: Bool { text.last { $0 > 0x20 } == UInt8(ascii: ":") }

    /// Whether it is a number and nothing else: "1,133", "+8%".
    var isNumber: Bool {
        let letters = letters
        return letters.contains { (0x30...0x39).contains($0) }
            && letters.allSatisfy { "0123456789.,%+-/".utf8.contains($0) }
    }

    /// The sign before an item of a list; nil where the line has none. A number before an item is no sign: the next item has another.
    var bullet: ArraySlice<UInt8>? {
        guard let word = text.split(separator: 0x20, maxSplits: 1).first, word.count <= 3,
            text.count > word.count, let sign = String(validating: word, as: UTF8.self), sign.count == 1,
            !sign.contains(where: { $0.isLetter || $0.isNumber })
        else { return nil }
        return word
    }

    var beginsSmall: Bool { text.first { $0 > 0x20 }.map { (0x61...0x7A).contains($0) } ?? false }

    /// The lines of a page, without the blank ones at its end, each with its row of words.
    static func lines(of page: ArraySlice<UInt8>, _ words: [PDFWord]) -> [PDFLine] {
        let rows = PDFRow.rows(of: words.filter { !$0.text.isEmpty })
        let letters = rows.map { row in row.words.flatMap { word in word.text.filter { $0 > 0x20 } } }
        var next = 0
        var lines = page.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { text in
            let line = PDFLine(text, nil)
            guard !line.isBlank else { return line }
            let own = line.letters
            guard let found = (next..<min(next + Self.reach, rows.count)).first(where: { letters[$0] == own }) else {
                return line
            }
            next = found + 1
            return PDFLine(text, rows[found])
        }
        while lines.last?.isBlank == true { lines.removeLast() }
        return lines
    }

    /// The number of rows among which a line is looked for. A line that two rows were run into leaves them behind.
    private static let reach = 6
}
