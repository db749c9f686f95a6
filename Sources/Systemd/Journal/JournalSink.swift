public import Linux

/// Where an entry went.
public enum JournalRoute: String, Hashable, Sendable {
    /// The system's journal.
    case journal
    /// Standard error, one line.
    case standardError
}

/// Takes journal entries.
public protocol JournalSink: Sendable {
    /// Sends an entry, and returns where it went once it has been taken there.
    ///
    /// Taken by the journal means that it lies in the journal's socket: the journal may still drop it (rate limit, full
    /// disk) without a word. ``JournalReader`` tells whether it was kept. The call waits while the journal doesn't read.
    ///
    /// - Throws: ``SystemdError`` when the entry was not taken.
    @discardableResult
    func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute
}

/// The system's journal.
public struct SystemJournal: JournalSink {
    /// Where the journal listens. The path is libsystemd's own and can't be set there.
    static let socketPath = "/run/systemd/journal/socket"

    public init() {}

    /// Whether the journal's socket is there. Somebody may yet have to listen on it.
    public var isPresent: Bool { Libsystemd.isSocket(Self.socketPath) }

    /// - Throws: ``SystemdError/Code/journalUnavailable`` when nobody takes entries there,
    ///   ``SystemdError/Code/journalRefused`` when the journal did not take this one.
    @discardableResult
    public func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute {
        // libsystemd reports success when there is no socket, so the socket is looked for on both sides of the call.
        guard isPresent else { throw Self.unavailable(nil) }
        let result = Libsystemd.sendToJournal(entry.allFields.map(\.bytes))
        switch -result {
        case 0 where isPresent: return .journal
        case 0: throw Self.unavailable(nil)
        case let errno where Libsystemd.meansNobodyListens(errno): throw Self.unavailable(errno)
        case let errno:
            throw SystemdError(
                .journalRefused, "The journal did not take an entry; look at the state of systemd-journald.",
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

/// The same entries on standard error, one line each.
///
/// A line is the priority's name, the message, and the other fields as `NAME="value"`. When standard error is itself
/// connected to the journal, `<N>` stands before it, which the journal reads as the priority and takes away
/// (`sd-daemon(3)`).
public struct StandardErrorJournal: JournalSink {
    private let descriptor: Int32
    private let isConnectedToJournal: Bool

    /// - Parameter descriptor: where lines are written to; it stays open.
    /// - Parameter journalStream: the value of `JOURNAL_STREAM`, by which a program learns that its output goes to the
    ///   journal (`systemd.exec(5)`); by default that of the environment.
    public init(descriptor: Int32 = 2, journalStream: String? = Environment.value(of: "JOURNAL_STREAM")) {
        self.descriptor = descriptor
        isConnectedToJournal =
            journalStream.map { Libsystemd.deviceAndInode(of: descriptor).map { "\($0.device):\($0.inode)" } == $0 }
            ?? false
    }

    /// - Throws: ``SystemdError/Code/standardErrorFailed``.
    @discardableResult
    public func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute {
        let errno = Libsystemd.writeAll(Array((line(entry) + "\n").utf8), to: descriptor)
        guard errno == 0 else {
            throw SystemdError(
                .standardErrorFailed,
                "An entry could not be written to standard error; connect it to something that reads.",
                errno: errno)
        }
        return .standardError
    }

    /// The entry's line, without its line feed.
    func line(_ entry: JournalEntry) -> String {
        var line = isConnectedToJournal ? "<\(entry.priority.rawValue)>" : ""
        line += "\(entry.priority): \(entry.message.escapedOnOneLine())"
        if let messageID = entry.messageID { line += " MESSAGE_ID=\"\(messageID)\"" }
        for field in entry.fields { line += " \(field.name)=\(field.value.escapedOnOneLine(quoted: true))" }
        return line
    }
}

/// The journal while there is one, standard error while there is none; looked at anew for each entry, so that a journal
/// that goes or comes is followed.
public struct AdaptiveJournal: JournalSink {
    private let journal: any JournalSink
    private let standardError: any JournalSink

    public init(journal: any JournalSink = SystemJournal(), standardError: any JournalSink = StandardErrorJournal()) {
        self.journal = journal
        self.standardError = standardError
    }

    /// - Throws: ``SystemdError`` when neither took the entry, or when the journal is there and refused it.
    @discardableResult
    public func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute {
        do throws(SystemdError) {
            return try journal.send(entry)
        } catch  where error.code == .journalUnavailable {
            return try standardError.send(entry)
        }
    }
}
