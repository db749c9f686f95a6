import Glibc
@testable import Inbox
import Linux
import Synchronization
import TestSupport
import Testing

/// An inbox in a test directory, with the clock and the file system that a test controls.
final class InboxFixture: Sendable {
    private let directory: TestDirectory
    var root: String { directory.path }
    let clock = TestClock()
    let settings: InboxSettings
    let inbox: Inbox
    let fileSystem: ScriptedFileSystem

    var path: String { settings.inbox }

    init(
        at place: String = "/tmp", fileSystem: ScriptedFileSystem = ScriptedFileSystem(),
        watch: @escaping @Sendable () throws(SystemCallError) -> any ChangeWatch = { () throws(SystemCallError) in
            try Inotify()
        },
        adjust: (inout InboxSettings) -> Void = { _ in }
    ) throws {
        directory = try TestDirectory(in: place)
        let root = directory.path
        var settings = InboxSettings(
            inbox: "\(root)/inbox", processed: "\(root)/processed", rejected: "\(root)/rejected",
            unarchived: "\(root)/unarchived")
        adjust(&settings)
        self.settings = settings
        self.fileSystem = fileSystem
        mkdir(settings.inbox, 0o755)
        inbox = Inbox(settings, clock: clock, fileSystem: fileSystem, makeWatch: watch)
    }

    /// Runs the inbox while a closure runs.
    func run<Result: Sendable>(_ body: @Sendable (inout InboxBatches.AsyncIterator) async throws -> Result) async throws
        -> Result
    {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.inbox.run() }
            var batches = inbox.batches.makeAsyncIterator()
            let result = try await body(&batches)
            group.cancelAll()
            return result
        }
    }

    /// Runs the inbox while a closure runs, with a consumer of every batch.
    func run(
        _ body: @Sendable () async throws -> Void, consuming consume: @escaping @Sendable ([SettledFile]) -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.inbox.run() }
            group.addTask { for await batch in self.inbox.batches { consume(batch) } }
            try await body()
            group.cancelAll()
        }
    }

    /// Runs a closure with one settled file, `letter.txt`.
    static func withLetter(
        _ content: String = "letter", fileSystem: ScriptedFileSystem = ScriptedFileSystem(),
        adjust: (inout InboxSettings) -> Void = { _ in },
        _ body: @Sendable (InboxFixture, SettledFile, inout InboxBatches.AsyncIterator) async throws -> Void
    ) async throws {
        let fixture = try InboxFixture(fileSystem: fileSystem, adjust: adjust)
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn(content, as: "letter.txt")
            let file = try #require(await batches.next()?.first)
            try await body(fixture, file, &batches)
        }
    }

    /// Waits for an event, and drops those before it.
    func event(where isWanted: (InboxEvent) -> Bool) async throws -> InboxEvent {
        for await event in inbox.events where isWanted(event) { return event }
        throw Failure(text: "the events ended")
    }

    func watching() async throws { _ = try await event { $0 == .state(.watching) } }

    struct Failure: Error {
        var text: String
    }

    // MARK: Other processes

    func write(_ content: String, to name: String) {
        let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        #expect(file >= 0)
        #expect(Glibc.write(file, content, content.utf8.count) == content.utf8.count)
        close(file)
    }

    /// Makes files of one byte, by number. Numbers alone may be the names of an editor's files.
    func writeFiles(_ names: some Sequence<Int>) { for name in names { write("x", to: "\(name).txt") } }

    /// Makes a file in another directory and moves it in whole.
    func moveIn(_ content: String, as name: String) {
        let staging = "\(root)/staging-\(UInt64.random(in: 0 ... .max))"
        let file = open(staging, O_WRONLY | O_CREAT, 0o644)
        #expect(Glibc.write(file, content, content.utf8.count) == content.utf8.count)
        close(file)
        #expect(rename(staging, "\(path)/\(name)") == 0)
    }

    /// Overwrites the first byte of a file with "b", and puts its modification time back.
    func alterKeepingTime(_ name: String) {
        let file = open("\(path)/\(name)", O_WRONLY)
        var status = stat()
        #expect(fstat(file, &status) == 0)
        #expect(Glibc.write(file, "b", 1) == 1)
        #expect(futimens(file, [status.st_mtim, status.st_mtim]) == 0)
        close(file)
    }

    func names(in folder: String) -> [String] { directory.names(in: folder) }

    func content(of file: String) -> String? { directory.text(of: file) }
}

extension SettledFile {
    var text: String {
        get throws { String(decoding: try read(limit: 1 << 20), as: UTF8.self) }
    }
}
