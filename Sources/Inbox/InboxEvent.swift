/// The state of the watch.
public enum InboxState: Hashable, Sendable {
    /// The watch is not made yet.
    case starting
    /// The system reports every change.
    case watching
    /// The directory is scanned every now and then, because of the error.
    case polling(InboxError)
    /// The directory is missing or can't be used, and is searched for.
    case waitingForDirectory(InboxError)
    case stopped
}

/// An error that keeps one file from being read or archived.
public struct InboxProblem: Hashable, Sendable {
    public var path: InboxPath
    public var error: InboxError
}

/// An event for the administrator. Each is reported once when it begins, and not at every scan.
public enum InboxEvent: Hashable, Sendable {
    case state(InboxState)
    /// The system's queue of changes overflowed. The directory is scanned, so that no file is lost. The number counts from
    /// the start.
    case overflow(count: Int)
    case problem(InboxProblem)
    /// The problem of a file is gone.
    case solved(InboxPath)
}

/// The inbox at one moment.
public struct InboxStatus: Hashable, Sendable {
    public var state: InboxState
    /// The number of files that are ready, settle, or wait for another try. More may lie in the directory when ``hasMore``.
    public var waiting: Int
    /// The number of files in batches without a verdict yet.
    public var claimed: Int
    /// Whether there are more files than the capacity.
    public var hasMore: Bool
    /// The problems of files, by path; at most 4,096.
    public var problems: [InboxProblem]
    /// The number of entries that can't be read as they are.
    public var refused: Int
    /// The number of times that the system's queue of changes overflowed.
    public var overflows: Int
}
