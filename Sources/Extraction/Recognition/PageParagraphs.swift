/// Tells where paragraphs end on a page of recognised words. A row that ends where the next one's first word would have had no room goes on
/// there, and the distance of such rows is that inside paragraphs.
struct PageParagraphs {
    private let letterWidth: Double
    /// The right edge of the text.
    private let margin: Double
    /// The distance of two rows inside a paragraph; nil where no paragraph has two rows.
    private var leading: Double?

    /// A distance of rows beside that inside paragraphs, from which on it divides paragraphs. Recognised letters stand a little higher
    /// or lower than they are drawn.
    private static let dividing = 1.2

    /// - Parameter rows: the rows of the page from top to bottom, each with its words and the place of their feet.
    init(_ rows: [(words: [RecognisedWord], bottom: Double)], letterWidth: Double) {
        self.letterWidth = letterWidth
        margin =
            rows.filter { Self.isText($0.words, letterWidth) }.compactMap(\.words.last?.right).max() ?? 0
        let distances = zip(rows, rows.dropFirst()).filter { flows($0.words, $1.words) }
            .map { $1.bottom - $0.bottom }.filter { $0 > 0 }
        leading = distances.isEmpty ? nil : distances.sorted()[distances.count / 2]
    }

    /// Whether two rows belong to different paragraphs; nil where their places say nothing, as of the rows of a table.
    func divide(_ row: [RecognisedWord], _ next: [RecognisedWord], distance: Double) -> Bool? {
        guard let leading, Self.isText(row, letterWidth) || Self.isText(next, letterWidth) else { return nil }
        return !flows(row, next) && distance > Self.dividing * leading
    }

    private func flows(_ row: [RecognisedWord], _ next: [RecognisedWord]) -> Bool {
        guard Self.isText(row, letterWidth), Self.isText(next, letterWidth), let left = row.first?.left,
            let last = row.last, let first = next.first, abs(left - first.left) < 1.5 * letterWidth,
            !".:;?!".contains(last.text.last ?? ".")
        else { return false }
        return last.right + (first.right - first.left) + 0.5 * letterWidth > margin
    }

    /// Whether the words of a row have no more space between them than those of a sentence.
    private static func isText(_ words: [RecognisedWord], _ letterWidth: Double) -> Bool {
        zip(words, words.dropFirst()).allSatisfy { $1.left - $0.right < PageText.cellSpace * letterWidth }
    }
}
