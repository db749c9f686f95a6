/// Where the transitions are that wait to be told, in the order in which they happened.
struct PendingIndex: Sendable {
    private var homes: [String: State.Home] = [:]
    /// Their transitions; one that is not among the homes has been told.
    private var order: [String] = []
    /// Before it everything has been told.
    private var start = 0

    init() {}

    init(_ waiting: [(marks: YearRecord.BookMarks, home: State.Home)]) {
        let all = waiting.flatMap { waiting in
            waiting.marks.pending.enumerated().map { (at: $1.at, id: $1.id, index: $0, home: waiting.home) }
        }
        // Those of a record are in order; of those of the same second in several records any may be first.
        let sorted = all.sorted { ($0.at, $0.home.name, $0.index) < ($1.at, $1.home.name, $1.index) }
        for waiting in sorted { append(waiting.id, home: waiting.home) }
    }

    mutating func append(_ id: String, home: State.Home) {
        if homes.updateValue(home, forKey: id) == nil { order.append(id) }
    }

    /// - Returns: where it was; nil for one that is not waiting.
    mutating func remove(_ id: String) -> State.Home? {
        guard let home = homes.removeValue(forKey: id) else { return nil }
        while start < order.count, homes[order[start]] == nil { start += 1 }
        if start > 64, start > order.count / 2 {
            order.removeFirst(start)
            start = 0
        }
        return home
    }

    /// The transitions that wait, the oldest first.
    var transitions: some Sequence<(id: String, home: State.Home)> {
        order[start...].lazy.compactMap { id in homes[id].map { (id, $0) } }
    }
}
