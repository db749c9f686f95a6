import ControlInterface
import Foundation
import Glibc
import TestSupport
import Testing

/// The built daemon on small file systems that fill up or can't be written to, in a mount namespace of the test's own.
///
/// A file system is made full by shrinking it to the size in use, and gets room again by growing.
@Suite(
    "A full disk", .serialized, .timeLimit(.minutes(3)),
    .enabled(if: PrivateJournal.isPossible, "\(PrivateJournal.obstacle ?? "")"))
struct FullDiskTests {
    /// The letter raises one alert: only its uphold rate gives cause for one.
    private static let alert = "OMBUDSD_RULE=uphold-above-peers"
    private static let settings = "inbox: {settle-seconds: 0.2}\nlog-level: debug\n"

    /// Runs a closure with a daemon on a root in which some directories are file systems of their own.
    private func withDaemon(
        smallFileSystemsAt places: [String], _ body: @Sendable (DaemonProcess, SmallDisks) async throws -> Void
    ) async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let disks = SmallDisks(root: root, journal: journal)
                for place in places { try disks.mount(place) }
                let daemon = try await DaemonProcess(root: root, journal: journal, settings: Self.settings)
                try await body(daemon, disks)
                for verb in ["fsck", "replay"] { #expect(try daemon.ask(verb).status == 0, "\(verb)") }
            }
        }
    }

    @Test func `files stay in the inbox while the store's disk is full`() async throws {
        try await withDaemon(smallFileSystemsAt: ["store"]) { daemon, disks in
            let names = ["Eastfen", "Midvale", "Northmoor", "Southmere", "Westmarch"]
            try await disks.awaitReserve()
            try disks.fill("store")
            // Without the reserved space the next change does not fit.
            try disks.takeRoomForChanges()
            try disks.fill("store")
            for name in names {
                try daemon.drop(ShortLetter.text(council: "\(name) District Council"), as: "\(name).txt")
            }
            let error = try await disks.awaitMessage("Documents can't be stored", priority: 3)
            #expect(error.contains("No space left on device. Free some space"))
            // A second failed attempt is not logged as another error.
            try await disks.awaitMessage("Documents can't be stored", priority: 7)
            let status = try daemon.answer(StatusReport.self, "status")
            #expect(status.state == "store-failed")
            #expect(status.detail?.contains("Free some space") == true, "\(status)")
            #expect(status.documents.waiting > 0)
            #expect(Set(names.map { "\($0).txt" }) == Set(disks.names("inbox") + disks.names("processed/2019-20")))

            try disks.makeRoom("store")
            try await disks.awaitMessage("Documents can be stored again", priority: 5)
            for name in names {
                try await disks.journal.awaitEntry(
                    "OMBUDSD_ALERT=\(name.lowercased())-district-council.2019-20.uphold-above-peers")
            }
            #expect(try daemon.answer(StatusReport.self, "status").state == "watching")
            // The file being read is archived first.
            #expect(daemon.stop() == 0)
            #expect(disks.names("inbox").isEmpty)
            #expect(try disks.journal.entries(Self.alert).count == names.count)
            #expect(disks.names("processed/2019-20") == names.map { "\($0).txt" })
            #expect(try disks.count(of: "Documents can't be stored", priority: 3) == 1)
            #expect(try disks.count(of: "Documents can be stored again", priority: 5) == 1)
        }
    }

    /// The ways in which a directory for originals can be closed to the daemon.
    enum Obstacle: String, CaseIterable {
        case full, readOnly

        var message: String {
            switch self {
            case .full: "There is no space to archive letter.txt"
            case .readOnly: "letter.txt could not be archived; let the daemon's user write"
            }
        }
    }

    @Test(arguments: Obstacle.allCases)
    func `files stay in the inbox while originals can't be archived`(_ obstacle: Obstacle) async throws {
        try await withDaemon(smallFileSystemsAt: ["processed"]) { daemon, disks in
            switch obstacle {
            case .full: try disks.fill("processed")
            case .readOnly: try disks.setReadOnly("processed", true)
            }
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            // Its figures are stored and its alert is delivered all the same.
            try await disks.journal.awaitEntry(Self.alert)
            let warning = try await disks.awaitMessage(obstacle.message, priority: 4)
            let status = try daemon.answer(StatusReport.self, "status")
            #expect(status.state == "watching")
            #expect(status.detail == warning)
            #expect(status.documents.waiting == 1 && status.documents.processed == 1)
            #expect(disks.names("inbox") == ["letter.txt"])

            switch obstacle {
            case .full: try disks.makeRoom("processed")
            case .readOnly: try disks.setReadOnly("processed", false)
            }
            try await disks.awaitMessage("The problem with letter.txt is gone", priority: 6)
            #expect(try daemon.answer(StatusReport.self, "status").detail == nil)
            #expect(daemon.stop() == 0)
            #expect(disks.names("processed/2019-20") == ["letter.txt"])
            #expect(disks.names("inbox").isEmpty)
            #expect(try disks.journal.entries(Self.alert).count == 1)
            #expect(try disks.count(of: obstacle.message, priority: 4) == 1)
        }
    }

    @Test func `nothing is stored while no place accepts a copy of the original, and that is said loudly`() async throws
    {
        try await withDaemon(smallFileSystemsAt: ["processed", "unarchived"]) { daemon, disks in
            try disks.fill("processed")
            try disks.fill("unarchived")
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            let error = try await disks.awaitMessage("no place accepts a copy of their originals", priority: 3)
            #expect(error.contains("There is no space to archive letter.txt"))
            let status = try daemon.answer(StatusReport.self, "status")
            #expect(status.state == "store-failed" && status.documents.processed == 0)
            #expect(status.detail?.contains("There is no space to archive letter.txt") == true)
            #expect(try daemon.ask("status", "--exit-code").status == 11)
            let doctor = try daemon.ask("doctor")
            #expect(doctor.status == 1)
            #expect(String(decoding: doctor.output, as: UTF8.self).contains("There is no space to archive letter.txt"))

            try disks.makeRoom("processed")
            try await disks.journal.awaitEntry(Self.alert)
            try await disks.awaitMessage("Originals can be kept again", priority: 5)
            try await disks.awaitNoNames("inbox")
            #expect(try daemon.ask("status", "--exit-code").status == 10)
            #expect(daemon.stop() == 0)
            #expect(disks.names("processed/2019-20") == ["letter.txt"])
            #expect(try disks.journal.entries(Self.alert).count == 1)
        }
    }

    /// The inbox and the rejected files share a file system, on which there is no room for a reason.
    @Test func `a file stays in the inbox while its reason can't be written`() async throws {
        try await withDaemon(smallFileSystemsAt: ["", "store", "processed", "unarchived"]) { daemon, disks in
            // The files in the inbox fill the disk by then.
            daemon.signal(SIGSTOP)
            try daemon.drop("Dear residents,\nour summer fair is on 3 July.\n", as: "fair.txt")
            try disks.fill("")
            daemon.signal(SIGCONT)
            try await disks.journal.awaitEntry("OMBUDSD_RULE=document-rejected")
            let warning = try await disks.awaitMessage("There is no space to archive fair.txt", priority: 4)
            #expect(try daemon.answer(StatusReport.self, "status").detail == warning)
            #expect(disks.names("inbox") == ["fair.txt"])
            #expect(disks.names("rejected").isEmpty)

            try disks.makeRoom("")
            try await disks.awaitMessage("The problem with fair.txt is gone", priority: 6)
            #expect(daemon.stop() == 0)
            #expect(disks.names("rejected") == ["fair.txt", "fair.txt.reason.json"])
            #expect(disks.names("inbox").isEmpty)
            #expect(try disks.journal.entries("OMBUDSD_RULE=document-rejected").count == 1)
            #expect(try disks.count(of: "There is no space", priority: 4) == 1)
        }
    }
}

