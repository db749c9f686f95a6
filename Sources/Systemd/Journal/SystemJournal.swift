/// The system's journal.
public struct SystemJournal: JournalSink {
    /// The journal's socket. libsystemd uses this path, and it can't be set.
    static let socketPath = "/run/systemd/journal/socket"

    public init() {}

    /// Whether the journal's socket exists. It may exist while no journal listens.
    public var isPresent: Bool { SystemCalls.isSocket(Self.socketPath) }

    /// Whether a journal, or the service manager in its place, accepts entries.
    public var isListening: Bool { SystemCalls.isListening(Self.socketPath) }

    /// - Throws: ``SystemdError/Code/journalUnavailable`` when no journal listens,
    ///   ``SystemdError/Code/journalRefused`` when the journal refused this entry.
    @discardableResult
    public func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute {
        // libsystemd reports success when there is no socket, so the socket is checked before and after the call.
        guard isPresent else { throw Self.unavailable(nil) }
        let result = Libsystemd.sendToJournal(entry.allFields.map(\.bytes))
        switch -result {
        case 0 where isPresent: return .journal
        case 0: throw Self.unavailable(nil)
        case let errno where Libsystemd.meansNobodyListens(errno): throw Self.unavailable(errno)
        case let errno:
            throw SystemdError(
                .journalRefused, "The journal refused an entry; look at the state of systemd-journald.",
                errno: errno)
        }
    }

    private static func unavailable(_ errno: Int32?) -> SystemdError {
        SystemdError(
            .journalUnavailable,
            "There is no journal at \(socketPath); start systemd-journald, or let entries go to standard error.",
            errno: errno)
    }
}
