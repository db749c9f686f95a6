import Foundation
import Linux
import Logging
import Model
import TestSupport
import Testing

@testable import Daemon

/// The notes of the documents in hand, across deaths of the daemon.
@Suite struct DocumentsInHandTests {
    private static let sha256 = String(repeating: "a1", count: 32)
    private static let now = Timestamp(seconds: 1_700_000_000)

    private static func open(_ directory: TestDirectory) -> DocumentsInHand {
        DocumentsInHand(
            path: directory.url.appending(path: "in-hand").path(percentEncoded: false), Logger(label: "test"))
    }

    /// Notes a document and does not end, as a daemon that is killed.
    private static func die(with sha256: String, in directory: TestDirectory, named name: String = "letter.txt") {
        let notes = open(directory)
        let line = notes.during(sha256, name, at: now) {
            (try? Data(contentsOf: directory.url.appending(path: "in-hand"))) ?? Data()
        }
        try? line.write(to: directory.url.appending(path: "in-hand"))
    }

    @Test(arguments: ["letter.txt", " ", "a b\n c"])
    func `each death with a document in hand counts, across restarts`(name: String) throws {
        let directory = try TestDirectory()
        for deaths in 1...3 {
            Self.die(with: Self.sha256, in: directory, named: name)
            #expect(Self.open(directory).deaths(of: Self.sha256) == deaths)
            // A start without the document counts nothing.
            #expect(Self.open(directory).deaths(of: Self.sha256) == deaths)
        }
    }

    @Test func `a document that is not in the inbox any more leaves the notes`() throws {
        let directory = try TestDirectory()
        Self.die(with: Self.sha256, in: directory)
        let notes = Self.open(directory)
        #expect(notes.hasSuspects)
        notes.forgetSuspects()
        #expect(!notes.hasSuspects)
        #expect(!Self.open(directory).hasSuspects)
    }

    @Test func `a document that was read is under suspicion no longer`() throws {
        let directory = try TestDirectory()
        Self.die(with: Self.sha256, in: directory)
        let notes = Self.open(directory)
        notes.during(Self.sha256, "letter.txt", at: Self.now) {}
        #expect(notes.deaths(of: Self.sha256) == 0)
        #expect(Self.open(directory).deaths(of: Self.sha256) == 0)
    }

    @Test func `a document whose reading failed stays under suspicion`() async throws {
        struct Failure: Error {}
        let directory = try TestDirectory()
        Self.die(with: Self.sha256, in: directory)
        let notes = Self.open(directory)
        await #expect(throws: Failure.self) {
            try await notes.during(Self.sha256, "letter.txt", at: Self.now) { () async throws(Failure) in
                throw Failure()
            }
        }
        #expect(notes.deaths(of: Self.sha256) == 1)
        #expect(Self.open(directory).deaths(of: Self.sha256) == 1)
    }

    @Test(arguments: [Duration.zero, .milliseconds(1), .seconds(1000)])
    func `a death so soon after a small text is read once more does not count`(delay: Duration) async throws {
        let directory = try TestDirectory()
        let path = directory.url.appending(path: "in-hand")
        Self.die(with: Self.sha256, in: directory)
        let notes = Self.open(directory)
        let atDeath = await notes.during(Self.sha256, "letter.txt", at: Self.now, countingAfter: delay) {
            let counts = Data("reading \(Self.sha256)".utf8)
            func onDisk() -> Data { (try? Data(contentsOf: path)) ?? Data() }
            while delay < .seconds(1), onDisk().range(of: counts) == nil { await Task.yield() }
            return onDisk()
        }
        try atDeath.write(to: path)
        #expect(Self.open(directory).deaths(of: Self.sha256) == (delay < .seconds(1) ? 2 : 1))
    }

    @Test func `the first death counts at once`() async throws {
        let directory = try TestDirectory()
        let path = directory.url.appending(path: "in-hand")
        let notes = Self.open(directory)
        let atDeath = await notes.during(Self.sha256, "letter.txt", at: Self.now, countingAfter: .seconds(1000)) {
            (try? Data(contentsOf: path)) ?? Data()
        }
        try atDeath.write(to: path)
        #expect(Self.open(directory).deaths(of: Self.sha256) == 1)
    }

    @Test func `an orderly end is no death`() throws {
        let directory = try TestDirectory()
        let notes = Self.open(directory)
        notes.during(Self.sha256, "letter.txt", at: Self.now) { notes.release() }
        #expect(Self.open(directory).deaths(of: Self.sha256) == 0)
    }

    @Test func `the documents in hand are named, the one that takes longest first`() throws {
        let notes = DocumentsInHand(path: nil, Logger(label: "test"))
        notes.during("b", "second", at: Timestamp(seconds: 2)) {
            notes.during("a", "first", at: Timestamp(seconds: 1)) {
                #expect(notes.entries.map(\.name) == ["first", "second"])
            }
        }
        #expect(notes.entries.isEmpty)
    }

    /// Every document is in hand for longer than less than no time.
    private static let always = Duration.seconds(-1)

    @Test func `a document that a thread of the daemon's own reads for too long is stuck, until it is read`() {
        let notes = DocumentsInHand(path: nil, Logger(label: "test"))
        notes.during("a", "letter.txt", at: Self.now) {
            #expect(notes.stuck(for: Self.always)?.name == "letter.txt")
            #expect(notes.stuck(for: .seconds(1000)) == nil)
        }
        #expect(notes.stuck(for: Self.always) == nil)
    }

    @Test func `a document that a process of its own reads is never stuck`() async {
        let notes = DocumentsInHand(path: nil, Logger(label: "test"))
        await notes.during("a", "large.txt", at: Self.now) { () async in
            #expect(notes.entries.map(\.name) == ["large.txt"])
            #expect(notes.stuck(for: Self.always) == nil)
        }
    }

    @Test(arguments: [String(repeating: "n", count: 255), "line\nfeed", "\u{202E}txt", "blank name.txt"])
    func `whatever a file is called, its note is one line`(_ name: String) throws {
        let directory = try TestDirectory()
        Self.die(with: Self.sha256, in: directory, named: name)
        #expect(Self.open(directory).deaths(of: Self.sha256) == 1)
    }

    @Test func `more documents than there are lines are read all the same`() throws {
        let notes = Self.open(try TestDirectory())
        func nest(_ depth: Int) {
            guard depth > 0 else { return }
            notes.during("\(depth)", "letter", at: Self.now) { nest(depth - 1) }
        }
        nest(300)
        #expect(notes.entries.isEmpty)
    }
}
