import Model

/// The headings of one table: which columns they name, in which order, and whether all of their words are accounted
/// for.
struct HeadingBlock {
    let table: TableVocabulary
    /// The table's index in the list of tables that a letter may have.
    let number: Int
    /// Its lines, the first to the last.
    let lines: ClosedRange<Int>
    /// The first token behind it, where the rows begin.
    let end: Int
    /// The columns that the words name, in no order.
    let columns: [Int]
    /// The headings in the row's order; nil where the words leave more than one order.
    let headings: [ColumnHeading]?
    /// Whether every heading was found whole. Else only arithmetic can tie numbers to the columns.
    let isComplete: Bool

    /// Whether the words of several headings are mixed, as where an extractor delivers two headings side by side.
    let isInterleaved: Bool

    /// A word of the headings or of their titles.
    struct Word {
        let token: Int
        let word: HeadingWord
    }

    /// - Parameters:
    ///   - number: the table's index.
    ///   - words: those of the headings and of their titles.
    ///   - isDamaged: whether words that no heading has stand among them.
    /// - Returns: nil where the words name too few columns for a table.
    init?(
        _ table: TableVocabulary, number: Int, words: [Word], end: Int, isDamaged: Bool, in text: DocumentText
    ) {
        guard let first = words.first?.token, let last = words.last?.token,
            words.reduce(0, { $0 | $1.word.marked }).nonzeroBitCount > 1
        else { return nil }
        let keys = Self.keys(of: table, among: words, in: text)
        let found = keys.map(\.column)
        let hasTotal = table.kind.totalColumn.map(found.contains) ?? true
        guard found.count >= (hasTotal ? 2 : 3) || found.count == table.headings.count else { return nil }
        self.table = table
        self.number = number
        self.end = end
        lines = text.tokens[first].line...text.tokens[last].line
        // Beside each other, wide apart, the words of the next line are those of all headings.
        isInterleaved =
            !keys.contains { text.tokens[$0.token].gap.dividesCells } && Self.areInterleaved(words, in: found)
        let isDamaged = isDamaged || Self.hasEmptyCell(words, in: text)
        let mask = found.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
        let isExplained = words.allSatisfy { $0.word.isOfTitle || $0.word.columns & mask != 0 }
        if table.leavesColumnsOut {
            columns = found.sorted()
            isComplete = !isDamaged && isExplained
            headings = Self.order(of: keys, published: table.kind.orders, isInterleaved: isInterleaved, in: text)
        } else {
            // A published table is never without one of its columns: at most one heading may be lost.
            let whole = table.kind.orders.filter { Set($0) == Set(found) }
            let near = table.kind.orders.filter { $0.count == found.count + 1 && Set(found).isSubset(of: $0) }
            // An unreadable heading may be the one that the larger of two published tables has.
            if isDamaged, !whole.isEmpty, !near.isEmpty { return nil }
            let published = whole.isEmpty ? near : whole
            guard let one = published.first, published.allSatisfy({ Set($0) == Set(one) }) else { return nil }
            columns = one
            isComplete = !whole.isEmpty && !isDamaged
            let placed = Self.order(of: keys, published: published, isInterleaved: isInterleaved, in: text)
            let stated = placed?.map(\.column) ?? []
            let order = published.first { $0.filter(found.contains) == stated }
            headings = order.map { order in
                order.map { column in
                    placed?.first { $0.column == column }
                        ?? ColumnHeading(
                            column: column, token: first, line: text.tokens[first].line, extent: 0..<0, ordinal: 0,
                            isWhole: false)
                }
            }
        }
    }

    /// The columns in the row's order.
    var order: [Int]? { headings?.map(\.column) }

    /// Whether the headings stand one a line at one margin, so that an extractor may have moved them.
    var isListed: Bool {
        guard let headings, let first = headings.first else { return false }
        return Set(headings.map(\.line)).count == headings.count
            && headings.allSatisfy { $0.ordinal == 0 && $0.extent.lowerBound == first.extent.lowerBound }
    }

