import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

@Suite(
    "Rejected documents read again", .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct RetryTests {
    /// The cause of the rejection is a limit in the settings, which the test raises.
    @Test(arguments: ["letter.txt", "SHA-256", "--all"])
    func `a rejected document that can be read after a fix is stored`(selection: String) async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root, settings: "inbox: {size-limit-mebibytes: 1}\n")
            try daemon.drop(ShortLetter.text() + String(repeating: " ", count: 1 << 20), as: "letter.txt")
            let raised = try await daemon.awaitLine { $0.contains("document-rejected") }
            #expect(raised.contains(#"OMBUDSD_TRANSITION="raised""#))
            let rejected = try #require(try daemon.answer(DocumentsReport.self, "documents").documents.first)
            #expect(rejected.outcome == .rejected)

            // Without a fix it is rejected once more, and no alert is delivered.
            #expect(try daemon.ask("retry", "--all").status == 0)
            try await daemon.awaitLine { $0.contains("“letter.txt” still can't be read") }

            try "inbox: {size-limit-mebibytes: 2}\n".write(
                to: root.appending(path: "ombudsd.yaml"), atomically: true, encoding: .utf8)
            daemon.signal(SIGHUP)
            try await daemon.awaitLine { $0.contains("ready") || $0.contains("The settings were read again") }
            let report = try daemon.answer(
                RetryReport.self, "retry", selection == "SHA-256" ? String(rejected.sha256.prefix(12)) : selection)
            #expect(report.documents == ["letter.txt"])
            var told: [String] = []
            try await daemon.awaitLine {
                if $0.contains("OMBUDSD_EVENT") { told.append($0) }
                return $0.contains("document-rejected#2")
            }
            #expect(told.contains { $0.contains(#"OMBUDSD_TRANSITION="resolved""#) })
            #expect(!told.contains { $0.contains("document-rejected#1") })

            let documents = try daemon.answer(DocumentsReport.self, "documents").documents
            #expect(documents.map(\.outcome) == [.processed])
            #expect(daemon.stop() == 0)
            let files = FileManager.default
            #expect(try files.contentsOfDirectory(atPath: root.appending(path: "rejected").path()).isEmpty)
            #expect(files.fileExists(atPath: root.appending(path: "processed/2019-20/letter.txt").path()))
        }
    }

    @Test func `a document that was not rejected is not found`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            #expect(try daemon.ask("retry", "letter.txt").status == 5)
            #expect(try daemon.ask("retry").status == 2)
            #expect(try daemon.ask("retry", "letter.txt", "--all").status == 2)
            #expect(try daemon.ask("retry", "--all").status == 0)
            #expect(daemon.stop() == 0)
        }
    }
}
