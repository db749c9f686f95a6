import Model

/// Letters whose text ends among the statistics: an upload that broke off, or a page that is missing.
extension SentenceReader {
    /// The finding that names the figures of the blocks that a letter should have and that are missing at its end; nil for a letter
    /// that goes on to the remedies, or whose second block is whole.
    ///
    /// Every letter has three blocks. One without any word of the second and third was cut off, and its figures are not
    /// withdrawn.
    func findingOfCut() -> Finding? {
        let matches = statistics.matches.filter { statistics.isStatistics($0.tokens) && $0.meaning.isStatistic }
        guard let last = matches.last, ledger.figures[.upholdRate] != nil,
            range.upperBound - last.tokens.upperBound <= Self.longestEnd,
            !matches.contains(where: { $0.meaning.block == .remedy }), ledger.figures[.complianceOutcomes] == nil,
            text.find("recommendations were due", in: statistics.begin..<range.upperBound) == nil
        else { return nil }
        let named = Set(ledger.findings.flatMap(\.figures))
        let names =
            StatisticSentence.Block.all.flatMap { [$0.rate, $0.peerAverage, $0.count] } + [.upholdInvestigations]
        let missing = names.filter { ledger.figures[$0] == nil && !named.contains($0) }
        guard missing.contains(.complianceOutcomes) else { return nil }
        return Checks.unclear(
            missing, "The text ends before the letter's other statistics: it may be cut off.",
            at: text.place(of: last.tokens))
    }

    /// The number of tokens at most behind the last words of the statistics, which may be a basis with its dates.
    private static let longestEnd = 30
}

extension StatisticSentence {
    /// The block that a phrase is of; nil for one of any block.
    fileprivate var block: Block? {
        switch self {
        case .rate(let block), .share(let block), .count(let block), .heading(let block): block
        default: nil
        }
    }
}
