import Glibc
@testable import Inbox
import Linux
import Testing

/// Originals that move between the folders of the processed files, and rejected files that somebody removed.
@Suite struct MovingTests {
    private static func digest(_ text: String) -> String { SHA256.hexDigest(of: Array(text.utf8)) }

    private func fixture(_ fileSystem: ScriptedFileSystem = ScriptedFileSystem()) throws -> InboxFixture {
        let fixture = try InboxFixture(fileSystem: fileSystem)
        for folder in ["processed", "processed/2019-20", "processed/2020-21", "rejected"] {
            mkdir("\(fixture.root)/\(folder)", 0o755)
        }
        fixture.write("letter", to: "../processed/2019-20/a.txt")
        fixture.write("letter", to: "../processed/2020-21/a.txt")
        fixture.write("others", to: "../processed/2020-21/b.txt")
        return fixture
    }

    private func setAside(_ fixture: InboxFixture) async throws {
        let found = try await fixture.inbox.originals(in: "withdrawn", orOfSizes: [6])
        _ = try await fixture.inbox.move(
            found.filter { $0.sha256 == Self.digest("letter") && $0.folder != "withdrawn" }.map { ($0, "withdrawn") })
    }

    @Test func `every file of a document moves, and of two with one name one serves`() async throws {
        let fixture = try fixture()
        try await setAside(fixture)
        #expect(fixture.names(in: "processed/withdrawn") == ["a.txt"])
        #expect(fixture.names(in: "processed/2019-20") == [])
        #expect(fixture.names(in: "processed/2020-21") == ["b.txt"])
    }

    @Test func `no file is replaced`() async throws {
        let fixture = try fixture()
        mkdir("\(fixture.root)/processed/withdrawn", 0o755)
        fixture.write("another", to: "../processed/withdrawn/a.txt")
        try await setAside(fixture)
        let digits = Self.digest("letter").prefix(8)
        #expect(fixture.names(in: "processed/withdrawn") == ["a-\(digits).txt", "a.txt"])
        #expect(fixture.content(of: "processed/withdrawn/a.txt") == "another")
    }

    /// Each call in turn fails once, or the process dies there: the content is somewhere, and another attempt completes the move.
    @Test(arguments: [EIO, ENOSPC, EROFS])
    func `a move that failed once is completed by the next`(errno: Int32) async throws {
        var number = 0
        var hasFailed = true
        while hasFailed {
            number += 1
            let faults = Faults(failing: number, errno: errno)
            let fixture = try fixture(ScriptedFileSystem(before: faults.step))
            faults.begin()
            do {
                try await setAside(fixture)
            } catch let error as InboxError {
                #expect(error.errno == errno)
            }
            faults.end()
            let places = ["2019-20", "2020-21", "withdrawn"].filter {
                fixture.content(of: "processed/\($0)/a.txt") == "letter"
            }
            #expect(!places.isEmpty)
            try await setAside(fixture)
            #expect(fixture.names(in: "processed/withdrawn") == ["a.txt"])
            hasFailed = faults.hasFailed
        }
        #expect(number > 15)
    }

    // MARK: Removed files

    private static func rejected(_ text: String, as names: String...) -> RejectedOriginal {
        RejectedOriginal(
            sha256: digest(text), size: Int64(text.utf8.count), names: names.compactMap { FileName($0) },
            distinction: String(digest(text).prefix(8)))
    }

    private func absent(_ fixture: InboxFixture, _ documents: RejectedOriginal...) async throws -> [String] {
        try await fixture.inbox.absent(among: documents)
    }

    @Test func `a rejected file is there under its name, with digits in it, or under any name with its content`()
        async throws
    {
        let fixture = try fixture()
        let (news, fair) = (Self.rejected("news", as: "x.txt"), Self.rejected("fair", as: "x.txt"))
        #expect(try await absent(fixture, news) == [news.sha256])
        fixture.write("altered", to: "../rejected/x.txt")
        #expect(try await absent(fixture, news) == [])
        // The name alone says nothing where two documents had it.
        #expect(Set(try await absent(fixture, news, fair)) == [news.sha256, fair.sha256])
        fixture.write("news", to: "../rejected/x.txt")
        #expect(try await absent(fixture, news, fair) == [fair.sha256])
        fixture.write("fair", to: "../rejected/x-\(fair.distinction).txt")
        #expect(try await absent(fixture, news, fair) == [])
        #expect(rename("\(fixture.root)/rejected/x.txt", "\(fixture.root)/rejected/renamed") == 0)
        #expect(try await absent(fixture, news) == [])
    }

    /// `retry` returns it there, a full disk keeps it there, a crash leaves it under a hidden name.
    @Test(arguments: ["inbox/y.txt", "unarchived/y", "rejected/.ombudsd-1-2.copy-1"])
    func `a file on its way is not removed`(path: String) async throws {
        let fixture = try fixture()
        mkdir("\(fixture.root)/unarchived", 0o755)
        fixture.write("news", to: "../\(path)")
        #expect(try await absent(fixture, Self.rejected("news", as: "x.txt")) == [])
        unlink("\(fixture.root)/\(path)")
        #expect(try await absent(fixture, Self.rejected("news", as: "x.txt")).count == 1)
    }

    @Test func `nobody knows where a directory or a file can't be read`() async throws {
        let fixture = try fixture(
            ScriptedFileSystem(before: { call, name throws(SystemCallError) in
                if call == "openFile", name == FileName("y.txt") {
                    throw SystemCallError(call: "openat", errno: EACCES)
                }
            }))
        fixture.write("fair", to: "y.txt")
        #expect(try await absent(fixture, Self.rejected("news", as: "x.txt")) == [])
        rmdir("\(fixture.root)/rejected")
        let error = await #expect(throws: InboxError.self) {
            try await absent(fixture, Self.rejected("news", as: "x.txt"))
        }
        #expect(error?.code == .directoryMissing)
    }

    @Test(.timeLimit(.minutes(1))) func `the watch reports a removal, and not the archive's own steps`() async throws {
        let fixture = try fixture()
        let watch = try RemovalWatch("\(fixture.root)/rejected")
        fixture.write("{}", to: "../rejected/.ombudsd-1-2.reason")
        #expect(rename("\(fixture.root)/rejected/.ombudsd-1-2.reason", "\(fixture.root)/rejected/a") == 0)
        unlink("\(fixture.root)/rejected/a")
        var removals = watch.removals.makeAsyncIterator()
        #expect(await removals.next() != nil)
    }
}
