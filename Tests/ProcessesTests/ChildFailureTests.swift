import Glibc
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import Processes

/// Child processes while the system fails.
@Suite("A child process on a system that fails", .serialized, .timeLimit(.minutes(2)))
struct ChildFailureTests {
    /// Fails the first calls, and then lets them through.
    private final class Faults: Sendable {
        private let left: Mutex<[Errno]>

        init(_ errors: [Errno]) { left = Mutex(errors) }

        func failNext() throws(Errno) {
            let error = left.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            if let error { throw error }
        }
    }

    private func run(
        _ script: String, _ kind: Kind, pollFailures: [Errno] = [], waitFailures: [Errno] = []
    ) async throws(ChildProcessError) -> ChildProcess.Ending {
        var process = ChildProcess.script(script, as: kind.profile)
        let (polls, waits) = (Faults(pollFailures), Faults(waitFailures))
        let calls = process.calls
        process.calls.poll = { (events, milliseconds) throws(Errno) in
            try polls.failNext()
            try calls.poll(&events, milliseconds)
        }
        process.calls.wait = { process throws(Errno) in
            let status = Result { () throws(Errno) in try calls.wait(process) }
            try waits.failNext()
            return try status.get()
        }
        return try await process.run(input: []).ending
    }

    @Test(arguments: Kind.allCases)
    func `with few descriptors left it runs or its start fails, and nothing hangs`(_ kind: Kind) async throws {
        // The runtime opens what it needs.
        _ = try await run("exit 3", kind)
        let before = try OwnProcess.descriptors
        var failures = 0
        var endings: [ChildProcess.Ending] = []
        for spare in 0..<12 {
            try await OwnProcess.withDescriptors(spare: spare) {
                do {
                    endings.append(try await run("exit 3", kind))
                } catch let error as ChildProcessError {
                    #expect(error == ChildProcessError(code: .notStarted, path: "/bin/sh", cause: .tooManyOpenFiles))
                    failures += 1
                }
            }
        }
        #expect(failures >= 3 && endings.count >= 3, "\(failures) failures, \(endings.count) ends")
        #expect(endings.allSatisfy { $0 == .exited(3) }, "\(endings)")
        #expect(try OwnProcess.newDescriptors(since: before) == [])
        #expect(OwnProcess.children == 0)
    }

    @Test(arguments: Kind.allCases)
    func `an interrupted wait goes on`(_ kind: Kind) async throws {
        let interruptions = [Errno](repeating: .interrupted, count: 3)
        #expect(try await run("exit 3", kind, pollFailures: interruptions) == .exited(3))
    }

    @Test
    func `a process that can't be watched is killed with its group`() async throws {
        try await NamedPipe.with { pipe in
            let script = #"exec 3>"$0"; echo started >&3; sleep 1000 & wait"#
            // The first wait fails once the script has begun: else there would be no group yet.
            var process = ChildProcess.script(script, pipe.path, as: .plain)
            process.calls.poll = { (_, _) throws(Errno) in
                #expect(pipe.readLine() == "started\n")
                throw .noMemory
            }
            let error = await #expect(throws: ChildProcessError.self) { try await process.run(input: []) }
            #expect(error == ChildProcessError(code: .lost, path: "/bin/sh", cause: .noMemory))
            let rest = try await pipe.readToEnd()
            #expect(rest == "")
            #expect(OwnProcess.children == 0)
        }
    }

    @Test
    func `a grace period that can't be waited for is none`() async throws {
        try await NamedPipe.with { pipe in
            var process = ChildProcess.script(
                #"trap "" TERM; echo started >"$0"; sleep 1000 & wait"#, pipe.path, as: .plain,
                timeLimit: .milliseconds(1))
            let hasBegun = Atomic(false)
            let calls = process.calls
            process.calls.poll = { (events, milliseconds) throws(Errno) in
                // The wait for the end of the grace period has no second event.
                guard events[1].fd >= 0 else { throw .noMemory }
                if !hasBegun.exchange(true, ordering: .relaxed) { #expect(pipe.readLine() == "started\n") }
                try calls.poll(&events, milliseconds)
            }
            let ending = try await process.run(input: []).ending
            #expect(ending == .timedOut)
            #expect(OwnProcess.children == 0)
        }
    }

    @Test(arguments: Kind.allCases)
    func `a process whose status can't be had is an error`(_ kind: Kind) async throws {
        let error = await #expect(throws: ChildProcessError.self) {
            try await run("exit 0", kind, waitFailures: [.noChildProcess])
        }
        #expect(error == ChildProcessError(code: .lost, path: "/bin/sh", cause: .noChildProcess))
        #expect(OwnProcess.children == 0)
    }

    @Test(arguments: Kind.allCases)
    func `its status is known where this process was started with SIGCHLD ignored`(_ kind: Kind) async throws {
        let before = signal(SIGCHLD, SIG_IGN)
        defer { signal(SIGCHLD, before) }
        #expect(try await run("exit 3", kind) == .exited(3))
    }
}
