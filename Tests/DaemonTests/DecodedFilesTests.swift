@testable import Daemon
import Extraction
import Model
import Testing

/// The files that decoders have read, on their way to the commit.
@Suite("Decoded files", .timeLimit(.minutes(1)))
struct DecodedFilesTests {
    /// A pause that does not end in a test.
    private static let never = Duration.seconds(100_000)

    private func batch(_ name: String, _ mediaType: String = "application/pdf") -> ReadBatch {
        ReadBatch(
            files: [], outcomes: [.waiting(DecoderTrouble(.failing, name))], at: Timestamp(seconds: 0),
            decoded: MediaType(rawValue: mediaType))
    }

    private func names(_ batch: ReadBatch?) -> Set<String> {
        Set(
            (batch?.outcomes ?? []).compactMap { outcome in
                if case .waiting(let trouble) = outcome { trouble.message } else { nil }
            })
    }

    /// Has files sent by a task each.
    private func send(_ batches: [ReadBatch], to files: DecodedFiles) {
        for batch in batches { Task { await files.send(batch) } }
    }

    @Test func `a file that comes alone goes on at once`() async {
        let files = DecodedFiles(pause: Self.never)
        files.expect()
        send([batch("a")], to: files)
        #expect(names(await files.next()) == ["a"])
    }

    @Test func `files that are decoded together go on together`() async {
        let files = DecodedFiles(pause: Self.never)
        for _ in 1...3 { files.expect() }
        send([batch("a"), batch("b"), batch("c")], to: files)
        #expect(names(await files.next()) == ["a", "b", "c"])
    }

    @Test func `a file does not wait for one that is given up`() async {
        let files = DecodedFiles(pause: Self.never)
        for _ in 1...2 { files.expect() }
        send([batch("a")], to: files)
        Task { files.giveUp() }
        #expect(names(await files.next()) == ["a"])
    }

    @Test func `a file does not wait long for one that takes long`() async {
        let files = DecodedFiles(pause: .zero)
        async let _ = files.keepPauses()
        for _ in 1...2 { files.expect() }
        send([batch("a")], to: files)
        #expect(names(await files.next()) == ["a"])
        files.finish()
    }

    @Test func `a full batch does not wait for more files`() async {
        let files = DecodedFiles(limit: 2, pause: Self.never)
        for _ in 1...3 { files.expect() }
        send([batch("a"), batch("b")], to: files)
        #expect(names(await files.next()) == ["a", "b"])
    }

    @Test func `files of different decoders go on one after the other`() async {
        let files = DecodedFiles(pause: Self.never)
        for _ in 1...3 { files.expect() }
        send([batch("a"), batch("b", "text/html"), batch("c")], to: files)
        let batches = [names(await files.next()), names(await files.next())]
        #expect(Set(batches) == [["a", "c"], ["b"]])
    }

    @Test func `nothing follows the last file`() async {
        let files = DecodedFiles(pause: Self.never)
        files.expect()
        send([batch("a")], to: files)
        #expect(names(await files.next()) == ["a"])
        files.finish()
        let end = await files.next()
        #expect(end == nil)
    }
}
