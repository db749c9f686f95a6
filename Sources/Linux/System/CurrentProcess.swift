internal import CLinux
internal import Glibc

/// The process that asks.
package enum CurrentProcess {
    /// The process number.
    package static var number: Int32 { getpid() }

    /// The number of the effective user, as whom files are opened.
    package static var user: UInt32 { geteuid() }

    /// The directory of the program that runs, also where its file was replaced meanwhile; nil where the system doesn't say.
    package static var programDirectory: String? {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &path, path.count)
        guard count > 0, let slash = path[..<count].lastIndex(of: CChar(bitPattern: UInt8(ascii: "/"))) else {
            return nil
        }
        return String(validating: path[..<slash].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The maximum number of files that may be open at once (`RLIMIT_NOFILE`); nil where there is no limit.
    package static var openFileLimit: UInt? { softLimit(RLIMIT_NOFILE) }

    /// The maximum size of the address space in bytes (`RLIMIT_AS`); nil where there is no limit.
    package static var addressSpaceLimit: UInt? { softLimit(RLIMIT_AS) }

    /// The lower one of the limits of address space and of data (`RLIMIT_AS`, `RLIMIT_DATA`), in bytes, with the names of its settings; nil
    /// where there is neither.
    package static var memoryLimit: (bytes: UInt, settings: String)? {
        [
            softLimit(RLIMIT_AS).map { ($0, "LimitAS=, ulimit -v") },
            softLimit(RLIMIT_DATA).map { ($0, "LimitDATA=, ulimit -d") },
        ].compactMap(\.self).min { $0.0 < $1.0 }
    }

    /// The processor time that the process may use (`RLIMIT_CPU`); nil where there is no limit.
    package static var processorTimeLimit: Duration? { softLimit(RLIMIT_CPU).map { .seconds(Int64(clamping: $0)) } }

    /// The limit in force of a resource (getrlimit(2)); nil where there is none, or the system doesn't say.
    private static func softLimit(_ resource: __rlimit_resource) -> UInt? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max else {
            return nil
        }
        return limit.rlim_cur
    }

    /// Has all threads of the process share one memory arena. Call it before the first thread starts.
    package static func shareMemoryArena() { linux_share_memory_arena() }

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
        let end: @convention(c) (Int32) -> Void = { _ in
            // Only calls that are safe in a handler (signal-safety(7)).
            let line = CurrentProcess.processorTimeLine
            _ = write(2, line.utf8Start, line.utf8CodeUnitCount)
            _exit(1)
        }
        signal(SIGXCPU, end)
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit) == 0, limit.rlim_cur >= limit.rlim_max,
            let seconds = Int(exactly: limit.rlim_max), seconds < 1 << 40
        else { return }
        // `ulimit -t` sets the hard limit too, at which the kernel kills without a signal before: a timer comes shortly before it.
        signal(SIGPROF, end)
        let rest = max(1000, seconds * 1_000_000 - usedProcessorTime - 200_000)
        var timer = itimerval()
        timer.it_value = timeval(tv_sec: rest / 1_000_000, tv_usec: rest % 1_000_000)
        setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    }

    /// In microseconds.
    private static var usedProcessorTime: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000 + usage.ru_utime.tv_usec
            + usage.ru_stime.tv_usec
    }

    /// Lowers the limits of this process.
    ///
    /// - Parameters:
    ///   - processorTime: whole seconds from now on.
    ///   - memory: bytes of address space beside those that are in use.
    package static func limit(processorTime: Duration, memory: UInt64) {
        lower(RLIMIT_CPU, to: rlim_t(usedProcessorTime / 1_000_000) + rlim_t(processorTime.components.seconds) + 1)
        guard let pages = (try? FileContents.contents(of: "/proc/self/statm", limit: 4096)).flatMap({ $0 }),
            let size = UInt64(String(decoding: pages.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self))
        else { return }
        lower(RLIMIT_AS, to: rlim_t(size) * rlim_t(sysconf(Int32(_SC_PAGESIZE))) + rlim_t(memory))
    }

    private static func lower(_ resource: __rlimit_resource, to value: rlim_t) {
        var limit = rlimit()
        let resource = __rlimit_resource_t(resource.rawValue)
        guard getrlimit(resource, &limit) == 0, limit.rlim_cur > value else { return }
        limit.rlim_cur = value
        setrlimit(resource, &limit)
    }

    /// Set once, before the handler is.
    nonisolated(unsafe) private static var processorTimeLine: StaticString = ""

    /// The number of processors that are online, at least 1.
    package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
