package import Foundation
import Glibc

/// The built daemon, as a process on a root directory of its own.
package final class DaemonProcess: Sendable {
    /// The directory of the built programs, which is also that of the tests.
    package static let binaries = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent()

    package let root: URL
    /// The prefix of a command that sees the files as the daemon does, which may have mounts of its own.
    private let prefix: [String]
    private let process: Process
    private let output: LineReader

    /// Starts the daemon and waits until it says that it is ready.
    ///
    /// - Parameters:
    ///   - root: the daemon's `--root`; it remains when the daemon ends.
    ///   - journal: the journal beside which the daemon runs; nil for a daemon that can reach no journal.
    ///   - launcher: a command that replaces itself by the program in its arguments.
    ///   - arguments: further arguments of the daemon.
    package init(
        root: URL, journal: PrivateJournal? = nil, settings: String = "inbox: {settle-seconds: 0.2}\n",
        launcher: [String] = [], arguments: [String] = []
    ) async throws {
        self.root = root
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        prefix = journal?.prefix ?? PrivateJournal.outside
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            prefix + launcher + [
                Self.binaries.appending(path: "ombudsd").path(percentEncoded: false), "--root",
                root.path(percentEncoded: false),
            ] + arguments
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        output = LineReader(pipe.fileHandleForReading)
        try put(settings, at: root.appending(path: "ombudsd.yaml"))
        try process.run()
        if let journal {
            try await journal.awaitEntry("SYSLOG_IDENTIFIER=ombudsd", "_PID=\(process.processIdentifier)") {
                if case .text(let text) = $0["MESSAGE"] { text.hasPrefix("ready") } else { false }
            }
        } else {
            try await awaitLine { $0.contains("ready: ") }
        }
    }

    package var inbox: URL { root.appending(path: "inbox") }

    /// Waits for a line on standard error, and skips those before it.
    @discardableResult
    package func awaitLine(_ isWanted: (String) -> Bool) async throws -> String {
        var seen: [String] = []
        while let line = await output.next() {
            if isWanted(line) { return line }
            seen.append(line)
        }
        throw PrivateJournal.Failure(text: "the daemon ended; it said: \(seen.joined(separator: " | "))")
    }

    /// Puts a file into the inbox by renaming, as a careful program does.
    package func drop(_ text: String, as name: String) throws {
        try put(text, at: inbox.appending(path: name))
    }

    /// Moves a complete file to a place that the daemon sees.
    private func put(_ text: String, at file: URL) throws {
        let directory = try TestDirectory()
        defer { withExtendedLifetime(directory) {} }
        try directory.write(text, to: "file")
        let ready = directory.url.appending(path: "file")
        let aside = root.appending(path: "aside-\(UUID())")
        for (program, from, to) in [("cp", ready, aside), ("mv", aside, file)] {
            let command = [program, from.path(percentEncoded: false), to.path(percentEncoded: false)]
            guard try Self.run(prefix + command).status == 0 else {
                throw PrivateJournal.Failure(text: "\(command) failed")
            }
        }
    }

    /// Runs `ombudsctl` on this daemon.
    package func ask(_ arguments: String...) throws -> (status: Int32, output: Data) { try ask(arguments) }

    private func ask(_ arguments: [String]) throws -> (status: Int32, output: Data) {
        let program = Self.binaries.appending(path: "ombudsctl").path(percentEncoded: false)
        return try Self.run(prefix + [program, "--root", root.path(percentEncoded: false)] + arguments)
    }

    /// Runs `ombudsctl --json` on this daemon and reads the answer.
    package func answer<Answer: Decodable>(_ type: Answer.Type, _ arguments: String...) throws -> Answer {
        try JSONDecoder().decode(type, from: try ask(arguments + ["--json"]).output)
    }

    /// Runs one of the built programs.
    package static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: Data) {
        try run([binaries.appending(path: program).path(percentEncoded: false)] + arguments)
    }

    private static func run(_ command: [String]) throws -> (status: Int32, output: Data) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }

    package var processIdentifier: Int32 { process.processIdentifier }

    package func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for the daemon's end.
    ///
    /// - Returns: its exit code, or minus the signal that killed it.
    package func end() -> Int32 {
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    /// Ends the daemon with SIGTERM.
    @discardableResult
    package func stop() -> Int32 {
        signal(SIGTERM)
        return end()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
}

/// The lines of a pipe as they come.
private actor LineReader {
    private var lines: AsyncStream<String>.Iterator

    init(_ handle: FileHandle) {
        let (stream, continuation) = AsyncStream<String>.makeStream()
        Thread {
            var rest = Data()
            while true {
                let data = handle.availableData
                guard !data.isEmpty else { break }
                rest.append(data)
                while let end = rest.firstIndex(of: 0x0A) {
                    continuation.yield(String(decoding: rest[..<end], as: UTF8.self))
                    rest = Data(rest[(end + 1)...])
                }
            }
            continuation.finish()
        }.start()
        lines = stream.makeAsyncIterator()
    }

    func next() async -> String? {
        var iterator = lines
        defer { lines = iterator }
        return await iterator.next(isolation: self)
    }
}

extension PrivateJournal {
    /// Waits for an entry, among the present and the coming ones.
    @discardableResult
    package func awaitEntry(
        _ matches: String..., where isWanted: ([String: JSONValue]) -> Bool = { _ in true }
    ) async throws -> [String: JSONValue] {
        // journalctl ends when a journal file is rotated away under it; it is then asked anew, from the beginning.
        for _ in 0..<20 {
            if let entry = try await followedEntry(matches, where: isWanted) { return entry }
        }
        throw Failure(text: "the journal can't be followed")
    }

    /// - Returns: nil where journalctl ended before there was one.
    private func followedEntry(
        _ matches: [String], where isWanted: ([String: JSONValue]) -> Bool
    ) async throws -> [String: JSONValue]? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            prefix + ["journalctl", "-D", "/run/log/journal", "--all", "--follow", "--lines=all", "-o", "json"]
            + matches
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        let output = LineReader(pipe.fileHandleForReading)
        try process.run()
        defer {
            // The process may start with SIGTERM blocked, and has nothing to clean up.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        while let line = await output.next() {
            guard let entry = try? JSONDecoder().decode([String: JSONValue].self, from: Data(line.utf8)) else {
                continue
            }
            if isWanted(entry) { return entry }
        }
        return nil
    }
}
