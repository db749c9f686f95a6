internal import Linux

extension Settling {
    /// Whether a file is ready.
    mutating func hasReady() -> Bool {
        while let first = ready.first, !isReady(first) { _ = ready.popFirst() }
        return ready.first != nil
    }

    /// Claims the files to open next.
    ///
    /// - Parameter count: the maximum number of files.
    mutating func claimReady(_ count: Int) -> [InboxPath] {
        var paths: [InboxPath] = []
        while paths.count < count, let path = ready.popFirst() {
            // The queue holds a path once for each time that it became ready.
            guard isReady(path) else { continue }
            entries[path]?.phase = .claimed
            paths.append(path)
        }
        return paths
    }

    /// Makes claimed files ready again that were not opened.
    mutating func unclaim(_ paths: some Sequence<InboxPath>) {
        for path in paths where entries[path]?.phase == .claimed {
            entries[path]?.phase = .ready
            ready.append(path)
        }
    }

    /// The time after which a file that a process has open for writing is opened again to see whether it still has.
    var recheck: Duration { max(window, .seconds(1)) }

    /// Decides whether an opened file is read now, and schedules another look otherwise.
    ///
    /// A file that a process has open for writing waits until it is closed, or has not changed over the limit. Content that was
    /// archived waits for the end of its writer however long that takes. Where the system does not say whether there is a
    /// writer, the file must have stayed the same over the window.
    ///
    /// - Parameter hasWriter: whether a process has the file open for writing; nil where the system does not say.
    mutating func isFinished(_ path: InboxPath, _ stamp: FileStamp, hasWriter: Bool?, at now: Duration) -> Bool {
        guard var entry = entries[path], entry.phase == .claimed else { return false }
        let isUnchanged = entry.unchanged?.stamp == stamp
        if !isUnchanged { entry.unchanged = (stamp, entry.lastWrite ?? now) }
        entry.lastWrite = nil
        let since = entry.unchanged?.since ?? now
        var isFinished = true
        switch hasWriter {
        case true?:
            isFinished = stamp.size > 0 && entry.archivedStamp != stamp && now - since >= idleWriterLimit
            if !isFinished { entry.phase = .retrying(until: now + recheck) }
        case nil:
            isFinished = isUnchanged
            if !isFinished { entry.phase = .settling(stamp, until: now + window) }
        case false?: break
        }
        put(entry, at: path)
        return isFinished
    }

    /// Notes that a claimed file was opened.
    ///
    /// - Returns: the number of earlier attempts; nil when a consumer has the very same content already.
    mutating func opened(_ path: InboxPath, _ stamp: FileStamp) -> Int? {
        guard let entry = entries[path], entry.claimedStamp != stamp else { return nil }
        entries[path]?.claimedStamp = stamp
        return entry.archivedStamp?.isSameContent(as: stamp) == true ? max(1, entry.attempt) : entry.attempt
    }

    /// Schedules another try for a file that could not be looked at or opened.
    ///
    /// - Parameter until: gives the time of the next attempt.
    mutating func retry(_ path: InboxPath, until: (_ attempt: Int) -> Duration) {
        guard var entry = entries[path] else { return }
        let time = until(entry.attempt)
        entry.attempt += 1
        // A file that was never looked at has to settle first.
        if case .made = entry.phase { entry.phase = .made(until: time) } else { entry.phase = .retrying(until: time) }
        put(entry, at: path)
    }

    /// Ends the claim of a file that left the inbox.
    mutating func left(_ path: InboxPath, _ stamp: FileStamp) {
        guard let entry = entries[path], entry.claimedStamp == stamp else { return }
        if entry.phase == .claimed { entries[path] = nil } else { entries[path]?.claimedStamp = nil }
    }

    /// Ends the claim of a file whose content is archived, and which stays in the inbox: a process has it open for writing, or
    /// has written to it.
    ///
    /// - Parameter archived: the stamp that it has with the archived content; nil where its content is another one by now.
    mutating func stayed(_ path: InboxPath, _ stamp: FileStamp, archived: FileStamp?, now: Duration) {
        if entries[path]?.claimedStamp == stamp { entries[path]?.archivedStamp = archived }
        returned(path, stamp, until: nil, now: now)
    }

    /// Ends the claim of a file that stays in the inbox.
    ///
    /// - Parameter until: the time at which the same content is claimed again; nil where there is new content, which has to
    ///   settle first.
    mutating func returned(_ path: InboxPath, _ stamp: FileStamp, until: Duration?, now: Duration) {
        guard var entry = entries[path], entry.claimedStamp == stamp else { return }
        entry.claimedStamp = nil
        if entry.phase == .claimed {
            if let until {
                entry.phase = .retrying(until: until)
                entry.attempt += 1
            } else {
                entry.phase = .settling(nil, until: now + window)
            }
        }
        put(entry, at: path)
    }
}
