import Synchronization

/// Lets a number of tasks do something at a time, in the order of asking.
public final class Slots: Sendable {
    private struct Content {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let content: Mutex<Content>

    /// - Parameter count: how many at a time.
    public init(_ count: Int) { content = Mutex(Content(free: count)) }

    /// Waits for a slot, which has to be left again. It does not heed cancellation: those before it do, and leave.
    public func enter() async {
        await withCheckedContinuation { continuation in
            let isFree = content.withLock { content in
                guard content.free > 0 else {
                    content.waiting.append(continuation)
                    return false
                }
                content.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    public func leave() {
        let next = content.withLock { content -> CheckedContinuation<Void, Never>? in
            guard content.waiting.isEmpty else { return content.waiting.removeFirst() }
            content.free += 1
            return nil
        }
        next?.resume()
    }
}
