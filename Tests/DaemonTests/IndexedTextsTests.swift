@testable import Daemon
import Configuration
import Extraction
import Foundation
import Ingest
import Linux
import Logging
import Model
import Oversight
import Store
import Synchronization
import TestSupport
import Testing
import TextIndex

/// The texts on their way from a document to the index.
@Suite struct IndexedTextsTests {
    /// Turns every file into text, and counts the files.
    private final class CountingExtractor: Extractor {
        let count = Mutex(0)
        let name = "counting"
        let mediaTypes: [MediaType] = [MediaType(rawValue: "text/plain")]
        let cost = ExtractionCost.confinedProgram

        func recognise(_ probe: FileProbe) -> FormatMatch? {
            FormatMatch(MediaType(rawValue: "text/plain"), by: .signature)
        }

        func extract(
            _ bytes: [UInt8], name: String, as mediaType: MediaType
        ) async throws(ExtractionFailure) -> [TextPart] {
            count.withLock { $0 += 1 }
            return [.whole(mediaType, bytes)]
        }
    }

    private let directory: TestDirectory
    private let extractor = CountingExtractor()
    private let index: TextIndex
    private let texts: IndexedTexts
    private var document: IngestedDocument

    /// A store with one document whose original is archived and whose text is not in the index.
    init() async throws {
        directory = try TestDirectory()
        let bytes = Array("Note 1.\n".utf8)
        try directory.makeFolder("rejected")
        try directory.write(bytes, to: "rejected/note.txt")
        let now = Timestamp(seconds: 1_600_000_000)
        let arrival = Arrival(name: "note.txt", device: 1, inode: 1, at: now)
        document = try #require(IngestedDocument(readingNow: bytes, arrival: arrival, by: .all))
        let repository = try RepositoryActor(directory: directory["store"])
        #expect(try await repository.commit([document.event], at: now) == 1)
        index = TextIndex(path: directory["texts.sqlite"])
        texts = IndexedTexts(
            index: index, repository: repository, extractors: Extractors([extractor]),
            places: .under(directory.url.path(percentEncoded: false)), logger: Logger(label: "test"))
    }

    private var isIndexed: Bool {
        get async throws { try await index.documents()[document.document.sha256] == true }
    }

    @Test func `a text that nobody has is extracted from the original`() async throws {
        #expect(try await texts.compare())
        #expect(try await isIndexed)
        #expect(extractor.count.withLock(\.self) == 1)
    }

    @Test func `a text that waits to be added is not extracted again`() async throws {
        texts.note([document])
        #expect(try await texts.compare())
        #expect(try await isIndexed)
        #expect(extractor.count.withLock(\.self) == 0)
    }

    @Test(arguments: [true, false])
    func `of texts that exceed the memory for them only the recognised ones are kept`(isRecognised: Bool) async throws {
        var document = document
        var part = TextPart.whole(
            MediaType(rawValue: "text/plain"), [UInt8](repeating: UInt8(ascii: "a"), count: 33 << 20))
        if isRecognised { part.recognisedPages = [1] }
        document.texts = [part]
        texts.note([document])
        #expect(await texts.update())
        #expect(try await isIndexed)
        #expect(extractor.count.withLock(\.self) == (isRecognised ? 0 : 1))
    }
}
