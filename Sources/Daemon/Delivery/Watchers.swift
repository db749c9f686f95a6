import Oversight
import Synchronization

/// The callers who watch the steps of alerts. Whoever commits a step never waits for one of them.
final class Watchers: Sendable {
    private let all = Mutex<[Watcher]>([])

    var isEmpty: Bool { all.withLock(\.isEmpty) }

    /// Adds a watcher.
    ///
    /// - Parameter isWanted: whether it wants the steps of an alert.
    func add(limit: Int = Watcher.limit, _ isWanted: @escaping @Sendable (Alert) -> Bool) -> Watcher {
        let watcher = Watcher(limit: limit, isWanted)
        all.withLock { $0.append(watcher) }
        return watcher
    }

    func remove(_ watcher: Watcher) {
        all.withLock { $0.removeAll { $0 === watcher } }
        watcher.finish()
    }

    /// Hands committed steps to those who want them.
    func publish(_ transitions: [Transition]) {
        for watcher in all.withLock(\.self) { watcher.take(transitions) }
    }

    /// Ends all watches.
    func finish() {
        let ended = all.withLock { all in
            defer { all = [] }
            return all
        }
        for watcher in ended { watcher.finish() }
    }
}

/// One caller's queue of steps. It is bounded: steps that find it full are dropped and counted.
final class Watcher: Sendable {
    /// An entry of the queue.
    enum Entry: Equatable, Sendable {
        case step(Transition)
        /// Steps that were dropped, in the place of the first of them.
        case missed(Int)
    }

    private struct Content {
        var steps: ArraySlice<Transition> = []
        var dropped = 0
    }

    /// The number of steps that wait for a caller at most.
    static let limit = 4096

    private let limit: Int
    private let isWanted: @Sendable (Alert) -> Bool
    private let content = Mutex(Content())
    private let signal = WakeSignal()

    init(limit: Int, _ isWanted: @escaping @Sendable (Alert) -> Bool) {
        self.limit = limit
        self.isWanted = isWanted
    }

    func take(_ transitions: [Transition]) {
        let wanted = transitions.filter { isWanted($0.alert) }
        guard !wanted.isEmpty else { return }
        content.withLock { content in
            // Once something is missing, what follows must not come before the word of it.
            let room = content.dropped > 0 ? 0 : max(0, limit - content.steps.count)
            content.steps += wanted.prefix(room)
            content.dropped += max(0, wanted.count - room)
        }
        signal.send()
    }

    /// Waits for the next entry; nil where the watch is over.
    func next() async -> Entry? {
        if let entry = pop() { return entry }
        for await _ in signal.wakes {
            if let entry = pop() { return entry }
        }
        return nil
    }

    private func pop() -> Entry? {
        content.withLock { content in
            if let step = content.steps.popFirst() { return .step(step) }
            guard content.dropped > 0 else { return nil }
            defer { content.dropped = 0 }
            return .missed(content.dropped)
        }
    }

    func finish() { signal.finish() }
}
