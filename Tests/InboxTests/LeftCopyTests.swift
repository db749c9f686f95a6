import Glibc
@testable import Inbox
import Linux
import Synchronization
import TestSupport
import Testing

/// Copies that are written before the commit, and their way to the archive where a crash or a failure comes between.
@Suite(.timeLimit(.minutes(1)))
struct LeftCopyTests {
    private static let original = "processed/2019-20/letter.txt"

    private static func processed(_ file: SettledFile) -> Verdict {
        Verdict(file, .processed(folder: "2019-20"), distinction: "1a2b3c4d")
    }

    private static func rejected(_ file: SettledFile) -> Verdict {
        Verdict(file, .rejected(reason: Array("{}".utf8)), distinction: "1a2b3c4d")
    }

    /// The placement that the verdict of a text has.
    private static func placement(_ decision: Verdict.Decision = .processed(folder: "2019-20")) -> OriginalPlacement {
        OriginalPlacement(name: FileName("letter.txt").unsafelyUnwrapped, decision: decision, distinction: "1a2b3c4d")
    }

    private static func sha256(_ text: String) -> String { SHA256.hexDigest(of: Array(text.utf8)) }

    /// Archives what a new process finds, where the documents of some texts are known.
    private func archiveLeft(
        _ fixture: InboxFixture, known texts: [String], _ decision: Verdict.Decision = .processed(folder: "2019-20")
    ) async -> LeftCopiesOutcome {
        let inbox = Inbox(fixture.settings)
        #expect(inbox.mayHaveLeftCopies)
        let placements = Dictionary(uniqueKeysWithValues: texts.map { (Self.sha256($0), Self.placement(decision)) })
        return await inbox.archive(await inbox.leftCopies(), as: placements)
    }

    /// A folder that is a file accepts no original.
    private func block(_ fixture: InboxFixture) {
        mkdir("\(fixture.root)/processed", 0o755)
        fixture.write("", to: "../\(Self.original.dropLast("/letter.txt".count))")
    }

    private func unblock(_ fixture: InboxFixture) { unlink("\(fixture.root)/processed/2019-20") }

    // MARK: A crash between the commit and the archiving

    @Test(arguments: [true, false])
    func `a copy that a crash left is archived where its document is known, and else removed`(isKnown: Bool)
        async throws
    {
        try await InboxFixture.withLetter("old") { fixture, file, _ in
            _ = try file.text
            let prepared = fixture.inbox.prepare([Self.processed(file)])
            #expect(prepared.map(\.isSafe) == [true])
            #expect(fixture.content(of: Self.original) == nil)
            fixture.write("overwritten", to: "letter.txt")
            let outcome = await archiveLeft(fixture, known: isKnown ? ["old"] : [])
            #expect(outcome.archived == (isKnown ? ["\(fixture.root)/\(Self.original)"] : []))
            #expect(fixture.content(of: Self.original) == (isKnown ? "old" : nil))
            #expect(fixture.names(in: "processed/2019-20") == (isKnown ? ["letter.txt"] : []))
            #expect(fixture.content(of: "inbox/letter.txt") == "overwritten")
        }
    }

    /// The file may have been the only other one, and the copy may be what a fault of the disk made of it.
    @Test func `a copy of no known document stays where its file is gone, and is told of once`() async throws {
        try await InboxFixture.withLetter("old") { fixture, file, _ in
            _ = try file.text
            _ = fixture.inbox.prepare([Self.processed(file)])
            unlink("\(fixture.root)/inbox/letter.txt")
            let name = try #require(fixture.names(in: "processed/2019-20").first)
            let inbox = Inbox(fixture.settings)
            let outcome = await inbox.archive(await inbox.leftCopies(), as: [:])
            #expect(outcome.unclaimed == ["\(fixture.root)/processed/2019-20/\(name)"])
            #expect(outcome.remaining == 0 && outcome.archived == [])
            #expect(await inbox.leftCopies().isEmpty)
            #expect(!inbox.mayHaveLeftCopies)
            #expect(fixture.content(of: "processed/2019-20/\(name)") == "old")
        }
    }

