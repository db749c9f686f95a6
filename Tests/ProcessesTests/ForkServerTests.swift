import Foundation
import Glibc
import Linux
import TestSupport
import Testing

@testable import Processes

/// The processes that a fork server makes.
@Suite("A process of a fork server", .serialized, .timeLimit(.minutes(2)))
struct ForkServerTests {
    private static let probe = "\(CurrentProcess.programDirectory ?? "")/served-probe"

    private func program(
        _ arguments: String..., timeLimit: Duration = .seconds(20), path: String = probe
    ) -> ChildProcess {
        var program = ChildProcess(path: path, arguments: arguments, profile: .confined, timeLimit: timeLimit)
        program.rehearsal = Array("sample".utf8)
        return program
    }

    private func text(_ arguments: String...) async throws -> String {
        var program = program()
        program.arguments = arguments
        let completion = try await program.run(input: [])
        #expect(completion.ending == .exited(0))
        return String(decoding: completion.output, as: UTF8.self)
    }

    @Test func `it reads its document and its output is returned`() async throws {
        let input = [UInt8](repeating: 7, count: 300_000)
        let completion = try await program("copy").run(input: input)
        #expect(completion.ending == .exited(0))
        #expect(completion.output == input)
    }

    @Test(.enabled(if: Confinement.hasLandlock, "the kernel has no Landlock"))
    func `it can do nothing but read its input and write its output`() async throws {
        let descriptor = open("/dev/null", O_RDONLY)
        defer { close(descriptor) }
        try await NamedPipe.with { pipe in
            let text = try await text("be-curious", pipe.path)
            #expect(text == "LC_ALL=C.UTF-8\nOMP_THREAD_LIMIT=1\n/\n")
        }
    }

    @Test func `it has the limits of its document`() async throws {
        var program = program("limits")
        var limits = Confinement.Limits(memory: 256 << 20, processorTime: .seconds(1), output: 1 << 20)
        for seconds in [3, 5, 4] {
            limits.processorTime = .seconds(seconds)
            program.profile = .confined(limits)
            let output = try await program.run(input: []).output
            #expect(
                String(decoding: output, as: UTF8.self) == """
                    memory 268435456 268435456
                    time \(seconds) \(seconds + 1)
                    output 1048576 1048576
                    descriptors 16 16
                    core 0 0

                    """)
        }
    }

    @Test func `it has seen no document but its own`() async throws {
        for _ in 0..<5 {
            #expect(try await text("history").hasPrefix("documents 1,"))
        }
    }

    @Test func `it comes from a server that has decoded a sample`() async throws {
        _ = try await text("history")
        #expect(try await !text("history").hasSuffix("samples 0\n"))
    }

    @Test func `it is ended where it writes too much`() async throws {
        #expect(try await program("write").run(input: []).ending == .exceededOutput)
    }

    @Test func `it is ended where it uses up its processor time`() async throws {
        #expect(try await program("compute").run(input: []).ending == .exceededProcessorTime)
    }

    @Test func `it is ended where its time is up`() async throws {
        #expect(try await program("wait", timeLimit: .zero).run(input: []).ending == .timedOut)
    }

    @Test func `it is ended where its task is cancelled`() async throws {
        let program = program("wait")
        let task = Task { try await program.run(input: []) }
        task.cancel()
        #expect(try await task.value.ending == .cancelled)
    }

    @Test func `a crash ends it alone, and the next comes from another server`() async throws {
        let before = try await text("layout")
        #expect(try await text("layout") == before)
        let other = program("wait", timeLimit: .seconds(2))
        async let waiting = other.run(input: [])
        #expect(try await program("abort").run(input: []).ending == .signalled(SIGABRT))
        #expect(try await text("layout") != before)
        #expect(try await waiting.ending == .timedOut)
    }

    @Test func `a server that gives no answer is ended, and another serves its document`() async throws {
        let directory = try TestDirectory()
        // A program of its own has a server of its own.
        let path = directory["probe"]
        try FileManager.default.copyItem(atPath: Self.probe, toPath: path)
        var program = program("copy", path: path)
        program.calls.answerTime = .milliseconds(100)
        #expect(try await program.run(input: Array("first".utf8)).output == Array("first".utf8))
        let servers = OwnProcess.forkServers(of: path)
        try #require(servers.count == 1)
        kill(servers[0], SIGSTOP)
        let completion = try await program.run(input: Array("second".utf8))
        #expect(completion.ending == .exited(0))
        #expect(completion.output == Array("second".utf8))
        #expect(!OwnProcess.forkServers(of: path).contains(servers[0]))
    }

    @Test func `many at once are told apart`() async throws {
        try await withThrowingTaskGroup { group in
            for number in 0..<32 {
                group.addTask {
                    let input = Array("document \(number)".utf8)
                    let completion = try await program("copy").run(input: input)
                    #expect(completion.output == input)
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `a program that does not serve is started for each document`() async throws {
        let completion = try await program(path: "/bin/cat").run(input: Array("text".utf8))
        #expect(completion.ending == .exited(0))
        #expect(completion.output == Array("text".utf8))
    }

    @Test func `a program that is not there is an error`() async throws {
        await #expect(throws: ChildProcessError.self) { try await program(path: "/nonexistent").run(input: []) }
    }
}
