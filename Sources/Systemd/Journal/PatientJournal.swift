import Synchronization

/// Sends entries to the journal, and to standard error only where there never was a journal.
///
/// ``AdaptiveJournal`` sends an entry to standard error while the journal restarts. An entry that must be in the journal
/// afterwards has to be sent later instead: this sink refuses it until then.
public final class PatientJournal: JournalSink {
    private let journal: any JournalSink
    private let standardError: any JournalSink
    private let isExpected: Mutex<Bool>

    /// - Parameter isExpected: whether a journal will come where there is none; by default where there is one now, and where
    ///   systemd runs the system. A journal that accepted an entry is expected from then on.
    public init(
        journal: any JournalSink = SystemJournal(), standardError: any JournalSink = StandardErrorJournal(),
        isExpected: Bool = SystemJournal().isPresent || Libsystemd.isBooted
    ) {
        self.journal = journal
        self.standardError = standardError
        self.isExpected = Mutex(isExpected)
    }

    /// - Throws: ``SystemdError/Code/journalUnavailable`` while an expected journal is away, and the errors of both sinks.
    @discardableResult
    public func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute {
        do throws(SystemdError) {
            let route = try journal.send(entry)
            isExpected.withLock { $0 = true }
            return route
        } catch  where error.code == .journalUnavailable && !isExpected.withLock(\.self) {
            return try standardError.send(entry)
        }
    }
}
