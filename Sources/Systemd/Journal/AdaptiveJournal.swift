/// Sends entries to the journal while there is one, and to standard error while there is none. Each entry looks anew, so that
/// entries follow a journal that goes or comes.
public struct AdaptiveJournal: JournalSink {
    private let journal: any JournalSink
    private let standardError: any JournalSink

    public init(journal: any JournalSink = SystemJournal(), standardError: any JournalSink = StandardErrorJournal()) {
        self.journal = journal
        self.standardError = standardError
    }

    /// - Throws: ``SystemdError`` when neither accepted the entry, or when the journal refused it.
    @discardableResult
    public func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute {
        do throws(SystemdError) {
            return try journal.send(entry)
        } catch  where error.code == .journalUnavailable {
            return try standardError.send(entry)
        }
    }
}