    @Test func `a copy of a file on another disk stays, also where the inbox has a file with its inode number`()
        async throws
    {
        try await InboxFixture.withLetter("old") { fixture, file, _ in
            _ = try file.text
            _ = fixture.inbox.prepare([Self.processed(file)])
            let folder = "\(fixture.root)/processed/2019-20"
            let name = try #require(fixture.names(in: "processed/2019-20").first)
            let other = ".ombudsd-7" + name.dropFirst(".ombudsd-".count)
            #expect(rename("\(folder)/\(name)", "\(folder)/\(other)") == 0)
            let outcome = await archiveLeft(fixture, known: [])
            #expect(outcome.unclaimed == ["\(folder)/\(other)"])
            #expect(fixture.names(in: "processed/2019-20") == [other])
        }
    }

    @Test func `a rejected file's copy that a crash left is archived with its reason`() async throws {
        try await InboxFixture.withLetter("old") { fixture, file, _ in
            _ = try file.text
            _ = fixture.inbox.prepare([Self.rejected(file)])
            _ = await archiveLeft(fixture, known: ["old"], .rejected(reason: Array("{}".utf8)))
            #expect(fixture.names(in: "rejected") == ["letter.txt", "letter.txt.reason.json"])
        }
    }

    @Test func `a copy that a crash left is removed where its document has an original`() async throws {
        try await InboxFixture.withLetter("old") { fixture, file, _ in
            _ = try file.text
            _ = fixture.inbox.prepare([Self.processed(file)])
            fixture.write("old", to: "../\(Self.original)")
            let outcome = await archiveLeft(fixture, known: ["old"])
            #expect(outcome.archived == [] && outcome.remaining == 0)
            #expect(fixture.names(in: "processed/2019-20") == ["letter.txt"])
        }
    }

    @Test func `what one file held before and holds now are two copies`() async throws {
        try await InboxFixture.withLetter("old") { fixture, file, batches in
            _ = try file.text
            var first = fixture.inbox.prepare([Verdict(file, .processed(folder: "2019-20"), distinction: "1")])
            first[0].postpone(for: .seconds(1), mayBeCommitted: true)
            await fixture.inbox.conclude(first)
            fixture.write("new", to: "letter.txt")
            await fixture.inbox.readEvents()
            await fixture.clock.wakeSleeper(at: .seconds(1))
            let again = try #require(await batches.next()?.first)
            _ = try again.text
            _ = fixture.inbox.prepare([Verdict(again, .processed(folder: "2019-20"), distinction: "2")])
            let outcome = await archiveLeft(fixture, known: ["old", "new"])
            #expect(outcome.archived.count == 2)
            let names = ["letter-1a2b3c4d.txt", "letter.txt"]
            #expect(fixture.names(in: "processed/2019-20") == names)
            #expect(Set(names.compactMap { fixture.content(of: "processed/2019-20/\($0)") }) == ["old", "new"])
        }
    }

