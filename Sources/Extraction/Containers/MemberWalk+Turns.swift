import Linux
import Model
import Synchronization

extension MemberWalk {
    /// The largest tree, in bytes, of which several are read at the same time. Letters and reports with their attachments take less.
    static let smallSize = 16 << 20
    /// The number of such trees. Of larger ones one is read at a time (`LargeTreeTurn`). A file inside needs no turn of its own, so that
    /// none waits for the file around it.
    private static let turns = AsyncSemaphore(permits: 4)

    /// Makes a walk: as one of several that are small, and where the tree turns out not to be, anew in the turn of large ones. The size of
    /// a tree is known only when it is taken apart.
    func inTurn<Value: Sendable>(
        _ walk: @Sendable (MemberWalk) async throws(ExtractionFailure) -> Value
    ) async throws(ExtractionFailure) -> Value {
        let isSmall = limits.size <= Self.smallSize
        var small = limits
        small.size = min(limits.size, Self.smallSize)
        let trial = isSmall ? self : MemberWalk(by: extractors, limits: small, isTrial: true)
        await Self.turns.acquire()
        let result = await Self.result { () async throws(ExtractionFailure) in try await walk(trial) }
        Self.turns.release()
        guard !isSmall, case .failure(.refused(let refusal)) = result, refusal.code == .tooLarge else {
            return try result.get()
        }
        let kept = LargeTreeTurn.current
        let turn = kept ?? LargeTreeTurn()
        await turn.acquire()
        defer { if kept == nil { turn.release() } }
        return try await walk(self)
    }

    static func result<Value: Sendable>(
        _ body: () async throws(ExtractionFailure) -> Value
    ) async -> Result<Value, ExtractionFailure> {
        do throws(ExtractionFailure) {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}

/// The sum of the sizes of texts. Few bytes may decode to many.
final class TextSize: Sendable {
    private let sum = Atomic(0)

    func add(_ parts: [TextPart]) {
        let size = parts.reduce(0) { $0 + ((try? $1.text.get().count) ?? 0) }
        sum.add(size, ordering: .relaxed)
    }

    func isAbove(_ limit: Int) -> Bool { sum.load(ordering: .relaxed) > limit }
}
