import ControlInterface
import Foundation
import Glibc
import Oversight
import Specimens
import TestSupport
import Testing

/// The built daemon, PDFs, and the real `pdftotext`.
@Suite(
    "PDFs in the inbox", .serialized, .timeLimit(.minutes(3)),
    .enabled(if: access("/usr/bin/pdftotext", X_OK) == 0, "pdftotext is not installed: apt install poppler-utils"),
    .enabled(if: PrivateJournal.isPossible, "\(PrivateJournal.obstacle ?? "")"))
struct PDFTests {
    private static let settings = "inbox: {settle-seconds: 0.2}\nlog-level: debug\n"

    private static func alert(_ council: String) -> String {
        "OMBUDSD_ALERT=\(council.lowercased())-district-council.2019-20.uphold-above-peers"
    }

    /// A letter of two pages: a covering page, and the letter itself.
    private static func letter(_ council: String) -> String {
        let text = "For the committee\n\u{0C}" + ShortLetter.text(council: "\(council) District Council")
        return String(decoding: PDFFile(text).bytes, as: UTF8.self)
    }

    @Test func `figures of a PDF have the page that they come from`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let daemon = try await DaemonProcess(root: root, journal: journal, settings: Self.settings)
                try daemon.drop(Self.letter("Eastfen"), as: "letter.pdf")
                let entry = try await journal.awaitEntry(Self.alert("Eastfen"))
                guard case .text(let source) = entry["OMBUDSD_SOURCE"] else {
                    Issue.record("the alert has no source")
                    return
                }
                #expect(source.hasPrefix("2:"))
                // The same bytes again are a duplicate.
                try daemon.drop(Self.letter("Eastfen"), as: "copy.pdf")
                try await SmallDisks(root: root, journal: journal).awaitMessage(
                    "“copy.pdf” is a duplicate", priority: 6)
                #expect(daemon.stop() == 0)
                for verb in ["fsck", "replay"] { #expect(try daemon.ask(verb).status == 0, "\(verb)") }
                let file = root.appending(path: "processed/2019-20/letter.pdf").path()
                let read = try daemon.ask("read", file)
                #expect(read.status == 0)
                #expect(String(decoding: read.output, as: UTF8.self).contains("Eastfen District Council"))
            }
        }
    }

    /// `pdftotext` is hidden from the processes beside the journal until the test restores it.
    @Test func `PDFs wait in the inbox while the decoder is missing`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let disks = SmallDisks(root: root, journal: journal)
                try disks.mount("hiding")
                try disks.order("mkdir", disks.path("hiding/upper"), disks.path("hiding/work"))
                try disks.order(
                    "mount", "-t", "overlay", "-o",
                    "lowerdir=/usr/bin,upperdir=\(disks.path("hiding/upper")),workdir=\(disks.path("hiding/work"))",
                    "overlay", "/usr/bin")
                try disks.order("rm", "/usr/bin/pdftotext")
                let daemon = try await DaemonProcess(root: root, journal: journal, settings: Self.settings)
                try daemon.drop(Self.letter("Eastfen"), as: "one.pdf")
                try daemon.drop(Self.letter("Westmarch"), as: "two.pdf")
                try daemon.drop(ShortLetter.text(), as: "three.txt")
                // A text does not wait.
                try await journal.awaitEntry(Self.alert("Northmoor"))
                let error = try await disks.awaitMessage("Files wait in the inbox", priority: 3)
                #expect(error.contains("pdftotext is not installed: apt install poppler-utils"))
                try await disks.awaitMessage("Files wait in the inbox", priority: 7)
                let status = try daemon.answer(StatusReport.self, "status")
                #expect(status.state == "watching")
                #expect(status.detail?.contains("apt install poppler-utils") == true)
                #expect(status.documents.waiting == 2)
                let doctor = try daemon.answer(DoctorReport.self, "doctor")
                #expect(doctor.checks.first { $0.name == "pdf" }?.state == .warning)
                #expect(try daemon.ask("read", daemon.inbox.appending(path: "one.pdf").path()).status == 6)

                try disks.order("umount", "--lazy", "/usr/bin")
                for council in ["Eastfen", "Westmarch"] { try await journal.awaitEntry(Self.alert(council)) }
                try await disks.awaitMessage("can be read", priority: 5)
                try await disks.awaitNoNames("inbox")
                #expect(try daemon.answer(StatusReport.self, "status").detail == nil)
                #expect(try daemon.answer(DoctorReport.self, "doctor").checks.first { $0.name == "pdf" }?.state == .ok)
                #expect(daemon.stop() == 0)
                #expect(disks.names("processed/2019-20") == ["one.pdf", "three.txt", "two.pdf"])
                #expect(try disks.count(of: "Files wait in the inbox", priority: 3) == 1)
                #expect(try disks.count(of: "can be read", priority: 5) == 1)
                for verb in ["fsck", "replay"] { #expect(try daemon.ask(verb).status == 0, "\(verb)") }
            }
        }
    }

    /// Every damaged PDF is archived or rejected, and the files behind it are read.
    @Test func `damaged PDFs do not stop the files behind them`() async throws {
        try await withScratchDirectory { root in
            try await PrivateJournal.with { journal in
                let daemon = try await DaemonProcess(root: root, journal: journal, settings: Self.settings)
                let disks = SmallDisks(root: root, journal: journal)
                var generator = SeededGenerator(seed: 11)
                let whole = Array(Self.letter("Eastfen").utf8)
                for number in 0..<40 {
                    var bytes = whole
                    for _ in 0..<Int.random(in: 1...20, using: &generator) {
                        // ASCII bytes, so that the file can be made from a string.
                        bytes[Int.random(in: 8..<bytes.count, using: &generator)] = .random(
                            in: 0..<128, using: &generator)
                    }
                    let end =
                        Bool.random(using: &generator)
                        ? bytes.count : Int.random(in: 8..<bytes.count, using: &generator)
                    try daemon.drop(String(decoding: bytes[..<end], as: UTF8.self), as: "damaged-\(number).pdf")
                }
                try daemon.drop(Self.letter("Westmarch"), as: "whole.pdf")
                try await journal.awaitEntry(Self.alert("Westmarch"))
                try await disks.awaitNoNames("inbox")
                let counts = try daemon.answer(StatusReport.self, "status").documents
                #expect(counts.processed + counts.rejected + counts.duplicate == 41)
                #expect(counts.rejected > 0)
                #expect(daemon.stop() == 0)
                for verb in ["fsck", "replay"] { #expect(try daemon.ask(verb).status == 0, "\(verb)") }
            }
        }
    }
}
