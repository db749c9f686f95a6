/// Finds the records of the pending transitions, in the order in which the transitions happened.
struct PendingIndex: Sendable {
    /// By the transition's id.
    private var homes: [String: State.Home] = [:]
    /// The transitions' ids. One that is not among the homes has been delivered.
    private var order: [String] = []
    /// Everything before this index has been delivered.
    private var start = 0

    init() {}

    init(_ books: [(marks: YearRecord.BookMarks, home: State.Home)]) {
        let all = books.flatMap { book in
            book.marks.pending.enumerated().map { (at: $1.at, id: $1.id, index: $0, home: book.home) }
        }
        // The transitions of one record are in order. Of several records' in the same second any may be first.
        let sorted = all.sorted { ($0.at, $0.home.name, $0.index) < ($1.at, $1.home.name, $1.index) }
        for transition in sorted { append(transition.id, home: transition.home) }
    }

    mutating func append(_ id: String, home: State.Home) {
        if homes.updateValue(home, forKey: id) == nil { order.append(id) }
    }

    /// Removes a transition that was delivered.
    ///
    /// - Returns: its record; nil for a transition that is not pending.
    mutating func remove(_ id: String) -> State.Home? {
        guard let home = homes.removeValue(forKey: id) else { return nil }
        while start < order.count, homes[order[start]] == nil { start += 1 }
        if start > 64, start > order.count / 2 {
            order.removeFirst(start)
            start = 0
        }
        return home
    }

    /// The pending transitions' ids, the oldest first.
    var transitions: some Sequence<(id: String, home: State.Home)> {
        order[start...].lazy.compactMap { id in homes[id].map { (id, $0) } }
    }
}
