import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

@Suite(
    "Retention", .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct RetentionTests {
    /// Reloads the settings, which begins a pass, until all letters are gone: a year stays while the delivery of one of
    /// its transitions is being recorded.
    private func keep(_ settings: String, _ daemon: DaemonProcess) throws {
        try "retention: \(settings)\n".write(
            to: daemon.root.appending(path: "ombudsd.yaml"), atomically: true, encoding: .utf8)
        while true {
            let documents = try daemon.answer(DocumentsReport.self, "documents").documents
            if !documents.contains(where: { $0.outcome == .processed }) { return }
            daemon.signal(SIGHUP)
        }
    }

    private static let resolution = "Resolved: What it rests on is kept no longer."
    private static let removal = "2019-20 with 2 documents."

    @Test func `a year is removed with its originals, and its alerts end`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root, arguments: ["--first-day", "0"])
            // The alert about the newsletter is the last that is delivered.
            for (name, text) in [
                ("letter.txt", ShortLetter.text(compliance: 90)), ("copy.txt", ShortLetter.text(compliance: 90)),
                ("other.txt", ShortLetter.text(council: "Eastmere Borough Council")), ("news.txt", "A newsletter.\n"),
            ] { try daemon.drop(text, as: name) }
            var raised = 0
            try await daemon.awaitLine { line in
                if line.contains("#1\"") { raised += 1 }
                return raised == 4
            }
            while try daemon.answer(StatusReport.self, "status").documents.waiting > 0 {}

            try keep("{years: 1}", daemon)
            // Two services write the alerts and the log, in any order.
            var lines: [String] = []
            try await daemon.awaitLine { line in
                let isResolved = line.contains(#"OMBUDSD_TRANSITION="resolved""#)
                if isResolved || line.contains("because the retention has ended") { lines.append(line) }
                return lines.count == 4
            }
            let (resolved, removed) = (
                lines.count { $0.contains(Self.resolution) }, lines.count { $0.contains(Self.removal) }
            )
            #expect(resolved == 3)
            #expect(removed == 1)
            #expect(!FileManager.default.fileExists(atPath: root.appending(path: "processed/2019-20").path()))

            // A removed document that arrives again is a new document, and is removed again.
            try daemon.drop(ShortLetter.text(compliance: 90), as: "again.txt")
            try await daemon.awaitLine { $0.contains("compliance-below-full#3") }
            try keep("{years: 1, rejected: 1}", daemon)
            try await daemon.awaitLine { $0.contains("compliance-below-full#4") }
            #expect(daemon.stop() == 0)

            for verb in ["fsck", "replay"] {
                let result = try DaemonProcess.run("ombudsctl", ["--root", root.path(), verb, "--json"])
                #expect(result.status == 0, "\(String(decoding: result.output, as: UTF8.self))")
            }
            // The check needs the daemon's own settings file, wherever it is; a missing file is an error.
            let settings = root.appending(path: "elsewhere.yaml")
            try FileManager.default.moveItem(at: root.appending(path: "ombudsd.yaml"), to: settings)
            #expect(try daemon.ask("fsck", "--config", settings.path()).status == 0)
            #expect(try daemon.ask("fsck", "--config", root.appending(path: "none.yaml").path()).status == 2)
            // The next start completes the removal.
            let next = try await DaemonProcess(
                root: root, settings: "retention: {years: 1}\n", arguments: ["--first-day", "0"])
            while try next.answer(AlertsReport.self, "alerts", "--all").alerts.count > 1 {}
            #expect(next.stop() == 0)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "store/authorities").path())
                    == [])
        }
    }
}
