internal import Glibc
internal import Linux

extension Inbox {
    /// Records a problem with a file, and reports it once for each kind of problem.
    func report(_ path: InboxPath, _ error: InboxError, outlastsOpening: Bool = false) {
        guard problems.add(error, of: path, outlastsOpening: outlastsOpening) else { return }
        eventSink.yield(.problem(InboxProblem(path: path, error: error)))
    }

    /// Removes the problem of a file, and reports that it is solved.
    func solve(_ path: InboxPath) {
        if problems.remove(path) { eventSink.yield(.solved(path)) }
    }

    /// Leaves an entry alone that is no regular file.
    func refuse(_ path: InboxPath, _ kind: FileStatus.Kind) {
        var error = InboxError(
            file: path, SystemCallError(call: "openat", errno: kind == .symbolicLink ? ELOOP : ENXIO))
        // No call failed: the entry's status says so.
        error.errno = nil
        refuse(path, error)
    }

    /// Leaves an entry alone until it changes, and reports why.
    func refuse(_ path: InboxPath, _ error: InboxError) {
        settling.refuse(path)
        report(path, error)
    }

    /// Handles a folder that can't be scanned: it is tried again where descriptors or memory were short or a disk failed,
    /// and refused until it changes otherwise.
    func failFolder(_ path: InboxPath, _ error: InboxError) {
        switch error.code {
        case .resourcesExhausted, .inputOutput: postpone(path, error)
        default: refuse(path, error)
        }
    }

    /// Looks later at an entry that a scan found and could not look at.
    func postpone(_ path: InboxPath, _ error: InboxError) {
        settling.missed(path, until: clock.now() + settings.pollInterval)
        report(path, error)
    }

    /// Handles a file that could not be looked at or opened.
    func fail(_ path: InboxPath, _ error: SystemCallError) {
        let meaning = InboxError(file: path, error)
        switch meaning.code {
        case .inputOutput where error.errno == ENOENT || error.errno == ENOTDIR || error.errno == ESTALE:
            settling.forget(path)
            solve(path)
            return
        case .unreadable, .symbolicLink, .notARegularFile: refuse(path, meaning)
        default:
            let now = clock.now()
            settling.retry(path) { attempt in now + Self.fileBackoff.delay(afterRetries: attempt) }
            report(path, meaning)
        }
    }
}
