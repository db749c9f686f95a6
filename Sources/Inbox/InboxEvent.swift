/// How the inbox is.
public enum InboxState: Hashable, Sendable {
    /// Not watching yet.
    case starting
    /// Told of every change.
    case watching
    /// Looking every now and then, because of what is said.
    case polling(InboxError)
    /// There is no directory to watch; looking for it again.
    case waitingForDirectory(InboxError)
    case stopped
}

/// Something about one file that keeps it from being taken.
public struct InboxProblem: Hashable, Sendable {
    public var path: InboxPath
    public var error: InboxError
}

/// What an administrator should hear of; each thing is said once per state, not once per look.
public enum InboxEvent: Hashable, Sendable {
    case state(InboxState)
    /// The system's queue of changes ran over. All files are looked for; nothing is lost. The number counts from the start.
    case overflow(count: Int)
    case problem(InboxProblem)
    /// A file that was a problem is none any more.
    case solved(InboxPath)
}

/// The inbox at one moment.
public struct InboxStatus: Hashable, Sendable {
    public var state: InboxState
    /// Files that wait for being taken: lying ready, settling, or kept for another try. More may lie in the directory
    /// when ``hasMore``.
    public var waiting: Int
    /// Files that are out, with no word yet on what becomes of them.
    public var out: Int
    /// Whether there are more files than are kept in mind.
    public var hasMore: Bool
    /// What keeps files from being taken, by path; the first 4,096 that there were.
    public var problems: [InboxProblem]
    /// How many entries can't be taken as they are.
    public var refused: Int
    /// How often the system's queue of changes ran over.
    public var overflows: Int
}
