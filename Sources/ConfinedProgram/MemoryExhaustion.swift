import Glibc

/// The end of a process that has a limit of memory and reached it.
package enum MemoryExhaustion {
    /// Has this process exit with a code of its own when a failed allocation ends it; else nobody could tell that from any other
    /// crash.
    ///
    /// A program crashes where it gets no more memory. Then a third of a limit, on its address space or its data, can't be had; at any
    /// other crash it can. An array that doubles asks for more than that: where it fails, the runtime aborts the process, with at
    /// least a quarter of the limit in use.
    ///
    /// - Parameter line: what it writes to standard error then, with its line feed.
    package static func exit(with code: Int32, saying line: StaticString = "") {
        Self.code = code
        Self.line = line
        addressSpace = softLimit(RLIMIT_AS)
        data = softLimit(RLIMIT_DATA)
        guard addressSpace != nil || data != nil else { return }
        for number in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS] {
            var action = sigaction()
            // The handler runs once: the signal that it leaves alone then ends the process.
            action.sa_flags = CInt(bitPattern: UInt32(SA_RESETHAND))
            action.__sigaction_handler.sa_handler = { number in
                // Only memory that can be written counts as data.
                guard
                    MemoryExhaustion.isReached(MemoryExhaustion.addressSpace, PROT_NONE, by: number)
                        || MemoryExhaustion.isReached(MemoryExhaustion.data, PROT_READ | PROT_WRITE, by: number)
                else { return }
                let line = MemoryExhaustion.line
                _ = write(2, line.utf8Start, line.utf8CodeUnitCount)
                _exit(MemoryExhaustion.code)
            }
            sigaction(number, &action, nil)
        }
    }

    private static func softLimit(_ resource: __rlimit_resource) -> Int? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { return nil }
        // No limit is the highest number.
        return Int(exactly: limit.rlim_cur)
    }

    /// Whether the part of a limit that is left is smaller than a crash of this kind leaves.
    private static func isReached(_ limit: Int?, _ protection: Int32, by signal: Int32) -> Bool {
        guard let limit else { return false }
        let probe = signal == SIGABRT ? limit / 4 * 3 : limit / 3
        let memory = mmap(nil, probe, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        if memory == MAP_FAILED { return true }
        munmap(memory, probe)
        return false
    }

    // Set before the first handler is, and not changed after.
    nonisolated(unsafe) private static var code: Int32 = 0
    nonisolated(unsafe) private static var line: StaticString = ""
    /// The limits in bytes; nil where there is none.
    nonisolated(unsafe) private static var addressSpace: Int?
    nonisolated(unsafe) private static var data: Int?
}
