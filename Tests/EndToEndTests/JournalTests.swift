import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// The built daemon beside a real journal of its own.
@Suite(
    "The daemon and the journal", .serialized, .timeLimit(.minutes(2)),
    .enabled(if: PrivateJournal.isPossible, "\(PrivateJournal.obstacle ?? "")"))
struct JournalTests {
    @Test func `an alert stands in the journal with its fields`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let daemon = try await DaemonProcess(root: root, journal: journal)
                try daemon.drop(ShortLetter.text(compliance: 90), as: "letter.txt")
                let uphold = try await journal.awaitEntry("OMBUDSD_RULE=uphold-above-peers")
                let expected = [
                    "MESSAGE_ID": "4bd1b193fe0a4cac8037bc12a0989322", "PRIORITY": "4", "SYSLOG_IDENTIFIER": "ombudsd",
                    "OMBUDSD_ALERT": "northmoor-district-council.2019-20.uphold-above-peers",
                    "OMBUDSD_EVENT": "northmoor-district-council.2019-20.uphold-above-peers#1",
                    "OMBUDSD_TRANSITION": "raised", "OMBUDSD_AUTHORITY": "Northmoor District Council",
                    "OMBUDSD_AUTHORITY_TYPE": "other", "OMBUDSD_PERIOD": "2019-20", "OMBUDSD_VALUE": "75",
                    "OMBUDSD_THRESHOLD": "45", "OMBUDSD_PEER_BASIS": "letter", "OMBUDSD_DOCUMENT": "letter.txt",
                    "OMBUDSD_SOURCE": "1:14",
                ]
                for (field, value) in expected { #expect(uphold[field] == .text(value), "\(field)") }
                let compliance = try await journal.awaitEntry("OMBUDSD_RULE=compliance-below-full")
                #expect(compliance["PRIORITY"] == .text("3"))
                #expect(compliance["OMBUDSD_VALUE"] == .text("90"))
                #expect(compliance["OMBUDSD_THRESHOLD"] == .text("100"))
                #expect(daemon.stop() == 0)
            }
        }
    }

    @Test func `the journal explains an alert`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let catalogue = URL(filePath: #filePath).deletingLastPathComponent()
                    .appending(path: "../../systemd/ombudsd.catalog").path()
                journal.run(["cp", catalogue, "/usr/lib/systemd/catalog/ombudsd.catalog"])
                #expect(journal.run(["journalctl", "--update-catalog"]).status == 0)
                let daemon = try await DaemonProcess(root: root, journal: journal)
                try daemon.drop(ShortLetter.text(), as: "letter.txt")
                try await journal.awaitEntry("OMBUDSD_RULE=uphold-above-peers")
                let shown = journal.run([
                    "journalctl", "-x", "-D", "/run/log/journal", "MESSAGE_ID=4bd1b193fe0a4cac8037bc12a0989322",
                ])
                let text = String(decoding: shown.output, as: UTF8.self)
                #expect(text.contains("Subject: Northmoor District Council: more complaints were upheld in 2019-20"))
                #expect(text.contains("ombudsctl alert northmoor-district-council.2019-20.uphold-above-peers"))
                #expect(daemon.stop() == 0)
            }
        }
    }

    @Test func `a file name can't forge a field`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let daemon = try await DaemonProcess(root: root, journal: journal)
                try daemon.drop("nothing to read here", as: "a\nPRIORITY=0\nOMBUDSD_RULE=forged.txt")
                let entry = try await journal.awaitEntry("OMBUDSD_RULE=document-rejected")
                #expect(entry["PRIORITY"] == .text("4"))
                #expect(try journal.entries("OMBUDSD_RULE=forged.txt").isEmpty)
                #expect(daemon.stop() == 0)
            }
        }
    }

    @Test func `transitions are delivered when the journal is back`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let daemon = try await DaemonProcess(root: root, journal: journal)
                try journal.killJournal()
                try daemon.drop(ShortLetter.text(), as: "letter.txt")
                try await daemon.awaitLine { $0.contains("could not be sent to the journal and waits") }
                #expect(try daemon.answer(AlertsReport.self, "alerts").alerts.count == 1)
                try journal.startAgain()
                try await journal.awaitEntry("OMBUDSD_RULE=uphold-above-peers")
                #expect(daemon.stop() == 0)
                #expect(try journal.entries("OMBUDSD_RULE=uphold-above-peers").count == 1)
            }
        }
    }

    /// The journal accepts an entry and then drops it, and its settings do not say so: it began with other ones.
    @Test func `an entry that the journal dropped is sent again`() async throws {
        let warning = "OMBUDSD_RULE=uphold-above-peers"
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let daemon = try await DaemonProcess(root: root, journal: journal)
                let settings = "/run/systemd/journald.conf.d/private.conf"
                journal.run(["sh", "-c", "echo MaxLevelStore=err >>\(settings)"])
                try journal.killJournal()
                try journal.startAgain()
                journal.run(["sed", "-i", "/MaxLevelStore/d", settings])
                try daemon.drop(ShortLetter.text(compliance: 90), as: "letter.txt")
                try await journal.awaitEntry("OMBUDSD_RULE=compliance-below-full")
                // The daemon reports the dropped warnings once, as an error, which the journal does not drop.
                try await journal.awaitEntry("PRIORITY=3") { entry in
                    if case .text(let text) = entry["MESSAGE"] { text.contains("dropped 1 alert") } else { false }
                }
                #expect(try journal.entries(warning).isEmpty)
                let waiting = try daemon.answer(StatusReport.self, "status").deliveries?.journal
                #expect(waiting?.pending == 1)
                #expect(waiting?.since != nil)
                // The log has named this reason. Another look at the journal may have come to the next one meanwhile.
                #expect(waiting?.failure != nil)
                #expect(try daemon.ask("status", "--exit-code").status == 11)
                try journal.killJournal()
                try journal.startAgain()
                try await journal.awaitEntry(warning)
                #expect(daemon.stop() == 0)
                #expect(try journal.entries(warning).count == 1)
                #expect(try journal.entries("OMBUDSD_RULE=compliance-below-full").count == 1)
            }
        }
    }

    /// The journal's socket accepts what the journal reads later.
    @Test func `each alert of a time in which the journal stood still is delivered once`() async throws {
        let warning = "OMBUDSD_RULE=uphold-above-peers"
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let daemon = try await DaemonProcess(root: root, journal: journal)
                try journal.pause()
                for council in ["Northmoor", "Westmoor", "Eastmoor"] {
                    try daemon.drop(ShortLetter.text(council: "\(council) District Council"), as: "\(council).txt")
                    try await daemon.awaitArchived("\(council).txt")
                }
                try await daemon.awaitStatus { $0.deliveries?.journal.failure?.contains("writes none") == true }
                #expect(try daemon.answer(StatusReport.self, "status").deliveries?.journal.pending == 3)
                try journal.goOn()
                try await daemon.awaitStatus { $0.deliveries?.journal.pending == 0 }
                #expect(daemon.stop() == 0)
                #expect(try journal.entries(warning).count == 3)
            }
        }
    }

    @Test(arguments: ["Storage=none", "MaxLevelStore=err"])
    func `a journal that forwards and does not store gets each alert once`(_ setting: String) async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                journal.run(["sh", "-c", "echo \(setting) >>/run/systemd/journald.conf.d/private.conf"])
                let daemon = try await DaemonProcess(root: root, journal: journal)
                try journal.killJournal()
                try journal.startAgain()
                try daemon.drop(ShortLetter.text(), as: "letter.txt")
                try await daemon.awaitStatus { $0.documents.processed == 1 && $0.deliveries?.journal.pending == 0 }
                let delivery = try daemon.answer(StatusReport.self, "status").deliveries?.journal
                #expect(delivery?.failure == nil)
                #expect(delivery?.remark?.contains("(\(setting))") == true)
                #expect(daemon.stop() == 0)
                let changes = try String(contentsOf: root.appending(path: "store/changes.jsonl"), encoding: .utf8)
                #expect(changes.components(separatedBy: "\"told\"").count <= 2)
            }
        }
    }

    /// The kill falls between the sending of an entry and the record of its delivery.
    @Test func `an alert whose delivery was not recorded is not delivered again`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let first = try await DaemonProcess(root: root, journal: journal)
                // The journal is followed from the start, so that the kill comes before a checkpoint.
                try await journal.awaitEntry("SYSLOG_IDENTIFIER=ombudsd") { entry in
                    if case .text(let text) = entry["MESSAGE"], text.hasPrefix("ready") {
                        try? first.drop(ShortLetter.text(), as: "letter.txt")
                    }
                    guard entry["OMBUDSD_RULE"] == .text("uphold-above-peers") else { return false }
                    first.signal(SIGKILL)
                    return true
                }
                #expect(first.end() == -SIGKILL)
                let changes = root.appending(path: "store/changes.jsonl")
                let lines = try String(contentsOf: changes, encoding: .utf8).split(separator: "\n")
                let untold = lines.filter { !$0.contains("\"told\"") }
                #expect(untold.contains { $0.contains("\"transitions\"") }, "a checkpoint came before the kill")
                try (untold.joined(separator: "\n") + "\n").write(to: changes, atomically: false, encoding: .utf8)
                // The note of the last change that was committed would be of a delivery that this process did not record.
                try FileManager.default.removeItem(at: root.appending(path: "store/lock"))

                let second = try await DaemonProcess(root: root, journal: journal)
                try second.drop(ShortLetter.text(council: "Westmarch Borough Council"), as: "other.txt")
                try await journal.awaitEntry("OMBUDSD_AUTHORITY=Westmarch Borough Council")
                let event = "OMBUDSD_EVENT=northmoor-district-council.2019-20.uphold-above-peers#1"
                #expect(try journal.entries(event).count == 1)
                #expect(try journal.entries("OMBUDSD_RULE=uphold-above-peers").count == 2)
                #expect(second.stop() == 0)
            }
        }
    }
}
