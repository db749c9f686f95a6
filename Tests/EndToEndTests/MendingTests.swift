import ControlInterface
import Foundation
import Model
import Oversight
import TestSupport
import Testing

/// `ombudsctl correct`, `withdraw` and `note`.
@Suite("Mending", .serialized, .timeLimit(.minutes(3)))
struct MendingTests {
    private static let council = "Northmoor District Council"
    private static let alert = "northmoor-district-council.2019-20.uphold-above-peers"

    private static func shown(_ daemon: DaemonProcess) throws -> AuthorityReport.Year {
        try #require(try daemon.answer(AuthorityReport.self, "show", council, "--history").years.first)
    }

    @Test func `an entered figure is committed, told, shown as such, survives restarts, and is undone`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let daemon = try await DaemonProcess(root: root, journal: journal)
                try daemon.drop(ShortLetter.text(), as: "letter.txt")
                try await journal.awaitEntry("OMBUDSD_EVENT=\(Self.alert)#1")

                let entered = try daemon.answer(
                    MendingReport.self, "correct", Self.council, "2019-20", "uphold", "40%", "--reason", "a misprint")
                #expect(entered.mending.value == 40)
                #expect(entered.alerts.map(\.id) == [Self.alert])
                #expect(entered.alerts.map(\.state) == [.resolved])
                try await journal.awaitEntry("OMBUDSD_EVENT=\(Self.alert)#2")
                try await journal.awaitEntry("SYSLOG_IDENTIFIER=ombudsd") {
                    if case .text(let text) = $0["MESSAGE"] {
                        text.hasSuffix(
                            "entered the uphold rate of Northmoor District Council in 2019-20 as 40.0: a misprint")
                    } else {
                        false
                    }
                }
                #expect(daemon.stop() == 0)

                // Neither the check nor reading the originals again finds a difference.
                for verb in ["fsck", "replay"] {
                    #expect(try DaemonProcess.run("ombudsctl", ["--root", root.path(), verb]).status == 0)
                }
                let check = try DaemonProcess.run("ombudsctl", ["--root", root.path(), "fsck", "--json"]).output
                #expect(String(decoding: check, as: UTF8.self).contains("entered uphold.rate as 40"))

                let second = try await DaemonProcess(root: root, journal: journal)
                let year = try Self.shown(second)
                let figure = try #require(year.figures[.upholdRate])
                #expect(figure.value == 40)
                #expect(figure.isEntered)
                #expect(figure.place.text.contains("the document says 75%"))
                #expect(year.mendings.map(\.act) == [.correction])
                for table in [["show", Self.council], ["export"], ["report", Self.council, "--output", "-"]] {
                    let output = try DaemonProcess.run("ombudsctl", ["--root", root.path()] + table).output
                    #expect(String(decoding: output, as: UTF8.self).contains("a misprint"), "\(table)")
                }

