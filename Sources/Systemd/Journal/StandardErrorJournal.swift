public import Linux

/// Writes entries to standard error, one line each.
///
/// A line is the priority's name, the message, and the other fields as `NAME="value"`. When standard error is itself
/// connected to the journal, the line begins with `<N>`, which the journal reads as the priority and removes
/// (`sd-daemon(3)`).
public struct StandardErrorJournal: JournalSink {
    private let descriptor: Int32
    private let isConnectedToJournal: Bool

    /// - Parameter descriptor: the descriptor to write to, which stays open.
    /// - Parameter journalStream: the value of `JOURNAL_STREAM`, by which a program learns that its output goes to the
    ///   journal (`systemd.exec(5)`); by default that of the environment.
    public init(descriptor: Int32 = 2, journalStream: String? = Environment.value(of: "JOURNAL_STREAM")) {
        self.descriptor = descriptor
        isConnectedToJournal =
            journalStream.map { SystemCalls.deviceAndInode(of: descriptor).map { "\($0.device):\($0.inode)" } == $0 }
            ?? false
    }

    /// - Throws: ``SystemdError/Code/standardErrorFailed``.
    @discardableResult
    public func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute {
        let errno = SystemCalls.writeAll(Array((line(entry) + "\n").utf8), to: descriptor)
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
