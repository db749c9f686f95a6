import Foundation
import Glibc
import Processes
import TestSupport
import Testing

/// The plain profile.
@Suite("A plain child process", .serialized, .timeLimit(.minutes(2)))
struct PlainProcessTests {
    /// Runs a script and returns what it writes into its file, `$0`.
    private func output(
        of script: String, as profile: ChildProcess.Profile = .plain, input: [UInt8] = []
    ) async throws -> String {
        let directory = try TestDirectory()
        let completion = try await ChildProcess.script(script, directory["output"], as: profile).run(input: input)
        #expect(completion.ending == .exited(0))
        #expect(completion.output == [])
        return try #require(directory.text(of: "output"))
    }

    @Test func `its environment is the one given`() async throws {
        setenv("OMBUDSD_TEST", "x", 1)
        defer { unsetenv("OMBUDSD_TEST") }
        let environment = ["PATH": "/usr/bin", "LANG": "C.UTF-8", "EMPTY": ""]
        let output = try await output(
            of: #"tr '\0' '\n' </proc/$$/environ >"$0"; exit"#, as: .plain(environment: environment))
        #expect(output == "EMPTY=\nLANG=C.UTF-8\nPATH=/usr/bin\n")
    }

    @Test func `it runs in the root directory and in a session of its own`() async throws {
        let output = try await output(
            of:
                #"read -r pid name state parent group session rest </proc/self/stat; pwd >"$0"; echo $((session == pid && group == pid)) >>"$0""#
        )
        #expect(output == "/\n1\n")
    }

    @Test func `no signal is ignored or blocked`() async throws {
        let before = signal(SIGUSR1, SIG_IGN)
        defer { signal(SIGUSR1, before) }
        let script =
            #"while read -r key value; do case $key in Sig[BI]*) echo "$value"; esac; done </proc/self/status"#
        let masks = try await output(of: #"exec >"$0"; "# + script).split(separator: "\n")
        #expect(masks.count == 2)
        // The C library has the first two real-time signals for itself, and refuses to reset them.
        for mask in masks { #expect(try #require(UInt64(mask, radix: 16)) & ~(3 << 31) == 0, "\(masks)") }
    }

    @Test func `its output goes nowhere, its errors into a pipe`() async throws {
        let output = try await output(
            of: #"links=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2); echo "$links" >"$0""#)
        #expect(output.hasPrefix("/memfd:ombudsd-input (deleted)\n/dev/null\npipe:["))
    }

    @Test func `the beginning of its errors is kept, and the rest is counted`() async throws {
        let few = try await ChildProcess.script("echo out; echo wrong >&2; exit 3", as: .plain).run(input: [])
        #expect(few.ending == .exited(3))
        #expect(few.errors.beginning == Array("wrong\n".utf8) && few.errors.leftOut == 0)
        let many = try await ChildProcess.script("head -c 3000000 /dev/zero >&2", as: .plain).run(input: [])
        #expect(many.ending == .exited(0))
        #expect(many.errors.beginning.count == ChildProcess.ErrorOutput.limit)
        #expect(many.errors.beginning.count + many.errors.leftOut == 3_000_000)
    }

    @Test func `errors without end keep it no longer than its time, and need no memory`() async throws {
        let process = ChildProcess.script("exec cat /dev/zero >&2", as: .plain, timeLimit: .milliseconds(300))
        let completion = try await process.run(input: [])
        #expect(completion.ending == .timedOut)
        #expect(completion.errors.beginning.count == ChildProcess.ErrorOutput.limit && completion.errors.leftOut > 0)
    }

    @Test func `it inherits no descriptor`() async throws {
        // Without O_CLOEXEC, as a library may have it.
        let descriptor = open("/dev/null", O_RDONLY)
        defer { close(descriptor) }
        // The fourth is the directory that ls reads.
        #expect(try await output(of: #"exec 1>"$0"; exec ls /proc/self/fd"#) == "0\n1\n2\n3\n")
    }

    @Test func `its children end with it where it takes too long`() async throws {
        try await NamedPipe.with { pipe in
            let script = #"sleep 1000 >"$0" & echo started >"$0"; wait"#
            let process = ChildProcess.script(script, pipe.path, as: .plain, timeLimit: .milliseconds(300))
            let ending = try await process.run(input: []).ending
            #expect(ending == .timedOut)
            let rest = try await pipe.readToEnd()
            #expect(rest == "started\n")
        }
    }

    @Test func `it is killed with its children where they pass over SIGTERM`() async throws {
        try await NamedPipe.with { pipe in
            let script = #"trap "" TERM; sleep 1000 >"$0" & echo started >"$0"; wait"#
            let process = ChildProcess.script(script, pipe.path, as: .plain, timeLimit: .milliseconds(300))
            let ending = try await process.run(input: []).ending
            #expect(ending == .timedOut)
            let rest = try await pipe.readToEnd()
            #expect(rest == "started\n")
            #expect(OwnProcess.children == 0)
        }
    }

    @Test func `its children are killed where they pass over SIGTERM and it does not`() async throws {
        try await NamedPipe.with { pipe in
            let script = #"(trap "" TERM; exec sleep 1000) >"$0" & echo started >"$0"; wait"#
            let process = ChildProcess.script(script, pipe.path, as: .plain, timeLimit: .milliseconds(300))
            let ending = try await process.run(input: []).ending
            #expect(ending == .timedOut)
            let rest = try await pipe.readToEnd()
            #expect(rest == "started\n")
        }
    }

    @Test func `a child of it that cleans up on SIGTERM is given the time`() async throws {
        try await NamedPipe.with { pipe in
            let script = """
                (trap 'sleep 0.1; echo cleaned; exit' TERM; echo started; while :; do sleep 1000 & wait; done) >"$0" &
                wait
                """
            let patient = ChildProcess.Profile.plain(environment: ["PATH": "/usr/bin:/bin"])
            let process = ChildProcess.script(script, pipe.path, as: patient, timeLimit: .milliseconds(300))
            let ending = try await process.run(input: []).ending
            #expect(ending == .timedOut)
            let rest = try await pipe.readToEnd()
            #expect(rest == "started\ncleaned\n")
        }
    }

    @Test func `its children end with it where its task is cancelled`() async throws {
        try await NamedPipe.with { pipe in
            let path = pipe.path
            let ending = try await withThrowingTaskGroup(of: ChildProcess.Ending.self) { group in
                group.addTask {
                    let script = #"sleep 1000 >"$0" & echo started >"$0"; wait"#
                    return try await ChildProcess.script(script, path, as: .plain).run(input: []).ending
                }
                #expect(pipe.readLine() == "started\n")
                group.cancelAll()
                return try await group.next()
            }
            #expect(ending == .cancelled)
            let rest = try await pipe.readToEnd()
            #expect(rest == "")
        }
    }

    @Test func `a child of it that it leaves behind goes on`() async throws {
        try await NamedPipe.with { pipe in
            let script = #"(read -r _; echo done) <"$0.go" >"$0" & exit 0"#
            #expect(mkfifo(pipe.path + ".go", 0o600) == 0)
            defer { unlink(pipe.path + ".go") }
            let ending = try await ChildProcess.script(script, pipe.path, as: .plain).run(input: []).ending
            #expect(ending == .exited(0))
            try "go\n".write(toFile: pipe.path + ".go", atomically: false, encoding: .utf8)
            #expect(pipe.readLine() == "done\n")
        }
    }
}
