import Dispatch
@testable import Inbox
import Linux

/// A watch that never reports an event.
final class SilentWatch: ChangeWatch {
    private let refusal: Int32?

    init(refusing errno: Int32? = nil) { refusal = errno }

    func listen(on _: DispatchQueue, then _: ListenerExecutor, _: @escaping @Sendable () -> Void) -> Listener? { nil }
    func add(_ directory: Descriptor) throws(SystemCallError) -> Int32 {
        if let refusal { throw SystemCallError(call: "inotify_add_watch", errno: refusal) }
        return 1
    }
    func remove(_ watch: Int32) {}
    func read() throws(SystemCallError) -> [WatchEvent] { [] }
}
