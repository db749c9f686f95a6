import Glibc
import SystemPackage

/// A child process from its start to its end. It is held by one thread, so that no signal is sent to its id after another
/// process may have got that id.
struct RunningChild: ~Copyable {
    /// A reason to end the process.
    enum Interruption: Sendable { case timeLimit, cancellation }

    /// Its id, and that of its process group.
    private let process: pid_t
    /// Polls as readable once the process has ended.
    private let watch: Int32
    /// Its standard error, which is read while it runs; nil where it has none.
    private let errors: ErrorPipe?
    /// The fork server that made it; nil for a program that was started for itself.
    let server: ForkServer.Run?
    private let calls: ProcessCalls

    /// - Parameter watch: the process's descriptor, which this value owns from now on.
    init(
        process: pid_t, watch: Int32, errors: ErrorPipe? = nil, of server: ForkServer.Run? = nil, _ calls: ProcessCalls
    ) {
        self.process = process
        self.watch = watch
        self.errors = errors
        self.server = server
        self.calls = calls
    }

    deinit {
        close(watch)
        server?.documentEnded()
    }

    /// Waits for its end, however long that takes.
    consuming func end() throws(Errno) -> ExitStatus { try reap() }

    /// Waits for its end, and ends it when its time is up or the task is cancelled.
    ///
    /// - Parameter gracePeriod: the time from SIGTERM to SIGKILL; nil for SIGKILL at once.
    /// - Returns: the status, and the reason why the process was ended; nil for a process that ended by itself.
    /// - Throws: the error of a call that failed. The process has ended, or was killed, then too.
    consuming func end(
        within limit: Duration, _ cancellation: CancellationEvent, gracePeriod: Duration?
    ) throws(Errno) -> (status: ExitStatus, interruption: Interruption?) {
        let interruption: Interruption?
        do throws(Errno) {
            interruption = try awaitEnd(until: .now + limit, cancellation)
        } catch {
            signalGroup(SIGKILL)
            _ = try reap()
            throw error
        }
        guard interruption != nil else { return (try reap(), nil) }
        guard let gracePeriod else {
            signalGroup(SIGKILL)
            return (try reap(), interruption)
        }
        let deadline = ContinuousClock.now + gracePeriod
        signalGroup(SIGTERM)
        guard hasEnded(by: deadline) else {
            signalGroup(SIGKILL)
            return (try reap(), interruption)
        }
        let status = Result { () throws(Errno) in try reap() }
        endGroup(at: deadline)
        return (try status.get(), interruption)
    }

    /// Waits for the end of the process, for a deadline or for a cancellation.
    ///
    /// - Returns: nil when the process has ended; else the reason to wait no longer.
    private func awaitEnd(
        until deadline: ContinuousClock.Instant, _ cancellation: CancellationEvent?
    ) throws(Errno) -> Interruption? {
        // poll(2) skips a negative descriptor.
        var events = [watch, cancellation?.descriptor ?? -1].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        events.append(pollfd(fd: -1, events: Int16(POLLIN), revents: 0))
        while true {
            events[2].fd = errors?.descriptor ?? -1
            let left = ContinuousClock.now.duration(to: deadline)
            do throws(Errno) {
                // Rounded up, so that it does not spin through the last millisecond.
                try calls.poll(&events, Int32(clamping: Int64(max(left, .zero) / .milliseconds(1)) + 1))
            } catch .interrupted {
                continue
            }
            if events[0].revents != 0 { return nil }
            if events[1].revents != 0 { return .cancellation }
            if events[2].revents != 0 { errors?.read() }
            if left <= .zero { return .timeLimit }
        }
    }

    /// Waits for the end of the process in the grace period. A wait that fails ends the period.
    private func hasEnded(by deadline: ContinuousClock.Instant) -> Bool {
        do throws(Errno) { return try awaitEnd(until: deadline, nil) == nil } catch { return false }
    }

    /// Collects the status of the process, which has ended or was killed.
    private func reap() throws(Errno) -> ExitStatus {
        while true {
            do throws(Errno) { return try calls.wait(process) } catch .interrupted { continue }
        }
    }

    /// Gives the rest of the group, whose first process was reaped, until a deadline to clean up, and then kills it.
    private func endGroup(at deadline: ContinuousClock.Instant) {
        // No other process gets the group's id while the group has members. The kernel announces no end of a group.
        while kill(-process, 0) == 0 {
            guard ContinuousClock.now < deadline else { return signalGroup(SIGKILL) }
            Glibc.poll(nil, 0, 10)
        }
    }

    private func signalGroup(_ signal: Int32) { kill(-process, signal) }
}
