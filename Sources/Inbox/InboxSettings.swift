/// Where the inbox is and how it is watched.
public struct InboxSettings: Hashable, Sendable {
    /// When the directory is looked through without being told of changes.
    public enum Polling: Hashable, Sendable {
        /// Where the system doesn't tell of all changes: file systems of other machines, limits on watches.
        case whereNeeded
        /// Always, beside being told.
        case always
    }

    /// The directory that files are dropped into; not a symbolic link.
    public var inbox: String
    /// The directory that read files are put away in, in folders. Made when it isn't there.
    public var processed: String
    /// The directory that files which can't be read are put away in. Made when it isn't there.
    public var rejected: String
    /// How long a file's size and time stay the same before it is taken. What is moved in whole is taken at once.
    public var settleWindow: Duration = .seconds(1)
    /// How long a file that somebody still has open for writing must lie still before it is taken nevertheless.
    public var idleWriterLimit: Duration = .seconds(60)
    /// Whether folders dropped into the inbox are looked into; what is deeper never is.
    public var walksFolders = true
    public var polling: Polling = .whereNeeded
    /// The time between two looks where the system doesn't tell of changes.
    public var pollInterval: Duration = .seconds(5)
    /// The time between two checks that the watched directory is still the one at the path.
    public var checkInterval: Duration = .seconds(10)
    /// The time before the first try to find a directory again that went away; it doubles up to `checkInterval`.
    public var firstRetry: Duration = .milliseconds(50)
    /// How many files are given out at once, and so open at once, at the most.
    public var batchSize = 256
    /// How many files are kept in mind at once; more of them wait in the directory.
    public var capacity = 16_384

    public init(inbox: String, processed: String, rejected: String) {
        self.inbox = inbox
        self.processed = processed
        self.rejected = rejected
    }
}
