import Model

/// The copies of one letter, page or report: documents of one kind and date that say the same.
struct Edition {
    /// The documents, the first arrival first. Never empty.
    private(set) var copies: [FiledReading]
    let statements: Statements
    /// The latest arrival of any copy.
    private var latest: Order

    /// The place of an arrival among others. An older store has no numbers of arrivals: there the time counts, which has no more
    /// than seconds.
    private struct Order: Comparable {
        let number: Int
        let at: Timestamp
        let offset: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.number, left.at, left.offset) < (right.number, right.at, right.offset)
        }
    }

    /// Groups documents of one kind and date into editions.
    ///
    /// - Parameter documents: in the order of their first arrival.
    /// - Returns: the editions with the most figures first, so that a copy that was cut off never comes before the whole document.
    ///   Of those with equally many, the ones whose text contradicts itself least come first, then those that arrived last. Of
    ///   editions with the same figures the one with the most remarks and contradictions comes first: the other lost them.
    static func editions(of documents: [FiledReading]) -> [Edition] {
        var editions: [Edition] = []
        var places: [Statements: Int] = [:]
        for (offset, filed) in documents.enumerated() {
            let marks = filed.marks
            let order = Order(number: filed.about.latestArrival, at: marks.lastArrival, offset: offset)
            if let place = places[marks.statements] {
                editions[place].copies.append(filed)
                editions[place].latest = max(editions[place].latest, order)
            } else {
                places[marks.statements] = editions.count
                editions.append(Edition(copies: [filed], statements: marks.statements, latest: order))
            }
        }
        return Dictionary(grouping: editions, by: \.statements.figures).values.compactMap { Family($0) }
            .sorted { $0.rank > $1.rank }.flatMap(\.editions)
    }

    /// The editions that have the same figures.
    private struct Family {
        /// The one with the most remarks and contradictions first.
        let editions: [Edition]
        /// The number of figures, then how little the cleanest text contradicts itself, then the latest arrival.
        let rank: (Int, Int, Order)

        init?(_ editions: [Edition]) {
            guard let latest = editions.map(\.latest).max(), let first = editions.first,
                let contradictions = editions.map(\.statements.contradictionCount).min()
            else { return nil }
            self.editions = editions.sorted {
                ($0.statements.findingCount, $0.latest) > ($1.statements.findingCount, $1.latest)
            }
            rank = (first.statements.figures.count, -contradictions, latest)
        }
    }
}
