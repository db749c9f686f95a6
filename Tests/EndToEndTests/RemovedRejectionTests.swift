import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// Rejected files that somebody removes by hand.
@Suite(
    "Removed rejected files", .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct RemovedRejectionTests {
    private static let news = "Dear residents,\nour summer fair is on 3 July.\n"

    private static func check(_ root: URL) throws -> (status: Int32, text: String) {
        let run = try DaemonProcess.run("ombudsctl", ["--root", root.path(), "fsck", "--json"])
        return (run.status, String(decoding: run.output, as: UTF8.self))
    }

    @Test(arguments: [true, false])
    func `the alert of a removed file ends, with or without its reason, and comes back with the file`(
        hasReason: Bool
    ) async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(Self.news, as: "fair.txt")
            try await daemon.awaitLine { $0.contains("document-rejected") && $0.contains("raised") }
            if hasReason {
                // A retry moves it and brings it back, which is no removal.
                #expect(try daemon.ask("retry", "--all").status == 0)
                try await daemon.awaitLine { $0.contains("“fair.txt” still can't be read") }
            }

            let file = root.appending(path: "rejected/fair.txt")
            // The reason is put down before the file, and both after the alert's line.
            for path in [file.path() + ".reason.json", file.path()] {
                while !FileManager.default.fileExists(atPath: path) { await Task.yield() }
            }
            try FileManager.default.removeItem(at: file)
            if hasReason { try FileManager.default.removeItem(atPath: file.path() + ".reason.json") }
            let resolved = try await daemon.awaitLine { $0.contains("resolved") }
            #expect(resolved.contains("Somebody removed the file from the rejected ones."))
            let documents = try daemon.answer(DocumentsReport.self, "documents").documents
            #expect(documents.first?.reason?.hasSuffix("Somebody removed the file since.") == true)

            try daemon.drop(Self.news, as: "fair.txt")
            try await daemon.awaitLine { $0.contains("document-rejected") && $0.contains("raised") }
            #expect(daemon.stop() == 0)
            #expect(try Self.check(root).status == 0)
        }
    }

    @Test func `a file that was removed while the daemon did not run ends its alert after the start`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(Self.news, as: "fair.txt")
            try daemon.drop(Self.news + "And the band plays.\n", as: "band.txt")
            for _ in 1...2 { try await daemon.awaitLine { $0.contains("document-rejected") && $0.contains("raised") } }
            while !FileManager.default.fileExists(atPath: root.appending(path: "rejected/band.txt").path()) {
                await Task.yield()
            }
            #expect(daemon.stop() == 0)
            for name in ["fair.txt", "fair.txt.reason.json"] {
                try FileManager.default.removeItem(at: root.appending(path: "rejected/\(name)"))
            }
            let second = try await DaemonProcess(root: root)
            let resolved = try await second.awaitLine { $0.contains("resolved") }
            #expect(resolved.contains("fair.txt"))
            #expect(try second.answer(StatusReport.self, "status").alerts.open == 1)
            #expect(second.stop() == 0)
            let check = try Self.check(root)
            #expect(check.status == 0)
            #expect(check.text.contains("Somebody removed the rejected file fair.txt"))
            #expect(try DaemonProcess.run("ombudsctl", ["--root", root.path(), "replay"]).status == 0)
            let backup = root.appending(path: "backup.tar").path()
            #expect(
                try DaemonProcess.run("ombudsctl", ["--root", root.path(), "backup", "--output", backup]).status == 0)
        }
    }
}