/// Small file systems under a daemon's root, visible only to the processes beside a private journal.
struct SmallDisks {
    let root: URL
    let journal: PrivateJournal

    func path(_ place: String) -> String { root.appending(path: place).path(percentEncoded: false) }

    func mount(_ place: String) throws {
        try order("mkdir", "-p", path(place))
        try order("mount", "-t", "tmpfs", "-o", "size=1m,mode=755", "tmpfs", path(place))
    }

    /// Leaves no room except in pages that are partly used.
    func fill(_ place: String) throws {
        // A size of zero would mean that there is no limit.
        try order("dd", "if=/dev/zero", "bs=4096", "count=1", "of=\(ballast(place))")
        // The daemon may write between the two commands, and a size below what is in use is refused.
        for _ in 1..<20 {
            if (try? shrink(place)) != nil { return }
        }
        try shrink(place)
    }

    /// Makes a file system as small as what is in use.
    private func shrink(_ place: String) throws {
        let blocks = try order("stat", "-f", "-c", "%b %f", path(place)).split { !$0.isNumber }.compactMap { Int($0) }
        guard blocks.count == 2 else { throw PrivateJournal.Failure(text: "stat said \(blocks)") }
        try order("mount", "-o", "remount,size=\((blocks[0] - blocks[1]) * 4)k", path(place))
    }

    /// Waits until the daemon has reserved the space for its next changes, which it does with its first one.
    func awaitReserve() async throws {
        let file = path("store/changes.jsonl")
        while (Int(try order("sh", "-c", "stat -c %s '\(file)' 2>/dev/null || echo 0").filter(\.isNumber)) ?? 0) < 128
            << 10
        {
            await Task.yield()
        }
    }

    func takeRoomForChanges() throws {
        let file = path("store/changes.jsonl")
        try order("sh", "-c", "truncate -s $(tr -d '\\t' < '\(file)' | wc -c) '\(file)'")
    }

    func makeRoom(_ place: String) throws {
        try order("rm", ballast(place))
        try order("mount", "-o", "remount,size=2m", path(place))
    }

    private func ballast(_ place: String) -> String { path(place + "/.ballast") }

    func setReadOnly(_ place: String, _ isReadOnly: Bool) throws {
        try order("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", path(place))
    }

    /// The names in a directory, without hidden ones.
    func names(_ place: String) -> [String] {
        String(decoding: journal.run(["ls", path(place)]).output, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Waits until a directory is empty.
    func awaitNoNames(_ place: String) async throws {
        while !names(place).isEmpty { await Task.yield() }
    }

    /// Waits for one of the daemon's own log entries whose message holds a text.
    @discardableResult
    func awaitMessage(_ text: String, priority: Int) async throws -> String {
        try await journal.awaitEntry("SYSLOG_IDENTIFIER=ombudsd", "PRIORITY=\(priority)") { $0.message.contains(text) }
            .message
    }

    func count(of text: String, priority: Int) throws -> Int {
        try journal.entries("SYSLOG_IDENTIFIER=ombudsd", "PRIORITY=\(priority)").count { $0.message.contains(text) }
    }

    /// Runs a command and requires that it succeeds.
    @discardableResult
    func order(_ command: String...) throws -> String {
        let result = journal.run(command)
        guard result.status == 0 else { throw PrivateJournal.Failure(text: "\(command): \(result.errors)") }
        return String(decoding: result.output, as: UTF8.self)
    }
}

extension [String: JSONValue] {
    var message: String { if case .text(let text) = self["MESSAGE"] { text } else { "" } }
}
