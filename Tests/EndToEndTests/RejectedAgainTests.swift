import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// A rejected file that a mirror job brings again.
@Suite(
    .serialized, .timeLimit(.minutes(1)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct RejectedAgainTests {
    @Test func `a rejected file that comes again from a folder makes no further copy`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let news = "Dear residents,\nour summer fair is on 3 July.\n"
            let folder = daemon.inbox.appending(path: "mirror")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for name in ["fair.txt", "mirror/fair.txt"] {
                try daemon.drop(news, as: name)
                while try daemon.answer(DocumentsReport.self, "documents").documents.allSatisfy({ $0.name != name })
                    || FileManager.default.fileExists(atPath: daemon.inbox.appending(path: name).path())
                { await Task.yield() }
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "rejected").path())
            #expect(Set(names) == ["fair.txt", "fair.txt.reason.json"])
            #expect(daemon.stop() == 0)
        }
    }
}
