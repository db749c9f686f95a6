import Glibc
import Linux
import TestSupport
import Testing

@testable import Inbox

/// The reasons beside rejected files, where a document is refused for another reason than before.
@Suite(.timeLimit(.minutes(1)))
struct ReasonTests {
    private static func verdict(_ file: SettledFile, _ reason: String) -> Verdict {
        Verdict(file, .rejected(reason: Array(reason.utf8)), distinction: "1a2b3c4d") { there in
            let there = String(decoding: there, as: UTF8.self)
            return there == reason ? .same : there.hasPrefix("no ") ? .outdated : .other
        }
    }

    private static func original(_ names: String..., size: Int64 = 6) -> RejectedOriginal {
        RejectedOriginal(sha256: "1a2b", size: size, names: names.compactMap { FileName($0) }, distinction: "1a2b3c4d")
    }

    /// An inbox beside which `letter.txt` and `copy.txt`, the same content, were rejected.
    private static func withRejected(
        fileSystem: ScriptedFileSystem = ScriptedFileSystem(),
        _ body: @Sendable (InboxFixture, inout InboxBatches.AsyncIterator) async throws -> Void
    ) async throws {
        try await InboxFixture.withLetter(fileSystem: fileSystem) { fixture, file, batches in
            await fixture.inbox.conclude([verdict(file, "no figures")])
            fixture.moveIn("letter", as: "copy.txt")
            await fixture.inbox.conclude([verdict(try #require(await batches.next()?.first), "no figures")])
            try await body(fixture, &batches)
        }
    }

    @Test func `a file that comes again with another reason makes no further copy, and the reason is outdated`()
        async throws
    {
        try await Self.withRejected { fixture, batches in
            fixture.moveIn("letter", as: "letter.txt")
            let file = try #require(await batches.next()?.first)
            #expect(try file.text == "letter")
            let prepared = fixture.inbox.prepare([Self.verdict(file, "no council")])
            #expect(prepared.map(\.hasOutdatedReason) == [true])
            await fixture.inbox.conclude(prepared)
            #expect(
                fixture.names(in: "rejected") == [
                    "copy.txt", "copy.txt.reason.json", "letter.txt", "letter.txt.reason.json",
                ])
        }
    }

    @Test func `each file of a document gets the new reason, and no other file does`() async throws {
        try await Self.withRejected { fixture, batches in
            fixture.moveIn("another", as: "letter.txt")
            await fixture.inbox.conclude([Self.verdict(try #require(await batches.next()?.first), "no period")])
            for size in [Int64(5), 6] {
                try await fixture.inbox.reviseReasons(
                    of: Self.original("letter.txt", "copy.txt", "gone.txt", size: size)
                ) {
                    String(decoding: $0, as: UTF8.self) == "no figures" ? Array("no council".utf8) : nil
                }
                let new = size == 6 ? "no council" : "no figures"
                #expect(fixture.content(of: "rejected/letter.txt.reason.json") == new)
                #expect(fixture.content(of: "rejected/copy.txt.reason.json") == new)
                #expect(fixture.content(of: "rejected/letter-1a2b3c4d.txt.reason.json") == "no period")
            }
            #expect(fixture.names(in: "rejected").count == 6)
        }
    }

    @Test func `a reason that can't be replaced stays whole`() async throws {
        let fileSystem = ScriptedFileSystem(before: { (call, name) throws(SystemCallError) in
            if call == "replace", name?.isReason == true { throw SystemCallError(call: call, errno: EIO) }
        })
        try await Self.withRejected(fileSystem: fileSystem) { fixture, _ in
            await #expect(throws: InboxError.self) {
                try await fixture.inbox.reviseReasons(of: Self.original("letter.txt")) { _ in Array("no council".utf8) }
            }
            #expect(fixture.content(of: "rejected/letter.txt.reason.json") == "no figures")
            #expect(
                fixture.names(in: "rejected") == [
                    "copy.txt", "copy.txt.reason.json", "letter.txt", "letter.txt.reason.json",
                ])
        }
    }
}
