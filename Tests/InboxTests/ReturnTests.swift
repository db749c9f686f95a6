import Glibc
@testable import Inbox
import Linux
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ReturnTests {
    /// An inbox beside which `letter.txt` was rejected.
    private func withRejected(
        fileSystem: ScriptedFileSystem = ScriptedFileSystem(), adjust: (inout InboxSettings) -> Void = { _ in },
        _ body: @Sendable (InboxFixture, inout InboxBatches.AsyncIterator) async throws -> Void
    ) async throws {
        let fixture = try InboxFixture(fileSystem: fileSystem, adjust: adjust)
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn("letter", as: "letter.txt")
            let file = try #require(await batches.next()?.first)
            await fixture.inbox.conclude([Verdict(file, .rejected(reason: Array("{}".utf8)), distinction: "1a2b3c4d")])
            try await body(fixture, &batches)
        }
    }

    private static let letter = FileName("letter.txt")

    @Test func `a returned file is read again, and its reason is removed`() async throws {
        try await withRejected { fixture, batches in
            let rejected = try await fixture.inbox.rejectedFiles()
            #expect(rejected.map(\.name) == [Self.letter])
            #expect(rejected.first?.reason == Array("{}".utf8))
            try await fixture.inbox.returnToInbox(try #require(Self.letter))
            let file = try #require(await batches.next()?.first)
            #expect(try file.text == "letter")
            #expect(fixture.names(in: "rejected") == [])
            #expect(fixture.names(in: "inbox") == ["letter.txt"])
            await fixture.inbox.conclude([Verdict(file, .rejected(reason: Array("[]".utf8)), distinction: "1a2b3c4d")])
            #expect(fixture.names(in: "rejected") == ["letter.txt", "letter.txt.reason.json"])
            #expect(fixture.content(of: "rejected/letter.txt.reason.json") == "[]")
        }
    }

    @Test func `a file of that name in the inbox stays`() async throws {
        try await withRejected { fixture, _ in
            fixture.write("another", to: "letter.txt")
            try await fixture.inbox.returnToInbox(try #require(Self.letter))
            #expect(fixture.names(in: "inbox") == ["letter-2.txt", "letter.txt"])
            #expect(fixture.content(of: "inbox/letter.txt") == "another")
        }
    }

    /// A daemon that died before the file left the inbox has archived it already.
    @Test func `a file that is in the inbox still is not returned beside itself`() async throws {
        try await withRejected { fixture, _ in
            fixture.write("letter", to: "letter.txt")
            let name = try #require(Self.letter)
            let error = await #expect(throws: InboxError.self) { try await fixture.inbox.returnToInbox(name) }
            #expect(error?.code == .alreadyWaiting)
            #expect(fixture.names(in: "inbox") == ["letter.txt"])
            #expect(fixture.names(in: "rejected") == ["letter.txt", "letter.txt.reason.json"])
        }
    }

    @Test func `a document with the name of a reason is listed as a document`() async throws {
        try await withRejected { fixture, batches in
            let long = String(repeating: "x", count: 251) + ".txt"
            for name in ["a.reason.json", long] {
                fixture.moveIn(name, as: name)
                let file = try #require(await batches.next()?.first)
                await fixture.inbox.conclude([Verdict(file, .rejected(reason: [0x7B, 0x7D]), distinction: "1")])
            }
            symlink("/etc/passwd", "\(fixture.root)/rejected/link")
            mkdir("\(fixture.root)/rejected/folder", 0o755)
            let names = try await fixture.inbox.rejectedFiles().map(\.name.description)
            #expect(names == ["a.reason.json", "letter.txt", long])
        }
    }

    @Test func `a missing file can't be returned`() async throws {
        try await withRejected { fixture, _ in
            let name = try #require(FileName("other.txt"))
            let error = await #expect(throws: InboxError.self) { try await fixture.inbox.returnToInbox(name) }
            #expect(error?.code == .directoryMissing)
        }
    }

    @Test(.enabled(if: access("/dev/shm", W_OK) == 0, "/dev/shm has to be there, as another file system"))
    func `a file is returned from another file system`() async throws {
        let elsewhere = try TestDirectory(in: "/dev/shm")
        try await withRejected(adjust: { $0.rejected = elsewhere["rejected"] }) { fixture, batches in
            try await fixture.inbox.returnToInbox(try #require(Self.letter))
            #expect(try await batches.next()?.first?.text == "letter")
        }
        #expect(elsewhere.names() == ["rejected"] && elsewhere.names(in: "rejected") == [])
    }

    /// Each call in turn fails once: the document is in one place, and where it is rejected its reason is beside it.
    @Test func `a file is never lost when a call of returning it fails`() async throws {
        var number = 0
        var hasFailed = true
        while hasFailed {
            number += 1
            let faults = Faults(failing: number)
            try await withRejected(fileSystem: ScriptedFileSystem(before: faults.step)) { fixture, _ in
                faults.begin()
                var failure: InboxError?
                do { try await fixture.inbox.returnToInbox(try #require(Self.letter)) } catch let error as InboxError {
                    failure = error
                }
                faults.end()
                let rejected = fixture.names(in: "rejected").filter { !$0.hasPrefix(".") }
                if fixture.names(in: "inbox") == ["letter.txt"] {
                    #expect(rejected == [], "\(faults)")
                    #expect(failure == nil || failure?.code == .syncFailed, "\(faults)")
                } else {
                    #expect(rejected == ["letter.txt", "letter.txt.reason.json"], "\(faults)")
                    #expect(failure != nil)
                }
            }
            hasFailed = faults.hasFailed
        }
        #expect(number > 8)
    }
}
