import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// The built daemon at its limit of open files.
@Suite(
    "No more open files", .serialized, .timeLimit(.minutes(3)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"),
    .enabled(if: access("/usr/bin/prlimit", X_OK) == 0, "prlimit(1) is not installed"))
struct DescriptorTests {
    /// Limits the number of files that the daemon may have open; open files stay open.
    private func limit(_ daemon: DaemonProcess, to count: Int) throws {
        let change = try Process.run(
            URL(filePath: "/usr/bin/prlimit"), arguments: ["--pid=\(daemon.processIdentifier)", "--nofile=\(count):"])
        change.waitUntilExit()
        #expect(change.terminationStatus == 0)
    }

    /// The processor time that the daemon has used (`proc(5)`).
    private func processorTime(_ daemon: DaemonProcess) throws -> Duration {
        let text = try String(contentsOfFile: "/proc/\(daemon.processIdentifier)/stat", encoding: .utf8)
        let fields = text[(try #require(text.lastIndex(of: ")")))...].split(separator: " ")
        let ticks = try #require(Int(fields[12])) + #require(Int(fields[13]))
        return .seconds(1) / sysconf(Int32(_SC_CLK_TCK)) * ticks
    }

    /// The notify command fails until the test lets it succeed, and records the transitions from then on.
    private static let settings = """
        inbox: {settle-seconds: 0.2}
        notify:
          command: [/bin/sh, -c, 'test -e ROOT/open && grep -o "\\"event\\":\\"[^\\"]*" >> ROOT/handed']

        """

    @Test(arguments: [16, 24, 60])
    func `a start with too few descriptors says how many are needed`(limit: Int) async throws {
        try await withScratchDirectory { root in
            let program = DaemonProcess.binaries.appending(path: "ombudsd").path()
            let daemon = Process()
            daemon.executableURL = URL(filePath: "/usr/bin/prlimit")
            daemon.arguments = ["--nofile=\(limit)", program, "--root", root.path()]
            let pipe = Pipe()
            daemon.standardError = pipe
            try daemon.run()
            let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            daemon.waitUntilExit()
            #expect(daemon.terminationStatus == 2 && daemon.terminationReason == .exit)
            #expect(said.hasPrefix("error: Only \(limit) files may be open at once, and "), "\(said)")
        }
    }

    /// The daemon can open some files and not the next one, at each place in turn.
    @Test func `few descriptors lose no file and deliver no alert twice`() async throws {
        try await withScratchDirectory { root in
            let handed = root.appending(path: "handed")
            let settings = """
                inbox: {settle-seconds: 0.2}
                log-level: debug
                notify: {command: [/bin/sh, -c, 'grep -o "\\"event\\":\\"[^\\"]*" >> \(handed.path())']}

                """
            let daemon = try await DaemonProcess(root: root, settings: settings)
            let descriptors = "/proc/\(daemon.processIdentifier)/fd"
            let highest = try FileManager.default.contentsOfDirectory(atPath: descriptors).compactMap(Int.init).max()
            let names = ["North", "South", "East", "West"].flatMap { side in
                ["fen", "holt", "mere", "moor", "vale"].map { side + $0 }
            }
            var told: Set<String> = []
            func note(_ line: String) {
                guard let event = line.firstMatch(of: /OMBUDSD_EVENT="([^"]*)"/)?.1 else { return }
                #expect(told.insert(String(event)).inserted, "\(event)")
            }
            for (spare, name) in names.enumerated() {
                try limit(daemon, to: try #require(highest) + 1 + spare)
                try daemon.drop(ShortLetter.text(council: "\(name) District Council"), as: "\(name).txt")
                daemon.signal(SIGHUP)
                try await daemon.awaitLine { line in
                    note(line)
                    return line.contains("The settings")
                }
            }
            try limit(daemon, to: 1024)
            while told.count < names.count { note(try await daemon.awaitLine { _ in true }) }
            var events: [Substring] = []
            while events.count < names.count {
                events = ((try? String(contentsOf: handed, encoding: .utf8)) ?? "").split(separator: "\n")
                try Task.checkCancellation()
                await Task.yield()
            }
            #expect(daemon.stop() == 0)
            #expect(Set(events).count == names.count && events.count == names.count, "\(events)")
            let processed = root.appending(path: "processed/2019-20").path()
            #expect(try FileManager.default.contentsOfDirectory(atPath: processed).count == names.count)
            #expect(try DaemonProcess.run("ombudsctl", ["--root", root.path(), "fsck"]).status == 0)
        }
    }

    @Test func `files that arrive without free descriptors are read when there are some`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(
                root: root, settings: Self.settings.replacing("ROOT", with: root.path(percentEncoded: false)))
            try daemon.drop(ShortLetter.text(council: "Early District Council"), as: "early.txt")
            try await daemon.awaitLine { $0.contains("The notify command failed") }

            // The daemon can open no further file.
            try limit(daemon, to: 3)
            let (start, before) = (ContinuousClock.now, try processorTime(daemon))
            let names = ["North", "South", "East", "West"].flatMap { side in
                ["fen", "holt", "mere", "moor", "vale"].map { side + $0 }
            }
            for name in names {
                try daemon.drop(ShortLetter.text(council: "\(name) District Council"), as: "\(name).txt")
            }
            daemon.signal(SIGHUP)
            let asking = try KillableDaemon.spawn(
                "ombudsctl", ["--root", root.path(), "status"], log: root.appending(path: "ombudsctl.log"))
            let troubles = [
                "The daemon waits for the inbox", "The settings stay as they were",
                "The daemon could not write a checkpoint",
                "Nobody can connect to the control socket",
            ]
            var said: [String: Int] = [:]
            func note(_ line: String) {
                for trouble in troubles where line.contains(trouble) {
                    said[trouble, default: 0] += 1
                    #expect(line.contains("Too many open files"), "\(line)")
                }
            }
            try await daemon.awaitLine { line in
                note(line)
                return said.count == troubles.count
            }
            let used = try processorTime(daemon) - before
            #expect(used < (ContinuousClock.now - start) * 0.4, "it spins: \(used)")

            try limit(daemon, to: 1024)
            #expect(FileManager.default.createFile(atPath: root.appending(path: "open").path(), contents: nil))
            var told: [String] = []
            var areSettingsRead = false
            try await daemon.awaitLine { line in
                note(line)
                if let event = line.firstMatch(of: /OMBUDSD_EVENT="([^"]*)"/)?.1 { told.append(String(event)) }
                if line.contains("The settings were read again") { areSettingsRead = true }
                return told.count == names.count && areSettingsRead
            }
            #expect(KillableDaemon.wait(asking) == nil, "who asked has an answer")
            #expect(Set(told) == Set(names.map { "\($0.lowercased())-district-council.2019-20.uphold-above-peers#1" }))
            while try daemon.answer(StatusReport.self, "status").documents.waiting > 0 {}
            let handed = root.appending(path: "handed")
            while (try? String(contentsOf: handed, encoding: .utf8))?.split(separator: "\n").count != names.count + 1 {}
            #expect(daemon.stop() == 0)
            #expect(said.values.allSatisfy { $0 == 1 }, "\(said)")
            #expect(try String(contentsOf: root.appending(path: "ombudsctl.log"), encoding: .utf8) == "")
            let processed = root.appending(path: "processed/2019-20").path()
            #expect(try FileManager.default.contentsOfDirectory(atPath: processed).count == names.count + 1)
            #expect(try DaemonProcess.run("ombudsctl", ["--root", root.path(), "fsck"]).status == 0)
        }
    }
}
