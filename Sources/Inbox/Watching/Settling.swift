import Linux

/// Which files of the inbox lie still, which change, which are out, and when to look again. Pure: it is told what was
/// seen and when, and opens nothing. Times are counted from when the inbox was made.
struct Settling {
    /// What was seen of a name.
    enum Change {
        /// The name appeared: a file just made, or a link to one.
        case created
        /// Somebody wrote.
        case written
        /// Somebody who could write closed it.
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
            /// It may still change: look again at `until`, and take it when it still has the stamp.
            case settling(FileStamp?, until: Duration)
            /// It was made, and nobody wrote to it or closed it yet: looked at again at `until`.
            case made(until: Duration)
            /// Somebody wrote and has not closed it: looked at again at `until`, when its events may have been missed.
            case open(until: Duration)
            case ready
            /// Given out, no word yet on what becomes of it.
            case out
            /// To be given out again.
            case kept(until: Duration)

            /// When to look at it.
            var until: Duration? {
                switch self {
                case .settling(_, let until), .made(let until), .open(let until), .kept(let until): until
                case .ready, .out: nil
                }
            }
        }

        var phase: Phase
        /// What was last given out and is still out.
        var given: FileStamp?
        /// How often it was given out and kept.
        var attempt = 0
        /// The number of the scan that last saw it.
        var scan = 0
        /// The earliest time that is noted for looking at it. A later one is noted when this has come, so that a file
        /// that is written to a thousand times is noted once.
        var noted: Duration?
    }

    /// How long size and time of writing stay the same before a file is taken.
    let window: Duration
    /// How long a file that somebody has open for writing must lie still, for the case that its closing was missed.
    let idleWriterLimit: Duration
    /// How many files are kept in mind; the others are found by a later scan.
    let capacity: Int

    private(set) var entries: [InboxPath: Entry] = [:]
    /// What can't be taken as it is, with the number of the scan that last saw it. It takes no room from what can.
    private var refused: [InboxPath: Int] = [:]
    private var ready = Queue()
    private var deadlines = DeadlineHeap()
    private var scan = 0
    /// Whether files were seen for which there was no room.
    private(set) var hasMissed = false

    init(window: Duration, idleWriterLimit: Duration, capacity: Int) {
        self.window = window
        self.idleWriterLimit = idleWriterLimit
        self.capacity = capacity
    }

    /// Whether a file waits for being given out.
    mutating func hasReady() -> Bool {
        while let first = ready.first, !isReady(first) { _ = ready.popFirst() }
        return ready.first != nil
    }

    /// How many more files can be kept in mind.
    var room: Int { capacity - entries.count }
    /// How many files can't be taken as they are.
    var refusedCount: Int { refused.count }
    /// So many times the capacity is kept in mind of what can't be taken: a path takes much less than an entry.
    private static let refusedShare = 16
    /// Whether it is time for another scan to find what there was no room for. Not where so much is refused that it would
    /// be found again and again.
    var wantsScan: Bool {
        hasMissed && entries.count <= capacity / 2 && refused.count < capacity * Self.refusedShare
    }

    /// When to look at something again.
    var nextDeadline: Duration? { deadlines.earliest }

    private func isReady(_ path: InboxPath) -> Bool { entries[path]?.phase == .ready }

    // MARK: What was seen

    mutating func noticed(_ change: Change, of path: InboxPath, at now: Duration) {
        if change == .removed {
            forget(path)
            return
        }
        // New permissions make no difference to what can be taken anyway.
        if change == .attributes, entries[path] != nil { return }
        refused[path] = nil
        guard var entry = entries[path] ?? newEntry() else { return }
        switch change {
        case .arrived:
            entry.phase = .ready
            ready.append(path)
        case .written:
            entry.phase = .open(until: now + idleWriterLimit)
        case .created:
            entry.phase = .made(until: now + window)
        case .closed, .attributes:
            entry.phase = .settling(nil, until: now + window)
        case .removed: return
        }
        entry.attempt = 0
        put(entry, at: path)
    }

    /// Keeps an entry, and notes the time at which to look at it.
    private mutating func put(_ entry: Entry, at path: InboxPath) {
        var entry = entry
        if let until = entry.phase.until, until < entry.noted ?? .seconds(Int64.max) {
            entry.noted = until
            deadlines.insert(until, path)
        }
        entries[path] = entry
    }

    private mutating func newEntry() -> Entry? {
        guard entries.count < capacity else {
            hasMissed = true
            return nil
        }
        return Entry(phase: .ready)
    }

    // MARK: Scans

    /// Whether a path was refused, which a scan that looks for more passes over.
    mutating func passesOver(_ path: InboxPath) -> Bool {
        guard refused[path] != nil else { return false }
        refused[path] = scan
        return true
    }

    /// A look at all names begins.
    mutating func beginScan() {
        scan += 1
        hasMissed = false
    }

    /// A scan found a file.
    ///
    /// - Parameter isOld: whether the file system's own clock says that it was not touched for as long as the window.
    mutating func found(_ path: InboxPath, _ stamp: FileStamp, isOld: Bool, at now: Duration) {
        let known = entries[path]
        refused[path] = nil
        guard var entry = known ?? newEntry() else { return }
        entry.scan = scan
        switch known?.phase {
        case .out where entry.given != stamp, nil:
            entry.phase = isOld ? .ready : .settling(stamp, until: now + window)
            if isOld { ready.append(path) }
        case .settling, .made, .open, .ready, .out, .kept:
            // What is settling is looked at when its time comes, and what lies ready is opened as it is then.
            break
        }
        put(entry, at: path)
    }

    /// All names were seen: what was not among them is gone. Files that are out are known by their verdict.
    mutating func endScan() {
        guard !hasMissed else { return }
        entries = entries.filter { $0.value.scan == scan }
        refused = refused.filter { $0.value == scan }
    }

    /// A scan found more than there is room for.
    mutating func miss() { hasMissed = true }

    // MARK: Looking again

    /// The files to look at now.
    mutating func due(at now: Duration) -> [InboxPath] {
        var paths: [InboxPath] = []
        while let (deadline, path) = deadlines.popFirst(until: now) {
            guard var entry = entries[path], entry.noted == deadline else { continue }
            entry.noted = nil
            if let until = entry.phase.until, until <= now {
                paths.append(path)
                entries[path] = entry
            } else {
                // The time was put off meanwhile; the new one is noted now.
                put(entry, at: path)
            }
        }
        return paths
    }

    /// What a file looked like when its time had come.
    mutating func looked(at path: InboxPath, _ stamp: FileStamp, now: Duration) {
        guard var entry = entries[path] else { return }
        switch entry.phase {
        case .settling(nil, _), .settling(stamp, _), .kept:
            entry.phase = .ready
            ready.append(path)
        case .made where stamp.size == 0:
            // An empty file is one that somebody is about to write, or one that is closed in a moment.
            entry.phase = .open(until: now + idleWriterLimit)
        case .settling, .made, .open:
            entry.phase = .settling(stamp, until: now + window)
        case .ready, .out: return
        }
        put(entry, at: path)
    }

    // MARK: Giving out

    /// The files to open next.
    mutating func takeReady(_ count: Int) -> [InboxPath] {
        var paths: [InboxPath] = []
        while paths.count < count, let path = ready.popFirst() {
            // A name stands there once for each time that it got ready.
            guard isReady(path) else { continue }
            entries[path]?.phase = .out
            paths.append(path)
        }
        return paths
    }

    /// A file was opened. Returns which attempt it is, or `nil` when the very same content is out already.
    mutating func give(_ path: InboxPath, _ stamp: FileStamp) -> Int? {
        guard let entry = entries[path], entry.given != stamp else { return nil }
        entries[path]?.given = stamp
        return entry.attempt
    }

    /// An entry can't be taken as it is.
    mutating func refuse(_ path: InboxPath) {
        entries[path] = nil
        if refused.count < capacity * Self.refusedShare { refused[path] = scan }
    }

    /// Whether anything is known of a path.
    func knows(_ path: InboxPath) -> Bool { entries[path] != nil || refused[path] != nil }

    /// Files that were taken to be opened, and were not.
    mutating func putBack(_ paths: some Sequence<InboxPath>) {
        for path in paths where entries[path]?.phase == .out {
            entries[path]?.phase = .ready
            ready.append(path)
        }
    }

    /// Something that a scan found could not be looked at; it is looked at later, as if it had just been made.
    mutating func missed(_ path: InboxPath, until time: Duration) {
        // It is there, whatever it looks like.
        entries[path]?.scan = scan
        guard entries[path] == nil, var entry = newEntry() else { return }
        entry.phase = .made(until: time)
        entry.scan = scan
        put(entry, at: path)
    }

    /// A file could not be opened for a reason that may go away.
    mutating func keep(_ path: InboxPath, until: (_ attempt: Int) -> Duration) {
        guard var entry = entries[path] else { return }
        let time = until(entry.attempt)
        entry.attempt += 1
        // What was not looked at yet has to lie still first.
        if case .made = entry.phase { entry.phase = .made(until: time) } else { entry.phase = .kept(until: time) }
        put(entry, at: path)
    }

    /// An entry is gone.
    mutating func forget(_ path: InboxPath) {
        entries[path] = nil
        refused[path] = nil
    }

    /// A file that was out has its verdict: it is gone.
    mutating func left(_ path: InboxPath, _ stamp: FileStamp) {
        guard let entry = entries[path], entry.given == stamp else { return }
        if entry.phase == .out { entries[path] = nil } else { entries[path]?.given = nil }
    }

    /// A file that was out is to be given out again: later as it is, or when it lies still when there is new content.
    mutating func returned(_ path: InboxPath, _ stamp: FileStamp, until: Duration?, now: Duration) {
        guard var entry = entries[path], entry.given == stamp else { return }
        entry.given = nil
        if entry.phase == .out {
            if let until {
                entry.phase = .kept(until: until)
                entry.attempt += 1
            } else {
                entry.phase = .settling(nil, until: now + window)
            }
        }
        put(entry, at: path)
    }

    /// Nothing is known any more of what lay in a folder.
    mutating func forget(folder: FileName) {
        entries = entries.filter { $0.key.folder != folder }
        refused = refused.filter { $0.key.folder != folder }
    }
}

