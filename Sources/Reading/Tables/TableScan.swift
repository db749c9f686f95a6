import Model

/// Scans a text for the parts of tables: runs of column headings and runs of numbers, in the order in which they stand.
///
/// Prose divides them. A line is prose where it has a word that no heading has, such as "the" or "was". Of a line with
/// several cells each is judged by itself, since extractors put notes beside the table on the same line.
struct TableScan {
    enum Group {
        case headings(kind: Int, [ColumnHeading])
        case numbers([RowCell])
        case prose
    }

    private(set) var groups: [Group] = []
    /// The labels before the numbers of rows, by line. None unless rows have labels.
    private(set) var labels: [Int: RowLabel] = [:]

    /// The words on lines of headings that are part of none, by token.
    private(set) var otherWords: [Int] = []

    /// The titles of tables: a figure of the table that each names, and its first token.
    private(set) var titles: [(figure: FigureName, token: Int)] = []

    let text: DocumentText
    private let kinds: [TableKind]
    private let marks: HeadingMarks
    private let hasLabels: Bool
    private var lastKind: Int?
    /// A "Total" that stands where no table waits for one: it may be the first heading of the table behind it.
    private var openTotal: ColumnHeading?
    /// Whether the next heading or number starts a group of its own.
    private var isDivided = false
    /// Whether the next number starts a group of its own: words that are no known heading stand before it.
    private var isNumberDivided = false

    /// - Parameter hasLabels: whether the tables have several rows, each with a label: a group each.
    init(_ passage: Passage, kinds: [TableKind], marks: HeadingMarks, hasLabels: Bool = false) {
        text = passage.text
        self.hasLabels = hasLabels
        self.kinds = kinds
        self.marks = marks
        var next = passage.tokens.lowerBound
        for line in passage.lines {
            let tokens = passage.text.lines[line].tokens
            guard !tokens.isEmpty else { continue }
            // The first words of this line may belong to a heading torn over lines.
            let rest = max(next, tokens.lowerBound)..<max(next, tokens.upperBound)
            next = scan(rest, line: line, end: passage.tokens.upperBound)
        }
        appendOpenTotal()
        dropPageNumbers()
    }

    // MARK: Lines

    /// An item of a line that is no row.
    private enum Item {
        case heading(HeadingMarks.Mark, token: Int, chunk: Range<Int>)
        case number(RowCell)
        case prose
        /// A title, which only divides the headings behind it from those before.
        case title
    }