    /// Whether the words can't be divided into the headings of the columns found, one after the other.
    private static func areInterleaved(_ words: [Word], in found: [Int]) -> Bool {
        /// The headings that the words so far may end in: "no" and "report" are words of several.
        var positions: Set<Int> = []
        for word in words.map(\.word) where !(word.isOfTitle && positions.isEmpty) {
            func has(_ position: Int) -> Bool {
                found.indices.contains(position) && word.columns & 1 << UInt32(found[position]) != 0
            }
            let next = positions.isEmpty ? [0] : positions.union(positions.map { $0 + 1 })
            positions = next.filter(has)
            if positions.isEmpty { return true }
        }
        return false
    }

    /// Whether a cell between tabs is empty in the only line of the headings: its heading may be lost.
    private static func hasEmptyCell(_ words: [Word], in text: DocumentText) -> Bool {
        guard words.count <= mostWords, let first = words.first?.token, let last = words.last?.token,
            text.tokens[first].line == text.tokens[last].line
        else { return false }
        let line = text.tokens[first].line
        var ordinals: [Int] = []
        for word in words {
            let ordinal = text.ordinal(of: word.token, line: line)
            if ordinal != ordinals.last { ordinals.append(ordinal) }
        }
        let steps = zip(ordinals, ordinals.dropFirst()).map { $1 - $0 }
        return steps.contains { $0 != steps[0] }
    }

    /// The maximum number of words whose cells are counted. No table's headings have more.
    private static let mostWords = 64

    // MARK: Columns

    /// The words that mark the columns: one a column, the first that no other column accounts for.
    private static func keys(
        of table: TableVocabulary, among words: [Word], in text: DocumentText
    ) -> [(column: Int, token: Int)] {
        let marking = table.headings.indices.map { column in
            words.filter { $0.word.marked & (1 << UInt32(column)) != 0 }.map(\.token)
        }
        var found: [Int: Int] = [:]
        // Columns that share their key come after those with a key of their own.
        let byOwnKey = table.headings.indices.sorted {
            (table.headings[$0].sharers.count, $0) < (table.headings[$1].sharers.count, $1)
        }
        for column in byOwnKey {
            let others = table.headings[column].sharers.filter { found[$0] != nil }.count
            // "Anti-social behaviour" is no social services.
            let own = marking[column].filter { !isPartOfCompound($0, of: table.headings[column], in: text) }
            guard own.count > others else { continue }
            switch table.headings[column].occurrence {
            case .first: found[column] = own[0]
            case .last: found[column] = own[own.count - 1]
            case .afterSharers: found[column] = own[others]
            case .apart: found[column] = own.first { !isEndOfHeading($0, in: text) } ?? own[others]
            }
        }
        return found.sorted { $0.value < $1.value }.map { ($0.key, $0.value) }
    }

    /// Whether a key stands behind a hyphen that joins it to the word before: "anti-social".
    private static func isPartOfCompound(
        _ index: Int, of heading: TableVocabulary.HeadingWords, in text: DocumentText
    ) -> Bool {
        guard index > 1, text.tokens[index].gap == .none, text.tokens[index - 1].isSign("-") else { return false }
        return text.tokens[index - 1].gap == .none && !text.isWord(index - 2, in: heading.words)
    }

    /// Whether "other" ends a heading: "Social services - other", "Corporate and other services".
    private static func isEndOfHeading(_ index: Int, in text: DocumentText) -> Bool {
        let next = index + 1
        if text.word(next, is: "services"), text.tokens[next].gap == .space || text.tokens[next].gap == .none,
            !text.word(next + 1, is: "services")
        {
            return true
        }
        if isBelowJoint(index, in: text) { return true }
        guard index > 0, text.tokens[index - 1].line == text.tokens[index].line,
            !text.tokens[index].gap.dividesCells
        else { return text.tokens[index].gap == .line && text.word(index + 1, is: "services") }
        // "Children and family services Other" are two headings.
        return text.tokens[index - 1].isSign("-") || text.tokens[index - 1].isSign("&")
            || text.word(index - 1, is: "and")
            || text.word(index - 1, is: "services") && text.word(index - 2, is: "social")
    }