/// Paths in the order in which they came.
private struct Queue {
    private var paths: [InboxPath] = []
    private var head = 0

    mutating func append(_ path: InboxPath) { paths.append(path) }

    mutating func popFirst() -> InboxPath? {
        guard head < paths.count else { return nil }
        defer {
            head += 1
            if head == paths.count || head > 4096 && head * 2 > paths.count {
                paths.removeFirst(head)
                head = 0
            }
        }
        return paths[head]
    }

    var first: InboxPath? { head < paths.count ? paths[head] : nil }
}

/// The earliest deadline first.
private struct DeadlineHeap {
    private var items: [(deadline: Duration, path: InboxPath)] = []

    var earliest: Duration? { items.first?.deadline }

    mutating func insert(_ deadline: Duration, _ path: InboxPath) {
        items.append((deadline, path))
        var child = items.count - 1
        while child > 0, case let parent = (child - 1) / 2, items[child].deadline < items[parent].deadline {
            items.swapAt(child, parent)
            child = parent
        }
    }

    mutating func popFirst(until now: Duration) -> (deadline: Duration, path: InboxPath)? {
        guard let first = items.first, first.deadline <= now else { return nil }
        items.swapAt(0, items.count - 1)
        items.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < items.count && items[child].deadline < items[least].deadline {
                least = child
            }
            if least == parent { return first }
            items.swapAt(parent, least)
            parent = least
        }
    }
}
