import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// The inbox of the built daemon on the real system: mounts, watches, duplicates and unreadable files.
@Suite(
    "The daemon and its inbox", .serialized, .timeLimit(.minutes(3)),
    .enabled(if: PrivateJournal.isPossible, "\(PrivateJournal.obstacle ?? "")"))
struct InboxTests {
    /// The status lists each file that can't be read, with the next step.
    @Test func `the status names files that can't be read`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let daemon = try await DaemonProcess(root: root, journal: journal)
                let inbox = daemon.inbox.path(percentEncoded: false)
                #expect(mkfifo("\(inbox)/a-fifo", 0o600) == 0)
                #expect(symlink("/etc/passwd", "\(inbox)/b-link") == 0)
                let expected = [
                    "a-fifo is no regular file; remove it from the inbox.",
                    "b-link is a symbolic link; put the file itself into the inbox.",
                ]
                for message in expected {
                    try await journal.awaitEntry("SYSLOG_IDENTIFIER=ombudsd", "PRIORITY=4", "MESSAGE=\(message)")
                }
                let status = try daemon.answer(StatusReport.self, "status")
                #expect(status.problems == expected)
                #expect(status.detail == "\(expected[0]) There is 1 other problem.")
                let text = String(decoding: try daemon.ask("status").output, as: UTF8.self)
                for message in expected { #expect(text.split(separator: message).count == 2, "\(text)") }
                #expect(daemon.stop() == 0)
            }
        }
    }

    /// A busy mount can't be unmounted, so the daemon must hold no file open there.
    @Test func `the inbox is found again after it was unmounted, removed and made anew`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let disks = SmallDisks(root: root, journal: journal)
                try disks.mount("inbox")
                let daemon = try await DaemonProcess(root: root, journal: journal)
                try daemon.drop(ShortLetter.text(), as: "first.txt")
                try await journal.awaitEntry("OMBUDSD_ALERT=northmoor-district-council.2019-20.uphold-above-peers")

                try disks.order("umount", disks.path("inbox"))
                try await disks.awaitMessage("was removed, moved or unmounted", priority: 3)
                // The directory below the mount is the inbox now.
                try daemon.drop(ShortLetter.text(council: "Westmarch Borough Council"), as: "second.txt")
                try await journal.awaitEntry("OMBUDSD_ALERT=westmarch-borough-council.2019-20.uphold-above-peers")

                try await disks.awaitNoNames("inbox")
                try disks.order("rmdir", disks.path("inbox"))
                try await disks.awaitMessage("There is no directory", priority: 3)
                let status = try daemon.answer(StatusReport.self, "status")
                #expect(status.state == "waiting-for-inbox")
                #expect(status.detail?.contains("make it, or mount it again") == true)

                try disks.order("mkdir", disks.path("inbox"))
                try daemon.drop(ShortLetter.text(council: "Eastfen District Council"), as: "third.txt")
                try await journal.awaitEntry("OMBUDSD_ALERT=eastfen-district-council.2019-20.uphold-above-peers")
                #expect(try daemon.answer(StatusReport.self, "status").state == "watching")
                #expect(daemon.stop() == 0)
                #expect(disks.names("processed/2019-20") == ["first.txt", "second.txt", "third.txt"])
                #expect(disks.names("inbox").isEmpty)
            }
        }
    }

    /// The kernel limits watches for each user namespace: in a namespace of its own the daemon gets none.
    @Test(arguments: ["watches", "instances"])
    func `the inbox is scanned at intervals where no watch can be made`(limit: String) async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let disks = SmallDisks(root: root, journal: journal)
                let limiting = "echo 0 >/proc/sys/user/max_inotify_\(limit) && exec \"$0\" \"$@\""
                let daemon = try await DaemonProcess(
                    root: root, journal: journal, settings: "inbox: {settle-seconds: 0.2, poll-seconds: 1}\n",
                    launcher: ["unshare", "-Ur", "sh", "-c", limiting])
                let name = "fs.inotify.max_user_\(limit)"
                let warning = try await disks.awaitMessage("is scanned every", priority: 4)
                #expect(warning.contains(name))
                let status = try daemon.answer(StatusReport.self, "status")
                #expect(status.state == "polling")
                #expect(status.detail?.contains(name) == true)
                try daemon.drop(ShortLetter.text(), as: "letter.txt")
                try await journal.awaitEntry("OMBUDSD_RULE=uphold-above-peers")
                #expect(daemon.stop() == 0)
                #expect(disks.names("processed/2019-20") == ["letter.txt"])
                #expect(try disks.count(of: "is scanned every", priority: 4) == 1)
            }
        }
    }

    /// One document, two files: both are archived, and one of them counts.
    @Test func `the same content under two names is one document and a duplicate`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let disks = SmallDisks(root: root, journal: journal)
                let daemon = try await DaemonProcess(root: root, journal: journal)
                // In one batch, and one after the other.
                daemon.signal(SIGSTOP)
                try daemon.drop(ShortLetter.text(), as: "a.txt")
                try daemon.drop(ShortLetter.text(), as: "b.txt")
                daemon.signal(SIGCONT)
                try await journal.awaitEntry("OMBUDSD_RULE=uphold-above-peers")
                try daemon.drop(ShortLetter.text(), as: "c.txt")
                try await disks.awaitMessage("“c.txt” is a duplicate", priority: 6)
                let documents = try daemon.answer(DocumentsReport.self, "documents").documents
                #expect(documents.map(\.outcome) == [.processed, .duplicate, .duplicate])
                #expect(Set(documents.map(\.sha256)).count == 1)
                #expect(documents.map(\.name) == ["a.txt", "b.txt", "c.txt"])
                #expect(daemon.stop() == 0)
                #expect(disks.names("processed/2019-20") == ["a.txt", "b.txt", "c.txt"])
                #expect(try journal.entries("OMBUDSD_RULE=uphold-above-peers").count == 1)
            }
        }
    }

    @Test func `a file larger than the limit is rejected unread`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let disks = SmallDisks(root: root, journal: journal)
                let daemon = try await DaemonProcess(
                    root: root, journal: journal, settings: "inbox: {settle-seconds: 0.2, size-limit-mebibytes: 1}\n")
                let padding = String(repeating: "More about nothing.\n", count: 60_000)
                try daemon.drop(ShortLetter.text() + padding, as: "large.txt")
                let entry = try await journal.awaitEntry("OMBUDSD_RULE=document-rejected")
                #expect(entry.message.contains("more than 1 MiB, the limit in the settings"))
                #expect(daemon.stop() == 0)
                #expect(disks.names("rejected") == ["large.txt", "large.txt.reason.json"])
                #expect(try journal.entries("OMBUDSD_RULE=uphold-above-peers").isEmpty)
            }
        }
    }
}