    /// A daemon that dies while it returns a file to the inbox has hidden the file's reason.
    @Test(arguments: [true, false])
    func `a reason that a crash left hidden is beside its file again, or gone with the file`(isThere: Bool) async throws
    {
        try await InboxFixture.withLetter("old") { fixture, file, _ in
            _ = try file.text
            await fixture.inbox.conclude([Self.rejected(file)])
            let path = "\(fixture.root)/rejected/letter.txt"
            var status = stat()
            try #require(stat(path, &status) == 0)
            let hidden = "\(fixture.root)/rejected/.ombudsd-\(status.st_dev)-\(status.st_ino).reason"
            try #require(rename("\(path).reason.json", hidden) == 0)
            if !isThere { try #require(unlink(path) == 0) }
            _ = await archiveLeft(fixture, known: ["old"], .rejected(reason: Array("{}".utf8)))
            #expect(fixture.names(in: "rejected") == (isThere ? ["letter.txt", "letter.txt.reason.json"] : []))
        }
    }

    // MARK: A commit that fails

    @Test(arguments: [true, false])
    func `the copy of a document stays only where the document may be committed`(mayBeCommitted: Bool) async throws {
        try await InboxFixture.withLetter("old") { fixture, file, batches in
            _ = try file.text
            _ = await fixture.inbox.leftCopies()
            var prepared = fixture.inbox.prepare([Self.processed(file)])
            prepared[0].postpone(for: .seconds(7), mayBeCommitted: mayBeCommitted)
            #expect(await fixture.inbox.conclude(prepared) == [.postponed(for: .seconds(7))])
            #expect(fixture.names(in: "processed/2019-20").count == (mayBeCommitted ? 1 : 0))
            #expect(fixture.inbox.mayHaveLeftCopies == mayBeCommitted)
            await fixture.clock.wakeSleeper(at: .seconds(7))
            let again = try #require(await batches.next()?.first)
            await fixture.inbox.conclude([Self.processed(again)])
            #expect(fixture.content(of: Self.original) == "old")
        }
    }

    // MARK: Places that accept none

    @Test func `the copy waits beside the store while its place accepts none, whatever becomes of the file`()
        async throws
    {
        try await InboxFixture.withLetter("old") { fixture, file, _ in
            _ = try file.text
            block(fixture)
            let prepared = fixture.inbox.prepare([Self.processed(file)])
            #expect(prepared.map(\.isSafe) == [true])
            guard case .failed = await fixture.inbox.conclude(prepared).first else {
                Issue.record("it was archived")
                return
            }
            #expect(fixture.names(in: "inbox") == ["letter.txt"])
            #expect(fixture.names(in: "unarchived") == [Self.sha256("old")])
            #expect(fixture.inbox.unarchivedCount == 1 && fixture.inbox.mayHaveLeftCopies)
            fixture.write("overwritten", to: "letter.txt")

            let refused = await archiveLeft(fixture, known: ["old"])
            #expect(refused.remaining == 1 && refused.failure?.code == .notADirectory)
            #expect(fixture.names(in: "unarchived") == [Self.sha256("old")])

            unblock(fixture)
            let outcome = await archiveLeft(fixture, known: ["old"])
            #expect(outcome.archived == ["\(fixture.root)/\(Self.original)"] && outcome.remaining == 0)
            #expect(fixture.content(of: Self.original) == "old")
            #expect(fixture.names(in: "unarchived") == [])
        }
    }

    @Test func `a copy that can't get its name waits beside the store`() async throws {
        let fileSystem = ScriptedFileSystem(before: { (call, name) throws(SystemCallError) in
            guard call == "rename", name.map({ "\($0)".contains("1a2b3c4d.copy") }) == true else { return }
            throw SystemCallError(call: "renameat2", errno: ENOSPC)
        })
        try await InboxFixture.withLetter("old", fileSystem: fileSystem) { fixture, file, _ in
            _ = try file.text
            guard case .failed = await fixture.inbox.conclude([Self.processed(file)]).first else {
                Issue.record("it was archived")
                return
            }
            #expect(fixture.names(in: "unarchived") == [Self.sha256("old")])
            #expect(fixture.names(in: "processed/2019-20") == [])
        }
    }

    @Test func `a document is not safe where no place accepts its copy`() async throws {
        try await InboxFixture.withLetter("old") { fixture, file, _ in
            _ = try file.text
            block(fixture)
            fixture.write("", to: "../unarchived")
            let prepared = fixture.inbox.prepare([Self.processed(file)])
            #expect(prepared.map(\.isSafe) == [false])
            guard case .failed = await fixture.inbox.conclude(prepared).first else {
                Issue.record("it was archived")
                return
            }
            #expect(fixture.names(in: "inbox") == ["letter.txt"])
        }
    }

    @Test func `a copy beside the store that is not whole stays for a repair`() async throws {
        let fixture = try InboxFixture()
        mkdir("\(fixture.root)/unarchived", 0o755)
        fixture.write("hal", to: "../unarchived/\(Self.sha256("half"))")
        fixture.write("hal", to: "../unarchived/.ombudsd-1-2.copy-0")
        let outcome = await archiveLeft(fixture, known: ["half"])
        #expect(outcome.archived == [] && outcome.remaining == 0 && outcome.unclaimed.count == 2)
        #expect(fixture.names(in: "unarchived") == [".ombudsd-1-2.copy-0", Self.sha256("half")])
        #expect(fixture.names(in: "processed/2019-20") == [])
    }

    @Test func `retention removes a copy that waits beside the store`() async throws {
        try await InboxFixture.withLetter("old") { fixture, file, _ in
            _ = try file.text
            block(fixture)
            await fixture.inbox.conclude([Self.processed(file)])
            let left = try await fixture.inbox.removeOriginals(
                OriginalsToRemove([Self.sha256("old"): 3]) { SHA256.hexDigest(ofDescriptor: $0) })
            #expect(left == [:])
            #expect(fixture.names(in: "unarchived") == [])
        }
    }
}
