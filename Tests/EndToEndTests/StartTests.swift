import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// The start of the built daemon under odd conditions, and the reload of its settings.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct StartTests {
    @Test(arguments: [
        ("ulimit -n 20", "files may be open"), ("ulimit -v 200000", "MiB of address space"),
        ("ulimit -s 64", "LimitSTACK="), ("ulimit -d 8000", "LimitDATA="),
    ])
    func `a limit that is too low is a message and an exit code`(_ limit: String, _ message: String) throws {
        let directory = try TestDirectory()
        let daemon = DaemonProcess.binaries.appending(path: "ombudsd").path()
        let command = "\(limit); exec '\(daemon)' --root '\(directory.path)/root' 2>'\(directory["log"])'"
        #expect(try Self.run(command) == 2)
        #expect(directory.text(of: "log")?.contains(message) == true)
    }

    @Test func `the least address space that a start accepts is enough for its work`() async throws {
        try await withScratchDirectory { root in
            let limited = ["bash", "-c", "ulimit -v 411000; exec \"$@\"", "bash"]
            let daemon = try await DaemonProcess(root: root, launcher: limited)
            let text = ShortLetter.text() + String(repeating: "Words and more words.\n", count: 1500)
            for number in 1...20 { try daemon.drop("\(text)\(number)\n", as: "letter-\(number).txt") }
            while try daemon.answer(StatusReport.self, "status").documents.processed < 20 { await Task.yield() }
            #expect(daemon.stop() == 0)
        }
    }

    /// A reader of its own can't raise what it inherits, and its budget would let it have more.
    @Test(arguments: [("-v 430000", "419 MiB", "LimitAS="), ("-d 300000", "292 MiB", "LimitDATA=")])
    func `a large text that needs more than the daemon may have is rejected with the true limit`(
        _ limit: String, _ size: String, _ setting: String
    ) async throws {
        try await withScratchDirectory { root in
            let limited = ["bash", "-c", "ulimit \(limit); exec \"$@\"", "bash"]
            let daemon = try await DaemonProcess(root: root, launcher: limited)
            try daemon.drop(ShortLetter.text() + String(repeating: "5\u{C}", count: 4 << 20), as: "large.txt")
            while try daemon.answer(StatusReport.self, "status").documents.rejected == 0 { await Task.yield() }
            #expect(daemon.stop() == 0)
            let reason = root.appending(path: "rejected/large.txt.reason.json")
            let text = try String(contentsOf: reason, encoding: .utf8)
            #expect(text.contains("more than \(size) of memory") && text.contains(setting), "\(text)")
        }
    }

    /// `ulimit -t` sets the hard limit too, at which the kernel kills.
    @Test func `processor time that is used up is a message and an exit code`() throws {
        let directory = try TestDirectory()
        try directory.write(ShortLetter.text() + String(repeating: "Dear\n", count: 12_000), to: "letter.txt")
        let program = DaemonProcess.binaries.appending(path: "ombudsctl").path()
        let files = Array(repeating: "letter.txt", count: 40).joined(separator: " ")
        let command = "cd '\(directory.path)'; ulimit -t 1; exec '\(program)' read \(files) >/dev/null 2>log"
        #expect(try Self.run(command) == 1)
        #expect(directory.text(of: "log")?.contains("processor time that the program may have is used up") == true)
    }

    /// A library that clears the environment before any program's own first step leaves no list of variables at all.
    @Test(
        .enabled(if: (try? run("command -v clang >/dev/null")) == 0, "There is no clang to make the library with."),
        arguments: [("ombudsd --version", Int32(0)), ("ombudsctl --version", 0), ("ombudsd-extract", 2)])
    func `a program starts behind a preloaded library that clears the environment`(_ call: String, _ status: Int32)
        throws
    {
        let directory = try TestDirectory()
        try directory.write(
            "#define _GNU_SOURCE\n#include <stdlib.h>\n__attribute__((constructor)) static void clear(void) { clearenv(); }\n",
            to: "clear.c")
        let path = DaemonProcess.binaries.path()
        let command = """
            cd '\(directory.path)' && clang -shared -fPIC -o clear.so clear.c && \
            LD_PRELOAD=./clear.so '\(path)/'\(call) >/dev/null 2>&1
            """
        #expect(try Self.run(command) == status)
    }

    @Test func `a settings file that has gone before a start is one problem, and no word of defaults`() async throws {
        try await withScratchDirectory { root in
            #expect(try await DaemonProcess(root: root).stop() == 0)
            let file = root.appending(path: "ombudsd.yaml").path()
            let daemon = try await DaemonProcess(
                root: root, launcher: ["sh", "-c", "rm '\(file)'; exec \"$@\"", "sh"])
            let doctor = try daemon.ask("doctor")
            let text = String(decoding: doctor.output, as: UTF8.self)
            #expect(doctor.status == 1)
            #expect(text.contains("ombudsd.yaml, which was there before, is gone"))
            #expect(!text.contains("every setting has its default"))
            #expect(daemon.stop() == 0)
        }
    }

    @Test func `a store that was lost is a warning, not a new one in silence`() async throws {
        try await withScratchDirectory { root in
            let first = try await DaemonProcess(root: root)
            #expect(try first.answer(StatusReport.self, "status").detail == nil)
            try first.drop(ShortLetter.text(), as: "letter.txt")
            try await first.awaitLine { $0.contains("#1\"") }
            while FileManager.default.fileExists(atPath: first.inbox.appending(path: "letter.txt").path()) {
                await Task.yield()
            }
            #expect(first.stop() == 0)
            try FileManager.default.removeItem(at: root.appending(path: "store"))
            let second = try await DaemonProcess(root: root)
            let status = try second.answer(StatusReport.self, "status")
            #expect(status.detail?.contains("holds no document, and there is 1 original in") == true)
            let doctor = String(decoding: try second.ask("doctor").output, as: UTF8.self)
            #expect(doctor.contains("fsck --repair"))
            #expect(second.stop() == 0)
        }
    }

    /// A start that has finished before the signal was sent shows nothing, and is tried again.
    @Test(arguments: ["TERM", "INT"])
    func `a signal during the start ends it at once, with 0`(_ signal: String) throws {
        let root = try TestDirectory()
        let daemon = DaemonProcess.binaries.appending(path: "ombudsd").path()
        // Signals 2 and 15 are bits 1 and 14 of the mask of caught signals.
        let command = """
            for attempt in 1 2 3 4 5 6 7 8 9 10; do
              rm -f '\(root.path)/control.sock'
              '\(daemon)' --root '\(root.path)' 2>/dev/null &
              until grep -qE '^SigCgt:.*[4-7c-f].{3}$' /proc/$!/status || [ -S '\(root.path)/control.sock' ]; do :; done
              if [ -S '\(root.path)/control.sock' ]; then kill -9 $!; wait $!; continue; fi
              kill -\(signal) $!; wait $!; exit $?
            done
            exit 99
            """
        #expect(try Self.run(command) == 0)
    }

    @Test(arguments: ["--root ''", "--root . --config ''"])
    func `an empty path is bad usage`(_ options: String) throws {
        let directory = try TestDirectory()
        let daemon = DaemonProcess.binaries.appending(path: "ombudsd").path()
        #expect(try Self.run("cd '\(directory.path)' && exec '\(daemon)' \(options)") == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
    }

    @Test func `nothing of the daemon's own is at a standard descriptor that was closed`() throws {
        let root = try TestDirectory()
        let daemon = DaemonProcess.binaries.appending(path: "ombudsd").path()
        let files = "ls -l /proc/$!/fd/0 /proc/$!/fd/1 /proc/$!/fd/2 | sed 's/.*-> //' | sort -u"
        let wait = "while [ ! -S control.sock ]; do :; done"
        let start = "cd '\(root.path)'; '\(daemon)' --root '\(root.path)' <&- >&- 2>&- &"
        #expect(try Self.run("\(start) \(wait); \(files) >open; kill $!; wait $!") == 0)
        #expect(root.text(of: "open") == "/dev/null\n")
    }

    @Test func `settings that can't be used fail the reload, are shown, and leave the former ones in force`()
        async throws
    {
        try await withScratchDirectory { root in
            let file = root.appending(path: "ombudsd.yaml")
            let daemon = try await DaemonProcess(root: root, settings: "inbox: {settle-seconds: 0.2}\n")
            #expect(try daemon.ask("reload").status == 0)

            try "inbox: {settle-seconds: soon}\n".write(to: file, atomically: true, encoding: .utf8)
            #expect(try daemon.ask("reload").status == 1)
            let refused = try daemon.answer(StatusReport.self, "status")
            #expect(refused.detail?.contains("inbox.settle-seconds should be") == true)
            #expect(refused.problems.contains { $0.contains("The settings stay as they were") })

            try FileManager.default.removeItem(at: file)
            #expect(try daemon.ask("reload").status == 1)
            let gone = try daemon.answer(StatusReport.self, "status")
            #expect(gone.detail?.contains("There is no settings file") == true)

            #expect(mkfifo(file.path(), 0o600) == 0)
            #expect(try daemon.ask("reload").status == 1)
            #expect(try daemon.answer(StatusReport.self, "status").detail?.contains("no regular file") == true)

            try FileManager.default.removeItem(at: file)
            try "control: {group: no-such-group}\n".write(to: file, atomically: true, encoding: .utf8)
            #expect(try daemon.ask("reload").status == 1)
            #expect(try daemon.answer(StatusReport.self, "status").detail?.contains("no-such-group") == true)

            try "inbox: {settle-seconds: 0.1}\n".write(to: file, atomically: true, encoding: .utf8)
            #expect(try daemon.ask("reload").status == 0)
            #expect(try daemon.answer(StatusReport.self, "status").detail == nil)

            let averages = root.appending(path: "peer-averages.csv")
            try "type,year,uphold,compliance,remedy,per100k,source\n".write(
                to: averages, atomically: true, encoding: .utf8)
            try #require(try daemon.ask("reload").status == 0)
            try FileManager.default.removeItem(at: averages)
            #expect(try daemon.ask("reload").status == 1)
            let missing = try daemon.answer(StatusReport.self, "status")
            #expect(missing.detail?.contains("There is no file") == true)
            #expect(daemon.stop() == 0)
        }
    }

    @Test func `a notify command that can't be started fails a reload, and is a warning at a start`() async throws {
        try await withScratchDirectory { root in
            func settings(_ program: String) -> String { "notify: {command: [\(program)]}\n" }
            let file = root.appending(path: "ombudsd.yaml")
            let program = root.appending(path: "program").path()
            let daemon = try await DaemonProcess(root: root, settings: settings("/bin/true"))
            #expect(try daemon.answer(StatusReport.self, "status").detail == nil)
            try settings(program).write(to: file, atomically: true, encoding: .utf8)
            #expect(try daemon.ask("reload").status == 1)
            let former = try daemon.answer(StatusReport.self, "status")
            #expect(former.problems.contains { $0.contains("The settings stay as they were: There is no program") })
            #expect(daemon.stop() == 0)

            let next = try await DaemonProcess(root: root, settings: settings(program))
            let status = try next.answer(StatusReport.self, "status")
            #expect(status.detail?.contains("There is no program \(program)") == true)
            let doctor = try next.ask("doctor")
            #expect(String(decoding: doctor.output, as: UTF8.self).contains("There is no program \(program)"))
            try FileManager.default.copyItem(atPath: "/bin/true", toPath: program)
            #expect(try next.answer(StatusReport.self, "status").detail == nil)
            #expect(try next.ask("reload").status == 0)
            #expect(next.stop() == 0)
        }
    }

    private static func run(_ command: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", command]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
