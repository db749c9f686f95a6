import Glibc
@testable import Inbox
import Linux
import Testing

/// Folders in the inbox.
@Suite(.timeLimit(.minutes(1)))
struct FolderTests {
    @Test func `folders are scanned one level deep`() async throws {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        mkdir("\(fixture.path)/early", 0o755)
        mkdir("\(fixture.path)/early/deeper", 0o755)
        fixture.write("a", to: "early/a.txt")
        fixture.write("x", to: "early/deeper/x.txt")
        mkdir("\(fixture.root)/late", 0o755)
        fixture.write("b", to: "../late/b.txt")
        try await fixture.run { batches in
            #expect(await batches.next()?.map(\.path.description) == ["early/a.txt"])
            #expect(rename("\(fixture.root)/late", "\(fixture.path)/late") == 0)
            let late = try #require(await batches.next()?.first)
            #expect(late.path.description == "late/b.txt")
            fixture.moveIn("c", as: "late/c.txt")
            #expect(await batches.next()?.map(\.path.description) == ["late/c.txt"])
            #expect(await fixture.inbox.status.problems.map(\.path.description) == ["early/deeper"])

            await fixture.inbox.conclude([Verdict(late, .processed(folder: "2019-20"), distinction: "1")])
            #expect(fixture.names(in: "processed/2019-20") == ["b.txt"])
            // A folder that is moved away is left, and its files with it.
            #expect(rename("\(fixture.path)/early", "\(fixture.root)/away") == 0)
            await fixture.inbox.readEvents()
            #expect(await fixture.inbox.status.problems == [])
        }
    }

    @Test func `folders are scanned as deep as the settings say`() async throws {
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(timeShift: 3600), adjust: { $0.folderDepth = 3 })
        for folder in ["a", "a/b", "a/b/c", "a/b/c/d"] { mkdir("\(fixture.path)/\(folder)", 0o755) }
        for folder in ["a", "a/b", "a/b/c", "a/b/c/d"] { fixture.write(folder, to: "\(folder)/x.txt") }
        try await fixture.run { batches in
            let first = try #require(await batches.next())
            #expect(Set(first.map(\.path.description)) == ["a/x.txt", "a/b/x.txt", "a/b/c/x.txt"])
            #expect(await fixture.inbox.status.problems.map(\.path.description) == ["a/b/c/d"])
            // A later file in a deep folder, and a later deep folder.
            fixture.moveIn("late", as: "a/b/c/late.txt")
            #expect(await batches.next()?.map(\.path.description) == ["a/b/c/late.txt"])
            mkdir("\(fixture.root)/e", 0o755)
            fixture.write("e", to: "../e/e.txt")
            #expect(rename("\(fixture.root)/e", "\(fixture.path)/a/b/e") == 0)
            #expect(await batches.next()?.map(\.path.description) == ["a/b/e/e.txt"])
            // The folders in one that is moved away are left with it.
            #expect(rename("\(fixture.path)/a", "\(fixture.root)/away") == 0)
            await fixture.inbox.readEvents()
            #expect(await fixture.inbox.status.problems == [])
            #expect(await fixture.inbox.status.waiting == 0)
        }
    }

    @Test(arguments: [true, false])
    func `the same file in several folders is put away once, also in one batch`(isRejected: Bool) async throws {
        @Sendable func verdict(_ file: SettledFile) -> Verdict {
            guard isRejected else { return Verdict(file, .processed(folder: "2019-20"), distinction: "1a2b3c4d") }
            // Another arrival has the same reason with another name in it.
            let reason = Array("{\"name\":\"\(file.path)\"}".utf8)
            return Verdict(file, .rejected(reason: reason), distinction: "1a2b3c4d") { _ in .same }
        }
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        for (folder, content) in [("a", "letter"), ("b", "letter"), ("c", "another")] {
            mkdir("\(fixture.path)/\(folder)", 0o755)
            fixture.write(content, to: "\(folder)/letter.txt")
        }
        try await fixture.run { batches in
            let files = try #require(await batches.next()).sorted { $0.path.description < $1.path.description }
            try #require(files.count == 3)
            for file in files { _ = try file.text }
            let outcomes = await fixture.inbox.conclude(files.map(verdict))
            let folder = isRejected ? "rejected" : "processed/2019-20"
            let names = ["letter.txt", "letter.txt", "letter-1a2b3c4d.txt"].compactMap { FileName($0) }
            #expect(outcomes == names.map { .archived(directory: "\(fixture.root)/\(folder)", name: $0) })
            let originals = fixture.names(in: folder).filter { !$0.hasSuffix(".json") }
            #expect(originals == ["letter-1a2b3c4d.txt", "letter.txt"])
            #expect(fixture.content(of: "\(folder)/letter-1a2b3c4d.txt") == "another")
            for inbox in ["a", "b", "c"] { #expect(fixture.names(in: "inbox/\(inbox)") == []) }
        }
    }

    @Test func `folders are not scanned where the settings say so`() async throws {
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(timeShift: 3600), adjust: { $0.folderDepth = 0 })
        mkdir("\(fixture.path)/folder", 0o755)
        fixture.write("a", to: "folder/a.txt")
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn("b", as: "b.txt")
            #expect(await batches.next()?.map(\.path.description) == ["b.txt"])
            #expect(await fixture.inbox.status.problems.map(\.error.code) == [.tooDeep])
        }
    }

    @Test func `a symbolic link to a folder is not scanned`() async throws {
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600))
        #expect(symlink("/etc", "\(fixture.path)/etc") == 0)
        try await fixture.run { batches in
            try await fixture.watching()
            #expect(await fixture.inbox.status.problems.map(\.error.code) == [.symbolicLink])
            #expect(await fixture.inbox.status.waiting == 0)
        }
    }
}
