import Synchronization

/// The journal, waited for where there is one to wait for; standard error where there never was one.
///
/// ``AdaptiveJournal`` lets an entry go to standard error while the journal is being restarted. What must not be missing
/// in the journal afterwards is better kept and sent later: here such an entry is not taken.
public final class PatientJournal: JournalSink {
    private let journal: any JournalSink
    private let standardError: any JournalSink
    private let isExpected: Mutex<Bool>

    /// - Parameter isExpected: whether a journal will come even if there is none; by default where there is one now, and
    ///   where systemd runs the system. It is expected from the first entry on that it took.
    public init(
        journal: any JournalSink = SystemJournal(), standardError: any JournalSink = StandardErrorJournal(),
        isExpected: Bool = SystemJournal().isPresent || Libsystemd.isBooted
    ) {
        self.journal = journal
        self.standardError = standardError
        self.isExpected = Mutex(isExpected)
    }

    /// - Throws: ``SystemdError/Code/journalUnavailable`` while the journal is away, and what either refuses.
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
