import Model

/// The authorities of one type in one year, and what their letters amount to together.
///
/// Sums are kept in hundredths, in whole numbers, so that they do not depend on the order in which letters arrive.
struct PeerGroup: Sendable {
    /// What the letters of a group say of one measure.
    struct Tally: Equatable, Sendable {
        /// How many letters state an average, by the average in hundredths.
        private(set) var stated: [Int: Int] = [:]
        /// The average that more than half of the letters that state one agree on.
        private(set) var majority: Int?
        /// Of the authorities' own figures, in hundredths.
        private(set) var sum = 0
        /// How many authorities' own figures there are.
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

        /// The mean of the others' own figures, to a tenth; nil where there are too few.
        func mean(without pair: YearSummary.Pair, minimum: Int) -> (value: Double, count: Int)? {
            let others = count - (pair.own == nil ? 0 : 1)
            guard others >= max(1, minimum) else { return nil }
            let mean = Double(sum - (pair.own.map(hundredths) ?? 0)) / Double(others)
            return ((mean / 10).rounded() / 10, others)
        }

        /// The other averages that letters state, where this one is not what most of them agree on.
        func rivals(of pair: YearSummary.Pair) -> [Double] {
            guard stated.count > 1, let average = pair.average.map(hundredths), average != majority else { return [] }
            return stated.keys.filter { $0 != average }.sorted().map { Double($0) / 100 }
        }

        /// Whether what an authority with these figures is compared with is the same here and there.
        func looks(theSameAs other: Tally, for pair: YearSummary.Pair, published: Bool, minimum: Int) -> Bool {
            if pair.average != nil { return rivals(of: pair) == other.rivals(of: pair) }
            if majority != nil || other.majority != nil { return majority == other.majority }
            return published
                || mean(without: pair, minimum: minimum)?.value == other.mean(without: pair, minimum: minimum)?.value
        }
    }

    /// By slug.
    private(set) var members: [String: YearSummary] = [:]
    /// In the order of `Measure.allCases`.
    private(set) var tallies = [Tally](repeating: Tally(), count: Measure.allCases.count)

    subscript(measure: Measure) -> Tally { tallies[measure.index] }

    /// Puts an authority's year in the place of what it was before.
    ///
    /// - Parameter summary: nil where nothing is left of it.
    mutating func replace(_ slug: String, with summary: YearSummary?) {
        let before = members[slug]
        members[slug] = summary
        for measure in Measure.allCases where before?[measure] != summary?[measure] {
            if let before { tallies[measure.index].add(before[measure], times: -1) }
            if let summary { tallies[measure.index].add(summary[measure], times: 1) }
        }
    }

    /// The average that an authority of the group is compared with, from the best source that there is.
    func average(
        _ measure: Measure, for summary: YearSummary, published: PeerAverages.Row?, minimum: Int
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
            "The letter states no average, \(others), the published table has none, and for a mean there "
                + (count == 1 ? "is 1 other letter" : "are \(count) other letters")
                + " where \(minimum) \(minimum == 1 ? "is" : "are") needed.")
    }

    /// An authority whose letter states the average, the first by slug.
    func witness(of average: Double, _ measure: Measure) -> String? {
        members.lazy.filter { $0.value[measure].average.map(hundredths) == hundredths(average) }.map(\.key).min()
    }

    /// The members that are compared with something else than when the tallies were those given.
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

/// What no document can mean is cut off: a misread number must not stop the daemon.
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

/// The peer groups of a store: what the rules of others need of each authority's year, by type and year.
struct PeerIndex: Sendable {
    /// Names a group.
    struct Key: Hashable, Sendable {
        var kind: Authority.Kind
        var period: Period

        /// nil for an authority that is in none of the Ombudsman's five peer groups.
        init?(_ kind: Authority.Kind, _ period: Period) {
            guard kind != .other else { return nil }
            self.kind = kind
            self.period = period
        }
    }

    private var groups: [Key: PeerGroup] = [:]

    subscript(key: Key) -> PeerGroup { groups[key] ?? PeerGroup() }

    mutating func replace(_ slug: String, in key: Key, with summary: YearSummary?) {
        groups[key, default: PeerGroup()].replace(slug, with: summary)
    }
}
