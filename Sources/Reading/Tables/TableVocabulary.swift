import Model

/// A letter's table: its columns, and the words by which their headings are known however an extractor breaks them into
/// lines.
///
/// "Adult care / services" beside "Planning & / building / control" comes as "Adult care Planning &" and "services
/// building". No phrase survives that, but every word does: the words say which columns a table has, and the published
/// orders say in which order.
struct TableVocabulary: Sendable {
    /// The words of one column's heading.
    struct HeadingWords: Sendable {
        /// The words of which any one marks the column.
        let keys: WordSet
        /// All words of the heading, the keys among them.
        let words: WordSet
        /// Columns whose headings have the key as well, each once: "Total excl premature" has the key of "Total".
        let sharers: [Int]
        /// Which of several such words is this column's.
        let occurrence: Occurrence

        /// - Parameters:
        ///   - keys: divided by spaces.
        ///   - rest: the other words of the heading, divided by spaces.
        init(
            _ keys: String, _ rest: String = "", sharedWith sharers: [Int] = [], occurrence: Occurrence = .afterSharers
        ) {
            self.keys = WordSet(keys)
            words = rest.isEmpty ? WordSet(keys) : WordSet(keys + " " + rest)
            self.sharers = sharers
            self.occurrence = occurrence
        }

        /// The place of a column's key among those of the columns that share it.
        enum Occurrence: Sendable {
            case first, last, afterSharers
            /// The one that is no end of another heading: "Other" beside "Social services - other".
            case apart
        }
    }

    let kind: TableKind
    /// By column.
    let headings: [HeadingWords]
    /// Words of titles that stand above or beside the headings.
    let titles: WordSet
    /// Whether a council's table has only the columns in which there is something to count.
    let leavesColumnsOut: Bool
    /// Whether other tables may stand beside it on the same lines.
    let hasNeighbours: Bool

    init(
        _ kind: TableKind, _ headings: [HeadingWords], titles: String, leavesColumnsOut: Bool = false,
        hasNeighbours: Bool = false
    ) {
        self.kind = kind
        self.headings = headings
        self.titles = WordSet(titles)
        self.leavesColumnsOut = leavesColumnsOut
        self.hasNeighbours = hasNeighbours
    }

    /// The figure of its total; nil where it has none.
    var total: FigureName? { kind.totalColumn.map { kind.columns[$0].figure } }

    /// Whether it counts what was received, with rows for the years or for the work of the advice team.
    var countsReceived: Bool { total == .receivedTotal }

    /// The figures of some columns.
    func figures(_ columns: [Int]) -> [FigureName] { columns.map { kind.columns[$0].figure } }
}

/// A word that may stand among the headings of a table.
struct HeadingWord: Sendable {
    /// The table's index in the list of tables that a letter may have.
    let table: Int
    /// The columns that it marks, a bit each.
    var marked: UInt32 = 0
    /// The columns whose headings have it, a bit each.
    var columns: UInt32 = 0
    /// Whether titles above or beside the headings have it.
    var isOfTitle = false
}

/// The words of several tables' headings, looked up together.
struct HeadingWordIndex: Sendable {
    private let words: [UInt64: [HeadingWord]]

    init(_ vocabularies: [TableVocabulary]) {
        var words: [UInt64: [HeadingWord]] = [:]
        for (number, vocabulary) in vocabularies.enumerated() {
            func note(_ word: UInt64, _ change: (inout HeadingWord) -> Void) {
                var entries = words[word] ?? []
                if entries.last?.table != number { entries.append(HeadingWord(table: number)) }
                change(&entries[entries.count - 1])
                words[word] = entries
            }
            for word in vocabulary.titles.words { note(word) { $0.isOfTitle = true } }
            for (column, heading) in vocabulary.headings.enumerated() {
                let bit: UInt32 = 1 << UInt32(column)
                for word in heading.words.words { note(word) { $0.columns |= bit } }
                for word in heading.keys.words { note(word) { $0.marked |= bit } }
            }
        }
        self.words = words
    }

    /// The word at a token, for each of the tables that have it.
    func words(at index: Int, in text: DocumentText) -> [HeadingWord] {
        guard text.tokens[index].kind == .word else { return [] }
        return words[text.wordKey(index)] ?? []
    }
}
