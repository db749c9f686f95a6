import Configuration
@testable import Daemon
@testable import Extraction
import Foundation
import Inbox
import Logging
import Oversight
import Synchronization
import TestSupport
import Testing

/// Files that need a decoder, while the decoder is missing, fails or hangs.
@Suite("Files that need a decoder", .serialized, .timeLimit(.minutes(1)))
struct DecodingTests {
    /// An intake on a directory of its own, with its log lines.
    private struct IntakeFixture: Sendable {
        private let directory: TestDirectory
        var root: URL { directory.url }
        let repository: RepositoryActor
        let intake: Intake
        let log: Log

        /// - Parameters:
        ///   - decoder: the program that decodes PDFs, and draws their pages.
        ///   - recognition: the program that recognises text.
        init(decoder: String, recognition: String = "/nowhere/tesseract") throws {
            directory = try TestDirectory()
            let layout = Places.under(directory.path)
            try Directories.make(layout.inbox, layout.processed, layout.rejected)
            repository = try RepositoryActor(directory: layout.store)
            let log = Log()
            self.log = log
            intake = Intake(
                layout: layout, settings: try CurrentSettings(layout: layout, threshold: LogThreshold()),
                repository: repository,
                extractors: Extractors([
                    PlainTextExtractor(),
                    PDFExtractor(
                        PDFDecoder(places: [decoder]),
                        TextRecognition(drawing: [decoder], recognition: [recognition])), PaperExtractor.html,
                ]),
                inHand: DocumentsInHand(path: nil, Logger(label: "test") { _ in log }),
                logger: Logger(label: "test") { _ in log })
        }

        /// Runs the intake while a closure runs.
        func whileRunning(_ body: @Sendable @escaping () async throws -> Void) async throws {
            let (isReady, ready) = AsyncStream.makeStream(of: Void.self)
            try await withThrowingTaskGroup { group in
                group.addTask { try await intake.run { ready.yield() } }
                for await _ in isReady { break }
                try await body()
                intake.end()
                try await group.waitForAll()
            }
        }

        func drop(_ bytes: [UInt8], as name: String) throws {
            let aside = root.appending(path: name)
            try Data(bytes).write(to: aside)
            try FileManager.default.moveItem(at: aside, to: root.appending(path: "inbox/\(name)"))
        }

