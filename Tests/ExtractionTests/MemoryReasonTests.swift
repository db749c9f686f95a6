@testable import Extraction
import Model
import TestSupport
import Testing

/// Documents for which the project's own decoder gets no more memory, under its own limit or a lower one of the service.
@Suite("Decoders without memory", .timeLimit(.minutes(1)))
struct MemoryReasonTests {
    /// A program that gets no memory for a document, and decodes the good one.
    private static let program = """
        #!/bin/sh
        read -r line
        case "$line" in
        large*) exit 99 ;;
        esac
        echo good
        """
    private static let large = Array("large\n".utf8)
    private static let good: [UInt8] = Array("good\n".utf8)

    private static func expectReason(
        _ noun: String, _ extract: () async throws(ExtractionFailure) -> Void
    ) async {
        do throws(ExtractionFailure) {
            try await extract()
            Issue.record("It was decoded.")
        } catch {
            guard case .refused(let refusal) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(refusal.code == .tooLarge)
            #expect(
                refusal.message.hasPrefix("It is \(noun) that takes more than ")
                    && refusal.message.hasSuffix(
                        " MiB of memory to decode; save the letter in it as text and drop that in."),
                "\(refusal.message)")
        }
    }

    @Test func `an office document is refused with that reason, and not as damaged`() async throws {
        try await ObedientDecoder.with(Self.program) { path in
            let extractor = OfficeExtractor(
                "docx", .docx, documents: "Word documents", document: "a Word document (DOCX)",
                sample: (StoredArchive(members: []), "good"), places: [path])
            await Self.expectReason("a Word document (DOCX)") { () throws(ExtractionFailure) in
                _ = try await extractor.extract(Self.large, name: "letter.docx", as: .docx)
            }
        }
    }

    @Test func `a file that holds others is refused with that reason, and not as damaged`() async throws {
        try await ObedientDecoder.with(Self.program) { path in
            let extractor = ContainerProgram(
                "zip", [.zip: ("zip", "good")], documents: "ZIP archives", document: "a ZIP archive",
                sample: Self.good, places: [path]
            ) { _ in nil }
            await Self.expectReason("a ZIP archive") { () throws(ExtractionFailure) in
                _ = try await extractor.members(
                    of: Self.large, name: "letters.zip", as: .zip, within: ContainerLimits())
            }
        }
    }

    /// Exits as the project's own program does that refuses a document, where no room is left for any: also for the good one.
    private static let narrow = """
        #!/bin/sh
        read -r line
        case "$4" in
        0) printf 'too-large\\nIt unpacks to more than is left.\\n'; exit 65 ;;
        esac
        echo good
        """

    @Test func `a file for which nothing is left of the limits is refused, and the program is not blamed`() async throws
    {
        try await ObedientDecoder.with(Self.narrow) { path in
            let extractor = ContainerProgram(
                "zip", [.zip: ("zip", "good")], documents: "ZIP archives", document: "a ZIP archive",
                sample: Self.good, places: [path]
            ) { _ in nil }
            var limits = ContainerLimits()
            limits.size = 0
            await #expect {
                _ = try await extractor.members(of: Self.large, name: "letters.zip", as: .zip, within: limits)
            } throws: {
                guard case ExtractionFailure.refused(let refusal) = $0 else { return false }
                return refusal.code == .tooLarge
            }
        }
    }
}
