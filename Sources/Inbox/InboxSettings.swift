/// The directories of the inbox, and how the inbox is watched.
public struct InboxSettings: Hashable, Sendable {
    /// When the directory is scanned beside the watch.
    public enum Polling: Hashable, Sendable {
        /// Where the system doesn't report all changes: file systems of other machines, limits on watches.
        case whereNeeded
        case always
    }

    /// The directory that files are dropped into; not a symbolic link.
    public var inbox: String
    /// The directory that originals of read documents are archived in, in folders. Made when it is missing.
    public var processed: String
    /// The directory that rejected files are archived in. Made when it is missing.
    public var rejected: String
    /// The directory of copies whose own place accepts none. Made when it is needed; on the store's disk, where a document that
    /// can't be copied can't be stored either.
    public var unarchived: String
    /// The time over which a file's size and modification time must stay the same before it is read. A file that is moved in
    /// whole is read at once.
    public var settleWindow: Duration = .seconds(1)
    /// The time without a change after which a file is read although a process has it open for writing.
    public var idleWriterLimit: Duration = .seconds(60)
    /// The number of levels of folders in the inbox that are scanned.
    public var folderDepth = 1
    /// The largest file, in bytes, that is read or archived. A sparse file takes its owner no space, and its copy would take the
    /// archive's; its hash alone would take hours.
    public var largestFile: Int64 = 256 << 20
    public var polling: Polling = .whereNeeded
    /// The time between two scans where the system doesn't report all changes.
    public var pollInterval: Duration = .seconds(5)
    /// The time between two checks that the directory at the path is still the watched one.
    public var checkInterval: Duration = .seconds(10)
    /// The time before the first search for a directory that went away; it doubles up to `checkInterval`.
    public var firstRetry: Duration = .milliseconds(50)
    /// The maximum number of files in a batch, which are open at once.
    public var batchSize = 256
    /// The maximum number of files that are tracked; the others wait in the directory.
    public var capacity = 16_384

    public init(inbox: String, processed: String, rejected: String, unarchived: String) {
        self.inbox = inbox
        self.processed = processed
        self.rejected = rejected
        self.unarchived = unarchived
    }
}
