import CConfinement
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
        // It returns at the server's end, or fails where that was collected before.
        var end = siginfo_t()
        _ = waitid(P_PID, id_t(servers[0]), &end, WEXITED | WNOWAIT)
        #expect(!OwnProcess.forkServers(of: path).contains(servers[0]))
    }

    @Test func `nobody can begin with a document whose answer came too late`() throws {
        let ends = try Self.sockets(waiting: .milliseconds(1))
        defer { for end in ends { close(end) } }
        var (request, watch) = (fork_server_request(), Int32(-1))
        #expect(fork_server_process(ends[0], &request, STDIN_FILENO, STDERR_FILENO, &watch) == -EAGAIN)
        var answer = getpid()
        #expect(send(ends[1], &answer, MemoryLayout.size(ofValue: answer), Int32(MSG_NOSIGNAL)) == -1)
        #expect(errno == EPIPE)
    }

    /// - Returns: the two ends of a connection as that to a server; the first waits for this long.
    private static func sockets(waiting time: Duration) throws -> [Int32] {
        var ends: [Int32] = [-1, -1]
        try #require(socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
        var wait = timeval(tv_sec: 0, tv_usec: Int(time / .microseconds(1)))
        setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout.size(ofValue: wait)))
        return ends
    }

    @Test(arguments: ["replaced by another", "written to", "given another mode"])
    func `a program whose file was changed serves the next document, and not the one before`(_ change: String)
        async throws
    {
        let directory = try TestDirectory()
        let path = directory["probe"]
        try FileManager.default.copyItem(atPath: Self.probe, toPath: path)
        let program = program("copy", path: path)
        #expect(try await program.run(input: [1]).output == [1])
        let before = OwnProcess.forkServers(of: path)
        try #require(before.count == 1)
        #expect(try await program.run(input: [2]).output == [2])
        #expect(OwnProcess.forkServers(of: path) == before)
        switch change {
        case "replaced by another":
            try FileManager.default.copyItem(atPath: Self.probe, toPath: directory["new"])
            try #require(rename(directory["new"], path) == 0)
        case "written to": try #require(utimensat(AT_FDCWD, path, [timespec(), timespec()], 0) == 0)
        default: try #require(chmod(path, 0o700) == 0)
        }
        #expect(try await program.run(input: [3]).output == [3])
        #expect(!OwnProcess.forkServers(of: path).filter { !before.contains($0) }.isEmpty)
    }

    @Test func `a program that was removed serves nobody any more`() async throws {
        let directory = try TestDirectory()
        let path = directory["probe"]
        try FileManager.default.copyItem(atPath: Self.probe, toPath: path)
        let program = program("copy", path: path)
        #expect(try await program.run(input: [1]).output == [1])
        try FileManager.default.removeItem(atPath: path)
        await #expect(throws: ChildProcessError.self) { try await program.run(input: [2]) }
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
