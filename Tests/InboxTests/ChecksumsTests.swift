import Glibc
@testable import Inbox
import Linux
import TestSupport
import Testing

/// The list of the originals' checksums, `SHA256SUMS`.
@Suite(.timeLimit(.minutes(1)))
struct ChecksumsTests {
    private static func processed(_ file: SettledFile, _ folder: String = "2019-20") -> Verdict {
        Verdict(file, .processed(folder: folder), distinction: "1a2b3c4d")
    }

    private static func rejected(_ file: SettledFile) -> Verdict {
        Verdict(file, .rejected(reason: Array("{}".utf8)), distinction: "1a2b3c4d")
    }

    private static func sha256(_ text: String) -> String { SHA256.hexDigest(of: Array(text.utf8)) }

    private func list(_ fixture: InboxFixture) -> String? { fixture.content(of: "SHA256SUMS") }

    private func append(_ text: String, to fixture: InboxFixture) {
        let file = open("\(fixture.root)/SHA256SUMS", O_WRONLY | O_CREAT | O_APPEND, 0o640)
        #expect(write(file, text, text.utf8.count) == text.utf8.count)
        close(file)
    }

    @Test func `an original is in the list before it has its name`() async throws {
        let list = Recorded()
        let fileSystem = ScriptedFileSystem(before: { (call, name) throws(SystemCallError) in
            if call == "rename", name?.isHidden(for: "copy-") == true { list.record() }
        })
        try await InboxFixture.withLetter("letter", fileSystem: fileSystem) { fixture, file, batches in
            _ = try file.text
            list.read = { self.list(fixture) }
            await fixture.inbox.conclude([Self.processed(file)])
            #expect(list.contents == ["\(Self.sha256("letter"))  processed/2019-20/letter.txt\n"])
            fixture.moveIn("other", as: "letter.txt")
            let other = try #require(await batches.next()?.first)
            _ = try other.text
            await fixture.inbox.conclude([Self.rejected(other)])
            #expect(self.list(fixture)?.hasSuffix("\(Self.sha256("other"))  rejected/letter.txt\n") == true)
        }
    }

    private final class Recorded: @unchecked Sendable {
        var read: () -> String? = { nil }
        var contents: [String] = []
        func record() { contents += read().map { [$0] } ?? [] }
    }

