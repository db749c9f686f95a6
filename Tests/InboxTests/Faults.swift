import Glibc
import Linux
import Synchronization

/// Makes the nth call between ``begin()`` and ``end()`` fail.
final class Faults: Sendable, CustomStringConvertible {
    private struct State {
        var isCounting = false
        var count = 0
        var hasFailed = false
    }
    private let state = Mutex(State())
    private let number: Int

    private let errno: Int32

    init(failing number: Int, errno: Int32 = EIO) {
        self.number = number
        self.errno = errno
    }

    var description: String { "fault \(number)" }
    var hasFailed: Bool { state.withLock { $0.hasFailed } }
    func begin() { state.withLock { $0.isCounting = true } }
    func end() { state.withLock { $0.isCounting = false } }

    var step: ScriptedFileSystem.Step {
        { [self] (call, _) throws(SystemCallError) in
            let fails = state.withLock { state in
                guard state.isCounting else { return false }
                state.count += 1
                guard state.count == number else { return false }
                state.hasFailed = true
                return true
            }
            if fails { throw SystemCallError(call: call, errno: errno) }
        }
    }
}
