import ControlInterface
import Foundation
import Glibc
import InterfaceChecks
import Processes
import TestSupport
import Testing

/// `ombudsctl doctor` on installations that are in order and on broken ones.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct DoctorTests {
    /// Runs the doctor.
    ///
    /// - Returns: the exit code, and the checks by name; of several with one name, the worst.
    private func examine(_ root: URL) throws -> (status: Int32, checks: [String: DoctorReport.Check]) {
        let result = try DaemonProcess.run("ombudsctl", ["--root", root.path(), "doctor", "--json"])
        let report = try JSONDecoder().decode(DoctorReport.self, from: result.output)
        #expect(report.schema == "ombudsd.doctor/1")
        #expect(report.checks.allSatisfy { $0.state != .problem || $0.advice != nil })
        return (
            result.status,
            Dictionary(report.checks.map { ($0.name, $0) }) { first, second in
                second.state == .problem || first.state == .ok ? second : first
            }
        )
    }

    @Test func `a running installation is sound, and the doctor changes nothing`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let before = try FileManager.default.contentsOfDirectory(atPath: daemon.inbox.path())
            let (status, checks) = try examine(root)
            #expect(status == 0)
            for name in ["settings", "user", "daemon", "inbox", "processed", "rejected", "store-directory", "store"] {
                #expect(checks[name]?.state == .ok, "\(name): \(checks[name]?.message ?? "not checked")")
            }
            #expect(checks["events"]?.message.contains("reports changes") == true)
            // The kernel's protection is one check, however many formats it concerns.
            #expect(checks["confinement"]?.state == (Confinement.gaps.isEmpty ? .ok : .warning))
            #expect(["pdf", "docx", "zip"].allSatisfy { checks[$0]?.message.contains("Landlock") == false })
            for setting in ["max_user_watches", "max_user_instances", "max_queued_events"] {
                #expect(checks["fs.inotify.\(setting)"] != nil)
            }
            #expect(checks["space"] != nil && checks["journal-reading"] != nil && checks["dropping"] != nil)
            // The doctor leaves no file behind, and the daemon does not notice its probe.
            #expect(try FileManager.default.contentsOfDirectory(atPath: daemon.inbox.path()) == before)
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            try await daemon.awaitLine { line in
                #expect(!line.contains("probe"))
                return line.contains("#1\"")
            }
            let text = try daemon.ask("doctor")
            #expect(String(decoding: text.output, as: UTF8.self).contains("ok       inbox"))
            #expect(daemon.stop() == 0)
        }
    }

    @Test func `a daemon that is not running is no problem`() async throws {
        try await withScratchDirectory { root in
            #expect(try await DaemonProcess(root: root).stop() == 0)
            let (status, checks) = try examine(root)
            #expect(status == 0)
            #expect(checks["daemon"]?.state == .warning)
            #expect(checks["store"]?.message.contains("nobody holds it") == true)

            let killed = try await DaemonProcess(root: root)
            killed.signal(SIGKILL)
            _ = killed.end()
            let after = try examine(root)
            #expect(after.status == 0)
            #expect(after.checks["daemon"]?.message.contains("nobody answers") == true)
        }
    }

    @Test func `a directory in the place of the control socket is a problem until it is gone`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let socket = root.appending(path: "control.sock").path()
            let connected = try RawClient(socket)
            let status = #"{"method":"io.ombudsd.Control.Status"}"#
            // A connection that is answered is accepted: one that still waits for that ends with its socket.
            #expect(await connected.ask(status) != nil)
            unlink(socket)
            mkdir(socket, 0o700)
            try await daemon.awaitLine { $0.contains("a directory has its name") }
            #expect(await connected.ask(status)?.contains("a directory has its name") == true)
            let (exitCode, checks) = try examine(root)
            #expect(exitCode == 1)
            #expect(checks["daemon"]?.state == .problem)
            #expect(checks["daemon"]?.message.contains("a directory has that name") == true)
            rmdir(socket)
            try await daemon.awaitLine { $0.contains("accepts connections again") }
            #expect(try examine(root).checks["daemon"]?.state == .ok)
            #expect(daemon.stop() == 0)
        }
    }

    @Test func `a daemon that can't be reached is told from one that does not run`() async throws {
        try await withScratchDirectory { root in
            let socket = root.appending(path: "control.sock").path()
            let daemon = try await DaemonProcess(root: root)
            // The daemon stands still, so that it does not make its socket again.
            daemon.signal(SIGSTOP)
            unlink(socket)
            let unreachable = try examine(root)
            #expect(unreachable.status == 0)
            let check = try #require(unreachable.checks["daemon"])
            #expect(
                check.message.contains("A daemon is running, since process \(daemon.processIdentifier) has the store"))
            #expect(check.message.contains("there is no \(socket)"))
            #expect(unreachable.checks["store"]?.message.contains("process \(daemon.processIdentifier)") == true)
            close(open(socket, O_CREAT | O_WRONLY, 0o600))
            let blocked = try #require(try examine(root).checks["daemon"])
            #expect(blocked.message.contains("a file has that name"))
            #expect(blocked.message.contains("A daemon is running: process \(daemon.processIdentifier) has the store"))

            daemon.signal(SIGKILL)
            _ = daemon.end()
            let ended = try #require(try examine(root).checks["daemon"])
            #expect(ended.state == .problem)
            #expect(ended.message.contains("No daemon is running"))
            #expect(ended.advice?.contains("systemctl start ombudsd") == true)
            unlink(socket)
            let gone = try #require(try examine(root).checks["daemon"])
            #expect(gone.message == "No daemon is running: there is no \(socket).")
        }
    }

    @Test(arguments: ["nothing", "a dead socket", "a file"])
    func `a program that works on the store is not taken for a daemon, whatever has the name of the socket`(
        _ thing: String
    ) async throws {
        try await withScratchDirectory { root in
            // The lock file has the number of this daemon still, and a killed one leaves its socket.
            let daemon = try await DaemonProcess(root: root)
            daemon.signal(thing == "a dead socket" ? SIGKILL : SIGTERM)
            _ = daemon.end()
            if thing == "a file" { close(open(root.appending(path: "control.sock").path(), O_CREAT | O_WRONLY, 0o600)) }
            let lock = open(root.appending(path: "store/lock").path(), O_RDONLY)
            defer { close(lock) }
            #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
            let (_, checks) = try examine(root)
            let check = try #require(checks["daemon"])
            #expect(check.message.contains("No daemon is running, and none can start as long as process \(getpid()) ("))
            #expect(check.advice?.contains("Wait until it has ended") == true)
            #expect(checks["store"]?.message.contains("process \(getpid()) (") == true)
            let start = try DaemonProcess.run("ombudsd", ["--root", root.path()])
            #expect(start.status == 2)
        }
    }

    @Test func `an empty directory is no problem, and a missing one is`() async throws {
        try await withScratchDirectory { root in
            let (status, checks) = try examine(root)
            #expect(status == 0)
            #expect(checks["inbox"]?.state == .warning)
            #expect(checks["inbox"]?.message.contains("ombudsd makes it") == true)
            #expect(checks["events"]?.state == .warning)
            let nowhere = try examine(root.appending(path: "not/there"))
            #expect(nowhere.status == 1)
        }
    }

    /// A broken part of an installation, and the name of the check that finds it.
    enum Damage: String, CaseIterable {
        case settings, averages, inboxIsALink, processedIsAFile, rejectedIsMissing, newerStore, damagedStore

        var check: String {
            switch self {
            case .settings, .averages: "settings"
            case .inboxIsALink: "inbox"
            case .processedIsAFile: "processed"
            case .rejectedIsMissing: "rejected"
            case .newerStore, .damagedStore: "store"
            }
        }

        func apply(to root: URL) throws {
            let files = FileManager.default
            func write(_ text: String, _ path: String) throws {
                try text.write(to: root.appending(path: path), atomically: false, encoding: .utf8)
            }
            switch self {
            case .settings: try write("inbox: {setle-seconds: 1}\n", "ombudsd.yaml")
            case .averages: try write("peers: {averages: /nowhere/averages.csv}\n", "ombudsd.yaml")
            case .inboxIsALink:
                try files.moveItem(at: root.appending(path: "inbox"), to: root.appending(path: "elsewhere"))
                try files.createSymbolicLink(
                    at: root.appending(path: "inbox"), withDestinationURL: root.appending(path: "elsewhere"))
            case .processedIsAFile:
                try files.removeItem(at: root.appending(path: "processed"))
                try write("", "processed")
            case .rejectedIsMissing: try files.removeItem(at: root.appending(path: "rejected"))
            case .newerStore: try write(#"{"format":"ombudsd.store","version":99}"#, "store/format.json")
            case .damagedStore: try write("{", "store/format.json")
            }
        }
    }

    @Test(arguments: Damage.allCases)
    func `the check of a broken part names it, with the next step`(_ damage: Damage) async throws {
        try await withScratchDirectory { root in
            #expect(try await DaemonProcess(root: root).stop() == 0)
            try damage.apply(to: root)
            let (status, checks) = try examine(root)
            let check = try #require(checks[damage.check])
            // The daemon makes a missing directory, so that it is only a warning.
            #expect(check.state == (damage == .rejectedIsMissing ? .warning : .problem))
            #expect(status == (damage == .rejectedIsMissing ? 0 : 1))
            #expect(check.advice != nil)
            let others = checks.values.filter { $0.state == .problem && $0.name != damage.check }
            #expect(others.isEmpty, "\(others)")
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can change the owner"))
    func `a directory that the daemon's user may not use is a problem`() async throws {
        try await withScratchDirectory { root in
            #expect(try await DaemonProcess(root: root).stop() == 0)
            // A daemon under a directory runs as the directory's owner.
            chown(root.path(), 65_534, 65_534)
            for name in ["inbox", "rejected", "store"] { chown(root.appending(path: name).path(), 65_534, 65_534) }
            let (status, checks) = try examine(root)
            #expect(status == 1)
            #expect(checks["processed"]?.state == .problem)
            #expect(checks["processed"]?.message.contains("may not read and write") == true)
            #expect(checks["inbox"]?.state == .ok)
            chmod(root.path(), 0o600)
            let (_, shut) = try examine(root)
            #expect(shut["inbox"]?.message.contains("may not enter") == true)
        }
    }
}
