import Model

/// The copies of one letter, page or report: documents of one kind and date that say the same.
struct Edition {
    /// The documents, the first arrival first. Never empty.
    private(set) var copies: [FiledReading]
    let statements: Statements
    /// The latest arrival of any copy.
    private var latest: Order

    /// The place of an arrival among others. A time has no more than seconds, so of arrivals in one second that of the
    /// document that arrived more often counts as the later.
    private struct Order: Comparable {
        let at: Timestamp
        let arrivals: Int
        let offset: Int

        static func < (left: Self, right: Self) -> Bool {
            (left.at, left.arrivals, left.offset) < (right.at, right.arrivals, right.offset)
        }
    }

    /// Groups documents of one kind and date into editions.
    ///
    /// - Parameter documents: in the order of their first arrival.
    /// - Returns: the edition with the most figures first; of equal ones that with the most remarks and contradictions in its
    ///   text, then that which arrived last. So a copy that was cut off never comes before the whole document.
    static func editions(of documents: [FiledReading]) -> [Edition] {
        var editions: [Edition] = []
        var places: [Statements: Int] = [:]
        for (offset, filed) in documents.enumerated() {
            let marks = filed.marks
            let order = Order(at: marks.lastArrival, arrivals: filed.about.arrivals, offset: offset)
            if let place = places[marks.statements] {
                editions[place].copies.append(filed)
                editions[place].latest = max(editions[place].latest, order)
            } else {
                places[marks.statements] = editions.count
                editions.append(Edition(copies: [filed], statements: marks.statements, latest: order))
            }
        }
        return editions.sorted { $0.rank > $1.rank }
    }

    private var rank: (Int, Int, Order) { (statements.figureCount, statements.count, latest) }
}
