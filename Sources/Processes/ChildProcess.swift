import CConfinement
import Glibc
import Linux
import SystemPackage

/// A program that runs as a child process: in a session of its own, in `/`, with no descriptor but the standard ones. It
/// reads its standard input from memory.
public struct ChildProcess: Sendable {
    /// The rights and the surroundings of the program.
    public enum Profile: Sendable {
        /// The program is not trusted with its input: it reads its standard input, writes its standard output, and can do
        /// nothing else (`CConfinement/include/child.h`). It is killed when its time is up.
        case confined(Confinement.Limits)
        /// The program has the rights of this process. Its standard output is discarded, and the beginning of its standard error is
        /// kept. When its time is up, its whole process group gets SIGTERM, and after the grace period the rest of the group
        /// gets SIGKILL.
        case plain(environment: [String: String], gracePeriod: Duration = .seconds(2))
    }

    /// The way in which it ended.
    public enum Ending: Equatable, Sendable {
        case exited(Int32)
        /// A signal ended it.
        case signalled(Int32)
        /// It was ended because the time limit had passed.
        case timedOut
        /// It was ended because it had used up its processor time. Confined programs only.
        case exceededProcessorTime
        /// It was ended because it wrote more than it may. Confined programs only.
        case exceededOutput
        /// It was ended, or not even started, because the task was cancelled.
        case cancelled

        /// Whether it was ended by a signal with which a person or the system ends a process, and not by one of a crash.
        public var isFromOutside: Bool {
            if case .signalled(let signal) = self {
                [SIGKILL, SIGTERM, SIGINT, SIGHUP, SIGQUIT].contains(signal)
            } else {
                false
            }
        }
    }

    /// The result of a program that ran.
    public struct Completion: Sendable {
        public var ending: Ending
        /// The standard output of a confined program that exited; empty for any other end.
        public var output: [UInt8]
        /// The standard error of a plain program, and of a confined one of which it is wanted, up to its end.
        public var errors = ErrorOutput()
        /// The processor time that a confined program took, with that of its children; zero for any other.
        public var processorTime: Duration = .zero
    }

    /// The text that a program writes to its standard error.
    public struct ErrorOutput: Equatable, Sendable {
        /// At most ``limit`` bytes.
        public var beginning: [UInt8] = []
        /// The number of bytes behind the beginning.
        public var leftOut = 0

        /// The number of bytes that are kept.
        public static let limit = 4 << 10
    }

    /// The program's absolute path. It is not looked up in `PATH`.
    public var path: String
    /// The arguments after the program's name.
    public var arguments: [String]
    public var profile: Profile
    /// The time from the program's start to its end, at most.
    public var timeLimit: Duration
    /// A document that is known to be good, for a confined program that knows how to serve: its processes come from a `ForkServer` then.
    /// nil for one that is started for each document.
    public var rehearsal: [UInt8]?
    /// Whether the standard error of a confined program is wanted. One that serves has none.
    public var keepsErrors = false
    var calls = ProcessCalls()

    public init(path: String, arguments: [String], profile: Profile, timeLimit: Duration) {
        self.path = path
        self.arguments = arguments
        self.profile = profile
        self.timeLimit = timeLimit
    }

    /// Runs the program and waits for its end, on a thread of its own. Cancelling the task ends the program as the time limit
    /// does. The program has ended when this returns or throws; processes that a plain program left behind at its own end go on.
    ///
    /// - Parameter input: the program's standard input.
    /// - Throws: `ChildProcessError`.
    public func run(input: [UInt8]) async throws(ChildProcessError) -> Completion {
        if Task.isCancelled { return Completion(ending: .cancelled, output: []) }
        let cancellation = try attempt { () throws(Errno) in try CancellationEvent() }
        defer { cancellation.close() }
        // The wait blocks this thread, and none of those that the tasks share.
        let thread = SerialQueueExecutor("ombudsd.child-process").taskExecutor
        let result = await withTaskCancellationHandler {
            await withTaskExecutorPreference(thread) {
                Result { () throws(ChildProcessError) in
                    try runBlocking(input: input, cancellation: cancellation)
                }
            }
        } onCancel: {
            cancellation.send()
        }
        return try result.get()
    }

