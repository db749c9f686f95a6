import Linux
import Synchronization

/// The turn of the one file whose tree takes much memory, which it keeps until its texts are read.
///
/// A small archive may unpack to 128 MiB. Several at a time would take the memory that the whole service may have.
public final class LargeTreeTurn: Sendable {
    /// The turn that the trees of a file take; nil outside of `during`.
    @TaskLocal static var current: LargeTreeTurn?

    private static let turns = AsyncSemaphore(permits: 1)
    private let isHeld = Mutex(false)

    init() {}

    /// Runs a body, and keeps a turn that a tree in it takes until the body has ended.
    public static func during<Value, Failure: Error>(
        _ body: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let turn = LargeTreeTurn()
        defer { turn.release() }
        let result = await $current.withValue(turn) { () async -> Result<Value, Failure> in
            do throws(Failure) {
                return .success(try await body())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Waits for the turn, unless it is held already.
    func acquire() async {
        if isHeld.withLock({ $0 }) { return }
        await Self.turns.acquire()
        isHeld.withLock { $0 = true }
    }

    func release() {
        let wasHeld = isHeld.withLock { isHeld in
            defer { isHeld = false }
            return isHeld
        }
        if wasHeld { Self.turns.release() }
    }
}
