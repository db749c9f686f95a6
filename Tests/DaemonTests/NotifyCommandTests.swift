import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Daemon

/// The command that alert transitions are handed to. Each case is a shell script.
@Suite("The notify command", .serialized, .timeLimit(.minutes(1)))
struct NotifyCommandTests {
    /// Runs a script, with the path of a file as `$0`.
    ///
    /// - Returns: the text that the script wrote into the file.
    private func output(of script: String, _ arguments: String..., document: [UInt8] = []) async throws -> String {
        let directory = try TestDirectory()
        let command = NotifyCommand(
            arguments: ["/bin/sh", "-c", script, directory["output"]] + arguments, timeout: .seconds(20))
        try await command.run(document)
        return try #require(directory.text(of: "output"))
    }

    @Test func `it gets the document and its arguments, and no shell is between`() async throws {
        let output = try await output(
            of: #"{ echo "$1"; cat; } >"$0""#, "a; b $(c)", document: Array("{\"a\": 1}".utf8))
        #expect(output == "a; b $(c)\n{\"a\": 1}")
    }

    @Test func `it finds a search path and a language in its environment, and nothing of the daemon's`() async throws {
        setenv("NOTIFY_SOCKET_OF_A_TEST", "x", 1)
        defer { unsetenv("NOTIFY_SOCKET_OF_A_TEST") }
        let output = try await output(of: #"tr '\0' '\n' </proc/$$/environ >"$0"; exit"#)
        #expect(output == "LANG=C.UTF-8\nPATH=/usr/local/bin:/usr/bin:/bin\n")
    }

    @Test(
        arguments: [
            ("exit 3", "it ended with exit code 3"), ("kill -9 $$", "it was ended by signal 9"),
            ("exec sleep 1000", "it took longer than 1 s and was ended"),
        ])
    func `every end but exit code 0 is a failure`(_ script: String, _ description: String) async throws {
        let command = NotifyCommand(arguments: ["/bin/sh", "-c", script], timeout: .seconds(1))
        let failure = await #expect(throws: NotifyCommand.Failure.self) { try await command.run([]) }
        #expect(failure?.description == description)
    }

    @Test func `its standard error is logged up to a limit, on lines of its own`() async throws {
        let script = #"printf 'disk\033[1m full\n' >&2; yes 'again and again' | head -n 1000 >&2; exit 3"#
        let lines = Mutex<[String]>([])
        let command = NotifyCommand(arguments: ["/bin/sh", "-c", script], timeout: .seconds(20))
        await #expect(throws: NotifyCommand.Failure.self) {
            try await command.run([]) { line in lines.withLock { $0.append(line) } }
        }
        let logged = lines.withLock { $0 }
        #expect(logged.count == 21)
        #expect(logged.first == #"The notify command wrote: disk\u{1b}[1m full"#)
        #expect(logged[1] == "The notify command wrote: again and again")
        #expect(
            logged.last
                == "The notify command wrote \(981 * 16) more bytes to its standard error, which are not logged.")
    }

    @Test func `a program that is not there is a failure`() async throws {
        let command = NotifyCommand(arguments: ["/nowhere/program"], timeout: .seconds(20))
        let failure = await #expect(throws: NotifyCommand.Failure.self) { try await command.run([]) }
        #expect(failure?.description == "/nowhere/program could not be started: No such file or directory")
    }

    @Test func `a shortage of descriptors is a failure, and passes`() async throws {
        let command = NotifyCommand(arguments: ["/bin/true"], timeout: .seconds(20))
        let failure = try await OwnProcess.withDescriptors(spare: 0) {
            await #expect(throws: NotifyCommand.Failure.self) { try await command.run([]) }
        }
        #expect(failure?.description == "/bin/true could not be started: Too many open files")
        try await command.run([])
    }

    @Test func `its children end with it when it takes too long`() async throws {
        try await NamedPipe.with { pipe in
            let script = #"sleep 1000 >"$0" & echo started >"$0"; wait"#
            let command = NotifyCommand(
                arguments: ["/bin/sh", "-c", script, pipe.path], timeout: .milliseconds(300))
            await #expect(throws: NotifyCommand.Failure.self) { try await command.run([]) }
            let output = try await pipe.readToEnd()
            #expect(output == "started\n")
        }
    }
}
