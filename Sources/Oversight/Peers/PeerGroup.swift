/// The authorities of one type in one year, and the tallies of their letters.
///
/// Sums are whole numbers of hundredths, so that they do not depend on the order in which letters arrive.
struct PeerGroup: Sendable {
    /// The figures of a group's letters for one measure.
    struct Tally: Equatable, Sendable {
        /// The number of letters that state an average, by the average in hundredths.
        private(set) var stated: [Int: Int] = [:]
        /// The average that more than half of the letters that state one agree on, in hundredths.
        private(set) var majority: Int?
        /// The sum of the authorities' own figures, in hundredths.
        private(set) var sum = 0
        /// The number of authorities' own figures.
        private(set) var count = 0

        mutating func add(_ pair: YearSummary.Pair, times: Int) {
            if let own = pair.own {
                sum += times * hundredths(own)
                count += times
            }
            guard let average = pair.average.map(hundredths) else { return }
            stated[average, default: 0] += times
            if stated[average] == 0 { stated[average] = nil }
            let all = stated.values.reduce(0, +)
            majority = stated.first { 2 * $0.value > all }?.key
        }

        /// The mean of the other authorities' own figures, to a tenth; nil for fewer than `minimum`.
        func mean(without pair: YearSummary.Pair, minimum: Int) -> (value: Double, count: Int)? {
            let others = count - (pair.own == nil ? 0 : 1)
            guard others >= max(1, minimum) else { return nil }
            let mean = Double(sum - (pair.own.map(hundredths) ?? 0)) / Double(others)
            return ((mean / 10).rounded() / 10, others)
        }

        /// The averages that contradict one that a letter states: those of other letters, unless most letters agree
        /// with this one.
        func rivals(of pair: YearSummary.Pair) -> [Double] {
            guard stated.count > 1, let average = pair.average.map(hundredths), average != majority else { return [] }
            return stated.keys.filter { $0 != average }.sorted().map { Double($0) / 100 }
        }

        /// Whether an authority with these figures is compared with the same average by two tallies.
        func looks(theSameAs other: Tally, for pair: YearSummary.Pair, published: Bool, minimum: Int) -> Bool {
            if pair.average != nil { return rivals(of: pair) == other.rivals(of: pair) }
            if majority != nil || other.majority != nil { return majority == other.majority }
            return published
                || mean(without: pair, minimum: minimum)?.value == other.mean(without: pair, minimum: minimum)?.value
        }
    }

    /// The authorities' figures, by slug.
    private(set) var members: [String: YearSummary] = [:]
    /// The tallies, in the order of `Measure.allCases`.
    private(set) var tallies = [Tally](repeating: Tally(), count: Measure.allCases.count)

    subscript(measure: Measure) -> Tally { tallies[measure.index] }

    /// Replaces an authority's figures.
    ///
    /// - Parameter summary: The new figures; nil for a year of which nothing is left.
    mutating func replace(_ slug: String, with summary: YearSummary?) {
        let before = members[slug]
        members[slug] = summary
        for measure in Measure.allCases where before?[measure] != summary?[measure] {
            if let before { tallies[measure.index].add(before[measure], times: -1) }
            if let summary { tallies[measure.index].add(summary[measure], times: 1) }
        }
    }

    /// Finds the average that an authority of the group is compared with, from the best source.
    ///
    /// - Parameter lack: the beginning of the reason where there is none: that the authority's own letter states none.
    func average(
        _ measure: Measure, for summary: YearSummary, published: PeerAverages.Row?, minimum: Int, lack: String
    ) -> PeerAverage {
        let pair = summary[measure]
        if let average = pair.average { return .known(average, .letter) }
        let tally = self[measure]
        if let majority = tally.majority {
            return .known(Double(majority) / 100, .otherLetter, count: tally.stated[majority])
        }
        if let published, let value = published.values[measure] {
            return .known(value, .published, source: published.source)
        }
        if let mean = tally.mean(without: pair, minimum: minimum) {
            return .known(mean.value, .computed, count: mean.count)
        }
        let others =
            tally.stated.isEmpty
            ? "no other letter of this type and year does"
            : "the other letters contradict each other ("
                + tally.stated.keys.sorted().map { measure.wording(Double($0) / 100) }.joined(separator: ", ") + ")"
        let count = tally.count - (pair.own == nil ? 0 : 1)
        return .unknown(
            "\(lack), \(others), the published table has none, and for a mean there "
                + (count == 1 ? "is 1 other letter" : "are \(count) other letters")
                + " where \(minimum) \(minimum == 1 ? "is" : "are") needed.")
    }

    /// Finds the first authority by slug whose letter states an average.
    func witness(of average: Double, _ measure: Measure) -> String? {
        members.lazy.filter { $0.value[measure].average.map(hundredths) == hundredths(average) }.map(\.key).min()
    }

    /// Finds the members that are compared with another average than by earlier tallies.
    func members(
        comparedOtherwiseThan before: [Tally], published: PeerAverages.Row?, minimum: Int
    ) -> Set<String> {
        var changed: Set<String> = []
        for (measure, then) in zip(Measure.allCases, before) where self[measure] != then {
            let now = self[measure]
            let isPublished = published?.values[measure] != nil
            for (slug, summary) in members
            where !now.looks(theSameAs: then, for: summary[measure], published: isPublished, minimum: minimum) {
                changed.insert(slug)
            }
        }
        return changed
    }
}

/// Converts to hundredths. Numbers beyond any document's are cut off: a misread number must not stop the daemon.
private func hundredths(_ value: Double) -> Int { Int(max(-1e12, min(1e12, (value * 100).rounded()))) }

extension Measure {
    fileprivate var index: Int {
        switch self {
        case .uphold: 0
        case .compliance: 1
        case .remedy: 2
        case .upheldPer100k: 3
        }
    }
}