    private func runBlocking(
        input bytes: [UInt8], cancellation: CancellationEvent
    ) throws(ChildProcessError) -> Completion {
        let input = try attempt { () throws(Errno) in try MemoryFile(label: "ombudsd-input", content: bytes) }
        switch profile {
        case .plain(let environment, let gracePeriod):
            let errors = try attempt { () throws(Errno) in try ErrorPipe(keeping: ErrorOutput.limit) }
            let child = try attempt { () throws(Errno) in try start(input, errors, environment: environment) }
            let (status, interruption) = try end(of: child, cancellation, gracePeriod: gracePeriod)
            errors.read()
            return Completion(
                ending: interruption.map(Ending.init) ?? status.ending, output: [], errors: errors.output)
        case .confined(let limits):
            let output = try attempt { () throws(Errno) in try MemoryFile(label: "ombudsd-output") }
            let errors =
                keepsErrors ? try attempt { () throws(Errno) in try ErrorPipe(keeping: ErrorOutput.limit) } : nil
            let child = try attempt { () throws(Errno) in try start(input, output, errors, limits: limits) }
            let server = child.server
            let (status, interruption) = try end(of: child, cancellation, gracePeriod: nil)
            errors?.read()
            if let server, status.signal != nil || status.code != 0 { ForkServer.of(path).renew(after: server) }
            return try attempt(.lost) { () throws(Errno) in
                let size = try output.size
                let ending = Self.ending(status, interruption, outputSize: size, limits)
                let time = status.processorTime
                guard case .exited = ending else {
                    return Completion(ending: ending, output: [], processorTime: time)
                }
                return Completion(
                    ending: ending, output: try output.read(size), errors: errors?.output ?? ErrorOutput(),
                    processorTime: time)
            }
        }
    }

    private func end(
        of child: consuming RunningChild, _ cancellation: CancellationEvent, gracePeriod: Duration?
    ) throws(ChildProcessError) -> (ExitStatus, RunningChild.Interruption?) {
        do throws(Errno) {
            return try child.end(within: timeLimit, cancellation, gracePeriod: gracePeriod)
        } catch {
            throw ChildProcessError(code: .lost, path: path, cause: error)
        }
    }

    /// Finds the cause of a confined program's end. The limits go before the status, which follows from them: a program that
    /// handles SIGXCPU is killed a second later, and one that handles SIGXFSZ exits with a code of its own.
    private static func ending(
        _ status: ExitStatus, _ interruption: RunningChild.Interruption?, outputSize: Int, _ limits: Confinement.Limits
    ) -> Ending {
        if interruption == .cancellation { return .cancelled }
        if status.signal == SIGXFSZ || outputSize >= limits.output { return .exceededOutput }
        if status.signal == SIGXCPU || status.processorTime >= limits.inForce.processorTime {
            return .exceededProcessorTime
        }
        return interruption.map(Ending.init) ?? status.ending
    }

    private func start(
        _ input: borrowing MemoryFile, _ errors: ErrorPipe, environment: [String: String]
    ) throws(Errno) -> RunningChild {
        var watch: Int32 = -1
        let variables = environment.map { "\($0)=\($1)" }.sorted()
        let process = Self.withCStrings([path] + arguments) { words in
            Self.withCStrings(variables) { variables in
                child_start(path, words, variables, input.descriptor, errors.writing, &watch)
            }
        }
        guard process > 0 else { throw Errno(rawValue: -process) }
        errors.closeWriting()
        return RunningChild(process: process, watch: watch, errors: errors, calls)
    }

    private func start(
        _ input: borrowing MemoryFile, _ output: borrowing MemoryFile, _ errors: ErrorPipe?, limits: Confinement.Limits
    ) throws(Errno) -> RunningChild {
        if let rehearsal,
            let child = ForkServer.of(path).start(arguments, input, output, limits, rehearsal: rehearsal, calls)
        {
            return child
        }
        var watch: Int32 = -1
        let process = Self.withCStrings([path] + arguments) { words in
            child_start_confined(
                path, words, input.descriptor, output.descriptor, errors?.writing ?? -1, confinement_limits(limits),
                &watch)
        }
        guard process > 0 else { throw Errno(rawValue: -process) }
        errors?.closeWriting()
        return RunningChild(process: process, watch: watch, errors: errors, calls)
    }

    private func attempt<Value: ~Copyable>(
        _ code: ChildProcessError.Code = .notStarted, _ body: () throws(Errno) -> Value
    ) throws(ChildProcessError) -> Value {
        do throws(Errno) {
            return try body()
        } catch {
            throw ChildProcessError(code: code, path: path, cause: error)
        }
    }

    /// Lends a body an array of C strings with a null pointer at its end.
    static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        return body(copies)
    }
}

extension ChildProcess.Ending {
    fileprivate init(_ interruption: RunningChild.Interruption) {
        self = interruption == .cancellation ? .cancelled : .timedOut
    }
}