    /// Scans a line, and adds its headings and numbers to the groups.
    ///
    /// - Returns: the first token behind the last heading, which may reach into the next line.
    private mutating func scan(_ tokens: Range<Int>, line: Int, end: Int) -> Int {
        guard !tokens.isEmpty else { return tokens.upperBound }
        if hasLabels, let (period, next) = RowLabel.period(at: tokens.lowerBound, in: tokens, of: text) {
            // "2005 / 2006" by itself is no row of two numbers.
            guard next < tokens.upperBound else { return next }
            let run = NumberRun(next..<tokens.upperBound, of: text, line: line)
            if run.isRow, run.words == 0 {
                appendLabelled(run.cells, .period(period), line: line)
                return tokens.upperBound
            }
        }
        let run = NumberRun(tokens, of: text, line: line)
        if run.isRow {
            if hasLabels, run.words > 0, let first = run.cells.first {
                appendLabelled(run.cells, .words(tokens.lowerBound..<first.tokens.lowerBound), line: line)
            } else {
                appendNumbers(run.cells)
            }
            return tokens.upperBound
        }
        var items: [Item] = []
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            var chunkEnd = index + 1
            while chunkEnd < tokens.upperBound, !text.tokens[chunkEnd].gap.dividesCells { chunkEnd += 1 }
            index = scan(chunk: index..<chunkEnd, run: run, end: end, into: &items)
        }
        // Gaps in prose are no columns. Such a line has no headings but those that stand beside notes.
        let isProse = items.contains { if case .prose = $0 { true } else { false } }
        if isProse, items.count > 1, !tokens.contains(where: { text.tokens[$0].gap == .cell }) {
            items.removeAll { item in
                if case .heading(let mark, _, _) = item {
                    mark.kind.map { !kinds[$0].mixesHeadings } ?? true
                } else {
                    false
                }
            }
        }
        // Beside words a number is a value only on a line that has a heading.
        let hasHeading = items.contains { if case .heading = $0 { true } else { false } }
        if items.isEmpty, run.words > 0 { isNumberDivided = true }
        for item in items {
            switch item {
            case .heading(let mark, let token, let chunk):
                appendHeading(mark, token: token, chunk: chunk, line: line)
            case .number(let cell): if hasHeading { appendNumbers([cell]) }
            case .prose: appendProse()
            case .title:
                appendOpenTotal()
                isDivided = true
            }
        }
        return index
    }

    private mutating func scan(chunk: Range<Int>, run: NumberRun, end: Int, into items: inout [Item]) -> Int {
        var index = chunk.lowerBound
        if let (figure, end) = TitleWords.match(chunk, of: text) {
            items.append(.title)
            if let figure { titles.append((figure, chunk.lowerBound)) }
            // The headings may stand behind it on the same line.
            guard hasLabels else { return chunk.upperBound }
            index = end
        }
        // The last word before a tab may be the first half of a longer one.
        let isCut = chunk.count > 1 && chunk.upperBound < end && text.tokens[chunk.upperBound].gap == .cell
        let sentenceEnd = isCut ? chunk.upperBound - 1 : chunk.upperBound
        let before = items.count
        while index < chunk.upperBound {
            if let (mark, next) = marks.match(at: index, in: text, end: end) {
                if let mark { items.append(.heading(mark, token: index, chunk: chunk)) }
                index = next
            } else if let cell = run.cells.first(where: { $0.tokens.lowerBound == index }) {
                if run.words <= NumberRun.mostWords { items.append(.number(cell)) }
                index = cell.tokens.upperBound
            } else if index < sentenceEnd, ProseWords.occur(in: index..<(index + 1), of: text) {
                items.removeSubrange(before...)
                // Labels of rows are short, and may have such words.
                items.append(hasLabels && chunk.count <= 5 ? .title : .prose)
                return chunk.upperBound
            } else {
                if text.tokens[index].kind == .word || text.tokens[index].kind == .mixed { otherWords.append(index) }
                index += 1
            }
        }
        return index
    }

    // MARK: Groups

    private mutating func appendHeading(_ mark: HeadingMarks.Mark, token: Int, chunk: Range<Int>, line: Int) {
        var heading = ColumnHeading(
            column: mark.column, token: token, line: line, extent: text.extent(of: chunk, line: line),
            ordinal: text.ordinal(of: token, line: line), isWhole: mark.isWhole)
        if let kind = mark.kind {
            if var total = openTotal, let column = kinds[kind].totalColumn, line - total.line <= 1 {
                // "Total | Adult care services | …": the first heading of its table.
                openTotal = nil
                total.column = column
                append(total, of: kind)
            }
            append(heading, of: kind)
        } else if hasOpenHeadings, let kind = lastKind, let column = kinds[kind].totalColumn {
            heading.column = column
            append(heading, of: kind)
        } else {
            appendOpenTotal()
            openTotal = heading
        }
    }

    /// Whether the headings before the next one are those of a table without its total so far.
    private var hasOpenHeadings: Bool {
        guard !isDivided, case .headings(let kind, let headings)? = groups.last, kind == lastKind else { return false }
        return !headings.contains { $0.column == kinds[kind].totalColumn }
    }

    /// Appends a "Total" that no table behind it has to the table before it.
    private mutating func appendOpenTotal() {
        guard var total = openTotal else { return }
        openTotal = nil
        guard let kind = lastKind, let column = kinds[kind].totalColumn else { return }
        total.column = column
        append(total, of: kind)
    }

    private mutating func append(_ heading: ColumnHeading, of kind: Int) {
        appendOpenTotal()
        lastKind = kind
        if !isDivided, case .headings(kind, var headings)? = groups.last {
            groups.removeLast()
            headings.append(heading)
            groups.append(.headings(kind: kind, headings))
        } else {
            groups.append(.headings(kind: kind, [heading]))
        }
        isDivided = false
    }

    private mutating func appendNumbers(_ cells: [RowCell]) {
        appendOpenTotal()
        if !isDivided, !isNumberDivided, case .numbers(var before)? = groups.last {
            // A row that is printed twice is one row.
            if cells.count > 2, before.suffix(cells.count).map(\.value) == cells.map(\.value),
                before.last.map({ $0.line + 1 }) == cells.first?.line
            {
                return
            }
            groups.removeLast()
            before.append(contentsOf: cells)
            groups.append(.numbers(before))
        } else {
            groups.append(.numbers(cells))
        }
        isDivided = false
        isNumberDivided = false
    }

    private mutating func appendLabelled(_ cells: [RowCell], _ label: RowLabel, line: Int) {
        labels[line] = label
        isDivided = true
        appendNumbers(cells)
        isDivided = true
    }

    private mutating func appendProse() {
        appendOpenTotal()
        if case .prose? = groups.last { return }
        if groups.isEmpty { return }
        groups.append(.prose)
    }

    // MARK: Page numbers

    /// Removes numbers that stand alone at the foot of a page, apart from a run that they would lengthen.
    private mutating func dropPageNumbers() {
        for index in groups.indices {
            guard case .numbers(let cells) = groups[index] else { continue }
            let others = cells.indices.filter { !isPageNumber($0, of: cells) }
            if others.count < cells.count { groups[index] = .numbers(others.map { cells[$0] }) }
        }
        groups.removeAll { if case .numbers(let cells) = $0 { cells.isEmpty } else { false } }
    }

    private func isPageNumber(_ position: Int, of cells: [RowCell]) -> Bool {
        let cell = cells[position]
        let line = cell.line
        // Cells stand in the order of their lines, so that only the neighbours can share one.
        guard text.lines[line].tokens.count <= 3, !cell.isPercent, cell.value < 100,
            position == 0 || cells[position - 1].line != line,
            position + 1 == cells.count || cells[position + 1].line != line
        else { return false }
        // Alone between blank lines, while its neighbours in the run stand closer, or in a row of their own.
        guard line > 0, text.lines[line - 1].tokens.isEmpty else { return false }
        var after = line + 1
        while after < text.lines.count, text.lines[after].tokens.isEmpty { after += 1 }
        guard after == text.lines.count || text.lines[after].page > text.lines[line].page else { return false }
        guard position > 0 else { return true }
        let last = cells[position - 1]
        if position > 1, cells[position - 2].line == last.line { return true }
        var before = last.line - 1
        while before > 0, text.lines[before].tokens.isEmpty { before -= 1 }
        return line - last.line > last.line - before
    }
}

