import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

@Suite(
    .serialized, .timeLimit(.minutes(5)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct BackupTests {
    private static func ctl(_ root: URL, _ arguments: String...) throws -> Int32 {
        try DaemonProcess.run("ombudsctl", ["--root", root.path(percentEncoded: false)] + arguments).status
    }

    @Test func `backups that are made while letters arrive open clean, and a daemon goes on with them`() async throws {
        try await withScratchDirectory { directory in
            let daemon = try await DaemonProcess(root: directory.appending(path: "live"))
            var archives: [URL] = []
            var documents: [Int] = []
            for number in 1...6 {
                // The letters are on their way from the inbox to the store and to their places while the backup is made.
                for letter in 1...8 {
                    let text = ShortLetter.text(
                        council: "Northmoor \(number * 8 + letter) District Council", uphold: 50, upheld: 2)
                    try daemon.drop(text, as: "letter-\(number)-\(letter).txt")
                }
                try daemon.drop("A newsletter, number \(number).\n", as: "news-\(number).txt")
                let archive = directory.appending(path: "backup-\(number).tar")
                let report = try daemon.answer(
                    BackupReport.self, "backup", "--output", archive.path(percentEncoded: false))
                #expect(report.originals == report.documents)
                archives.append(archive)
                documents.append(report.documents)
            }
            #expect(daemon.stop() == 0)
            #expect((documents.last ?? 0) > 0)
            for (archive, count) in zip(archives, documents) {
                let root = directory.appending(path: "restored-\(archive.lastPathComponent)")
                #expect(try Self.ctl(root, "restore", archive.path(percentEncoded: false)) == 0)
                #expect(try Self.ctl(root, "fsck") == 0)
                let restored = try await DaemonProcess(root: root)
                let status = try restored.answer(StatusReport.self, "status")
                #expect(status.documents.processed + status.documents.rejected == count)
                #expect(restored.stop() == 0)
                #expect(try Self.ctl(root, "fsck") == 0)
            }
        }
    }

    @Test func `a restore is refused while the daemon runs`() async throws {
        try await withScratchDirectory { directory in
            let daemon = try await DaemonProcess(root: directory.appending(path: "live"))
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            try await daemon.awaitArchived("letter.txt")
            let archive = directory.appending(path: "backup.tar").path(percentEncoded: false)
            #expect(try daemon.ask("backup", "--output", archive).status == 0)
            #expect(try daemon.ask("restore", archive).status == 1)
            #expect(try daemon.ask("restore", "--replace", archive).status == 1)
            #expect(daemon.stop() == 0)
            #expect(try daemon.ask("restore", archive).status == 1)
            #expect(try daemon.ask("restore", "--replace", archive).status == 0)
            #expect(try daemon.ask("fsck").status == 0)
        }
    }
}
