import Foundation
import Glibc
import Testing

@testable import Daemon

/// The command that alerts are handed to. Each case is a small program.
@Suite struct HookCommandTests {
    /// Runs a shell script as the command; its own directory is `$0`'s.
    private func run(
        _ script: String, input: [UInt8] = [], _ check: (URL, String?) throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "hook-\(UUID())")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let program = directory.appending(path: "program")
        try ("#!/bin/sh\n" + script).write(to: program, atomically: false, encoding: .utf8)
        chmod(program.path(), 0o700)
        let command = HookCommand(arguments: [program.path(), directory.path(), "a; b $(c)"], timeout: .seconds(20))
        do {
            try await command.run(input)
            try check(directory, nil)
        } catch let failure as HookCommand.Failure {
            try check(directory, failure.description)
        }
    }

    private func text(_ directory: URL) throws -> String {
        try String(contentsOf: directory.appending(path: "out"), encoding: .utf8)
    }

    @Test func itGetsTheDocumentAndItsArguments() async throws {
        try await run(#"{ echo "$2"; cat; } >"$1/out""#, input: Array("{\"a\": 1}".utf8)) { directory, failure in
            #expect(failure == nil)
            let output = try text(directory)
            #expect(output == "a; b $(c)\n{\"a\": 1}")
        }
    }

    /// Nothing of the daemon's own environment, such as its notification socket, is passed on.
    @Test func itsEnvironmentIsItsOwn() async throws {
        setenv("NOTIFY_SOCKET_OF_A_TEST", "x", 1)
        try await run(#"env >"$1/out""#) { directory, failure in
            #expect(failure == nil)
            let environment = try text(directory)
            #expect(!environment.contains("NOTIFY_SOCKET"))
        }
    }

    @Test func inputThatItDoesNotReadIsNoFailure() async throws {
        // As the daemon does at its start.
        signal(SIGPIPE, SIG_IGN)
        try await run("exit 0", input: [UInt8](repeating: 0x20, count: 1 << 20)) { _, failure in #expect(failure == nil)
        }
    }

    @Test("What counts as failed", arguments: [("exit 3", "3"), ("kill -9 $$", "9")])
    func failures(_ script: String, _ expected: String) async throws {
        try await run(script) { _, failure in
            #expect(
                failure?.contains("it ended with") == true && failure?.contains(expected) == true, "\(failure ?? "")")
        }
    }

    @Test func aProgramThatIsNotThereIsAFailure() async throws {
        await #expect(throws: HookCommand.Failure.self) {
            try await HookCommand(arguments: ["/nonexistent/program"], timeout: .seconds(20)).run([])
        }
    }

    /// Its children go with it: the pipe that one of them holds open ends.
    @Test(.timeLimit(.minutes(1))) func whatTakesTooLongIsEnded() async throws {
        let pipe = FileManager.default.temporaryDirectory.appending(path: "hook-\(UUID())").path()
        #expect(mkfifo(pipe, 0o600) == 0)
        defer { unlink(pipe) }
        let reader = FileHandle(fileDescriptor: open(pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC), closeOnDealloc: true)
        let script = #"sleep 1000 >"$0" & echo started >"$0"; wait"#
        let command = HookCommand(arguments: ["/bin/sh", "-c", script, pipe], timeout: .milliseconds(300))
        let failure = await #expect(throws: HookCommand.Failure.self) { try await command.run([]) }
        #expect(failure?.description.contains("took longer") == true)
        #expect(fcntl(reader.fileDescriptor, F_SETFL, 0) == 0)
        #expect(String(decoding: reader.readDataToEndOfFile(), as: UTF8.self) == "started\n")
    }
}
