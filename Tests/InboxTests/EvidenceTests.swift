import Glibc
@testable import Inbox
import Linux
import Synchronization
import TestSupport
import Testing

/// The archive has the content that was read, whatever others do to the file that they dropped.
@Suite(.timeLimit(.minutes(1)))
struct EvidenceTests {
    private static func processed(_ file: SettledFile) -> Verdict {
        Verdict(file, .processed(folder: "2019-20"), distinction: "1a2b3c4d")
    }

    private static let original = "processed/2019-20/letter.txt"

    /// Reads and archives the next batch.
    private func archiveNext(
        _ fixture: InboxFixture, _ batches: inout InboxBatches.AsyncIterator
    ) async throws -> [ArchiveOutcome] {
        let batch = try #require(await batches.next())
        for file in batch { _ = try file.text }
        return await fixture.inbox.conclude(batch.map(Self.processed))
    }

    /// Files are opened only for a consumer that waits.
    private func nextTexts(_ fixture: InboxFixture) async throws -> [String] {
        var batches = fixture.inbox.batches.makeAsyncIterator()
        return try #require(await batches.next()).map { try $0.text }
    }

    /// Writes to a new file, and lets the time pass after which it is read although it is open.
    private func stalledWriter(of name: String, _ text: String, _ fixture: InboxFixture) async -> Int32 {
        let writer = open("\(fixture.path)/\(name)", O_WRONLY | O_CREAT, 0o644)
        #expect(write(writer, text, text.utf8.count) == text.utf8.count)
        await fixture.inbox.readEvents()
        for time in [1, 60, 61] { await fixture.clock.wakeSleeper(at: .seconds(time)) }
        return writer
    }

    /// Moves a file in of which only half is written.
    private func openHalf(_ fixture: InboxFixture) -> Int32 {
        let writer = open("\(fixture.root)/staged", O_WRONLY | O_CREAT, 0o644)
        #expect(write(writer, "half", 4) == 4)
        #expect(rename("\(fixture.root)/staged", "\(fixture.path)/letter.txt") == 0)
        return writer
    }

    private func finish(_ writer: Int32) {
        #expect(write(writer, " whole", 6) == 6)
        close(writer)
    }

    // MARK: Copies

