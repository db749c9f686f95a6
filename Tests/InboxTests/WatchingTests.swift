import Glibc
@testable import Inbox
import Linux
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct WatchingTests {
    @Test func `a file that is moved in is read at once`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn("letter", as: "letter.txt")
            let batch = try #require(await batches.next())
            #expect(batch.map(\.path.description) == ["letter.txt"])
            #expect(try batch.first?.text == "letter")
            #expect(await fixture.inbox.status.claimed == 1)
        }
    }

    @Test func `a written file is read when it is settled`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.write("a", to: "letter.txt")
            await fixture.clock.sleeper(until: .seconds(1))
            fixture.clock.advance(to: .milliseconds(600))
            // It is opened again and written to: the window begins anew.
            fixture.write("ab", to: "letter.txt")
            await fixture.inbox.readEvents()
            fixture.clock.advance(to: .seconds(1))
            await fixture.clock.sleeper(until: .milliseconds(1600))
            #expect(await fixture.inbox.status.claimed == 0)
            fixture.clock.advance(to: .milliseconds(1600))
            #expect(try #require(await batches.next()).map { try $0.text } == ["ab"])
        }
    }

    @Test func `a file that is open for writing is left alone`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { batches in
            try await fixture.watching()
            let file = open("\(fixture.path)/slow.txt", O_WRONLY | O_CREAT, 0o644)
            #expect(write(file, "first", 5) == 5)
            await fixture.clock.sleeper(until: .seconds(10))
            await fixture.inbox.readEvents()
            // Without the open writer it would be settled after two looks.
            for time in [5, 9] {
                fixture.clock.advance(to: .seconds(time))
                fixture.moveIn("other", as: "other-\(time).txt")
                #expect(await batches.next()?.map(\.path.description) == ["other-\(time).txt"])
            }
            #expect(write(file, " second", 7) == 7)
            close(file)
            await fixture.inbox.readEvents()
            fixture.clock.advance(to: .seconds(10))
            let batch = try #require(await batches.next())
            #expect(try batch.map { try $0.text } == ["first second"])
        }
    }

    @Test func `a file that stays open without a change is read after the limit`() async throws {
        let fixture = try InboxFixture(adjust: { $0.checkInterval = .seconds(1000) })
        try await fixture.run { batches in
            try await fixture.watching()
            let file = open("\(fixture.path)/forgotten.txt", O_WRONLY | O_CREAT, 0o644)
            defer { close(file) }
            #expect(write(file, "text", 4) == 4)
            await fixture.inbox.readEvents()
            for time in [1, 60, 61] {
                await fixture.clock.wakeSleeper(at: .seconds(time))
            }
            #expect(try #require(await batches.next()).map { try $0.text } == ["text"])
        }
    }

    @Test func `a file from before the start is read`() async throws {
        let fixture = try InboxFixture()
        fixture.write("fresh", to: "letter.txt")
        try await fixture.run { batches in
            await fixture.clock.wakeSleeper(at: .seconds(1))
            #expect(await batches.next()?.map(\.path.description) == ["letter.txt"])
        }
    }

    @Test func `an old file is read at the start, the oldest first`() async throws {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        for (time, name) in ["b.txt", "a.txt"].enumerated() {
            fixture.write(name, to: name)
            let written = timespec(tv_sec: 1_500_000_000 + time, tv_nsec: 0)
            #expect(utimensat(AT_FDCWD, "\(fixture.path)/\(name)", [written, written], 0) == 0)
        }
        try await fixture.run { batches in
            #expect(await batches.next()?.map(\.path.description) == ["b.txt", "a.txt"])
        }
    }

    /// A file that comes just before the first scan, or just after it, is read once.
    @Test(arguments: [true, false])
    func `no file falls between the watch and the first scan`(isBefore: Bool) async throws {
        let once = Once()
        let place = Mutex<String>("")
        let step: ScriptedFileSystem.Step = { call, _ in
            guard call == "names" else { return }
            once { moveFile(into: place.withLock { $0 }, as: "between.txt") }
        }
        let fixture = try InboxFixture(
            fileSystem: isBefore
                ? ScriptedFileSystem(timeShift: 3600, before: step) : ScriptedFileSystem(timeShift: 3600, after: step))
        place.withLock { $0 = fixture.path }
        try await fixture.run { batches in
            #expect(await batches.next()?.map(\.path.description) == ["between.txt"])
            await fixture.inbox.readEvents()
            fixture.moveIn("last", as: "last.txt")
            #expect(await batches.next()?.map(\.path.description) == ["last.txt"])
        }
    }

    static let temporaryNames = [
        ".hidden", ".letter.txt.swp", "letter.txt~", "letter.part", "letter.filepart", "letter.partial",
        "letter.FILEPART", "letter.tmp",
        "letter.pdf.crdownload",
        "~$letter.docx", "#letter.txt#", "Thumbs.db", "letter.txt:Zone.Identifier", ".~lock.letter.odt#",
    ]

    @Test(arguments: [
        "desktop.ini", "Desktop.ini", "Picasa.ini", "ZbThumbnail.info", "pspbrwse.jbf", "ehthumbs.db", "IconCache.db",
        ".DS_Store", "._letter.pdf", "Icon\r",
        "Desktop DB",
        ":2eDS_Store", "__MACOSX", "Network Trash Folder", "Temporary Items", "$RECYCLE.BIN", "RECYCLER",
        "System Volume Information", "lost+found", ".Trash-1000", "@eaDir", "@Recycle", "#recycle", "#snapshot",
        "~snapshot", "SYNOFILE_THUMB_M.jpg", ".stfolder", ".syncthing.letter.pdf.tmp", ".nfs0000000000a1",
        ".fuse_hidden00a1",
        ".goutputstream-A1B2C3", ".letter.pdf.AbCdEf", "~WRL0001.tmp", "~WRD0002", "letter.laccdb", "letter.dwl2",
        "4913", ".#letter.txt", ".letter.txt.swo", "letter.txt.swx", ".letter.txt.kate-swp",
        "letter.txt.sb-1a2b3c4d-AbCdEf",
        "letter.pdf.part", "letter.pdf.download", "letter.pdf.opdownload", "letter.pdf.crswap", "letter.pdf.!ut",
        "letter.pdf.!qB", "letter.pdf.aria2", "letter.pdf.aria2__temp", "letter.pdf.ffs_tmp", "sync.ffs_db",
        "letter.pdf.lftp-pget-status",
    ])
    func `a junk name is temporary`(name: String) throws {
        #expect(try #require(FileName(name)).isTemporary)
    }

    @Test(arguments: temporaryNames)
    func `a temporary name is left alone`(name: String) async throws {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        fixture.write("early", to: name)
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn("late", as: name)
            // A batch has all ready files.
            fixture.moveIn("other", as: "other.txt")
            #expect(await batches.next()?.map(\.path.description) == ["other.txt"])
            await fixture.inbox.rescan()
            #expect(await fixture.inbox.status.waiting == 0)
            #expect(rename("\(fixture.path)/\(name)", "\(fixture.path)/letter.txt") == 0)
            #expect(try #require(await batches.next()).map { try $0.text } == ["late"])
        }
    }

    @Test(arguments: [
        "letter.txt", "PARTNERSHIP letter", "a.b.pdf", "tmp", "part", "ends.with.partx", "£ letter.txt", "49130",
        "letter 4913.txt", "lost+found.txt", "letter.txt.bak", "letter.sync-conflict-20261129.txt",
        "recycled paper.txt",
        "letter.sb-2.txt", "$letter.txt", "@letter.txt",
    ])
    func `another name is not temporary`(name: String) throws {
        #expect(try !#require(FileName(name)).isTemporary)
    }

    @Test func `a hard link is a file`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.write("original", to: "../elsewhere.txt")
            #expect(link("\(fixture.root)/elsewhere.txt", "\(fixture.path)/linked.txt") == 0)
            await fixture.inbox.readEvents()
            fixture.clock.advance(to: .seconds(1))
            await fixture.clock.wakeSleeper(at: .seconds(2))
            #expect(try #require(await batches.next()).map { try $0.text } == ["original"])
        }
    }

    @Test func `new content under the same name is read`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn("first", as: "letter.txt")
            let first = try #require(await batches.next()?.first)
            fixture.moveIn("second", as: "letter.txt")
            let second = try #require(await batches.next()?.first)
            #expect(try (first.text, second.text) == ("first", "second"))
            let outcomes = await fixture.inbox.conclude(
                [Verdict(first, .processed(folder: "2019-20"), distinction: "1")])
            let name = try #require(FileName("letter.txt"))
            #expect(
                outcomes == [.stayed(directory: "\(fixture.root)/processed/2019-20", name: name, isOpen: false)])
            #expect(fixture.content(of: "processed/2019-20/letter.txt") == "first")
            #expect(fixture.content(of: "inbox/letter.txt") == "second")
        }
    }

    @Test func `a claimed file does not come again`() async throws {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        fixture.write("one", to: "one.txt")
        try await fixture.run { batches in
            #expect(await batches.next()?.count == 1)
            await fixture.inbox.rescan()
            // Opened for writing and closed, with nothing written.
            close(open("\(fixture.path)/one.txt", O_WRONLY))
            await fixture.inbox.readEvents()
            fixture.clock.advance(to: .seconds(1))
            fixture.moveIn("two", as: "two.txt")
            #expect(await batches.next()?.map(\.path.description) == ["two.txt"])
        }
    }

    @Test(arguments: [
        ("not UTF-8", [0x66, 0xFF, 0x66], #"f\xfff"#), ("line feed", Array("a\nb.txt".utf8), #"a\u{a}b.txt"#),
        ("terminal escape", [0x1B, 0x5B, 0x32, 0x4A], #"\u{1b}[2J"#), ("backslash", Array(#"a\xff"#.utf8), #"a\\xff"#),
        ("direction override", Array("a\u{202E}fdp.txt".utf8), #"a\u{202e}fdp.txt"#),
    ])
    func `any bytes are a name, and it is shown on one line`(label: String, bytes: [UInt8], shown: String) async throws
    {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        let path = Array("\(fixture.path)/".utf8) + bytes + [0]
        let file = path.withUnsafeBytes {
            open($0.assumingMemoryBound(to: CChar.self).baseAddress!, O_WRONLY | O_CREAT, 0o644)
        }
        write(file, "x", 1)
        close(file)
        try await fixture.run { batches in
            let file = try #require(await batches.next()?.first)
            #expect(file.path.name.bytes == bytes)
            #expect(file.path.description == shown)
            let outcomes = await fixture.inbox.conclude([Verdict(file, .processed(folder: "2019-20"), distinction: "1")]
            )
            #expect(outcomes == [.archived(directory: "\(fixture.root)/processed/2019-20", name: file.path.name)])
        }
    }

    @Test func `the sequence ends with the inbox`() async throws {
        let fixture = try InboxFixture()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await fixture.inbox.run() }
            try await fixture.watching()
            group.cancelAll()
            for await _ in fixture.inbox.batches { Issue.record("nothing was there") }
        }
        #expect(await fixture.inbox.status.state == .stopped)
    }

    @Test func `a cancelled consumer stops waiting`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { _ in
            try await fixture.watching()
            let consumer = Task { for await _ in fixture.inbox.batches {} }
            consumer.cancel()
            await consumer.value
        }
    }
}

/// Makes a file elsewhere and moves it in.
private func moveFile(into directory: String, as name: String) {
    let file = open("\(directory)/../staging", O_WRONLY | O_CREAT, 0o644)
    write(file, "x", 1)
    close(file)
    rename("\(directory)/../staging", "\(directory)/\(name)")
}
