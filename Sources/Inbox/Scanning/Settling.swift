internal import Linux

/// Tracks which files of the inbox change, are settled or are claimed, and when to look at each again.
///
/// Pure: it gets the observations with their times, and opens nothing. Times are counted from when the inbox was made.
struct Settling {
    /// An observation of a name.
    enum Change {
        /// The name appeared: a new file, or a link to an existing one.
        case created
        /// A process wrote to it.
        case written
        /// A process that could write closed it.
        case closed
        /// A whole file was moved here.
        case arrived
        /// Permissions, times or the number of links changed.
        case attributes
        /// The name is gone.
        case removed
    }

    struct Entry {
        enum Phase: Equatable {
            /// May still change. It is looked at again at `until`, and is ready when it still has the stamp.
            case settling(FileStamp?, until: Duration)
            /// Was made, and neither written nor closed yet. It is looked at again at `until`.
            case made(until: Duration)
            /// Was written and not closed. It is looked at again at `until`, when its events may have been missed.
            case open(until: Duration)
            case ready
            /// A consumer has it, and the verdict is outstanding.
            case claimed
            /// Is claimed again at `until`.
            case retrying(until: Duration)

            /// The time to look at it.
            var until: Duration? {
                switch self {
                case .settling(_, let until), .made(let until), .open(let until), .retrying(let until): until
                case .ready, .claimed: nil
                }
            }
        }

        var phase: Phase
        /// The stamp of the content that a consumer has; nil when none has it.
        var claimedStamp: FileStamp?
        /// The stamp of the content that is archived already, while a process has the file open for writing.
        var archivedStamp: FileStamp?
        /// The time of the last write that the system reported since the file was last opened.
        var lastWrite: Duration?
        /// The stamp with which the file was last opened, and the time since which it has had it.
        var unchanged: (stamp: FileStamp, since: Duration)?
        /// The number of earlier attempts to read it.
        var attempt = 0
        /// The number of the scan that last found it.
        var scan = 0
        /// The earliest deadline in the heap. A later one is inserted when this has come, so that a file that is written to
        /// a thousand times is inserted once.
        var deadline: Duration?
    }

    /// The time over which size and modification time must stay the same.
    let window: Duration
    /// The time without a change after which a file that a process has open for writing is looked at: its closing may have
    /// been missed.
    let idleWriterLimit: Duration
    /// The maximum number of entries. A later scan finds the other files.
    let capacity: Int

    var entries: [InboxPath: Entry] = [:]
    /// Entries that can't be read as they are, with the number of the scan that last found each. They don't count towards
    /// the capacity.
    private var refused: [InboxPath: Int] = [:]
    var ready = PathQueue()
    private var deadlines = DeadlineHeap()
    private var scan = 0
    /// Whether files were found beyond the capacity.
    private(set) var hasMissed = false

    init(window: Duration, idleWriterLimit: Duration, capacity: Int) {
        self.window = window
        self.idleWriterLimit = idleWriterLimit
        self.capacity = capacity
    }

    /// The number of files that can be added.
    var room: Int { capacity - entries.count }

    /// The number of entries that can't be read as they are.
    var refusedCount: Int { refused.count }

    /// The maximum number of refused entries, in multiples of the capacity: a path needs much less memory than an entry.
    private static let refusedShare = 16

    /// Whether it is time for a scan to find the files beyond the capacity. Not where so many are refused that they would be
    /// found again and again.
    var wantsScan: Bool {
        hasMissed && entries.count <= capacity / 2 && refused.count < capacity * Self.refusedShare
    }

    /// The next time to look at a file.
    var nextDeadline: Duration? { deadlines.earliest }

    /// Whether anything is known of a path.
    func knows(_ path: InboxPath) -> Bool { entries[path] != nil || refused[path] != nil }

    func isReady(_ path: InboxPath) -> Bool { entries[path]?.phase == .ready }

    /// Stores an entry, and inserts its deadline.
    mutating func put(_ entry: Entry, at path: InboxPath) {
        var entry = entry
        if let until = entry.phase.until, until < entry.deadline ?? .seconds(Int64.max) {
            entry.deadline = until
            deadlines.insert(until, path)
        }
        entries[path] = entry
    }

    /// - Returns: nil where the capacity is reached.
    private mutating func newEntry() -> Entry? {
        guard entries.count < capacity else {
            hasMissed = true
            return nil
        }
        return Entry(phase: .ready)
    }
}

// MARK: Changes