/// Words of sentences that no heading of these tables has.
enum ProseWords {
    private static let words = WordSet(
        """
        the we our is that this your you have were was with which to in of from has are it their as been about these \
        than accounted attracted concerned totalled numbered there compared
        """)

    static func occur(in tokens: Range<Int>, of text: DocumentText) -> Bool { text.contains(words, in: tokens) }
}

/// Titles above a table that are no part of its headings.
enum TitleWords {
    /// The titles, each with a figure of the table that it names.
    private static let titles: [(phrase: Phrase, figure: FigureName?)] = [
        ("Complaints and enquiries received", .receivedTotal), ("Enquiries and complaints received", .receivedTotal),
        ("Complaints enquiries received", .receivedTotal), ("Decisions made", .decisionsTotal),
        ("Complaints remedied", .remediedByOmbudsman), ("Local authority report", nil),
    ]
    private static let leads = PhraseLeads(titles.map(\.phrase.lead))

    /// The title with which the tokens begin, and its end; nil where they begin with none.
    static func match(_ tokens: Range<Int>, of text: DocumentText) -> (figure: FigureName?, end: Int)? {
        guard leads.mayHold(text.leads[tokens.lowerBound]) else { return nil }
        for title in titles {
            if let end = text.match(title.phrase, at: tokens.lowerBound, in: tokens) { return (title.figure, end) }
        }
        return nil
    }
}
