/// Lays the words of a page out as text: a row of the page is a line, and a wide space between two words stays one, so that the
/// columns of a table stand below each other.
struct PageText {
    private struct Row {
        var words: [RecognisedWord]
        var top: Double
        var bottom: Double
    }

    /// The text of a page, without a form feed.
    ///
    /// - Parameter clean: the image in which it was recognised; nil for none, and no tables by rules.
    static func of(_ page: RecognisedPage, on clean: CleanPage? = nil) -> String {
        let width = letterWidth(page.words)
        var rows = rows(of: page)
        for (index, words) in DoubtfulNumbers.marked(rows.map(\.words), width).enumerated() {
            rows[index].words = words
        }
        var tables = clean.map { RuledTable.all(in: $0.rules) } ?? []
        if !tables.isEmpty {
            for index in rows.indices {
                rows[index].words.removeAll { word in
                    for table in tables.indices where tables[table].take(word) { return true }
                    return false
                }
            }
            rows.removeAll(where: \.words.isEmpty)
        }
        func takeTables(above place: Double) -> String {
            var text = ""
            while let clean, let table = tables.first, table.top < place {
                text += "\n" + table.lines(on: clean.cleaned).map { $0 + "\n" }.joined() + "\n"
                tables.removeFirst()
            }
            return text
        }
        let pitch = median(zip(rows, rows.dropFirst()).map { $1.bottom - $0.bottom }.filter { $0 > 0 }) ?? 0
        let left = rows.flatMap(\.words).map(\.left).min() ?? 0
        let paragraphs = PageParagraphs(rows.map { ($0.words, $0.bottom) }, letterWidth: width)
        var text = ""
        var last: Row?
        for row in rows {
            let tables = takeTables(above: row.top)
            if tables.isEmpty, let last {
                let distance = row.bottom - last.bottom
                if paragraphs.divide(last.words, row.words, distance: distance) ?? (distance > 1.6 * pitch) {
                    text += "\n"
                }
            }
            text += tables
            last = row
            text += line(row.words, from: left, width) + "\n"
        }
        return text + takeTables(above: .infinity)
    }

    /// The least space between two cells of a row, in letters. Between two words of a sentence stands half a letter to a whole one.
    static let cellSpace = 1.8

    private static func line(_ words: [RecognisedWord], from left: Double, _ width: Double) -> String {
        var line = ""
        var end: Double?
        for (index, word) in words.enumerated() {
            let column = Int(((word.left - left) / width).rounded())
            if let end {
                if word.left - end < cellSpace * width {
                    line += " "
                } else {
                    line += String(repeating: " ", count: max(3, column - line.count))
                }
            } else {
                line += String(repeating: " ", count: max(0, min(column, 200)))
            }
            line += isBullet(index, of: words) ? "•" : word.text.filter { !$0.isWhitespace }
            end = word.right
        }
        return line
    }

    /// Whether a word is what a bullet came out as: "¢ Upheld: 12", "e Not upheld: 3".
    private static func isBullet(_ index: Int, of words: [RecognisedWord]) -> Bool {
        guard index == 0, words.count > 1, let first = words[1].text.first, first.isUppercase || first.isNumber else {
            return false
        }
        return ["¢", "°", "*", "«", "»", "©", "®", "·", "e", "o"].contains(words[0].text)
    }

    /// The words in rows from top to bottom. A line of a table may have come in pieces, a cell each.
    private static func rows(of page: RecognisedPage) -> [Row] {
        var rows: [Row] = []
        let pieces = page.lines.map { words in
            Row(
                words: words, top: median(words.map(\.top)) ?? 0, bottom: median(words.map(\.bottom)) ?? 0)
        }
        for piece in pieces.sorted(by: {
            ($0.top + $0.bottom, $0.words[0].left) < ($1.top + $1.bottom, $1.words[0].left)
        }) {
            let middle = (piece.top + piece.bottom) / 2
            if let last = rows.last, middle > last.top, middle < last.bottom,
                (last.top + last.bottom) / 2 > piece.top - 0.2 * (piece.bottom - piece.top),
                !last.words.contains(where: { word in piece.words.contains { overlaps($0, word) } })
            {
                rows[rows.count - 1].words += piece.words
            } else {
                rows.append(piece)
            }
        }
        for index in rows.indices { rows[index].words.sort { $0.left < $1.left } }
        return rows
    }

    private static func overlaps(_ one: RecognisedWord, _ other: RecognisedWord) -> Bool {
        min(one.right, other.right) - max(one.left, other.left) > 0.3
            * min(one.right - one.left, other.right - other.left)
    }

    /// The usual width of a letter on the page.
    private static func letterWidth(_ words: [RecognisedWord]) -> Double {
        max(
            1,
            median(words.filter { $0.text.count >= 3 }.map { ($0.right - $0.left) / Double($0.text.count) })
                ?? median(words.map { ($0.right - $0.left) / Double(max(1, $0.text.count)) }) ?? 1)
    }

    private static func median(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.sorted()[values.count / 2]
    }
}
