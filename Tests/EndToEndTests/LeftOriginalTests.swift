import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

@Suite(
    "Originals that a failure or a death left behind", .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct LeftOriginalTests {
    private static func text(of file: URL) -> String? { try? String(contentsOf: file, encoding: .utf8) }

    private static func names(in directory: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory.path())) ?? []).sorted()
    }

    @Test func `a document has its original although its file is overwritten while originals can't be archived`()
        async throws
    {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let folder = root.appending(path: "processed/2019-20")
            let file = daemon.inbox.appending(path: "letter.txt")
            try "".write(to: folder, atomically: true, encoding: .utf8)
            let (first, second) = (ShortLetter.text(upheld: 3), ShortLetter.text(uphold: 50, upheld: 2))
            try daemon.drop(first, as: "letter.txt")
            let waiting = "1 original waits in \(root.path())unarchived to be archived."
            let status = try await daemon.awaitStatus { report in
                report.documents.processed == 1 && report.problems.contains { $0.hasPrefix(waiting) }
            }
            #expect(status.documents.waiting == 1)
            let doctor = String(decoding: try daemon.ask("doctor").output, as: UTF8.self)
            #expect(doctor.contains("1 original waits in \(root.path())unarchived"))
            try second.write(to: file, atomically: false, encoding: .utf8)
            try await daemon.awaitStatus { $0.documents.processed == 2 }

            try FileManager.default.removeItem(at: folder)
            #expect(try daemon.ask("rescan").status == 0)
            try await daemon.awaitStatus { $0.problems.isEmpty && $0.documents.waiting == 0 }
            let texts = Self.names(in: folder).map { Self.text(of: folder.appending(path: $0)) }
            #expect(Set(texts) == [first, second] && texts.count == 2)
            #expect(Self.names(in: root.appending(path: "unarchived")) == [])
            #expect(daemon.stop() == 0)
            #expect(try daemon.ask("fsck").status == 0)
        }
    }

    /// The file left the inbox, and its original has its hidden name again, as a kill before the naming leaves it.
    @Test func `a start archives the copy that a kill left`() async throws {
        try await withScratchDirectory { root in
            let first = try await DaemonProcess(root: root)
            try first.drop(ShortLetter.text(), as: "letter.txt")
            try await first.awaitArchived("letter.txt")
            #expect(first.stop() == 0)
            let folder = root.appending(path: "processed/2019-20")
            let files = FileManager.default
            try files.moveItem(
                at: folder.appending(path: "letter.txt"), to: folder.appending(path: ".ombudsd-1-2.1a2b3c4d.copy-0"))
            try "half a let".write(
                to: folder.appending(path: ".ombudsd-1-3.1a2b3c4d.copy-0"), atomically: false, encoding: .utf8)

            let second = try await DaemonProcess(root: root)
            // No file in the inbox is that of the other copy, which may be all that is left of a document.
            #expect(Self.names(in: folder) == [".ombudsd-1-3.1a2b3c4d.copy-0", "letter.txt"])
            #expect(Self.text(of: folder.appending(path: "letter.txt")) == ShortLetter.text())
            #expect(second.stop() == 0)
            #expect(try second.ask("fsck").status == 1)
            // Every document has its original.
            #expect(try second.ask("fsck", "--repair").status == 0)
            #expect(Self.names(in: folder) == ["letter.txt"])
            #expect(try second.ask("fsck").status == 0)
        }
    }
}
