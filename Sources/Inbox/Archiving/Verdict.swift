public import Linux

/// What is to become of a file that was given out.
public struct Verdict: Sendable {
    public enum Decision: Hashable, Sendable {
        /// It was read: put it away in this folder of the processed files, as `2019-20`.
        case processed(folder: String)
        /// It can't be read: put it away among the rejected ones, with the reason beside it in `NAME.reason.json`.
        case rejected(reason: [UInt8])
        /// Try again after a time, because of what is wrong with the file, where it is the file.
        case keep(for: Duration, because: InboxError? = nil)
    }

    public var file: SettledFile
    public var decision: Decision
    /// What tells it from another file of the same name, as the first eight digits of its hash. It stands in the name only
    /// where the plain name is taken.
    public var distinction: String

    public init(_ file: SettledFile, _ decision: Decision, distinction: String) {
        self.file = file
        self.decision = decision
        self.distinction = distinction
    }
}

/// What became of a file.
public enum Outcome: Hashable, Sendable {
    /// It was put away: the directory (as in the settings, with the folder) and the name there.
    case filed(directory: String, name: FileName)
    /// Under its name there is new content by now. That stays in the inbox and is given out when it lies still.
    case replaced
    /// Somebody took it out of the inbox.
    case gone
    /// It stays in the inbox, to be given out again after a time.
    case kept(for: Duration)
    /// It could not be put away and stays in the inbox.
    case failed(InboxError)
}
