import Model

/// Scans the rows below a block of headings: runs of numbers, each with the words and years before it.
///
/// The rows end with the first word that no row's label has.
struct RowScan {
    /// A run of numbers, with what stands between it and the run before.
    struct Run {
        /// The years before it.
        var periods: [Period] = []
        /// Dates before it that make no year by themselves: "01/04/2006 -" over "31/03/2007".
        var dates: [CalendarDate] = []
        /// Words of labels before it.
        var words: [Int] = []
        var cells: [RowCell] = []
        /// Whether an unreadable number follows on the line of the last one: "9    l7.9".
        var isTorn = false
    }

    private(set) var runs: [Run] = []
    /// The token behind the rows.
    private(set) var end: Int

    private static let workWords = WordSet(
        """
        formal informal or premature prematures complaints complaint advice given forwarded the investigative \
        investigation team resubmitted and new
        """)

    private let text: DocumentText
    private let table: TableVocabulary
    private let limit: Int
    /// The byte of its lines at which the table ends, where another may stand beside it.
    private let edge: Int?
    private let passage: Passage
    /// The ends of labels that stand below their row: "2005 /" before the numbers, and "2006" in the line below.
    private var labelEnds: Set<Int> = []

    /// - Parameter limit: the first token of the next headings.
    init(below block: HeadingBlock, to limit: Int, in passage: Passage) {
        text = passage.text
        table = block.table
        self.limit = limit
        self.passage = passage
        let last = block.table.hasNeighbours ? block.headings?.last : nil
        edge = last.flatMap {
            passage.text.tokens[$0.token].gap.dividesCells || $0.extent.lowerBound > 40 ? $0.extent.upperBound : nil
        }
        end = block.end
        scan()
    }

    private mutating func scan() {
        var run = Run()
        let first = end
        var index = first
        while index < limit {
            let token = text.tokens[index]
            let line = text.lines[token.line].tokens
            let rest = index..<min(limit, line.upperBound)
            if token.gap == .line, isPageFurniture(token.line) || isBeside(index) {
                index = line.upperBound
                continue
            }
            if case .sign = token.kind {
                index += 1
                continue
            }
            if labelEnds.contains(index) {
                index += 1
                end = index
                continue
            }
            if let (period, next) = RowLabel.period(at: index, in: index..<limit, of: text), isNear(next, to: index) {
                begin(&run)
                run.periods.append(period)
                index = next
            } else if let (period, below) = periodOverLines(at: index) {
                begin(&run)
                run.periods.append(period)
                labelEnds.insert(below)
                index += 2
            } else if let (date, next) = text.date(at: index, in: rest) {
                begin(&run)
                run.dates.append(date)
                index = next
            } else if let cell = cell(at: index, in: line) {
                run.cells.append(cell)
                index = cell.tokens.upperBound
            } else if isLabelWord(index) {
                begin(&run)
                run.words.append(index)
                index += 1
            } else if table.hasNeighbours, token.gap.dividesCells || index == first && token.gap != .line {
                // "District councils 48.9 23.4 27.7" beside the council's own row.
                index = rest.upperBound
            } else {
                let isUnreadable = token.kind == .mixed || token.gap == .none
                if isUnreadable, run.cells.last?.line == token.line { run.isTorn = true }
                break
            }
            end = index
        }
        if !run.cells.isEmpty || !run.dates.isEmpty || !run.periods.isEmpty || !run.words.isEmpty { runs.append(run) }
    }

    /// A year whose second half stands alone in the line below: "2005 /     18     11" over "2006".
    private func periodOverLines(at index: Int) -> (period: Period, below: Int)? {
        let line = text.tokens[index].line
        guard text.tokens[index].gap == .line, let first = text.tokens[index].count, (1974...2098).contains(first),
            index + 2 < limit, text.tokens[index + 1].isSign("/") || text.tokens[index + 1].isSign("-"),
            text.tokens[index + 2].gap.dividesCells, text.lines.indices.contains(line + 1)
        else { return nil }
        let below = text.lines[line + 1].tokens
        guard below.count == 1, below.lowerBound < limit, let second = text.tokens[below.lowerBound].count,
            second == first + 1 || second == (first + 1) % 100, let period = Period(endYear: first + 1)
        else { return nil }
        return (period, below.lowerBound)
    }

    /// Whether a line begins to the right of the table: it is another table's.
    private func isBeside(_ index: Int) -> Bool {
        guard let edge else { return false }
        return text.extent(of: index..<(index + 1), line: text.tokens[index].line).lowerBound > edge
    }

    /// Ends a run that has numbers, since a label follows.
    private mutating func begin(_ run: inout Run) {
        guard !run.cells.isEmpty else { return }
        runs.append(run)
        run = Run()
    }

    private func isNear(_ next: Int, to index: Int) -> Bool {
        text.tokens[next - 1].line - text.tokens[index].line <= 2
    }

    /// The number at a token; letters for digits count among numbers only.
    private func cell(at index: Int, in line: Range<Int>) -> RowCell? {
        let number = text.tokens[index].line
        // "29 - 35 days" heads a column of the country's table.
        if table.hasNeighbours, line.contains(index + 2), text.tokens[index + 1].isSign("-"),
            text.tokens[index].count != nil, text.tokens[index + 2].count != nil
        {
            return nil
        }
        if let cell = NumberRun.cell(at: index, in: line, of: text, line: number) { return cell }
        if text.word(index, is: "nil") { return NumberRun.none(at: index, of: text, line: number) }
        guard let doubtful = NumberRun.doubtfulCell(at: index, in: line, of: text, line: number) else { return nil }
        let isAlone = line.count == doubtful.tokens.count
        let before = index - 1
        let next = doubtful.tokens.upperBound
        return isAlone || line.contains(before) && text.tokens[before].number != nil
            || line.contains(next) && text.tokens[next].number != nil ? doubtful : nil
    }

    private func isLabelWord(_ index: Int) -> Bool {
        text.isWord(index, in: "year years to ended ending period from total")
            || table.countsReceived && text.isWord(index, in: Self.workWords)
    }

    /// Whether a line is a page's number or running head, which may stand between the rows of a table.
    private func isPageFurniture(_ line: Int) -> Bool {
        let tokens = text.lines[line].tokens
        guard tokens.count <= 8, isAtPageEdge(line) else { return false }
        if tokens.count == 1, let count = text.tokens[tokens.lowerBound].count {
            return count < 100 && (line == 0 || text.lines[line - 1].tokens.isEmpty)
        }
        return text.word(tokens.lowerBound, isOneOf: ["page", "appendix"])
            || text.contains("continued", in: tokens)
    }

    /// Whether a line is the first or last with text on its page, of several pages.
    private func isAtPageEdge(_ line: Int) -> Bool {
        let page = text.lines[line].page
        var before = line - 1
        while passage.lines.contains(before), text.lines[before].tokens.isEmpty { before -= 1 }
        var after = line + 1
        while passage.lines.contains(after), text.lines[after].tokens.isEmpty { after += 1 }
        let isFirst = page > 1 && (!passage.lines.contains(before) || text.lines[before].page < page)
        let isLast = !passage.lines.contains(after) || text.lines[after].page > page
        return isFirst || isLast
    }
}
