/// The destination that accepted an entry.
public enum JournalRoute: String, Hashable, Sendable {
    /// The system's journal.
    case journal
    /// Standard error, one line.
    case standardError
}

/// Accepts journal entries.
public protocol JournalSink: Sendable {
    /// Sends an entry, and returns its destination.
    ///
    /// An entry that the journal accepted is in its socket: the journal may still drop it (rate limit, full disk) without an
    /// error. ``JournalReader`` finds out whether it was stored. The call waits while the journal doesn't read.
    ///
    /// - Throws: ``SystemdError`` when the entry was not accepted.
    @discardableResult
    func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute
}
