import CConfinement
import CLinux
import Dispatch
import Glibc
import Synchronization
import SystemPackage

/// A program that is not trusted with what it is given to read: it runs in a process of its own, confined as
/// `confinement.h` says, reads its standard input and writes its standard output.
struct ConfinedProgram: Sendable {
    /// Its absolute path.
    var path: String
    /// What follows its name.
    var arguments: [String]
    var limits: Limits

    struct Limits: Sendable {
        /// Of address space, in bytes.
        var memory: UInt64 = 512 << 20
        var processorTime: Duration = .seconds(30)
        /// From its start to its end. It has nothing to wait for, so that only a machine that is very busy, or stopped,
        /// makes it take much longer than its processor time.
        var time: Duration = .seconds(90)
        /// Of what it writes, in bytes.
        var output = Extraction.defaultSizeLimit
    }

    /// How it ended.
    enum Ending: Equatable, Sendable {
        case exited(Int32)
        case signalled(Int32)
        case tookTooLong
        case usedUpProcessor
        case wroteTooMuch
        /// The task was cancelled.
        case cancelled
    }

    /// What came of running it.
    struct Run: Sendable {
        var ending: Ending
        var output: [UInt8]
    }

    /// Runs it on some input and waits for its end, on a thread of its own. It is killed where the task is cancelled.
    ///
    /// - Throws: why it could not be started.
    func run(_ input: [UInt8]) async throws(Errno) -> Run {
        if Task.isCancelled { return Run(ending: .cancelled, output: []) }
        let process = RunningProcess()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                Self.threads.async {
                    continuation.resume(
                        returning: Result { () throws(Errno) in try wait(for: process, reading: input) })
                }
            }
        } onCancel: {
            process.cancel()
        }
        return try result.get()
    }

    private static let threads = DispatchQueue(label: "ombudsd.decoders", attributes: .concurrent)

    private func wait(for process: RunningProcess, reading bytes: [UInt8]) throws(Errno) -> Run {
        let input = try MemoryFile("input")
        try input.write(bytes)
        let output = try MemoryFile("output")
        try process.start { () throws(Errno) in try spawn(input, output) }
        let isTimely = process.awaitEnd(within: limits.time)
        let (status, usage) = process.reap(killing: !isTimely)
        let size = try output.size
        let ending: Ending =
            if process.isCancelled {
                .cancelled
            } else if status.signal == SIGXFSZ || size >= limits.output {
                .wroteTooMuch
            } else if status.signal == SIGXCPU || usage >= limits.processorTime {
                .usedUpProcessor
            } else if !isTimely {
                .tookTooLong
            } else {
                status.signal.map(Ending.signalled) ?? .exited(status.code)
            }
        return Run(ending: ending, output: ending == .exited(0) ? try output.read(size) : [])
    }

    private func spawn(_ input: borrowing MemoryFile, _ output: borrowing MemoryFile) throws(Errno) -> pid_t {
        let limits = confinement_limits(
            memory: limits.memory, processor_seconds: UInt64(limits.processorTime.components.seconds),
            output: UInt64(limits.output))
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        let process = confinement_spawn(path, &words, input.descriptor, output.descriptor, limits)
        guard process > 0 else { throw Errno(rawValue: errno) }
        return process
    }
}

/// How far programs are confined on this machine.
public enum Confinement {
    /// Whether the kernel keeps a program from reading the files of the user who started it. Without that it still can't
    /// write anything, or send it anywhere.
    public static var hasLandlock: Bool { confinement_landlock_version() > 0 }
}

/// A process from its start to the moment at which nobody may send it a signal any more.
private final class RunningProcess: Sendable {
    private struct Content {
        var process: pid_t?
        var isCancelled = false
    }

    private let content = Mutex(Content())

    var isCancelled: Bool { content.withLock { $0.isCancelled } }

    func cancel() {
        content.withLock { content in
            content.isCancelled = true
            if let process = content.process { kill(process, SIGKILL) }
        }
    }

    func start(_ spawn: () throws(Errno) -> pid_t) throws(Errno) {
        let process = try spawn()
        content.withLock { $0.process = process }
        // It was cancelled before there was anything to kill.
        if isCancelled { cancel() }
    }

    /// - Returns: whether it has ended.
    func awaitEnd(within time: Duration) -> Bool {
        guard let process = content.withLock({ $0.process }) else { return true }
        let watch = confinement_watch(process)
        guard watch >= 0 else { return false }
        defer { close(watch) }
        let clock = ContinuousClock()
        let deadline = clock.now + time
        var event = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
        while true {
            let left = clock.now.duration(to: deadline)
            let count = poll(&event, 1, Int32(clamping: Int64(max(left, .zero) / .milliseconds(1)) + 1))
            if count > 0 { return true }
            if count == 0, left <= .zero { return false }
            if count < 0, errno != EINTR { return false }
        }
    }

    /// Takes leave of the process, which has ended, or is ended.
    func reap(killing isKilled: Bool) -> (status: (code: Int32, signal: Int32?), processorTime: Duration) {
        let process = content.withLock { content in
            defer { content.process = nil }
            if isKilled, let process = content.process { kill(process, SIGKILL) }
            return content.process
        }
        var status: Int32 = 0
        var usage = rusage()
        if let process { while wait4(process, &status, 0, &usage) < 0, errno == EINTR {} }
        let signal = status & 0x7F
        return ((status >> 8 & 0xFF, signal == 0 ? nil : signal), usage.ru_utime.duration + usage.ru_stime.duration)
    }
}

/// A file without a name, which goes when nobody has it open.
private struct MemoryFile: ~Copyable {
    let descriptor: Int32

    init(_ name: String) throws(Errno) {
        descriptor = linux_memory_file(name)
        guard descriptor >= 0 else { throw Errno(rawValue: errno) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Writes its content, and goes back to its start.
    func write(_ bytes: [UInt8]) throws(Errno) {
        let file = FileDescriptor(rawValue: descriptor)
        do {
            try file.writeAll(bytes)
            try file.seek(offset: 0, from: .start)
        } catch {
            throw error as? Errno ?? .ioError
        }
    }

    var size: Int {
        get throws(Errno) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw Errno(rawValue: errno) }
            return Int(status.st_size)
        }
    }

    func read(_ size: Int) throws(Errno) -> [UInt8] {
        let file = FileDescriptor(rawValue: descriptor)
        do {
            return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                while count < size {
                    let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
                    let read = try file.read(fromAbsoluteOffset: Int64(count), into: rest)
                    if read == 0 { break }
                    count += read
                }
            }
        } catch {
            throw error as? Errno ?? .ioError
        }
    }
}

extension timeval {
    fileprivate var duration: Duration { .seconds(tv_sec) + .microseconds(tv_usec) }
}
