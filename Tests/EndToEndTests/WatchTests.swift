import ControlInterface
import Foundation
import Glibc
import Oversight
import TestSupport
import Testing

/// `ombudsctl watch` and `digest` on the built daemon.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct WatchTests {
    /// A running `ombudsctl watch`.
    private final class Watch {
        let process = Process()
        let output = Pipe()
        let errors = Pipe()

        /// Starts it and waits until the daemon has replied.
        init(_ root: URL, _ arguments: String...) throws {
            process.executableURL = DaemonProcess.binaries.appending(path: "ombudsctl")
            process.arguments = ["--root", root.path(percentEncoded: false), "watch"] + arguments
            process.standardOutput = output
            process.standardError = errors
            try process.run()
            _ = errors.fileHandleForReading.availableData
        }

        /// Waits for the end.
        func end() -> (lines: [Substring], status: Int32, reason: Process.TerminationReason) {
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (
                String(decoding: data, as: UTF8.self).split(separator: "\n"), process.terminationStatus,
                process.terminationReason
            )
        }
    }

    @Test func `steps are shown as they happen, one a line`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let people = try Watch(root, "--limit", "2")
            let program = try Watch(root, "--json", "--rule", "uphold-above-peers", "--limit", "1")
            try daemon.drop(ShortLetter.text(compliance: 90), as: "letter.txt")
            let (lines, status, _) = people.end()
            #expect(status == 0)
            #expect(lines.count == 2)
            #expect(lines.allSatisfy { $0.contains("raised ") && $0.contains("Northmoor District Council, 2019-20: ") })
            let (objects, ended, _) = program.end()
            #expect(ended == 0)
            let step = try JSONDecoder().decode(TransitionReport.self, from: Data((objects.first ?? "").utf8))
            #expect(step.schema == "ombudsd.transition/1")
            #expect(step.event == "northmoor-district-council.2019-20.uphold-above-peers#1")
            #expect(daemon.stop() == 0)
        }
    }

    @Test func `the end of the daemon ends a watch with its exit code, and a signal or closed pipe at once`()
        async throws
    {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let first = try Watch(root)
            let interrupted = try Watch(root)
            let unread = try Watch(root)
            kill(interrupted.process.processIdentifier, SIGINT)
            #expect(interrupted.end().reason == .uncaughtSignal)
            try unread.output.fileHandleForReading.close()
            unread.process.waitUntilExit()
            #expect(unread.process.terminationStatus == 0)
            #expect(daemon.stop() == 0)
            let (lines, status, reason) = first.end()
            #expect(lines.isEmpty)
            #expect(status == 3)
            #expect(reason == .exit)
        }
    }

    @Test func `a watch that may connect again goes on with the next daemon`() async throws {
        try await withScratchDirectory { root in
            let first = try await DaemonProcess(root: root)
            let watch = try Watch(root, "--reconnect", "--limit", "1")
            #expect(first.stop() == 0)
            let second = try await DaemonProcess(root: root)
            while !String(decoding: watch.errors.fileHandleForReading.availableData, as: UTF8.self).contains("is back")
            {}
            try second.drop(ShortLetter.text(), as: "letter.txt")
            let (lines, status, _) = watch.end()
            #expect(lines.count == 1)
            #expect(status == 0)
            #expect(second.stop() == 0)
        }
    }

    @Test func `a digest tells what was raised and rejected`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let empty = String(decoding: try daemon.ask("digest").output, as: UTF8.self)
            #expect(empty.contains("Nothing happened"))
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            try await daemon.awaitLine { $0.contains("#1\"") }
            try daemon.drop("Our summer fair is on 3 July.", as: "fair.txt")
            try await daemon.awaitLine { $0.contains("document-rejected") }
            let digest = try daemon.answer(DigestReport.self, "digest", "--since", "1d")
            #expect(digest.alerts.raised.map(\.rule.rawValue) == ["uphold-above-peers", "document-rejected"])
            #expect(digest.documents.read.map(\.name) == ["letter.txt"])
            #expect(digest.documents.rejected.map(\.name) == ["fair.txt"])
            #expect(digest.waiting.alerts == 2)
            let other = try daemon.answer(DigestReport.self, "digest", "--type", "county")
            #expect(other.alerts.raised.isEmpty && other.documents.read.isEmpty)
            #expect(daemon.stop() == 0)
        }
    }

    @Test func `word before a silence ends comes once, also after a restart`() async throws {
        try await withScratchDirectory { root in
            // A lead of about an hour, and a silence that ends a moment later than that.
            let settings = "silences: {notice-hours: 1}\n"
            let daemon = try await DaemonProcess(root: root, settings: settings)
            let until = ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: 3603))
            #expect(try daemon.ask("silence", "--rule", "uphold-above-peers", "--until", until).status == 0)
            let line = try await daemon.awaitLine { $0.contains("The silence ") }
            #expect(line.contains("of uphold-above-peers ends at \(until); 0 alerts in force are silenced by it."))
            let noticed = try daemon.answer(SilencesReport.self, "silences").silences.first?.noticedAt
            #expect(noticed != nil)
            #expect(daemon.stop() == 0)
            let second = try await DaemonProcess(root: root, settings: settings)
            #expect(try second.answer(SilencesReport.self, "silences").silences.first?.noticedAt == noticed)
            #expect(second.stop() == 0)
            await #expect(throws: (any Error).self) { try await second.awaitLine { $0.contains("The silence ") } }
        }
    }
}
