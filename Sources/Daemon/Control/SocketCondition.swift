import Synchronization

/// Why nobody can connect to the control socket, for those who are connected.
final class SocketCondition: Sendable {
    private let state = Mutex<String?>(nil)

    /// A sentence; nil while callers can connect.
    var failure: String? {
        get { state.withLock(\.self) }
        set { state.withLock { $0 = newValue } }
    }
}
