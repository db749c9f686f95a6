/// Looks entries up in a journal.
public protocol JournalLookup: Sendable {
    /// Looks for an entry that holds all of the fields, and waits for it to be written.
    ///
    /// - Throws: ``SystemdError/Code/journalUnreadable`` when reading fails, so that it is unknown whether there is one.
    func waitFor(_ fields: [JournalField], timeout: Duration) throws(SystemdError) -> JournalReader.Answer

    /// Finds out which of some values of a field have entries, and waits until all do.
    ///
    /// - Returns: the values that were found; nil where there are no journal files that this process may read.
    /// - Throws: ``SystemdError/Code/journalUnreadable`` when reading fails, so that it is unknown which.
    func waitFor(
        _ wanted: Set<String>, of name: JournalField.Name, with matches: [JournalField],
        since start: JournalReader.Moment, timeout: Duration
    ) throws(SystemdError) -> Set<String>?

    /// Finds out which of some values of a field have entries, however old.
    ///
    /// - Returns: the values that were found; nil where there are no journal files that this process may read.
    /// - Throws: ``SystemdError/Code/journalUnreadable`` when reading fails, so that it is unknown which.
    func find(_ wanted: Set<String>, of name: JournalField.Name) throws(SystemdError) -> Set<String>?

    /// Finds out whether the journal has written any entry, of whatever program, since a moment.
    ///
    /// - Throws: ``SystemdError/Code/journalUnreadable`` when reading fails.
    func hasEntry(since start: JournalReader.Moment) throws(SystemdError) -> Bool
}

/// Looks entries up in the journal's files, as far as this process may read them.
///
/// Each call opens the journal anew.
public struct JournalReader: JournalLookup {
    /// The result of a look-up.
    public enum Answer: Hashable, Sendable {
        case found
        case notFound
        /// There are no journal files that this process may read, so that the answer is unknown.
        case unreadable
    }

    private let directory: String?

    /// - Parameter directory: a directory of journal files; by default the system's own.
    public init(directory: String? = nil) {
        self.directory = directory
    }

    /// Looks for an entry that holds all of the fields.
    ///
    /// The journal writes an entry a moment after it was sent. To be certain about entries of an earlier process, send an entry
    /// first and wait until ``waitFor(_:timeout:)`` finds it: the journal writes entries in the order of sending.
    ///
    /// - Throws: ``SystemdError/Code/journalUnreadable`` when reading fails, and when there are no descriptors
    ///   to open all files with.
    public func find(_ fields: [JournalField]) throws(SystemdError) -> Answer {
        try find(fields, waiting: nil)
    }

    /// Looks for an entry that holds all of the fields, and waits for it to be written.
    ///
    /// The calling thread is blocked meanwhile.
    ///
    /// - Parameter timeout: the maximum time to wait, on the system's own clock.
    /// - Throws: ``SystemdError/Code/journalUnreadable`` when reading fails, and when there are no descriptors
    ///   to open all files with.
    public func waitFor(_ fields: [JournalField], timeout: Duration) throws(SystemdError) -> Answer {
        try find(fields, waiting: timeout)
    }

    /// A moment of the system's clock, at which a search begins.
    public struct Moment: Comparable, Sendable {
        let microseconds: UInt64

        public static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }

        public static var now: Self { Self(microseconds: SystemCalls.realtimeMicroseconds()) }
    }

    /// Finds out which of some values of a field have entries, and waits until all do.
    ///
    /// The calling thread is blocked meanwhile.
    ///
    /// - Parameters:
    ///   - wanted: the values to find.
    ///   - matches: the other fields of those entries.
    ///   - start: a time before the entries were sent.
    ///   - timeout: the maximum time to wait.
    /// - Returns: the values that were found; nil where there are no journal files that this process may read.
    /// - Throws: ``SystemdError/Code/journalUnreadable`` when reading fails, and when there are no descriptors
    ///   to open all files with.
    public func waitFor(
        _ wanted: Set<String>, of name: JournalField.Name, with matches: [JournalField], since start: Moment,
        timeout: Duration
    ) throws(SystemdError) -> Set<String>? {
        var missing = wanted
        let result = Libsystemd.readJournal(
            matches.map(\.bytes), directory: directory, since: start.microseconds, waiting: timeout
        ) { journal in
            if let value = Libsystemd.value(of: name.rawValue, at: journal) {
                missing.remove(String(decoding: value, as: UTF8.self))
            }
            return missing.isEmpty
        }
        return try answer(result) == .unreadable ? nil : wanted.subtracting(missing)
    }

    /// Finds out which of some values of a field have entries, however old.
    ///
    /// - Returns: the values that were found; nil where there are no journal files that this process may read.
    /// - Throws: ``SystemdError/Code/journalUnreadable`` when reading fails, and when there are no descriptors
    ///   to open all files with.
    public func find(_ wanted: Set<String>, of name: JournalField.Name) throws(SystemdError) -> Set<String>? {
        var found: Set<String> = []
        let result = Libsystemd.readJournal(
            wanted.map { JournalField(name, $0).bytes }, directory: directory, since: nil, waiting: nil
        ) { journal in
            if let value = Libsystemd.value(of: name.rawValue, at: journal) {
                found.insert(String(decoding: value, as: UTF8.self))
            }
            return found.count == wanted.count
        }
        return try answer(result) == .unreadable ? nil : found
    }

    /// Finds out whether the journal has written any entry, of whatever program, since a moment.
    ///
    /// - Throws: ``SystemdError/Code/journalUnreadable`` when reading fails.
    public func hasEntry(since start: Moment) throws(SystemdError) -> Bool {
        let result = Libsystemd.readJournal([], directory: directory, since: start.microseconds, waiting: nil) { _ in
            true
        }
        return try answer(result) == .found
    }

    private func find(_ fields: [JournalField], waiting timeout: Duration?) throws(SystemdError) -> Answer {
        try answer(Libsystemd.findInJournal(fields.map(\.bytes), directory: directory, waiting: timeout))
    }

    private func answer(_ result: Result<Answer, Libsystemd.Failure>) throws(SystemdError) -> Answer {
        switch result {
        case .success(let answer): return answer
        case .failure(let failure):
            throw SystemdError(
                .journalUnreadable,
                "The journal's files could not be read; look at the disk, or raise LimitNOFILE= in the unit.",
                errno: failure.errno)
        }
    }
}
