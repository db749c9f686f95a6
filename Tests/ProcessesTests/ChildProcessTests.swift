import Glibc
import SystemPackage
import TestSupport
import Testing

@testable import Processes

/// The promises of both profiles.
@Suite("A child process", .serialized, .timeLimit(.minutes(2)))
struct ChildProcessTests {
    @Test(arguments: Kind.allCases, [("exit 0", 0), ("exit 3", 3)])
    func `its exit code is returned`(_ kind: Kind, _ example: (script: String, code: Int32)) async throws {
        let completion = try await ChildProcess.script(example.script, as: kind.profile).run(input: [])
        #expect(completion.ending == .exited(example.code))
    }

    @Test(arguments: Kind.allCases, [SIGKILL, SIGSEGV, SIGTERM])
    func `the signal that ends it is returned`(_ kind: Kind, _ signal: Int32) async throws {
        let completion = try await ChildProcess.script("kill -\(signal) $$", as: kind.profile).run(input: [])
        #expect(completion.ending == .signalled(signal))
    }

    @Test(arguments: Kind.allCases)
    func `a signal that this process ignores has its usual action in the child`(_ kind: Kind) async throws {
        let before = signal(SIGPIPE, SIG_IGN)
        defer { signal(SIGPIPE, before) }
        // A shell can't give a signal back its action that it was started without.
        let completion = try await ChildProcess.script("kill -PIPE $$; exit 0", as: kind.profile).run(input: [])
        #expect(completion.ending == .signalled(SIGPIPE))
    }

    @Test(arguments: Kind.allCases)
    func `input that it does not read is no failure`(_ kind: Kind) async throws {
        let input = [UInt8](repeating: 0x20, count: 1 << 20)
        #expect(try await ChildProcess.script("exit 0", as: kind.profile).run(input: input).ending == .exited(0))
    }

    @Test(arguments: Kind.allCases)
    func `the input is there from its first byte to its last`(_ kind: Kind) async throws {
        let input = Array("first\nsecond\n".utf8)
        let script = #"read -r a; read -r b; read -r c && exit 2; [ "$a $b" = "first second" ]"#
        #expect(try await ChildProcess.script(script, as: kind.profile).run(input: input).ending == .exited(0))
    }

    @Test(arguments: Kind.allCases)
    func `its arguments are passed as they are`(_ kind: Kind) async throws {
        let process = ChildProcess.script(
            #"[ "$0" = "a; b \$(c)" ] && [ "$1" = "" ]"#, "a; b $(c)", "", as: kind.profile)
        #expect(try await process.run(input: []).ending == .exited(0))
    }

    @Test(arguments: Kind.allCases)
    func `it is ended where it takes too long`(_ kind: Kind) async throws {
        let process = ChildProcess.script("exec sleep 1000", as: kind.profile, timeLimit: .milliseconds(200))
        #expect(try await process.run(input: []).ending == .timedOut)
        #expect(OwnProcess.children == 0)
    }

    @Test(arguments: Kind.allCases)
    func `it is ended where its task is cancelled`(_ kind: Kind) async throws {
        let ending = try await withThrowingTaskGroup(of: ChildProcess.Ending.self) { group in
            group.addTask { try await ChildProcess.script("exec sleep 1000", as: kind.profile).run(input: []).ending }
            while OwnProcess.children == 0 { await Task.yield() }
            group.cancelAll()
            return try await group.next()
        }
        #expect(ending == .cancelled)
        #expect(OwnProcess.children == 0)
    }

    @Test func `many run at once, whatever the number of processors`() async throws {
        let count = sysconf(Int32(_SC_NPROCESSORS_ONLN)) + 8
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<count {
                group.addTask {
                    _ = try? await ChildProcess.script("exec sleep 1000", as: .plain, timeLimit: .seconds(100))
                        .run(input: [])
                }
            }
            while OwnProcess.children < count { await Task.yield() }
            group.cancelAll()
        }
        #expect(OwnProcess.children == 0)
    }

    @Test(arguments: Kind.allCases)
    func `it is not started in a cancelled task`(_ kind: Kind) async throws {
        let ending = try await withThrowingTaskGroup(of: ChildProcess.Ending.self) { group in
            group.cancelAll()
            // It would fail to start.
            group.addTask {
                try await ChildProcess(path: "/nowhere", arguments: [], profile: kind.profile, timeLimit: .seconds(20))
                    .run(input: []).ending
            }
            return try await group.next()
        }
        #expect(ending == .cancelled)
    }

    @Test(
        arguments: Kind.allCases,
        [
            ("/nowhere/program", Errno.noSuchFileOrDirectory), ("/etc/passwd", .permissionDenied),
            ("/usr/bin", .permissionDenied),
        ])
    func `a program that can't be started is an error with its cause`(
        _ kind: Kind, _ example: (path: String, cause: Errno)
    ) async throws {
        let process = ChildProcess(path: example.path, arguments: [], profile: kind.profile, timeLimit: .seconds(20))
        let error = await #expect(throws: ChildProcessError.self) { try await process.run(input: []) }
        #expect(error == ChildProcessError(code: .notStarted, path: example.path, cause: example.cause))
        #expect(error?.description == "\(example.path) could not be started: \(example.cause)")
        #expect(OwnProcess.children == 0)
    }

    @Test(arguments: Kind.allCases)
    func `nothing is left behind`(_ kind: Kind) async throws {
        _ = try await ChildProcess.script("exit 0", as: kind.profile).run(input: [])
        let before = try OwnProcess.descriptors
        for script in ["exit 0", "exit 3", "kill -9 $$"] {
            _ = try await ChildProcess.script(script, as: kind.profile).run(input: [1, 2, 3])
        }
        let missing = ChildProcess(path: "/nowhere", arguments: [], profile: kind.profile, timeLimit: .seconds(20))
        _ = try? await missing.run(input: [1, 2, 3])
        #expect(try OwnProcess.newDescriptors(since: before) == [])
        #expect(OwnProcess.children == 0)
    }
}
