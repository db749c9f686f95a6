/// Lets a few long lists be answered at the same time, and of those that wait first the ones of users who have none in hand.
actor ListQueue {
    private struct Waiting {
        let user: UInt32
        let turn: CheckedContinuation<Void, Never>
    }

    private let limit: Int
    private var running: [UInt32] = []
    private var waiting: [Waiting] = []

    /// - Parameter limit: the number of lists at the same time.
    init(limit: Int) { self.limit = limit }

    /// Runs a body when it is the user's turn.
    func withTurn<Result: Sendable>(
        of user: UInt32, _ body: @Sendable () async throws -> Result
    ) async rethrows -> Result {
        if running.count < limit {
            running.append(user)
        } else {
            await withCheckedContinuation { waiting.append(Waiting(user: user, turn: $0)) }
        }
        defer { passTurn(from: user) }
        return try await body()
    }

    private func passTurn(from user: UInt32) {
        if let index = running.firstIndex(of: user) { running.remove(at: index) }
        guard !waiting.isEmpty else { return }
        let next = waiting.remove(at: waiting.firstIndex { !running.contains($0.user) && $0.user != user } ?? 0)
        running.append(next.user)
        next.turn.resume()
    }
}
