/// The words of a page on one baseline, from left to right.
struct PDFRow: Sendable {
    var words: [PDFWord]
    let baseline: Double

    var left: Double { words[0].left }
    var right: Double { words[words.count - 1].right }
    /// The height of its tallest word.
    var height: Double { words.reduce(0) { max($0, $1.height) } }

    /// The parts of the row that a space as wide as a letter is high sets apart from each other.
    var cells: [(left: Double, right: Double)] {
        var cells: [(left: Double, right: Double)] = []
        let least = Self.leastSpace * height
        for word in words {
            if let last = cells.last, word.left - last.right < least {
                cells[cells.count - 1].right = max(last.right, word.right)
            } else {
                cells.append((word.left, word.right))
            }
        }
        return cells
    }

    private static let leastSpace = 0.9

    /// The rows of a page, from top to bottom.
    static func rows(of words: [PDFWord]) -> [PDFRow] {
        var rows: [PDFRow] = []
        for word in words.sorted(by: { ($0.baseline, $0.left) < ($1.baseline, $1.left) }) {
            if let last = rows.last, word.baseline - last.baseline < 0.25 * min(word.height, last.words[0].height) {
                rows[rows.count - 1].words.append(word)
            } else {
                rows.append(PDFRow(words: [word], baseline: word.baseline))
            }
        }
        for index in rows.indices { rows[index].words.sort { $0.left < $1.left } }
        return rows
    }
}
