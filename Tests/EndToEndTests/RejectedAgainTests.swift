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

    /// The settings are others by then, as the program may be.
    @Test(arguments: ["fair.txt", "market.txt"])
    func `a rejected file that is refused for another reason leaves no earlier reason beside any of its files`(
        _ name: String
    ) async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let news = "Dear residents,\nour summer fair is on 3 July.\n" + String(repeating: "\n", count: 1_100_000)
            try daemon.drop(news, as: "fair.txt")
            try await daemon.awaitArchived("fair.txt")
            try "inbox:\n  size-limit-mebibytes: 1\n".write(
                to: root.appending(path: "ombudsd.yaml"), atomically: true, encoding: .utf8)
            #expect(try daemon.ask("reload").status == 0)
            try daemon.drop(news, as: name)
            try await daemon.awaitArchived(name)
            #expect(daemon.stop() == 0)
            let rejected = root.appending(path: "rejected")
            let files = Set(["fair.txt", name])
            #expect(
                Set(try FileManager.default.contentsOfDirectory(atPath: rejected.path()))
                    == files.union(files.map { "\($0).reason.json" }))
            for file in files {
                let reason = try String(contentsOf: rejected.appending(path: "\(file).reason.json"), encoding: .utf8)
                #expect(reason.contains("more than 1 MiB") && reason.contains("\"name\" : \"\(file)\""), "\(reason)")
            }
            let check = try DaemonProcess.run("ombudsctl", ["--root", root.path(), "fsck"])
            #expect(check.status == 0, "\(String(decoding: check.output, as: UTF8.self))")
        }
    }
}