    @Test func `an original is a file of the daemon's own, without the marks of the dropped one`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.write("letter", to: "../staged")
            #expect(chmod("\(fixture.root)/staged", 0o4777) == 0)
            var before = stat()
            #expect(stat("\(fixture.root)/staged", &before) == 0)
            let handle = open("\(fixture.root)/staged", O_RDONLY)
            defer { close(handle) }
            #expect(rename("\(fixture.root)/staged", "\(fixture.path)/letter.txt") == 0)
            _ = try await archiveNext(fixture, &batches)
            var after = stat()
            #expect(stat("\(fixture.root)/\(Self.original)", &after) == 0)
            #expect(after.st_ino != before.st_ino)
            #expect(after.st_mode & 0o7137 == 0)
            #expect(after.st_uid == geteuid() && after.st_nlink == 1)
            #expect(after.st_mtim.tv_sec == before.st_mtim.tv_sec && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec)
        }
    }

    @Test func `another link to a dropped file does not reach its original`() async throws {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        fixture.write("letter", to: "../mine.txt")
        #expect(link("\(fixture.root)/mine.txt", "\(fixture.path)/letter.txt") == 0)
        try await fixture.run { batches in
            _ = try await archiveNext(fixture, &batches)
            fixture.write("tampered", to: "../mine.txt")
            #expect(fixture.content(of: Self.original) == "letter")
            #expect(fixture.names(in: "inbox") == [])
        }
    }

    @Test func `two names of one file are two originals`() async throws {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        fixture.write("letter", to: "a.txt")
        #expect(link("\(fixture.path)/a.txt", "\(fixture.path)/b.txt") == 0)
        try await fixture.run { batches in
            _ = try await archiveNext(fixture, &batches)
            #expect(fixture.names(in: "processed/2019-20") == ["a.txt", "b.txt"])
            #expect(fixture.content(of: "processed/2019-20/a.txt") == "letter")
        }
    }

    /// Each link that leaves the inbox changes the others' time of change.
    @Test(arguments: [6, SettledFile.largestHeld + 1])
    func `each of many names of one file is read once`(size: Int) async throws {
        let count = 40
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(timeShift: 3600), adjust: { $0.batchSize = 16 })
        fixture.write(String(repeating: "a", count: size), to: "1.txt")
        for number in 2...count { #expect(link("\(fixture.path)/1.txt", "\(fixture.path)/\(number).txt") == 0) }
        try await fixture.run { batches in
            var outcomes: [ArchiveOutcome] = []
            while outcomes.count < count { outcomes += try await archiveNext(fixture, &batches) }
            #expect(outcomes.count == count)
            #expect(outcomes.allSatisfy { if case .archived = $0 { true } else { false } })
            #expect(fixture.names(in: "inbox") == [])
            #expect(fixture.names(in: "processed/2019-20").count == count)
        }
    }

    /// The new content waits in the inbox: what was archived is what was read.
    @Test func `a file that is altered with its time put back while it is archived stays`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn("letter", as: "letter.txt")
            let file = try #require(await batches.next()?.first)
            _ = try file.text
            fixture.alterKeepingTime("letter.txt")
            let place = "\(fixture.root)/processed/2019-20"
            let name = try #require(FileName("letter.txt"))
            #expect(
                await fixture.inbox.conclude([Self.processed(file)])
                    == [.stayed(directory: place, name: name, isOpen: false)])
            #expect(fixture.content(of: Self.original) == "letter")
            #expect(fixture.content(of: "inbox/letter.txt") == "better")
        }
    }

    /// A file of more than 256 KiB is copied from the file itself, and held against the hash of what was read.
    @Test func `a large file that is altered with its time put back is not archived`() async throws {
        let fixture = try InboxFixture()
        let content = String(repeating: "a", count: SettledFile.largestHeld + 1)
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn(content, as: "letter.txt")
            let file = try #require(await batches.next()?.first)
            _ = try file.text
            fixture.alterKeepingTime("letter.txt")
            #expect(await fixture.inbox.conclude([Self.processed(file)]) == [.replaced])
            #expect(fixture.names(in: "processed/2019-20") == [])
            #expect(fixture.content(of: "inbox/letter.txt")?.first == "b")
        }
    }

    @Test func `the same file dropped again makes no second original`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { batches in
            try await fixture.watching()
            for _ in 1...3 {
                fixture.moveIn("letter", as: "letter.txt")
                _ = try await archiveNext(fixture, &batches)
            }
            #expect(fixture.names(in: "processed/2019-20") == ["letter.txt"])
            #expect(fixture.names(in: "inbox") == [])
        }
    }

    @Test func `a file that a crash left with a hidden name is read again, and its original serves`() async throws {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        mkdir("\(fixture.root)/processed", 0o755)
        mkdir("\(fixture.root)/processed/2019-20", 0o755)
        mkdir("\(fixture.path)/folder", 0o755)
        fixture.write("letter", to: "../processed/2019-20/letter.txt")
        fixture.write("letter", to: ".ombudsd-leaving-letter.txt")
        fixture.write("written meanwhile", to: "folder/.ombudsd-leaving-letter.txt")
        // A hidden file is never read, so that this is none that a crash left.
        mkdir("\(fixture.path)/other", 0o755)
        fixture.write("a member's", to: "other/.ombudsd-leaving-.ombudsd-leaving-letter.txt")
        try await fixture.run { batches in
            var archived: [ArchiveOutcome] = []
            while archived.count < 2 { archived += try await archiveNext(fixture, &batches) }
            #expect(fixture.names(in: "inbox") == ["folder", "other"] && fixture.names(in: "inbox/folder") == [])
            #expect(
                fixture.content(of: "inbox/other/.ombudsd-leaving-.ombudsd-leaving-letter.txt") == "a member's")
            #expect(fixture.names(in: "processed/2019-20") == ["letter-1a2b3c4d.txt", "letter.txt"])
            #expect(fixture.content(of: "processed/2019-20/letter-1a2b3c4d.txt") == "written meanwhile")
        }
    }

    // MARK: Writers

    @Test func `a file that is moved in while its writer has it open is read when it is closed`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { _ in
            try await fixture.watching()
            async let texts = nextTexts(fixture)
            let writer = openHalf(fixture)
            await fixture.clock.wakeSleeper(at: .seconds(1))
            await fixture.clock.sleeper(until: .seconds(2))
            #expect(await fixture.inbox.status.claimed == 0)
            finish(writer)
            await fixture.inbox.readEvents()
            fixture.clock.advance(to: .seconds(2))
            let read = try await texts
            #expect(read == ["half whole"])
        }
    }

    /// The writer has the file open through a name outside the inbox, of whose changes the inbox hears nothing.
    @Test(arguments: [true, false])
    func `a file that is open at the start waits as well`(isLink: Bool) async throws {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        let writer = open("\(fixture.root)/mine.txt", O_WRONLY | O_CREAT, 0o644)
        #expect(write(writer, "half", 4) == 4)
        #expect(link("\(fixture.root)/mine.txt", "\(fixture.path)/letter.txt") == 0)
        if !isLink { unlink("\(fixture.root)/mine.txt") }
        try await fixture.run { _ in
            async let texts = nextTexts(fixture)
            for second in 1...3 {
                await fixture.clock.sleeper(until: .seconds(second))
                #expect(await fixture.inbox.status.claimed == 0)
                if second == 3 {
                    finish(writer)
                }
                fixture.clock.advance(to: .seconds(second))
            }
            let read = try await texts
            #expect(read == ["half whole"])
        }
    }

    @Test func `what a stalled writer writes after the limit comes back as a document`() async throws {
        let fixture = try InboxFixture(adjust: { $0.checkInterval = .seconds(1000) })
        try await fixture.run { batches in
            try await fixture.watching()
            let writer = await stalledWriter(of: "letter.txt", "half", fixture)
            let first = try await archiveNext(fixture, &batches)
            let (place, name) = ("\(fixture.root)/processed/2019-20", try #require(FileName("letter.txt")))
            #expect(first == [.stayed(directory: place, name: name, isOpen: true)])
            #expect(await fixture.inbox.status.problems.map(\.error.code) == [.stillOpen])
            finish(writer)
            await fixture.inbox.readEvents()
            await fixture.clock.wakeSleeper(at: .seconds(62))
            let second = try await archiveNext(fixture, &batches)
            let secondName = try #require(FileName("letter-1a2b3c4d.txt"))
            #expect(second == [.archived(directory: place, name: secondName)])
            #expect(fixture.content(of: Self.original) == "half")
            #expect(fixture.content(of: "processed/2019-20/letter-1a2b3c4d.txt") == "half whole")
            #expect(fixture.names(in: "inbox") == [])
            #expect(await fixture.inbox.status.problems == [])
        }
    }

    @Test func `a stalled writer that writes no more is read once more when it is closed`() async throws {
        let fixture = try InboxFixture(adjust: { $0.checkInterval = .seconds(1000) })
        try await fixture.run { batches in
            try await fixture.watching()
            let writer = await stalledWriter(of: "letter.txt", "whole", fixture)
            _ = try await archiveNext(fixture, &batches)
            // It is looked at again, and not read again while it is open.
            async let texts = nextTexts(fixture)
            for time in 62...130 {
                await fixture.clock.wakeSleeper(at: .seconds(time))
            }
            #expect(await fixture.inbox.status.claimed == 0)
            close(writer)
            await fixture.inbox.readEvents()
            await fixture.clock.wakeSleeper(at: .seconds(131))
            let read = try await texts
            #expect(read == ["whole"])
        }
    }

    @Test func `a writer that opens the file while it is archived loses nothing`() async throws {
        let place = Mutex("")
        let writer = Mutex<Int32>(-1)
        let fileSystem = ScriptedFileSystem(before: { call, name in
            guard call == "rename", name == FileName("letter.txt") else { return }
            writer.withLock { $0 = open(place.withLock { $0 }, O_WRONLY | O_APPEND) }
        })
        let fixture = try InboxFixture(fileSystem: fileSystem)
        place.withLock { $0 = "\(fixture.path)/letter.txt" }
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn("half", as: "letter.txt")
            _ = try await archiveNext(fixture, &batches)
            #expect(fixture.content(of: Self.original) == "half")
            let descriptor = writer.withLock { $0 }
            #expect(write(descriptor, " whole", 6) == 6)
            close(descriptor)
            #expect(fixture.content(of: "inbox/letter.txt") == "half whole")
        }
    }

    @Test func `where the system does not say who writes, a file that is moved in must stay the same over the window`()
        async throws
    {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(tellsWriters: false))
        try await fixture.run { _ in
            try await fixture.watching()
            async let texts = nextTexts(fixture)
            let writer = openHalf(fixture)
            await fixture.clock.sleeper(until: .seconds(1))
            #expect(await fixture.inbox.status.claimed == 0)
            finish(writer)
            await fixture.inbox.readEvents()
            fixture.clock.advance(to: .seconds(1))
            await fixture.clock.wakeSleeper(at: .seconds(2))
            let read = try await texts
            #expect(read == ["half whole"])
        }
    }

    // MARK: Empty files

    @Test func `an empty file waits for its content`() async throws {
        let fixture = try InboxFixture(adjust: { $0.checkInterval = .seconds(1000) })
        try await fixture.run { _ in
            try await fixture.watching()
            async let texts = nextTexts(fixture)
            fixture.write("", to: "letter.txt")
            await fixture.inbox.readEvents()
            await fixture.clock.wakeSleeper(at: .seconds(1))
            await fixture.clock.sleeper(until: .seconds(61))
            #expect(await fixture.inbox.status.problems == [])
            fixture.clock.advance(to: .seconds(61))
            await fixture.clock.wakeSleeper(at: .seconds(62))
            _ = try await fixture.event {
                if case .problem(let problem) = $0 { problem.error.code == .empty } else { false }
            }
            fixture.moveIn("", as: "moved.txt")
            _ = try await fixture.event {
                if case .problem(let problem) = $0 { "\(problem.path)" == "moved.txt" } else { false }
            }
            fixture.write("letter", to: "letter.txt")
            await fixture.inbox.readEvents()
            await fixture.clock.wakeSleeper(at: .seconds(63))
            let read = try await texts
            #expect(read == ["letter"])
            #expect(await fixture.inbox.status.problems.map(\.path.description) == ["moved.txt"])
        }
    }
}
