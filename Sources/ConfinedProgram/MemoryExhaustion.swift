import Glibc

/// The end of a process that has a limit of memory and reached it.
package enum MemoryExhaustion {
    /// Has this process exit with a code of its own when a failed allocation ends it; else nobody could tell that from any other
    /// crash.
    ///
    /// A program crashes where it gets no more memory. Then a third of the limit on its address space can't be had; at any
    /// other crash it can. An array that doubles asks for more than that: where it fails, the runtime aborts the process, with at
    /// least a quarter of the limit in use.
    ///
    /// - Parameter line: what it writes to standard error then, with its line feed.
    package static func exit(with code: Int32, saying line: StaticString = "") {
        Self.code = code
        Self.line = line
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max else {
            return
        }
        third = Int(limit.rlim_cur / 3)
        threeQuarters = Int(limit.rlim_cur / 4) * 3
        for number in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS] {
            var action = sigaction()
            // The handler runs once: the signal that it leaves alone then ends the process.
            action.sa_flags = CInt(bitPattern: UInt32(SA_RESETHAND))
            action.__sigaction_handler.sa_handler = { number in
                let probe = number == SIGABRT ? MemoryExhaustion.threeQuarters : MemoryExhaustion.third
                let memory = mmap(nil, probe, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                if memory == MAP_FAILED {
                    let line = MemoryExhaustion.line
                    _ = write(2, line.utf8Start, line.utf8CodeUnitCount)
                    _exit(MemoryExhaustion.code)
                }
                munmap(memory, probe)
            }
            sigaction(number, &action, nil)
        }
    }

    // Set before the first handler is, and not changed after.
    nonisolated(unsafe) private static var code: Int32 = 0
    nonisolated(unsafe) private static var line: StaticString = ""
    nonisolated(unsafe) private static var third = 0
    nonisolated(unsafe) private static var threeQuarters = 0
}
