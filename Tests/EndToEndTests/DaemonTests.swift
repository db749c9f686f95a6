import ControlInterface
import Foundation
import Glibc
import Model
import Oversight
import TestSupport
import Testing

/// The built daemon as a process without a journal: its alerts go to standard error.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct DaemonTests {
    /// A way in which a file comes into an inbox.
    enum Way: String, CaseIterable {
        case renamed, writtenInPlace, copiedSlowly, thereBefore, inAFolder
    }

    @Test(arguments: Way.allCases)
    func `a letter becomes figures, an alert and a reply, however it comes into the inbox`(_ way: Way) async throws {
        try await withScratchDirectory { root in
            let text = ShortLetter.text()
            if way == .thereBefore {
                let inbox = root.appending(path: "inbox")
                try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
                try text.write(to: inbox.appending(path: "letter.txt"), atomically: false, encoding: .utf8)
            }
            let daemon = try await DaemonProcess(root: root)
            let file = daemon.inbox.appending(path: "letter.txt")
            switch way {
            case .thereBefore: break
            case .renamed: try daemon.drop(text, as: "letter.txt")
            case .writtenInPlace: try text.write(to: file, atomically: false, encoding: .utf8)
            case .copiedSlowly: try copySlowly(text, to: file)
            case .inAFolder:
                let aside = root.appending(path: "aside")
                try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
                try text.write(to: aside.appending(path: "letter.txt"), atomically: false, encoding: .utf8)
                try FileManager.default.moveItem(at: aside, to: daemon.inbox.appending(path: "folder"))
            }
            let line = try await daemon.awaitLine { $0.contains("OMBUDSD_RULE=") }
            #expect(
                line.hasPrefix(
                    "warning: Northmoor District Council, 2019-20: 75% of investigated complaints were upheld"))
            #expect(line.contains(#"OMBUDSD_EVENT="northmoor-district-council.2019-20.uphold-above-peers#1""#))

            let alerts = try daemon.answer(AlertsReport.self, "alerts").alerts
            #expect(alerts.map(\.rule) == [.upholdAbovePeers])
            let shown = try daemon.answer(AuthorityReport.self, "show", "Northmoor District Council")
            #expect(shown.years.first?.figures[.upholdRate]?.value == 75)
            #expect(shown.years.first?.figures[.upholdInvestigations]?.value == 4)
            #expect(!shown.listed)
            #expect(daemon.stop() == 0)
            #expect(FileManager.default.fileExists(atPath: root.appending(path: "processed/2019-20/letter.txt").path()))
            let record = try Data(contentsOf: root.appending(path: "store/authorities/northmoor-district-council.json"))
            #expect(String(decoding: record, as: UTF8.self).contains(#""uphold.rate""#))
        }
    }

    /// Writes a file in many pieces through one descriptor, so that it stays open between them.
    private func copySlowly(_ text: String, to file: URL) throws {
        let descriptor = open(file.path(), O_WRONLY | O_CREAT | O_EXCL, 0o644)
        defer { close(descriptor) }
        for chunk in Array(text.utf8).chunked(by: 100) {
            #expect(write(descriptor, chunk, chunk.count) == chunk.count)
            fsync(descriptor)
        }
    }

    @Test func `neither a restart nor the same file again delivers an alert twice`() async throws {
        try await withScratchDirectory { root in
            let first = try await DaemonProcess(root: root)
            try first.drop(ShortLetter.text(), as: "letter.txt")
            try await first.awaitLine { $0.contains("#1\"") }
            #expect(first.stop() == 0)

            let second = try await DaemonProcess(root: root)
            try second.drop(ShortLetter.text(), as: "letter.txt")
            try await second.awaitLine { $0.contains("“letter.txt” is a duplicate") }
            // The next delivery is another letter's alert.
            try second.drop(ShortLetter.text(council: "Westmarch Borough Council"), as: "other.txt")
            var delivered: [String] = []
            try await second.awaitLine {
                if $0.contains("OMBUDSD_EVENT") { delivered.append($0) }
                return $0.contains("Westmarch") && $0.contains("OMBUDSD_EVENT")
            }
            #expect(delivered.count == 1)
            let status = try second.answer(StatusReport.self, "status")
            #expect(status.documents.processed == 2)
            #expect(status.documents.duplicate == 1)
            second.stop()
        }
    }

    @Test func `a file that is no letter is rejected with a reason`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(
                "Dear residents,\nour summer fair is on 3 July. 75% of you came last year.\n", as: "fair.txt")
            let line = try await daemon.awaitLine { $0.contains("OMBUDSD_RULE=\"document-rejected\"") }
            #expect(line.hasPrefix("warning: Nothing was taken from fair.txt: "))
            daemon.stop()
            let reason = try Data(contentsOf: root.appending(path: "rejected/fair.txt.reason.json"))
            let note = try JSONDecoder().decode([String: String].self, from: reason)
            #expect(note["code"] == "not-recognised")
            #expect(note["schema"] == "ombudsd.rejection/1")
        }
    }

    @Test func `a second daemon names the process that holds the store`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let (status, errors) = try runToTheEnd("ombudsd", ["--root", root.path()])
            #expect(status == 2)
            #expect(errors.contains("in use by process \(try owner(of: root))"))
            #expect(daemon.stop() == 0)
        }
    }

    private func owner(of root: URL) throws -> Int {
        let text = try String(contentsOf: root.appending(path: "store/lock"), encoding: .utf8)
        // Behind the process number stands the number of the last change.
        return text.split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) } ?? -1
    }

    @Test func `settings are read again, and wrong ones leave those in force`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let file = root.appending(path: "ombudsd.yaml")
            try "inbox: {settle-seconds: 0.1}\n".write(to: file, atomically: true, encoding: .utf8)
            daemon.signal(SIGHUP)
            try await daemon.awaitLine { $0.contains("The settings were read again") }
            try "inbox: {settle-secnds: 0.1}\n".write(to: file, atomically: true, encoding: .utf8)
            daemon.signal(SIGHUP)
            let line = try await daemon.awaitLine { $0.contains("The settings stay as they were") }
            #expect(line.contains("ombudsd.yaml:1: there is no setting inbox.settle-secnds"))
            // The daemon works on with the settings of the first change.
            try ShortLetter.text().write(
                to: daemon.inbox.appending(path: "letter.txt"), atomically: false, encoding: .utf8)
            try await daemon.awaitLine { $0.contains("OMBUDSD_RULE=\"uphold-above-peers\"") }
            #expect(daemon.stop() == 0)
        }
    }

    @Test func `a socket that can't be made ends the daemon`() async throws {
        try await withScratchDirectory { root in
            try FileManager.default.createDirectory(
                at: root.appending(path: "control.sock/in-the-way"), withIntermediateDirectories: true)
            let (status, errors) = try runToTheEnd("ombudsd", ["--root", root.path()])
            #expect(status == 1)
            #expect(errors.contains("a directory has its name"))
            #expect(errors.contains("Remove it or rename it, and start ombudsd again."))
        }
    }

    @Test func `a damaged store stops the start, and its file is named`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            try await daemon.awaitLine { $0.contains("#1\"") }
            #expect(daemon.stop() == 0)
            let record = root.appending(path: "store/authorities/northmoor-district-council.json")
            var text = try String(contentsOf: record, encoding: .utf8)
            text.replace("\"value\":75", with: "\"value\":76")
            text.replace("\"value\": 75", with: "\"value\": 76")
            try text.write(to: record, atomically: false, encoding: .utf8)
            let (status, errors) = try runToTheEnd("ombudsd", ["--root", root.path()])
            #expect(status == 2)
            #expect(errors.contains("authorities/northmoor-district-council.json"))
        }
    }

    /// Runs a program to its end.
    ///
    /// - Returns: the exit code, and the text of standard error.
    private func runToTheEnd(_ program: String, _ arguments: [String]) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = DaemonProcess.binaries.appending(path: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let errors = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: errors, as: UTF8.self))
    }
}

extension Array {
    fileprivate func chunked(by size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
