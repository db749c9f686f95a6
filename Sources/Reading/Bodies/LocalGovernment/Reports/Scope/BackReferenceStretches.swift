import Model

/// The sentences and tables before sentences that refer back (`BackReference`), whose numbers those leave unresolved.
///
/// Of several references the first one gives the words. No sentence is walked over more than a few times, however many sentences
/// refer back: what was walked over is one stretch for the references behind it.
struct BackReferenceStretches: Sendable {
    /// Neighbouring sentences that a reference walked over.
    private struct Stretch {
        var first: Int
        /// Whether one of them counts, so that all of them are bound.
        var hasCount: Bool
    }

    /// The scope that a reference gives each sentence; nil where none refers to it.
    private var scopes: [ReportScope?]
    /// The first token of each sentence.
    private let starts: [Int]
    /// The tables, in order.
    private var tables: [(tokens: Range<Int>, scope: ReportScope)] = []
    /// By the last sentence of each.
    private var stretches: [Int: Stretch] = [:]

    init(_ sentences: [ReportOutline.Sentence]) {
        scopes = Array(repeating: nil, count: sentences.count)
        starts = sentences.map(\.tokens.lowerBound)
    }

    /// Returns the scope that a sentence behind a token gives it; nil where none does.
    func scope(of token: Int) -> ReportScope? {
        let next = starts.partitioningIndex { $0 > token }
        if next > 0, let scope = scopes[next - 1] { return scope }
        let table = tables.partitioningIndex { $0.tokens.upperBound > token }
        return table < tables.count && tables[table].tokens.contains(token) ? tables[table].scope : nil
    }

    /// Binds the sentences before one that refers back, from the nearest to the one at which the reference ends.
    ///
    /// - Parameters:
    ///   - first: the first sentence to which it may refer.
    ///   - table: the tokens of the table above those sentences, to which it refers where none of them counts.
    ///   - isCount: whether the sentence at an index counts.
    ///   - isEnd: whether a reference to a count ends at the sentence at an index.
    /// - Returns: whether it refers to numbers.
    mutating func bind(
        from first: Int, before index: Int, table: Range<Int>?, to scope: ReportScope, isCount: (Int) -> Bool,
        isEnd: (Int) -> Bool
    ) -> Bool {
        var hasCount = false
        var start = index
        // The sentences that no earlier reference has bound.
        var walked: [Range<Int>] = []
        while start > first {
            let last = start - 1
            // A count that was found ends within what has none.
            if let stretch = stretches[last], stretch.first >= first, stretch.hasCount || !hasCount {
                start = stretch.first
                if stretch.hasCount { hasCount = true } else { walked.append(start..<last + 1) }
            } else {
                start = last
                if !hasCount { hasCount = isCount(last) }
                walked.append(last..<last + 1)
            }
            stretches[last] = nil
            if hasCount, isEnd(start) { break }
        }
        if !hasCount, let table {
            hasCount = true
            if tables.last?.tokens != table { tables.append((table, scope)) }
        }
        if start < index { stretches[index - 1] = Stretch(first: start, hasCount: hasCount) }
        guard hasCount else { return false }
        for index in walked.joined() where scopes[index] == nil { scopes[index] = scope }
        return true
    }
}
