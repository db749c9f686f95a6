import Model

/// A table of one row that letters have: its columns, the orders in which they were published, and its arithmetic.
///
/// Columns are named by their index in `columns`. It is a class so that a row's many steps copy no columns.
final class TableKind: Sendable {
    /// The content of a column.
    enum Content: Sendable { case count, total, rate, days }

    /// A column: its figure, and the words that mark its heading.
    struct Column: Sendable {
        let figure: FigureName
        let content: Content
        /// The heading in full first, then the shortest word that can't be another column's.
        let marks: [Phrase]
        /// The words of the heading behind the mark; nil where they are not known.
        let rest: WordSet?

        /// - Parameter rest: the words of the heading behind its mark, divided by spaces.
        init(_ figure: FigureName, _ content: Content = .count, rest: String? = nil, marks: Phrase...) {
            self.figure = figure
            self.content = content
            self.marks = marks
            self.rest = rest.map { WordSet($0) }
        }
    }

    /// `total` is the sum of `parts`; a part that the table does not have is left out.
    struct Sum: Sendable {
        let total: Int
        let parts: [Int]
    }

    /// `rate` is that of `part` among `whole`, in percent.
    struct Rate: Sendable {
        let rate: Int
        let part: Int
        let whole: [Int]
    }

    let columns: [Column]
    /// The published orders, by which torn or lost headings are completed. None where columns vary with the authority.
    let orders: [[Int]]
    let sums: [Sum]
    let rates: [Rate]
    /// Whether extractors mix the words of its headings, so that only headings in cells of their own show the order.
    let mixesHeadings: Bool
    /// All words of its headings, by which a word among them is known to be another, or unreadable.
    let words: WordSet?

    /// - Parameter words: divided by spaces.
    init(
        columns: [Column], orders: [[Int]], sums: [Sum] = [], rates: [Rate] = [], mixesHeadings: Bool = false,
        words: String = ""
    ) {
        self.columns = columns
        self.orders = orders
        self.sums = sums
        self.rates = rates
        self.mixesHeadings = mixesHeadings
        self.words = words.isEmpty ? nil : WordSet(words)
    }

    /// The column that is headed "Total".
    var totalColumn: Int? { columns.firstIndex { $0.content == .total } }

    func holdsRate(_ column: Int) -> Bool { columns[column].content == .rate }
}