    /// Whether a word begins its cell below one that ends with "&" or "and": "Corporate & / Other / Services" over three lines.
    private static func isBelowJoint(_ index: Int, in text: DocumentText) -> Bool {
        let line = text.tokens[index].line
        guard text.tokens[index].gap.dividesCells || text.tokens[index].gap == .line,
            let above = (max(0, line - 2)..<line).last(where: { !text.lines[$0].tokens.isEmpty })
        else { return false }
        let extent = text.extent(of: index..<(index + 1), line: line)
        let tokens = text.lines[above].tokens
        guard tokens.dropFirst().contains(where: { text.tokens[$0].gap.dividesCells }) else { return false }
        return tokens.contains { end in
            let isLast = end + 1 == tokens.upperBound || text.tokens[end + 1].gap.dividesCells
            guard isLast, text.tokens[end].isSign("&") || text.word(end, is: "and") else { return false }
            var start = end
            while start > tokens.lowerBound, !text.tokens[start].gap.dividesCells { start -= 1 }
            return text.extent(of: start..<(end + 1), line: above).overlaps(extent)
        }
    }

    // MARK: Order

    /// The headings in the row's order.
    ///
    /// Words of one line stand in the order of their columns. Of the published orders those that have them so are left;
    /// where there are several, the place across the page decides, and then the sequence of the text, if no heading is torn
    /// apart. An order that was never published counts where one line or the places across the page show it.
    private static func order(
        of keys: [(column: Int, token: Int)], published: [[Int]], isInterleaved: Bool, in text: DocumentText
    ) -> [ColumnHeading]? {
        let headings = keys.map { heading(of: $0.column, at: $0.token, in: text) }
        let set = Set(keys.map(\.column))
        let candidates = published.map { $0.filter(set.contains) }.reduce(into: [[Int]]()) { unique, order in
            if !unique.contains(order) { unique.append(order) }
        }
        let byLine = Dictionary(grouping: headings, by: \.line).values.map { $0.map(\.column) }
        let fitting = candidates.filter { order in
            byLine.allSatisfy { line in order.filter(line.contains) == line }
        }
        let sequence = headings.map(\.column)
        let placed = across(headings)
        // Headings one a line fit every order: one that was never published is an extractor's.
        if byLine.count == headings.count, headings.count > 2, placed == nil, !fitting.contains(sequence) { return nil }
        let order: [Int]
        if fitting.count == 1 {
            order = fitting[0]
        } else if let placed, fitting.contains(placed) {
            order = placed
        } else if fitting.contains(sequence), !isInterleaved {
            order = sequence
        } else if fitting.isEmpty, byLine.count == 1, !isInterleaved {
            order = sequence
        } else if fitting.isEmpty, let placed {
            order = placed
        } else {
            return nil
        }
        return order.compactMap { column in headings.first { $0.column == column } }
    }

    /// The columns by their place across the page; nil where the places of two overlap.
    private static func across(_ headings: [ColumnHeading]) -> [Int]? {
        let isOfCells = headings.contains { $0.ordinal > 0 }
        let sorted = headings.sorted {
            isOfCells ? $0.ordinal < $1.ordinal : $0.extent.lowerBound < $1.extent.lowerBound
        }
        let isAligned = zip(sorted, sorted.dropFirst()).allSatisfy {
            isOfCells ? $0.ordinal < $1.ordinal : $0.extent.upperBound < $1.extent.lowerBound
        }
        return isAligned ? sorted.map(\.column) : nil
    }

    /// The heading of a column, over the cell in which its key stands.
    private static func heading(of column: Int, at token: Int, in text: DocumentText) -> ColumnHeading {
        let line = text.tokens[token].line
        var cell = token..<(token + 1)
        let tokens = text.lines[line].tokens
        while cell.lowerBound > tokens.lowerBound, !text.tokens[cell.lowerBound].gap.dividesCells {
            cell = (cell.lowerBound - 1)..<cell.upperBound
        }
        while cell.upperBound < tokens.upperBound, !text.tokens[cell.upperBound].gap.dividesCells {
            cell = cell.lowerBound..<(cell.upperBound + 1)
        }
        return ColumnHeading(
            column: column, token: token, line: line, extent: text.extent(of: cell, line: line),
            ordinal: text.ordinal(of: token, line: line), isWhole: true)
    }
}