                let undone = try second.answer(
                    MendingReport.self, "correct", Self.council, "2019-20", "uphold", "--undo")
                #expect(undone.alerts.map(\.state) == [.raised])
                #expect(try Self.shown(second).figures[.upholdRate]?.value == 75)
                #expect(try Self.shown(second).mendings.map(\.isInForce) == [false])
                #expect(try second.ask("correct", Self.council, "2019-20", "uphold", "--undo").status == 5)
                #expect(second.stop() == 0)
            }
        }
    }

    @Test func `values and subjects that can't be are refused, and so is a correction without a reason`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            try await daemon.awaitLine { $0.contains("Read “letter.txt”") }
            func correct(_ arguments: String...) throws -> Int32 {
                try DaemonProcess.run("ombudsctl", ["correct", "--root", root.path()] + arguments).status
            }
            #expect(try correct(Self.council, "2019-20", "uphold", "40") == 2)
            #expect(try correct(Self.council, "2019-20", "uphold", "140", "--reason", "a") == 2)
            #expect(try correct(Self.council, "2019-20", "uphold", "1,5", "--reason", "a") == 2)
            #expect(try correct(Self.council, "2019-20", "uphold.upheld", "2.5", "--reason", "a") == 2)
            #expect(try correct(Self.council, "2018-19", "uphold", "40", "--reason", "a") == 5)
            #expect(try correct("Nowhere Council", "2019-20", "uphold", "40", "--reason", "a") == 5)
            #expect(try daemon.ask("withdraw", "none.txt", "--reason", "a").status == 5)
            #expect(try daemon.ask("withdraw", "letter.txt", "--undo").status == 5)
            let near = try daemon.ask("withdraw", "lettre.txt", "--reason", "a", "--json")
            #expect(String(decoding: near.output, as: UTF8.self).contains(#"Did you mean \"letter.txt\"?"#))
            #expect(try Self.shown(daemon).mendings.isEmpty)
            #expect(daemon.stop() == 0)
        }
    }

    @Test func `an entry and a note are undone also where their year's only document is withdrawn`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            try await daemon.awaitLine { $0.contains("Read “letter.txt”") }
            #expect(try daemon.ask("correct", Self.council, "2019-20", "uphold", "40", "--reason", "a").status == 0)
            #expect(try daemon.ask("note", Self.council, "2019-20", "A note.").status == 0)
            let note = try #require(try Self.shown(daemon).mendings.last)
            #expect(try daemon.ask("withdraw", "letter.txt", "--reason", "a").status == 0)
            #expect(try daemon.ask("correct", Self.council, "2019-20", "uphold", "50", "--reason", "a").status == 5)
            #expect(try daemon.ask("correct", Self.council, "2019-20", "uphold", "--undo").status == 0)
            #expect(try daemon.ask("note", Self.council, "2019-20", "--undo", String(note.id)).status == 0)
            #expect(daemon.stop() == 0)
        }
    }

    @Test func `nothing of a withdrawn document counts, and the list says who withdrew it`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(compliance: 90), as: "letter.txt")
            try await daemon.awaitLine { $0.contains("Read “letter.txt”") }
            let draft = ShortLetter.text(compliance: 80).replacing("22 July 2020", with: "23 July 2020")
            try daemon.drop(draft, as: "draft.txt")
            try await daemon.awaitLine { $0.contains("Read “draft.txt”") }
            let rate = { try Self.shown(daemon).figures[.complianceRate]?.value }
            #expect(try rate() == 80)
            #expect(try daemon.ask("withdraw", "draft.txt", "--reason", "only a draft").status == 0)
            #expect(try rate() == 90)
            let originals = { (folder: String) in
                let path = root.appending(path: "processed/\(folder)").path()
                return Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
            }
            #expect(originals("2019-20") == ["letter.txt"])
            #expect(originals("withdrawn") == ["draft.txt"])
            let documents = try daemon.answer(DocumentsReport.self, "documents").documents
            let withdrawn = try #require(documents.first { $0.name == "draft.txt" })
            #expect(withdrawn.reason?.hasSuffix(": only a draft") == true)
            #expect(documents.first { $0.name == "letter.txt" }?.reason == nil)
            // The same bytes that come again bring nothing back.
            try daemon.drop(draft, as: "again.txt")
            try await daemon.awaitStatus { $0.documents.duplicate == 1 }
            #expect(try rate() == 90)
            while !originals("withdrawn").contains("again.txt") { await Task.yield() }
            #expect(originals("2019-20") == ["letter.txt"])
            #expect(try daemon.ask("withdraw", String(withdrawn.sha256.prefix(8)), "--undo").status == 0)
            #expect(try rate() == 80)
            #expect(originals("2019-20") == ["letter.txt", "draft.txt", "again.txt"])
            #expect(originals("withdrawn") == [])

            #expect(try daemon.ask("note", Self.council, "2019-20", "See the minutes of 3 March.").status == 0)
            let note = try #require(try Self.shown(daemon).mendings.last)
            #expect(note.reason == "See the minutes of 3 March.")
            #expect(try daemon.ask("note", Self.council, "2019-20", "--undo", String(note.id)).status == 0)
            #expect(try daemon.ask("note", Self.council, "2019-20", "--undo", String(note.id)).status == 5)
            #expect(daemon.stop() == 0)
            #expect(try DaemonProcess.run("ombudsctl", ["--root", root.path(), "replay"]).status == 0)
        }
    }

    @Test func `a year whose documents were all withdrawn is shown with what was withdrawn, why and by whom`()
        async throws
    {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(), as: "draft.txt")
            try await daemon.awaitLine { $0.contains("Read “draft.txt”") }
            #expect(try daemon.ask("withdraw", "draft.txt", "--reason", "it was only a draft").status == 0)
            let tables = [
                ["show", Self.council], ["show", Self.council, "--year", "2019-20"],
                ["report", Self.council, "--output", "-"],
            ]
            for table in tables {
                let output = try DaemonProcess.run("ombudsctl", ["--root", root.path()] + table).output
                let text = String(decoding: output, as: UTF8.self)
                #expect(text.contains("was withdrawn") || text.contains("only document was withdrawn"), "\(table)")
                #expect(text.contains("draft.txt"), "\(table)")
                #expect(text.contains("it was only a draft"), "\(table)")
            }
            let report = try daemon.answer(AuthorityReport.self, "show", Self.council)
            #expect(report.years.map(\.figures.isEmpty) == [true])
            #expect(report.years.first?.mendings.map(\.reason) == ["it was only a draft"])
            #expect(daemon.stop() == 0)
        }
    }

    /// As a kill between the commit and the move leaves it, and a program that moved nothing.
    @Test func `a start moves the originals of withdrawn documents, and those that count again`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(ShortLetter.text(), as: "letter.txt")
            try await daemon.awaitLine { $0.contains("Read “letter.txt”") }
            #expect(try daemon.ask("withdraw", "letter.txt", "--reason", "a draft").status == 0)
            #expect(daemon.stop() == 0)
            let (year, aside) = ("processed/2019-20/letter.txt", "processed/withdrawn/letter.txt")
            func move(_ path: String, to other: String) throws {
                try FileManager.default.moveItem(at: root.appending(path: path), to: root.appending(path: other))
            }
            func isThere(_ path: String) -> Bool {
                FileManager.default.fileExists(atPath: root.appending(path: path).path())
            }
            try move(aside, to: year)
            let check = try DaemonProcess.run("ombudsctl", ["--root", root.path(), "fsck", "--json"])
            #expect(check.status == 0)
            #expect(String(decoding: check.output, as: UTF8.self).contains("next start moves the file to withdrawn"))
            #expect(try DaemonProcess.run("ombudsctl", ["--root", root.path(), "replay"]).status == 0)

            let second = try await DaemonProcess(root: root)
            while !isThere(aside) { await Task.yield() }
            #expect(try second.ask("withdraw", "letter.txt", "--undo").status == 0)
            #expect(second.stop() == 0)
            try move(year, to: aside)
            let third = try await DaemonProcess(root: root)
            while !isThere(year) { await Task.yield() }
            #expect(third.stop() == 0)
        }
    }
}
