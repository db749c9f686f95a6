import Synchronization

/// The open connections. Each user has a share of them, so that nobody locks the others out.
final class ConnectionTable: Sendable {
    typealias Number = Int

    private struct Entry {
        let user: UInt32
        let activity: ConnectionActivity
        let close: @Sendable () -> Void
    }

    private struct Content {
        var entries: [Number: Entry] = [:]
        var next = 0

        /// The connection that is idle for the longest time, among some.
        func idle(among numbers: [Number]) -> Number? {
            oldest(among: numbers.filter { entries[$0]?.activity.isBusy == false })
        }

        /// The connection whose last call is the longest ago, among some.
        func oldest(among numbers: [Number]) -> Number? {
            numbers.min { (entries[$0]?.activity.lastCall ?? .now) < (entries[$1]?.activity.lastCall ?? .now) }
        }

        func numbers(of user: UInt32) -> [Number] { entries.filter { $0.value.user == user }.map(\.key) }
    }

    private let limits: SocketLimits
    private let content = Mutex(Content())

    init(limits: SocketLimits) { self.limits = limits }

    /// Admits a connection. Where the user, or all users, have as many as they may, it takes the place of an idle one: of the
    /// user's own, or of those of the user who has the most. A user who has none takes the place of a busy one where none is idle.
    /// Root is always admitted.
    ///
    /// - Parameter close: closes the connection; called where another one takes its place.
    /// - Returns: the number by which to remove it; nil where it is not admitted.
    func admit(
        user: UInt32, _ activity: ConnectionActivity, close: @escaping @Sendable () -> Void
    ) -> Number? {
        let (number, replaced) = content.withLock { content -> (Number?, Entry?) in
            var victim: Number?
            let own = content.numbers(of: user)
            if own.count >= limits.connectionsPerUser {
                victim = content.idle(among: own)
                guard victim != nil || user == 0 else { return (nil, nil) }
            } else if user != 0, content.entries.values.count(where: { $0.user != 0 }) >= limits.connections {
                let shares = Dictionary(grouping: content.entries.filter { $0.value.user != 0 }) { $0.value.user }
                let others = shares.values.filter { $0.count > own.count }.sorted { $0.count > $1.count }
                victim = others.compactMap { content.idle(among: $0.map(\.key)) }.first ?? content.idle(among: own)
                // Else four users who read no replies could lock out all the others.
                if own.isEmpty, victim == nil { victim = others.first.flatMap { content.oldest(among: $0.map(\.key)) } }
                guard victim != nil else { return (nil, nil) }
            }
            let replaced = victim.flatMap { content.entries.removeValue(forKey: $0) }
            let number = content.next
            content.next += 1
            content.entries[number] = Entry(user: user, activity: activity, close: close)
            return (number, replaced)
        }
        replaced?.close()
        return number
    }

    func remove(_ number: Number) { content.withLock { _ = $0.entries.removeValue(forKey: number) } }
}
