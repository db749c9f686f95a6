import Foundation
import Glibc
import Synchronization

/// A real journal of its own for one test, in a mount namespace that only the test's own thread enters.
/// `Tests/Support/private-journal.sh` says how it is made, and why it can't be made here.
final class PrivateJournal: Sendable {
    /// Why there can't be one here; `nil` when there can.
    static let obstacle: String? = {
        let check = run([script, "--check"])
        return check.status == 0 ? nil : check.errors.trimmingCharacters(in: .whitespacesAndNewlines)
    }()

    static var isPossible: Bool { obstacle == nil }

    private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Support/private-journal.sh").path()

    private let holder: Process
    private let input: Pipe
    private let holderID: Int32
    private let journalID: Int32

    private init() throws {
        holder = Process()
        input = Pipe()
        let output = Pipe()
        holder.executableURL = URL(filePath: Self.script)
        holder.arguments = ["--hold"]
        holder.standardInput = input
        holder.standardOutput = output
        try holder.run()
        let words = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).split { $0.isWhitespace }
        guard words.count == 3, words[0] == "ready", let holderID = Int32(words[1]), let journalID = Int32(words[2]) else {
            throw Failure(text: "the private journal did not come up: \(words)")
        }
        self.holderID = holderID
        self.journalID = journalID
    }

    struct Failure: Error {
        var text: String
    }

    /// Runs a body beside a private journal, on a thread that is in its namespace, and takes all away afterwards.
    static func with<Result: Sendable>(_ body: @escaping @Sendable (PrivateJournal) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let thread = Thread {
                continuation.resume(
                    with: Swift.Result {
                        let journal = try PrivateJournal()
                        defer { journal.end() }
                        try journal.enterOnThisThread()
                        return try body(journal)
                    })
            }
            thread.start()
        }
    }

    private func enterOnThisThread() throws {
        // Swift's Glibc module leaves these two out.
        typealias Unshare = @convention(c) (Int32) -> Int32
        typealias SetNamespace = @convention(c) (Int32, Int32) -> Int32
        let unshare = unsafeBitCast(dlsym(nil, "unshare"), to: Unshare.self)
        let setNamespace = unsafeBitCast(dlsym(nil, "setns"), to: SetNamespace.self)
        let ownFileSystemView: Int32 = 0x200
        let mountNamespace: Int32 = 0x20000
        let descriptor = open("/proc/\(holderID)/ns/mnt", O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        guard unshare(ownFileSystemView) == 0, setNamespace(descriptor, mountNamespace) == 0 else {
            throw Failure(text: "the namespace of \(holderID) could not be entered: \(errno)")
        }
    }

    private func end() {
        try? input.fileHandleForWriting.close()
        holder.waitUntilExit()
    }

    /// The entries that match, as the journal itself prints them.
    func entries(_ matches: String...) throws -> [[String: JSONValue]] {
        _ = run(["journalctl", "--sync"])
        let output = run(["journalctl", "-D", "/run/log/journal", "--all", "-o", "json"] + matches).output
        return try output.split(separator: 0x0A).map { try JSONDecoder().decode([String: JSONValue].self, from: Data($0)) }
    }

    /// Runs a command beside the journal.
    @discardableResult
    func run(_ command: [String]) -> (status: Int32, output: [UInt8], errors: String) {
        Self.run(["nsenter", "-t", String(holderID), "-m"] + command)
    }

    /// Ends the journal; its socket stays behind.
    func killJournal() {
        kill(journalID, SIGKILL)
        // Its sockets refuse once the process is wholly gone; the holding shell has it as a child to wait for.
        while kill(journalID, 0) == 0, !isZombie(journalID) { sched_yield() }
    }

    private func isZombie(_ process: Int32) -> Bool {
        (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8).contains(") Z ")) ?? true
    }

    /// Starts a journal where the first one was.
    func startAgain() {
        run([
            "sh", "-c",
            """
            rm -f /run/systemd/journal/io.systemd.journal
            (exec timeout 20 /lib/systemd/systemd-journald) </dev/null >/dev/null 2>&1 &
            until test -S /run/systemd/journal/io.systemd.journal; do sleep 0.01; done
            """,
        ])
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

/// A value as `journalctl -o json` prints it: text, or the numbers of bytes that are no printable text, or several.
enum JSONValue: Decodable, Equatable {
    case text(String)
    case bytes([UInt8])
    case several([JSONValue])
    case absent

    init(from decoder: any Decoder) throws {
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
