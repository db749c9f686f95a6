@testable import Extraction
import Foundation
import Glibc
import Model
import Processes
import Reading
import TestSupport
import Testing

/// The outcome of a document, whatever its decoder does.
@Suite("A decoder that is not trusted", .serialized, .timeLimit(.minutes(2)))
struct DecoderTests {
    private static let limits = ConfinedDecoder.Limits(
        confinement: Confinement.Limits(memory: 256 << 20, processorTime: .seconds(1), output: 1 << 20),
        time: .seconds(20))

    private func decode(
        _ order: String, by program: String, _ limits: ConfinedDecoder.Limits = Self.limits
    ) async throws(ExtractionFailure) -> String {
        let document = ObedientDecoder.document(order)
        let extractors = Extractors([PDFExtractor(PDFDecoder(places: [program], limits: limits))])
        let part = try await extractors.extract(document, name: "a.pdf").parts[0]
        return String(decoding: (try? part.text.get()) ?? [], as: UTF8.self)
    }

    private func failure(
        of order: String, by program: String, _ limits: ConfinedDecoder.Limits = Self.limits
    ) async -> String {
        do throws(ExtractionFailure) {
            return try await decode(order, by: program, limits)
        } catch {
            switch error {
            case .refused(let refusal): return "refused: \(refusal.code)"
            case .unavailable(let trouble): return "unavailable: \(trouble.code)"
            }
        }
    }

    @Test(
        arguments: [
            ("crash", "refused: damaged"), ("abort", "refused: damaged"), ("exit", "refused: damaged"),
            ("spin", "refused: damaged"), ("flood", "refused: tooLarge"), ("kill", "unavailable: interrupted"),
            ("terminate", "unavailable: interrupted"), ("text", "some text\n\u{0C}"),
            ("nul", "4\u{FFFD}5%\n\u{0C}"),
        ])
    func `the document's outcome follows from the decoder's end`(_ order: String, _ outcome: String) async throws {
        try await ObedientDecoder.with { program in
            #expect(await failure(of: order, by: program) == outcome)
        }
    }

    /// Seconds, blocks of 512 bytes, KiB, descriptors, bytes of a core.
    @Test func `a decoder runs with the limits given`() async throws {
        try await ObedientDecoder.with { program in
            #expect(await failure(of: "limits", by: program) == "1\n2048\n262144\n16\n0\n")
        }
    }

    @Test func `a decoder that hangs is ended, and its document can be tried again`() async throws {
        var limits = Self.limits
        limits.time = .milliseconds(300)
        try await ObedientDecoder.with { program in
            #expect(await failure(of: "sleep", by: program, limits) == "unavailable: interrupted")
        }
    }

    @Test(arguments: ["exit 1", "kill -SEGV $$", "exit 0"])
    func `a decoder that fails at every document is not the document's fault`(_ command: String) async throws {
        try await ObedientDecoder.with("#!/bin/sh\n\(command)\n") { program in
            let decoder = PDFDecoder(places: [program], limits: Self.limits)
            await #expect { try await decoder.check() } throws: { ($0 as? DecoderTrouble)?.code == .failing }
            guard command != "exit 0" else { return }
            #expect(await failure(of: "text", by: program) == "unavailable: failing")
        }
    }

    struct Unstartable: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text = "#!/bin/sh\n"
        var mode = 0o755
        var outcome = "unavailable: notStarted"
    }

    @Test(
        arguments: [
            Unstartable(testDescription: "no program", text: "\u{7F}ELF nonsense"),
            Unstartable(testDescription: "not executable", mode: 0o644),
            Unstartable(testDescription: "no interpreter", text: "#!/nowhere\n", outcome: "unavailable: missing"),
        ])
    func `a decoder that can't be started is not the document's fault`(_ example: Unstartable) async throws {
        try await ObedientDecoder.with(example.text, mode: example.mode) { program in
            #expect(await failure(of: "text", by: program) == example.outcome)
        }
    }

    @Test func `a missing decoder is reported with the package to install`() async throws {
        let decoder = PDFDecoder(places: ["/nowhere/pdftotext", "/nowhere/else"])
        await #expect { try await decoder.check() } throws: {
            let trouble = $0 as? DecoderTrouble
            return trouble?.code == .missing && trouble?.message.contains("apt install poppler-utils") == true
        }
    }

    @Test func `a shortage of descriptors is not the document's fault, and passes`() async throws {
        try await ObedientDecoder.with { program in
            let outcome = try await OwnProcess.withDescriptors(spare: 0) { await failure(of: "text", by: program) }
            #expect(outcome == "unavailable: notStarted")
            #expect(await failure(of: "text", by: program) == "some text\n\u{0C}")
        }
    }

    @Test func `a decoder whose task is cancelled is ended`() async throws {
        try await ObedientDecoder.with { program in
            let outcome = await withTaskGroup(of: String.self) { group in
                group.addTask { await failure(of: "sleep", by: program) }
                while OwnProcess.children == 0 { await Task.yield() }
                group.cancelAll()
                return await group.next()
            }
            #expect(outcome == "unavailable: cancelled")
            #expect(OwnProcess.children == 0)
        }
    }
}
