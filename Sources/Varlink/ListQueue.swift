/// Lets a few long lists be collected at the same time, each for the caller whose turn it is.
///
/// A collected list takes memory, so a turn is needed to hold one. A caller who does not read its reply, or reads for long, gives its
/// turn to one who waits: its list is released, and collected again when it has the next turn. Root never waits.
actor ListQueue {
    /// A caller's turn.
    typealias Turn = Int

    fileprivate struct Holder {
        let user: UInt32
        let since: ContinuousClock.Instant
        /// Since when a part of the reply is being sent; nil while one is being made.
        var sendingSince: ContinuousClock.Instant?
        let release: @Sendable () async -> Void
    }

    private struct Waiting {
        let turn: Turn
        let user: UInt32
        let release: @Sendable () async -> Void
        let begin: CheckedContinuation<Void, any Error>
    }

    private let limits: SocketLimits
    private var holders: [Turn: Holder] = [:]
    private var waiting: [Waiting] = []
    private var next: Turn = 0
    /// The number of turns that had begun when a user's last one did.
    private var lastTurns: [UInt32: Int] = [:]
    private var begun = 0

    init(limits: SocketLimits) { self.limits = limits }

    /// Waits for a turn.
    ///
    /// - Parameter release: releases the list; called where the turn goes to another caller.
    /// - Throws: `CancellationError` where the task was cancelled meanwhile.
    func begin(of user: UInt32, release: @escaping @Sendable () async -> Void) async throws -> Turn {
        let turn = next
        next += 1
        if user == 0 || hasRoom(for: user) {
            begin(turn, of: user, release)
            return turn
        }
        async let _: Void = watch(for: turn)
        try await withCheckedThrowingContinuation { (begin: CheckedContinuation<Void, any Error>) in
            guard !Task.isCancelled else { return begin.resume(throwing: CancellationError()) }
            waiting.append(Waiting(turn: turn, user: user, release: release, begin: begin))
        }
        return turn
    }

    /// Notes that a part of the reply is being sent.
    func send(in turn: Turn) async {
        holders[turn]?.sendingSince = .now
        if !waiting.isEmpty { await endTurns() }
    }

    /// Notes that the next part is being made.
    ///
    /// - Returns: whether the turn still lasts.
    func resume(_ turn: Turn) -> Bool {
        holders[turn]?.sendingSince = nil
        return holders[turn] != nil
    }

    /// Ends a turn, where it still lasts.
    func end(_ turn: Turn) {
        guard holders.removeValue(forKey: turn) != nil else { return }
        admit()
    }

    /// The number of callers who wait.
    var waitingCount: Int { waiting.count }

    private func abandon(_ turn: Turn) {
        guard let index = waiting.firstIndex(where: { $0.turn == turn }) else { return }
        waiting.remove(at: index).begin.resume(throwing: CancellationError())
    }

    private func count(of user: UInt32) -> Int { holders.values.count { $0.user == user } }

    private func hasRoom(for user: UInt32) -> Bool {
        holders.values.count { $0.user != 0 } < limits.lists && count(of: user) < limits.listsPerUser
    }

    private func begin(_ turn: Turn, of user: UInt32, _ release: @escaping @Sendable () async -> Void) {
        holders[turn] = Holder(user: user, since: .now, release: release)
        begun += 1
        if lastTurns.count > 1000 { lastTurns = [:] }
        lastTurns[user] = begun
    }

    /// Begins the turns that can begin: first those of users who have none, and whose last one is the longest ago.
    private func admit() {
        while let index = waiting.indices.filter({ hasRoom(for: waiting[$0].user) })
            .min(by: { place(of: waiting[$0].user, $0) < place(of: waiting[$1].user, $1) })
        {
            let caller = waiting.remove(at: index)
            begin(caller.turn, of: caller.user, caller.release)
            caller.begin.resume()
        }
    }

    private func place(of user: UInt32, _ index: Int) -> (Int, Int, Int) {
        (count(of: user), lastTurns[user] ?? 0, index)
    }

    /// Ends the turns that have lasted long enough, until a waiting caller has its turn or has gone.
    private func watch(for turn: Turn) async {
        repeat { await endTurns() } while (try? await Task.sleep(for: Self.interval)) != nil
        abandon(turn)
    }

    private static let interval = Duration.milliseconds(100)

    /// Ends turns of callers who do not read, or have read for long, as many as callers wait for.
    private func endTurns() async {
        admit()
        var ended: [Holder] = []
        while let turn = turnToEnd() {
            if let holder = holders.removeValue(forKey: turn) { ended.append(holder) }
            admit()
        }
        for holder in ended { await holder.release() }
    }

    /// The turn that is to end for one of the callers who wait: of those in its way the oldest that may end.
    private func turnToEnd() -> Turn? {
        let now = ContinuousClock.now
        for caller in waiting {
            let mayGoOn = count(of: caller.user) < limits.listsPerUser
            // A user's own turns are in the way, or any.
            let candidates = holders.filter { $0.value.user != 0 && (mayGoOn || $0.value.user == caller.user) }
            let ending = candidates.filter { $0.value.mayEnd(at: now, limits) }
            if let turn = ending.min(by: { $0.value.since < $1.value.since })?.key { return turn }
        }
        return nil
    }
}

extension ListQueue.Holder {
    fileprivate func mayEnd(at now: ContinuousClock.Instant, _ limits: SocketLimits) -> Bool {
        guard let sendingSince else { return false }
        return sendingSince.duration(to: now) >= limits.listPatience || since.duration(to: now) >= limits.listTime
    }
}
