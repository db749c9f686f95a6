public import Model

// The transitions that are not delivered yet.

extension State {
    /// The pending transitions, in the order in which they happened. Those of silenced alerts come when the silence
    /// ends.
    public var outbox: [Transition] { outbox(limit: .max) }

    /// The first of the pending transitions.
    ///
    /// - Parameters:
    ///   - limit: The maximum number of transitions.
    ///   - alerts: The ids of alerts to pass over.
    public func outbox(limit: Int, without alerts: Set<String> = []) -> [Transition] {
        var transitions: [Transition] = []
        forEachPending { transition in
            if !alerts.contains(transition.alert.id) { transitions.append(transition) }
            return transitions.count < limit
        }
        return transitions
    }

    /// The number of transitions that wait for the journal, and the time of the oldest; those of silenced alerts do not count.
    public var undelivered: (count: Int, oldest: Timestamp?) {
        var count = 0
        var oldest: Timestamp?
        forEachPending { transition in
            count += 1
            oldest = oldest.map { min($0, transition.at) } ?? transition.at
            return true
        }
        return (count, oldest)
    }

    /// Calls a body with each pending transition of an alert that is not silenced, the oldest first, until it returns false.
    private func forEachPending(_ body: (Transition) -> Bool) {
        // The transitions of one record stand in its book in the same order, so that the search for one goes on behind the
        // one before: thousands of steps of one alert are gone through once, and not once for each.
        var books: [Home: (pending: [Transition], next: Int)] = [:]
        for (id, home) in pending.transitions {
            var book = books[home] ?? (book(at: home)?.pending ?? [], 0)
            if !book.pending.indices.contains(book.next) || book.pending[book.next].id != id {
                guard let index = book.pending.firstIndex(where: { $0.id == id }) else { continue }
                book.next = index
            }
            let transition = book.pending[book.next]
            book.next += 1
            books[home] = book
            if !isSilenced(transition.alert), !body(transition) { return }
        }
    }
}