        func names(_ place: String) -> [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: place).path())) ?? []).sorted()
        }

        /// Waits until a condition holds, and checks it after each file.
        func awaitThat(_ holds: () async -> Bool) async {
            if await holds() { return }
            for await _ in repository.work.wakes where await holds() { return }
        }
    }

    /// Records the log lines.
    private final class Log: LogHandler {
        private let content = Mutex<[(Logger.Level, String)]>([])
        var metadata: Logger.Metadata {
            get { [:] }
            set {}
        }
        var logLevel: Logger.Level {
            get { .debug }
            set {}
        }
        subscript(metadataKey _: String) -> Logger.Metadata.Value? {
            get { nil }
            set {}
        }

        func log(event: LogEvent) { content.withLock { $0.append((event.level, event.message.description)) } }

        func messages(_ level: Logger.Level, holding text: String? = nil) -> [String] {
            content.withLock { $0.filter { $0.0 == level && text.map($0.1.contains) ?? true }.map(\.1) }
        }
    }

    @Test func `files wait in the inbox while the decoder is missing`() async throws {
        try await ObedientDecoder.with { program in
            let aside = program + ".aside"
            try FileManager.default.moveItem(atPath: program, toPath: aside)
            let fixture = try IntakeFixture(decoder: program)
            try await fixture.whileRunning {
                for number in 1...3 {
                    try fixture.drop(ObedientDecoder.document("text", "\(number)"), as: "\(number).pdf")
                }
                await fixture.awaitThat { !fixture.log.messages(.debug, holding: "Files wait").isEmpty }
                #expect(fixture.names("inbox") == ["1.pdf", "2.pdf", "3.pdf"])
                let said = fixture.log.messages(.error)
                #expect(said.count == 1)
                #expect(said.first?.contains("apt install poppler-utils") == true)
                #expect(fixture.intake.decoderFailure?.contains("pdftotext is not installed") == true)

                try FileManager.default.moveItem(atPath: aside, toPath: program)
                await fixture.awaitThat { fixture.names("inbox").isEmpty }
                #expect(fixture.names("rejected").filter { $0.hasSuffix(".pdf") } == ["1.pdf", "2.pdf", "3.pdf"])
                #expect(fixture.log.messages(.notice, holding: "can be read").count == 1)
                #expect(fixture.intake.decoderFailure == nil)
            }
        }
    }

    @Test func `a scan waits for the program that recognises it, and is read once it is installed`() async throws {
        try await ObedientDecoder.with { program in
            let recognition = program + ".tesseract"
            let fixture = try IntakeFixture(decoder: program, recognition: recognition)
            try await fixture.whileRunning {
                try fixture.drop(ObedientDecoder.document("scan"), as: "scan.pdf")
                await fixture.awaitThat { fixture.intake.decoderFailure != nil }
                #expect(fixture.intake.decoderFailure?.contains("apt install tesseract-ocr") == true)
                // A PDF with a text is read all the same, and says nothing of the scan.
                try fixture.drop(ObedientDecoder.document("text"), as: "letter.pdf")
                await fixture.awaitThat { fixture.names("inbox") == ["scan.pdf"] }
                #expect(fixture.intake.decoderFailure?.contains("apt install tesseract-ocr") == true)

                try FileManager.default.copyItem(atPath: program, toPath: recognition)
                await fixture.awaitThat { fixture.names("inbox").isEmpty }
                #expect(fixture.names("rejected").contains("scan.pdf"))
                #expect(fixture.intake.decoderFailure == nil)
            }
        }
    }

    @Test func `neither a text nor a PDF waits for scans, which say how far they are and end with the daemon`()
        async throws
    {
        try await ObedientDecoder.with { program in
            let recognition = program + ".tesseract"
            try Data("#!/bin/sh\nexec sleep 1000\n".utf8).write(to: URL(filePath: recognition))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: recognition)
            let fixture = try IntakeFixture(decoder: program, recognition: recognition)
            let scans = (1...9).map { "\($0).pdf" }
            try await fixture.whileRunning {
                for name in scans { try fixture.drop(ObedientDecoder.document("scan", name), as: name) }
                while !fixture.intake.inHand.entries.contains(where: { $0.progress != nil }) { await Task.yield() }
                let progress = fixture.intake.inHand.entries.compactMap(\.progress)
                #expect(progress.allSatisfy { $0 == (1, 1) })
                try fixture.drop(ObedientDecoder.document("text"), as: "letter.pdf")
                try fixture.drop(Array("A newsletter.\n".utf8), as: "news.txt")
                await fixture.awaitThat { fixture.names("inbox") == scans }
                #expect(
                    fixture.names("rejected").contains("letter.pdf") && fixture.names("rejected").contains("news.txt"))
            }
            #expect(fixture.names("inbox") == scans)
            #expect(fixture.log.messages(.error).isEmpty)
        }
    }

    @Test func `a decoder that works ends no other decoder's outage`() async throws {
        let fixture = try IntakeFixture(decoder: "/nowhere/pdftotext")
        try await fixture.whileRunning {
            try fixture.drop(ObedientDecoder.document("text"), as: "letter.pdf")
            await fixture.awaitThat { fixture.intake.decoderFailure != nil }
            try fixture.drop(Array("<!DOCTYPE html><p>A newsletter.\n".utf8), as: "news.html")
            // The original is there before its file leaves the inbox.
            await fixture.awaitThat { fixture.names("inbox") == ["letter.pdf"] }
            #expect(fixture.names("rejected").contains("news.html"))
            #expect(fixture.intake.decoderFailure?.contains("apt install poppler-utils") == true)
            #expect(fixture.log.messages(.notice, holding: "can be read").isEmpty)
        }
    }

    @Test func `a text does not wait for a decoder`() async throws {
        try await ObedientDecoder.with { program in
            let fixture = try IntakeFixture(decoder: program)
            try await fixture.whileRunning {
                try fixture.drop(ObedientDecoder.document("sleep"), as: "slow.pdf")
                try fixture.drop(Array("A newsletter.\n".utf8), as: "news.txt")
                await fixture.awaitThat { fixture.names("inbox") == ["slow.pdf"] }
                #expect(fixture.names("rejected").contains("news.txt"))
            }
            // The end did not wait for the decoder either, and the file is still there for the next start.
            #expect(await fixture.repository.look(\.counts).rejected == 1)
            #expect(fixture.log.messages(.error).isEmpty)
        }
    }

    @Test func `a document whose decoder is killed again and again is rejected`() async throws {
        try await ObedientDecoder.with { program in
            let fixture = try IntakeFixture(decoder: program)
            try await fixture.whileRunning {
                try fixture.drop(ObedientDecoder.document("kill"), as: "heavy.pdf")
                await fixture.awaitThat { !fixture.log.messages(.warning, holding: "heavy.pdf").isEmpty }
                #expect(await fixture.intake.status?.problems.first?.error.code == .notDecoded)
                await fixture.awaitThat { fixture.names("rejected").contains("heavy.pdf") }
                let reason = try String(
                    contentsOf: fixture.root.appending(path: "rejected/heavy.pdf.reason.json"), encoding: .utf8)
                #expect(reason.contains("It could not be read in 3 tries"))
                #expect(fixture.log.messages(.warning, holding: "heavy.pdf").count == 1)
            }
        }
    }

    @Test(arguments: ["crash", "abort", "exit"])
    func `a document that breaks its decoder is rejected`(_ order: String) async throws {
        try await ObedientDecoder.with { program in
            let fixture = try IntakeFixture(decoder: program)
            try await fixture.whileRunning {
                try fixture.drop(ObedientDecoder.document(order), as: "bad.pdf")
                await fixture.awaitThat { fixture.names("rejected").contains("bad.pdf") }
                try fixture.drop(Array("A newsletter.\n".utf8), as: "news.txt")
                await fixture.awaitThat { fixture.names("rejected").contains("news.txt") }
            }
        }
    }
}
