/// A rule of a page: a thin straight line along a row of points or a column.
struct PageRule: Hashable, Sendable {
    /// Where it lies across its direction, in points of the page.
    var position: Double
    /// From where to where it runs.
    var start: Double
    var end: Double

    /// Whether it passes a place of its direction.
    func passes(_ place: Double, _ reach: Double = 0) -> Bool { start - reach <= place && place <= end + reach }
}

/// The rules of a page that run down it, and those that run across.
struct PageRules: Hashable, Sendable {
    var down: [PageRule] = []
    var across: [PageRule] = []

    /// The rules that lines of points are the pieces of. A rule that does not lie quite straight comes in pieces side by side.
    ///
    /// - Parameter reach: how far pieces of a rule are apart at the most.
    static func joined(_ pieces: [PageRule], _ reach: Double) -> [PageRule] {
        var rules: [PageRule] = []
        // The rules that later pieces may still join. A page may have thousands behind them.
        var open: [Int] = []
        for piece in pieces.sorted(by: { ($0.position, $0.start) < ($1.position, $1.start) }) {
            open.removeAll { piece.position - rules[$0].position > reach }
            let near = open.last { index in
                piece.start <= rules[index].end + 3 * reach && rules[index].start <= piece.end + 3 * reach
            }
            guard let near else {
                open.append(rules.count)
                rules.append(piece)
                continue
            }
            rules[near].position = piece.position
            rules[near].start = min(rules[near].start, piece.start)
            rules[near].end = max(rules[near].end, piece.end)
        }
        return rules
    }
}
