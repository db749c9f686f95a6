import ComposedContainers
import ControlInterface
import Foundation
import Glibc
import Model
import TestSupport
import Testing

/// The built daemon, mail and archives.
@Suite(
    "Mail in the inbox", .serialized, .timeLimit(.minutes(3)),
    .enabled(
        if: access("/run/systemd/journal/socket", F_OK) != 0, "there is a journal here, which would take the alerts"))
struct MailTests {
    private static let cover =
        "Dear all,\n\nThe Ombudsman upheld 1 of 9; 11% of complaints we investigated were upheld.\n"

    private static func mail(_ files: (name: String, text: String)...) -> String {
        let parts = files.map { MailFile.Part.file($0.name, Array($0.text.utf8), type: "text/plain; charset=utf-8") }
        return String(decoding: MailFile(covering: cover, parts).bytes, as: UTF8.self)
    }

    @Test(arguments: [true, false])
    func `the same letter by mail and by hand is one document with one alert, whichever comes first`(
        isMailFirst: Bool
    ) async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let letter = ShortLetter.text() + "\n"
            let files = [("letter.eml", Self.mail(("letter.txt", letter))), ("letter.txt", letter)]
            var told: [String] = []
            for (name, text) in isMailFirst ? files : files.reversed() {
                try daemon.drop(text, as: name)
                try await daemon.awaitLine {
                    if $0.contains("OMBUDSD_EVENT") { told.append($0) }
                    return $0.contains("Read “\(name)”")
                }
            }
            try daemon.drop(ShortLetter.text(council: "Eastfen District Council", uphold: 75) + "\n", as: "other.txt")
            try await daemon.awaitLine {
                if $0.contains("OMBUDSD_EVENT") { told.append($0) }
                return $0.contains("eastfen-district-council.2019-20.uphold-above-peers")
            }
            #expect(told.count { $0.contains("northmoor") } == 1)
            let documents = try daemon.answer(DocumentsReport.self, "documents").documents
            #expect(documents.map(\.outcome) == [.processed, .processed, .processed])
            let mail = try #require(documents.first { $0.name == "letter.eml" })
            let text = try #require(documents.first { $0.name == "letter.txt" })
            #expect(mail.part == "letter.txt" && mail.partSha256 == text.sha256)
            // Arrivals of one second stand in the order of their names.
            let isMailEarlier = try #require(mail.arrivedAt) <= #require(text.arrivedAt)
            #expect(mail.sameContentAs == (isMailEarlier ? nil : "letter.txt"))
            #expect(text.sameContentAs == (isMailEarlier ? "letter.eml, letter.txt" : nil))
            #expect(daemon.stop() == 0)
            for verb in ["fsck", "replay"] { #expect(try daemon.ask(verb).status == 0, "\(verb)") }
            #expect(FileManager.default.fileExists(atPath: root.appending(path: "processed/2019-20/letter.eml").path()))
        }
    }

    @Test func `a mail with two letters is one original with two readings, and its place names the attachment`()
        async throws
    {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            let mail = Self.mail(
                ("a.txt", ShortLetter.text()), ("b.txt", ShortLetter.text(council: "Eastfen District Council")),
                ("note.txt", "Thank you.\n"))
            try daemon.drop(mail, as: "letters.eml")
            let entry = try await daemon.awaitLine {
                $0.contains("northmoor-district-council.2019-20.uphold-above-peers")
            }
            #expect(entry.contains("a.txt:1:"))
            let documents = try daemon.answer(DocumentsReport.self, "documents").documents
            #expect(documents.map(\.part) == ["a.txt", "b.txt"] && Set(documents.map(\.sha256)).count == 1)
            try daemon.drop(mail, as: "again.eml")
            try await daemon.awaitLine { $0.contains("“again.eml” is a duplicate") }
            #expect(daemon.stop() == 0)
            for verb in ["fsck", "replay"] { #expect(try daemon.ask(verb).status == 0, "\(verb)") }
        }
    }

    @Test func `a mail without a letter is rejected once with its parts, and retry treats it as one`() async throws {
        try await withScratchDirectory { root in
            let daemon = try await DaemonProcess(root: root)
            try daemon.drop(Self.mail(("a.txt", "Thank you.\n"), ("b.txt", "Regards.\n")), as: "chatter.eml")
            let raised = try await daemon.awaitLine { $0.contains("document-rejected") }
            #expect(raised.contains("a.txt: It is neither"))
            #expect(try daemon.ask("retry", "--all").status == 0)
            try await daemon.awaitLine { $0.contains("“chatter.eml” still can't be read") }
            let documents = try daemon.answer(DocumentsReport.self, "documents").documents
            #expect(documents.map(\.outcome) == [.rejected])
            #expect(documents.first?.reason?.hasPrefix("It is a mail, and none of the 2 documents in it") == true)
            #expect(daemon.stop() == 0)
            for verb in ["fsck", "replay"] { #expect(try daemon.ask(verb).status == 0, "\(verb)") }
        }
    }
}
