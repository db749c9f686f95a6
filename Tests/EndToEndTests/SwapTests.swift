import CLinux
import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// Directories are swapped for links to a place outside while files flow in: nothing out there is opened or altered.
@Suite(
    "Directories swapped for links", .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct SwapTests {
    /// The swapped directories, as paths that exist outside as well.
    static let places = [
        "above", "above/root", "above/root/inbox", "above/root/inbox/folder", "above/root/processed",
        "above/root/processed/2019-20", "above/root/rejected", "above/root/store",
    ]

    @Test(arguments: places)
    func `nothing outside is touched while directories are swapped for links`(place: String) async throws {
        try await withScratchDirectory { scratch in
            let root = scratch.appending(path: "above/root")
            let outside = scratch.appending(path: "outside")
            for tree in [scratch.appending(path: "above"), outside.appending(path: "above")] {
                for folder in ["inbox/folder", "processed/2019-20", "rejected", "store"] {
                    try FileManager.default.createDirectory(
                        at: tree.appending(path: "root/\(folder)"), withIntermediateDirectories: true)
                }
            }
            // Letters, in case the daemon reads outside, and files at the names that it would write.
            for folder in ["inbox", "inbox/folder", "rejected"] {
                try ShortLetter.text(council: "Outerby District Council").write(
                    to: outside.appending(path: "above/root/\(folder)/outside.txt"), atomically: false, encoding: .utf8)
            }
            let before = try Self.record(of: outside)
            let daemon = try await DaemonProcess(root: root)
            let (real, link) = (scratch.appending(path: place).path(), scratch.appending(path: "link").path())
            #expect(symlink(outside.appending(path: place).path(), link) == 0)

            let count = 60
            // Held open, so that files arrive in the same inbox wherever its path leads.
            let inbox = open(daemon.inbox.path(), O_RDONLY | O_DIRECTORY)
            let folder = open(daemon.inbox.appending(path: "folder").path(), O_RDONLY | O_DIRECTORY)
            defer { for descriptor in [inbox, folder] { close(descriptor) } }
            for number in 0..<count {
                #expect(linux_rename_exchange(real, link) == 0)
                let isLetter = number % 3 != 0
                let text = isLetter ? ShortLetter.text() + "\nReference \(number)\n" : "Note \(number).\n"
                try Self.put(text, into: number % 2 == 0 ? inbox : folder, as: "\(number).txt", by: scratch)
                // Both directions take the daemon's time in turn.
                if number % 4 == 3 { _ = try? daemon.ask("rescan") }
                #expect(linux_rename_exchange(real, link) == 0)
            }
            // Once the directories stay, every file is read.
            _ = try daemon.ask("rescan")
            var status = try daemon.answer(StatusReport.self, "status")
            while status.documents.processed + status.documents.rejected < count || status.documents.waiting > 0 {
                try await daemon.awaitLine { _ in true }
                status = try daemon.answer(StatusReport.self, "status")
            }
            let documents = try daemon.answer(DocumentsReport.self, "documents").documents
            #expect(documents.count == count)
            #expect(!documents.contains { $0.name.contains("outside") || $0.authority?.contains("Outerby") == true })
            #expect(daemon.stop() == 0)
            #expect(try Self.record(of: outside) == before)
            #expect(try daemon.ask("fsck").status == 0)
        }
    }

    /// The daemon follows an administrator's own links above the root when it starts, and so do the verbs that read its
    /// files.
    @Test func `links above the root are followed at the start`() async throws {
        try await withScratchDirectory { scratch in
            let disk = scratch.appending(path: "disk")
            try FileManager.default.createDirectory(at: disk.appending(path: "root"), withIntermediateDirectories: true)
            try #require(symlink(disk.path(), scratch.appending(path: "link").path()) == 0)
            let daemon = try await DaemonProcess(root: scratch.appending(path: "link/root"))
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            try await daemon.awaitLine { $0.contains("OMBUDSD_RULE=\"uphold-above-peers\"") }
            #expect(try daemon.ask("doctor").status == 0)
            #expect(daemon.stop() == 0)
            for verb in ["fsck", "replay"] { #expect(try daemon.ask(verb).status == 0, "\(verb)") }
            #expect(
                FileManager.default.fileExists(atPath: disk.appending(path: "root/processed/2019-20/letter.txt").path())
            )
        }
    }

    /// Makes a file aside and moves it into an open directory.
    private static func put(_ text: String, into directory: Int32, as name: String, by scratch: URL) throws {
        let aside = scratch.appending(path: "aside")
        try text.write(to: aside, atomically: false, encoding: .utf8)
        try #require(renameat(AT_FDCWD, aside.path(), directory, name) == 0)
    }

    /// Every entry of a directory, with its time of modification and, for files, of the last read.
    private static func record(of directory: URL) throws -> [String: String] {
        var record: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: directory.path()) + [""] {
            var status = stat()
            try #require(lstat(directory.appending(path: path).path(), &status) == 0)
            let isFile = status.st_mode & S_IFMT == S_IFREG
            record[path] = "\(status.st_ctim) \(status.st_size)" + (isFile ? " \(status.st_atim)" : "")
        }
        return record
    }
}
