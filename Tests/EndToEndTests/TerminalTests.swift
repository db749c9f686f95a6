import ControlInterface
import Foundation
import Glibc
import Model
import Oversight
import TestSupport
import Testing

/// Runs every verb on hostile file names and texts: a terminal must not obey them.
@Suite(
    .serialized, .timeLimit(.minutes(2)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct TerminalTests {
    /// Clears the screen, sets the title, rings, moves back and reverses the text, in 7-bit and 8-bit controls.
    private static let attack = "\u{1B}[2J\u{1B}]0;owned\u{7}\r\u{8}\u{202E}\u{9B}31m\u{2028}\t\u{7F}"

    @Test func `no verb prints a control character`() async throws {
        try await withScratchDirectory { scratch in
            let root = scratch.appending(path: "root\(Self.attack)")
            let daemon = try await DaemonProcess(root: root)
            let letter = ShortLetter.text()
                .replacing("were upheld.", with: "were upheld.\(Self.attack)")
            try daemon.drop(letter, as: "letter\(Self.attack)\n.txt")
            try daemon.drop("Nothing here.\(Self.attack)", as: "other\(Self.attack)\n.txt")
            try symlink("/nowhere", in: daemon.inbox, as: "link\(Self.attack)")
            var (delivered, refused) = (0, 0)
            try await daemon.awaitLine { line in
                delivered += line.contains("OMBUDSD_EVENT") ? 1 : 0
                refused += line.contains("is a symbolic link") ? 1 : 0
                #expect(Self.controls(in: line).isEmpty)
                return delivered == 2 && refused == 1
            }
            let alerts = try daemon.answer(AlertsReport.self, "alerts").alerts
            let alert = try #require(alerts.first { $0.authority != nil })
            let rejected = try #require(alerts.first { $0.authority == nil })
            let slug = try #require(alert.authority?.slug)

            var shown: Set<String> = []
            func show(
                _ verb: String, _ arguments: String..., status: Int32 = 0, allowing allowed: Unicode.Scalar? = nil
            ) throws {
                shown.insert(verb)
                let result = try Self.run(["--root", root.path(percentEncoded: false), verb] + arguments)
                #expect(result.status == status, "\(verb): \(result.output)")
                #expect(
                    Self.controls(in: result.output).allSatisfy { $0 == allowed },
                    "\(verb) \(arguments): \(result.output.debugDescription)")
                #expect(!result.output.isEmpty)
            }
            for verb in ["status", "alerts", "authorities", "documents", "silences", "rescan", "doctor"] {
                try show(verb)
            }
            try show("alerts", "--all")
            try show("alert", alert.id)
            try show("alert", rejected.id)
            try show("alert", "no\(Self.attack)", status: 5)
            try show("show", slug)
            try show("show", slug, "--history")
            try show("show", slug, "--full")
            try show("show", slug, "--year", "2019-20")
            try show("show", "no\(Self.attack)", status: 5)
            try show("compare", "--type", "other")
            try show("compare", slug, "no\(Self.attack)", status: 5)
            try show("trend", slug, "uphold")
            try show("trend", slug, "no\(Self.attack)", status: 2)
            let page = scratch.appending(path: "page\(Self.attack).html").path(percentEncoded: false)
            try show("report", slug, "--output", page)
            try show("report", slug, "--output", "-")
            try show("report", "no\(Self.attack)", "--output", page, status: 5)
            for table in ["figures", "alerts", "documents"] {
                try show("export", "--what", table, "--format", "ndjson")
                // The lines of CSV end with CR LF.
                try show("export", "--what", table, allowing: "\r")
            }
            try show("search", "upheld")
            try show("search", "no\(Self.attack)")
            let bundle = scratch.appending(path: "evidence\(Self.attack).zip").path(percentEncoded: false)
            try show("evidence", slug, "2019-20", "--output", bundle)
            try show("evidence", "--verify", bundle)
            try show("watch", "--authority", "no\(Self.attack)", status: 5)
            try show("digest")
            try show("digest", "--authority", slug)
            try show("alerts", "--authority", "no\(Self.attack)", status: 5)
            try show("documents", "--state", "no\(Self.attack)", status: 2)
            try show("authorities", "--sort", "no\(Self.attack)", status: 2)
            try show("correct", slug, "2019-20", "received", "7", "--reason", "seen\(Self.attack)")
            try show("correct", slug, "2019-20", "no\(Self.attack)", "7", "--reason", "a", status: 2)
            try show("note", slug, "2019-20", "hush\(Self.attack)")
            try show("withdraw", "no\(Self.attack)", "--reason", "a", status: 5)
            try show("show", slug)
            try show("show", slug, "--history")
            try show("report", slug, "--output", "-")
            try show("correct", slug, "2019-20", "received", "--undo")
            try show("ack", alert.id, "--note", "seen\(Self.attack)")
            try show("alert", alert.id)
            try show("alerts")
            try show("unack", alert.id)
            try show("silence", "--authority", slug, "--until", "1h", "--note", "hush\(Self.attack)")
            try show("silences")
            try show("unsilence", "999999", status: 5)
            try show("retry", "no\(Self.attack)", status: 5)
            try show("retry", "--all")
            try show("reload")

            let folder = scratch.appending(path: "files\(Self.attack)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = folder.appending(path: "letter\(Self.attack).txt")
            try letter.write(to: file, atomically: false, encoding: .utf8)
            try show("read", file.path(percentEncoded: false))
            try show("read", "--why", file.path(percentEncoded: false))
            try show("read", folder.path(percentEncoded: false))
            try show("read", "--all", file.path(percentEncoded: false))
            try show("read", folder.appending(path: "none").path(percentEncoded: false), status: 6)
            try show("score", folder.path(percentEncoded: false), status: 5)

            try show("add", file.path(percentEncoded: false))
            try show("add", folder.appending(path: "none").path(percentEncoded: false), status: 6)

            let archive = folder.appending(path: "backup\(Self.attack).tar").path(percentEncoded: false)
            try show("backup", "--output", archive)

            #expect(daemon.stop() == 0)
            try show("restore", archive, status: 1)
            try show("restore", archive, "--replace")
            try show("status", status: 3)
            try show("doctor")
            // One original is gone, and one file has no document.
            for name in try FileManager.default.contentsOfDirectory(
                atPath: root.appending(path: "processed/2019-20").path(percentEncoded: false))
            {
                try FileManager.default.removeItem(at: root.appending(path: "processed/2019-20/\(name)"))
            }
            try letter.write(
                to: root.appending(path: "rejected/strange\(Self.attack)"), atomically: false, encoding: .utf8)
            try show("fsck", status: 1)
            try show("replay")
            try show("fsck", "--repair", status: 1)
            #expect(try Self.verbs().subtracting(shown).isEmpty, "not tried")
        }
    }

    private func symlink(_ target: String, in directory: URL, as name: String) throws {
        try #require(Glibc.symlink(target, directory.appending(path: name).path(percentEncoded: false)) == 0)
    }

    /// The characters that move a cursor, hide text or reverse it, without the newline.
    private static func controls(in text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar != "\n"
            case .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }

    /// All verbs, as the help lists them.
    private static func verbs() throws -> Set<String> {
        let help = try run(["--help"]).output
        let list = help.components(separatedBy: "SUBCOMMANDS:").dropFirst().joined()
        let verbs = list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(verbs.count > 15)
        return Set(verbs).subtracting(["help", "See"])
    }

    /// Runs `ombudsctl`.
    ///
    /// - Returns: the exit code, and the text of standard output and standard error.
    private static func run(_ arguments: [String]) throws -> ProgramRun {
        try ProgramRun(DaemonProcess.binaries.appending(path: "ombudsctl"), arguments)
    }
}