    @Test func `names that need it are escaped as sha256sum does`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn("letter", as: "a\\b\nc.txt")
            let file = try #require(await batches.next()?.first)
            _ = try file.text
            await fixture.inbox.conclude([Self.processed(file)])
        }
        #expect(list(fixture) == "\\\(Self.sha256("letter"))  processed/2019-20/a\\\\b\\nc.txt\n")
    }

    @Test func `a line that a crash cut short does not take the next one with it`() async throws {
        try await InboxFixture.withLetter("letter") { fixture, file, _ in
            _ = try file.text
            append("1a2b", to: fixture)
            await fixture.inbox.conclude([Self.processed(file)])
            #expect(list(fixture) == "1a2b\n\(Self.sha256("letter"))  processed/2019-20/letter.txt\n")
        }
    }

    @Test func `a withdrawn original has one line, that of its new place`() async throws {
        try await InboxFixture.withLetter("letter") { fixture, file, _ in
            _ = try file.text
            await fixture.inbox.conclude([Self.processed(file)])
            let found = try await fixture.inbox.originals(in: "2019-20", orOfSizes: [])
            _ = try await fixture.inbox.move(found.map { ($0, "withdrawn") })
            #expect(list(fixture) == "\(Self.sha256("letter"))  processed/withdrawn/letter.txt\n")
        }
    }

    @Test func `a rejected file that is read later has one line`() async throws {
        try await InboxFixture.withLetter("letter") { fixture, file, batches in
            _ = try file.text
            await fixture.inbox.conclude([Self.rejected(file)])
            try await fixture.inbox.returnToInbox(try #require(FileName("letter.txt")))
            let again = try #require(await batches.next()?.first)
            _ = try again.text
            await fixture.inbox.conclude([Self.processed(again)])
            #expect(list(fixture) == "\(Self.sha256("letter"))  processed/2019-20/letter.txt\n")
        }
    }

    @Test func `a rejected file that is rejected again keeps its line`() async throws {
        try await InboxFixture.withLetter("letter") { fixture, file, batches in
            _ = try file.text
            await fixture.inbox.conclude([Self.rejected(file)])
            try await fixture.inbox.returnToInbox(try #require(FileName("letter.txt")))
            let again = try #require(await batches.next()?.first)
            _ = try again.text
            await fixture.inbox.conclude([Self.rejected(again)])
            let lines = Set(list(fixture)?.split(separator: "\n") ?? [])
            #expect(lines == ["\(Self.sha256("letter"))  rejected/letter.txt"])
        }
    }

    @Test func `the lines of removed originals go`() async throws {
        try await InboxFixture.withLetter("letter") { fixture, file, _ in
            _ = try file.text
            await fixture.inbox.conclude([Self.processed(file)])
            _ = try await fixture.inbox.removeOriginals(
                OriginalsToRemove([Self.sha256("letter"): 6]) { SHA256.hexDigest(ofDescriptor: $0) })
            #expect(list(fixture) == "")
        }
    }

    @Test func `the line of a rejected file that somebody removed goes`() async throws {
        try await InboxFixture.withLetter("letter") { fixture, file, _ in
            _ = try file.text
            await fixture.inbox.conclude([Self.rejected(file)])
            unlink("\(fixture.root)/rejected/letter.txt")
            await fixture.inbox.dropLines(ofRemoved: [Self.sha256("letter")])
            #expect(list(fixture) == "")
        }
    }

    @Test func `where the list can't be written the original waits beside the store`() async throws {
        try await InboxFixture.withLetter("letter") { fixture, file, _ in
            _ = try file.text
            mkdir("\(fixture.root)/SHA256SUMS", 0o755)
            let outcomes = await fixture.inbox.conclude([Self.processed(file)])
            guard case .failed = outcomes.first else {
                Issue.record("\(outcomes)")
                return
            }
            #expect(fixture.names(in: "processed/2019-20") == [])
            #expect(fixture.names(in: "unarchived") == [Self.sha256("letter")])
        }
    }

    // MARK: A start

    /// Compares and completes the list, where all documents are known.
    private func revise(_ inbox: Inbox, removed: Set<String> = []) async throws {
        let revision = try #require(await inbox.listRevision())
        try await inbox.revise(revision, removed: removed)
        try await inbox.add(await inbox.lines(of: revision.unlisted))
    }

    @Test func `a start lists the originals of an older program`() async throws {
        try await InboxFixture.withLetter("letter") { fixture, file, batches in
            _ = try file.text
            await fixture.inbox.conclude([Self.processed(file)])
            fixture.moveIn("other", as: "other.txt")
            let other = try #require(await batches.next()?.first)
            await fixture.inbox.conclude([Self.rejected(other)])
            let before = Set(list(fixture)?.split(separator: "\n") ?? [])
            unlink("\(fixture.root)/SHA256SUMS")
            try await revise(Inbox(fixture.settings))
            #expect(Set(list(fixture)?.split(separator: "\n") ?? []) == before)
            #expect(before.count == 2)
        }
    }

    @Test func `a start removes the lines that a crash left, and no others`() async throws {
        try await InboxFixture.withLetter("letter") { fixture, file, _ in
            _ = try file.text
            await fixture.inbox.conclude([Self.processed(file)])
            let (right, gone) = (list(fixture) ?? "", Self.sha256("gone"))
            append("\(Self.sha256("letter"))  rejected/letter.txt\n", to: fixture)
            append("\(gone)  rejected/gone.txt\n", to: fixture)
            append("\(Self.sha256("removed"))  rejected/removed.txt\n", to: fixture)
            append("\(Self.sha256("old"))  processed/2019-20/letter.txt\n", to: fixture)
            append("1a2b", to: fixture)
            try await revise(Inbox(fixture.settings), removed: [Self.sha256("removed")])
            #expect(list(fixture) == right + "\(gone)  rejected/gone.txt\n")
        }
    }
}
