internal import Glibc

/// The process that asks.
package enum CurrentProcess {
    /// The process number.
    package static var number: Int32 { getpid() }

    /// The number of the effective user, as whom files are opened.
    package static var user: UInt32 { geteuid() }

    /// The maximum number of files that may be open at once (`RLIMIT_NOFILE`); nil where the system doesn't say.
    package static var openFileLimit: UInt? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        return limit.rlim_cur
    }

    /// The maximum size of the address space in bytes (`RLIMIT_AS`); nil where there is no limit.
    package static var addressSpaceLimit: UInt? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max else {
            return nil
        }
        return limit.rlim_cur
    }

    /// The number of threads that can be started at once beside those that run, by starting and ending them.
    package static func possibleThreads(upTo count: Int) -> Int {
        var threads: [pthread_t] = []
        var gate = pthread_mutex_t()
        pthread_mutex_init(&gate, nil)
        return withUnsafeMutablePointer(to: &gate) { gate in
            pthread_mutex_lock(gate)
            while threads.count < count {
                var thread = pthread_t()
                let result = pthread_create(
                    &thread, nil,
                    { gate in
                        // Waits, so that all of them run at the same time.
                        if let gate = gate?.assumingMemoryBound(to: pthread_mutex_t.self) {
                            pthread_mutex_lock(gate)
                            pthread_mutex_unlock(gate)
                        }
                        return nil
                    }, gate)
                guard result == 0 else { break }
                threads.append(thread)
            }
            pthread_mutex_unlock(gate)
            for thread in threads { pthread_join(thread, nil) }
            pthread_mutex_destroy(gate)
            return threads.count
        }
    }

    /// Has the process write a line to standard error and exit with 1 when it has used its processor time (`RLIMIT_CPU`).
    ///
    /// - Parameter line: with its line feed.
    package static func onProcessorTimeLimit(_ line: StaticString) {
        processorTimeLine = line
        signal(SIGXCPU) { _ in
            // Only calls that are safe in a handler (signal-safety(7)).
            let line = CurrentProcess.processorTimeLine
            _ = write(2, line.utf8Start, line.utf8CodeUnitCount)
            _exit(1)
        }
    }

    /// Set once, before the handler is.
    nonisolated(unsafe) private static var processorTimeLine: StaticString = ""

    /// The number of processors that are online, at least 1.
    package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
