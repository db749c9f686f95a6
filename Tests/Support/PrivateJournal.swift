import Foundation
import Glibc
import Synchronization

/// A real journal for one test, in a mount namespace that only the test's own thread enters.
/// `Tests/Support/private-journal.sh` says how it is made, and why a script has to make it.
package final class PrivateJournal: Sendable {
    /// The reason why this machine can't run a private journal; nil if it can.
    package static let obstacle: String? = {
        let check = run([script, "--check"])
        return check.status == 0 ? nil : check.errors.trimmingCharacters(in: .whitespacesAndNewlines)
    }()

    package static var isPossible: Bool { obstacle == nil }

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "private-journal.sh").path()

    private let holder: Process
    private let input = Pipe()
    private let output = Pipe()
    private let holderID: Int32

    private init() throws {
        holder = Process()
        holder.executableURL = URL(filePath: Self.script)
        holder.arguments = ["--hold"]
        holder.standardInput = input
        holder.standardOutput = output
        try holder.run()
        holderID = holder.processIdentifier
        try awaitAnswer("ready")
    }

    private func awaitAnswer(_ expected: String) throws {
        let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard answer.hasPrefix(expected) else { throw Failure(text: "the private journal said «\(answer)»") }
    }

    package struct Failure: Error {
        package var text: String

        package init(text: String) { self.text = text }
    }

    /// Runs a closure beside a private journal, on a thread in its namespace, and removes the journal afterwards.
    package static func with<Result: Sendable>(
        _ body: @Sendable (PrivateJournal) async throws -> Result
    ) async throws -> Result {
        let journal = try PrivateJournal()
        let thread = OwnThread()
        let namespace = ThreadNamespaces.name(of: "\(journal.holderID)")
        defer {
            journal.end()
            thread.end()
            if let namespace { ThreadNamespaces.bringBack(from: namespace) }
        }
        return try await withTaskExecutorPreference(thread) {
            try journal.enterOnThisThread()
            return try await body(journal)
        }
    }

    /// The prefix of a command that must run beside no private journal: a pool's thread that a thread in a journal's
    /// namespace started is in that namespace, too.
    package static var outside: [String] { isPossible ? ["nsenter", "--mount=/proc/\(getpid())/ns/mnt"] : [] }

    /// The prefix of a command that runs beside the journal.
    package var prefix: [String] { ["nsenter", "-t", String(holderID), "-m"] }

    private func enterOnThisThread() throws {
        guard ThreadNamespaces.enter(holderID) else {
            throw Failure(text: "the namespace of \(holderID) could not be entered: \(errno)")
        }
    }

    private func end() {
        try? input.fileHandleForWriting.close()
        holder.waitUntilExit()
    }

    /// The matching entries, as the journal itself prints them.
    package func entries(_ matches: String...) throws -> [[String: JSONValue]] {
        _ = run(["journalctl", "--sync"])
        let output = run(["journalctl", "-D", "/run/log/journal", "--all", "-o", "json"] + matches).output
        return try output.split(separator: 0x0A).map {
            try JSONDecoder().decode([String: JSONValue].self, from: Data($0))
        }
    }

    /// Runs a command beside the journal.
    @discardableResult
    package func run(_ command: [String]) -> (status: Int32, output: [UInt8], errors: String) {
        Self.run(prefix + command)
    }

    /// Ends the journal; its socket stays.
    package func killJournal() throws { try order("kill", answer: "killed") }

    /// Starts a journal in the place of the first one.
    package func startAgain() throws { try order("start", answer: "ready") }

    /// Lets the journal stand still: its socket accepts entries that nobody reads.
    package func pause() throws { try order("pause", answer: "paused") }

    /// Lets the journal go on.
    package func goOn() throws { try order("continue", answer: "continued") }

    private func order(_ order: String, answer: String) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((order + "\n").utf8))
        try awaitAnswer(answer)
    }

    @discardableResult
    private static func run(_ command: [String]) -> (status: Int32, output: [UInt8], errors: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        do { try process.run() } catch { return (127, [], "\(error)") }
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        let text = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, Array(bytes), String(decoding: text, as: UTF8.self))
    }
}

/// A thread that runs tasks, for calls that affect only their thread.
private final class OwnThread: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var isEnding = false
    }
    private let state = Mutex(State())
    private let wanted = DispatchSemaphore(value: 0)

    init() {
        Thread { [self] in
            while true {
                wanted.wait()
                let (job, isEnding) = state.withLock { ($0.jobs.isEmpty ? nil : $0.jobs.removeFirst(), $0.isEnding) }
                if let job { job.runSynchronously(on: asUnownedTaskExecutor()) } else if isEnding { return }
            }
        }.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        wanted.signal()
    }

    func end() {
        state.withLock { $0.isEnding = true }
        wanted.signal()
    }
}

/// A value as `journalctl -o json` prints it: text, or the numbers of bytes that are no printable text, or several.
package enum JSONValue: Decodable, Equatable, Sendable {
    case text(String)
    case bytes([UInt8])
    case several([JSONValue])
    case absent

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .absent
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let bytes = try? container.decode([UInt8].self) {
            self = .bytes(bytes)
        } else {
            self = .several(try container.decode([JSONValue].self))
        }
    }
}
