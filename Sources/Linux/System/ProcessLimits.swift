/// The limits of the process: Swift's runtime and NIO trap, or stand still, where they get no descriptor, thread or memory.
public struct ProcessLimits: Sendable {
    /// The error that a limit is too low, as a sentence with the next step.
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private let program: String
    private let files: Int
    private let memory: UInt
    private let threads: Int

    /// The files, bytes of address space and threads that the daemon needs.
    public static let daemon = ProcessLimits(
        // The thread of each processor has a few files of its own.
        program: "the daemon", files: 64 + 4 * CurrentProcess.processorCount, memory: 400 << 20,
        threads: 8 + 4 * CurrentProcess.processorCount)

    /// The files, bytes of address space and threads that a verb of `ombudsctl` needs.
    public static let verb = ProcessLimits(
        program: "ombudsctl", files: 16 + 4 * CurrentProcess.processorCount, memory: 256 << 20,
        threads: 2 + 2 * CurrentProcess.processorCount)

    private init(program: String, files: Int, memory: UInt, threads: Int) {
        self.program = program
        self.files = files
        self.memory = memory
        self.threads = threads
    }

    /// Checks that the process may have what the program needs.
    public func require() throws(Failure) {
        if let limit = CurrentProcess.openFileLimit, limit < files {
            throw Failure(
                description:
                    "Only \(limit) files may be open at once, and \(program) needs \(files); raise LimitNOFILE= in the unit, or `ulimit -n`."
            )
        }
        if let limit = CurrentProcess.addressSpaceLimit, limit < memory {
            throw Failure(
                description:
                    "Only \(limit >> 20) MiB of address space may be used, and \(program) needs \(memory >> 20) MiB; raise LimitAS= in the unit, or `ulimit -v`."
            )
        }
        // The arenas of a dozen threads take more than half a gigabyte of address space, and the rest is too little for a thread then.
        if CurrentProcess.addressSpaceLimit != nil { CurrentProcess.shareMemoryArena() }
        let possible = CurrentProcess.possibleThreads(upTo: threads)
        if possible < threads {
            throw Failure(
                description:
                    "Only \(possible) more threads can be started, and \(program) needs \(threads); raise TasksMax= or LimitNPROC= in the unit, or `ulimit -u`."
            )
        }
        CurrentProcess.onProcessorTimeLimit(
            "error: The processor time that the program may have is used up; raise LimitCPU= in the unit, or `ulimit -t`.\n"
        )
    }
}