extension Settling {
    mutating func noticed(_ change: Change, of path: InboxPath, at now: Duration) {
        if change == .removed {
            forget(path)
            return
        }
        // New permissions make no difference to a file that can be read anyway.
        if change == .attributes, entries[path] != nil { return }
        refused[path] = nil
        guard var entry = entries[path] ?? newEntry() else { return }
        switch change {
        case .arrived:
            entry.phase = .ready
            ready.append(path)
        case .written:
            entry.phase = .open(until: now + idleWriterLimit)
            entry.lastWrite = now
        case .created:
            entry.phase = .made(until: now + window)
        case .closed, .attributes:
            entry.phase = .settling(nil, until: now + window)
        case .removed: return
        }
        entry.attempt = 0
        put(entry, at: path)
    }

    /// Refuses an entry that can't be read as it is.
    mutating func refuse(_ path: InboxPath) {
        entries[path] = nil
        if refused.count < capacity * Self.refusedShare { refused[path] = scan }
    }

    /// Forgets an entry that is gone.
    mutating func forget(_ path: InboxPath) {
        entries[path] = nil
        refused[path] = nil
    }

    /// Forgets all entries of a folder.
    mutating func forget(folder: InboxFolder) {
        entries = entries.filter { !$0.key.isBelow(folder) }
        refused = refused.filter { !$0.key.isBelow(folder) }
    }
}

// MARK: Scans

extension Settling {
    mutating func beginScan() {
        scan += 1
        hasMissed = false
    }

    /// Whether a path is refused, so that a scan for more files passes over it.
    mutating func passesOver(_ path: InboxPath) -> Bool {
        guard refused[path] != nil else { return false }
        refused[path] = scan
        return true
    }

    /// Adds a file that a scan found.
    ///
    /// - Parameter isOld: whether the file was not changed over the window, by the clock of its file system.
    mutating func found(_ path: InboxPath, _ stamp: FileStamp, isOld: Bool, at now: Duration) {
        let known = entries[path]
        refused[path] = nil
        guard var entry = known ?? newEntry() else { return }
        entry.scan = scan
        switch known?.phase {
        case .claimed where entry.claimedStamp != stamp, nil:
            entry.phase = isOld ? .ready : .settling(stamp, until: now + window)
            if isOld { ready.append(path) }
        case .settling, .made, .open, .ready, .claimed, .retrying:
            // A settling file is looked at when its time comes, and a ready one is opened as it is then.
            break
        }
        put(entry, at: path)
    }

    /// Adds an entry that a scan found and could not look at. It is looked at later, as if it had just been made.
    mutating func missed(_ path: InboxPath, until time: Duration) {
        // It exists, whatever its status is.
        entries[path]?.scan = scan
        guard entries[path] == nil, var entry = newEntry() else { return }
        entry.phase = .made(until: time)
        entry.scan = scan
        put(entry, at: path)
    }

    /// Notes that a scan found more files than there is room for.
    mutating func miss() { hasMissed = true }

    /// Forgets the entries that a whole scan did not find. A verdict on one that is claimed finds no entry then.
    mutating func endScan() {
        guard !hasMissed else { return }
        entries = entries.filter { $0.value.scan == scan }
        refused = refused.filter { $0.value == scan }
    }
}

// MARK: Deadlines

extension Settling {
    /// Removes the deadlines that have come.
    ///
    /// - Returns: the files to look at now.
    mutating func due(at now: Duration) -> [InboxPath] {
        var paths: [InboxPath] = []
        while let (deadline, path) = deadlines.popFirst(until: now) {
            guard var entry = entries[path], entry.deadline == deadline else { continue }
            entry.deadline = nil
            if let until = entry.phase.until, until <= now {
                paths.append(path)
                entries[path] = entry
            } else {
                // The time was put off meanwhile; the new deadline is inserted now.
                put(entry, at: path)
            }
        }
        return paths
    }

    /// Decides about a file whose time had come.
    ///
    /// - Parameter stamp: the file's stamp now.
    mutating func looked(at path: InboxPath, _ stamp: FileStamp, now: Duration) {
        guard var entry = entries[path] else { return }
        switch entry.phase {
        case .made where stamp.size == 0, .settling(nil, _) where stamp.size == 0:
            // A process is about to write to an empty file, or opens it again in a moment.
            entry.phase = .open(until: now + idleWriterLimit)
        case .settling(nil, _), .settling(stamp, _), .retrying:
            entry.phase = .ready
            ready.append(path)
        case .settling, .made, .open:
            entry.phase = .settling(stamp, until: now + window)
        case .ready, .claimed: return
        }
        put(entry, at: path)
    }
}
