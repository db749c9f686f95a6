import Glibc
@testable import Inbox
import Linux
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ArchiveTests {
    private static func processed(_ file: SettledFile) -> Verdict {
        Verdict(file, .processed(folder: "2019-20"), distinction: "1a2b3c4d")
    }

    private static func rejected(_ file: SettledFile, _ reason: String = "{}") -> Verdict {
        Verdict(file, .rejected(reason: Array(reason.utf8)), distinction: "1a2b3c4d")
    }

    @Test func `a read file is archived in its folder`() async throws {
        try await InboxFixture.withLetter { fixture, file, _ in
            let outcomes = await fixture.inbox.conclude([Self.processed(file)])
            let name = try #require(FileName("letter.txt"))
            #expect(outcomes == [.archived(directory: "\(fixture.root)/processed/2019-20", name: name)])
            #expect(fixture.content(of: "processed/2019-20/letter.txt") == "letter")
            #expect(fixture.names(in: "inbox") == [])
            let status = await fixture.inbox.status
            #expect((status.waiting, status.claimed) == (0, 0))
        }
    }

    @Test func `folders are kept apart from the inbox when one is made, and not for each file`() async throws {
        let calls = Mutex(0)
        let fileSystem = ScriptedFileSystem(before: { call, _ in
            if call == "spreadDirectories" { calls.withLock { $0 += 1 } }
        })
        try await InboxFixture.withLetter("0", fileSystem: fileSystem) { fixture, file, batches in
            await fixture.inbox.conclude([Self.processed(file)])
            #expect(calls.withLock { $0 } == 1)
            fixture.moveIn("1", as: "second.txt")
            let second = try #require(await batches.next()?.first)
            await fixture.inbox.conclude([Self.processed(second)])
            #expect(calls.withLock { $0 } == 1)
            #expect(fixture.names(in: "processed/2019-20") == ["letter.txt", "second.txt"])
        }
    }

    @Test func `archiving replaces no file`() async throws {
        try await InboxFixture.withLetter("0") { fixture, file, batches in
            await fixture.inbox.conclude([Self.processed(file)])
            for number in 1...3 {
                fixture.moveIn("\(number)", as: "letter.txt")
                let file = try #require(await batches.next()?.first)
                await fixture.inbox.conclude([Self.processed(file)])
            }
            let names = ["letter-1a2b3c4d-2.txt", "letter-1a2b3c4d-3.txt", "letter-1a2b3c4d.txt", "letter.txt"]
            #expect(fixture.names(in: "processed/2019-20") == names)
            #expect(names.map { fixture.content(of: "processed/2019-20/\($0)") } == ["2", "3", "1", "0"])
        }
    }

    @Test func `a rejected file has its reason beside it`() async throws {
        try await InboxFixture.withLetter("first") { fixture, file, batches in
            await fixture.inbox.conclude([Self.rejected(file, #"{"code":"empty"}"#)])
            fixture.moveIn("second", as: "letter.txt")
            let second = try #require(await batches.next()?.first)
            await fixture.inbox.conclude([Self.rejected(second, #"{"code":"other"}"#)])
            #expect(
                fixture.names(in: "rejected") == [
                    "letter-1a2b3c4d.txt", "letter-1a2b3c4d.txt.reason.json", "letter.txt", "letter.txt.reason.json",
                ])
            #expect(fixture.content(of: "rejected/letter.txt") == "first")
            #expect(fixture.content(of: "rejected/letter.txt.reason.json") == #"{"code":"empty"}"#)
            #expect(fixture.content(of: "rejected/letter-1a2b3c4d.txt.reason.json") == #"{"code":"other"}"#)
        }
    }

    @Test func `a reason replaces no document of that name`() async throws {
        try await InboxFixture.withLetter { fixture, file, _ in
            mkdir("\(fixture.root)/rejected", 0o755)
            fixture.write("a document", to: "../rejected/letter.txt.reason.json")
            await fixture.inbox.conclude([Self.rejected(file)])
            #expect(fixture.content(of: "rejected/letter.txt.reason.json") == "a document")
            #expect(fixture.content(of: "rejected/letter-1a2b3c4d.txt") == "letter")
            #expect(fixture.content(of: "rejected/letter-1a2b3c4d.txt.reason.json") == "{}")
        }
    }

    @Test func `a reason that a crash left is used`() async throws {
        try await InboxFixture.withLetter { fixture, file, _ in
            mkdir("\(fixture.root)/rejected", 0o755)
            fixture.write("{}", to: "../rejected/letter.txt.reason.json")
            await fixture.inbox.conclude([Self.rejected(file)])
            #expect(fixture.names(in: "rejected") == ["letter.txt", "letter.txt.reason.json"])
        }
    }

    @Test func `a name of the maximum length stays a valid name`() async throws {
        let name = String(repeating: "é", count: 125) + ".txt"
        let fixture = try InboxFixture()
        try await fixture.run { batches in
            try await fixture.watching()
            for content in ["first", "second"] {
                fixture.moveIn(content, as: name)
                let file = try #require(await batches.next()?.first)
                let outcome = await fixture.inbox.conclude([Self.rejected(file)])
                guard case .archived = outcome.first else {
                    Issue.record("\(outcome)")
                    continue
                }
            }
            let names = fixture.names(in: "rejected")
            #expect(names.count == 4)
            #expect(names.allSatisfy { $0.utf8.count <= 255 && !$0.contains("\u{FFFD}") })
        }
    }

    // MARK: Other processes

    @Test(arguments: [true, false])
    func `only content that was read is archived, and what is written then is read as a document`(wasRead: Bool)
        async throws
    {
        try await InboxFixture.withLetter("old") { fixture, file, batches in
            if wasRead { _ = try file.text }
            fixture.write("new", to: "letter.txt")
            let outcome = await fixture.inbox.conclude([Self.processed(file)])
            let place = "\(fixture.root)/processed/2019-20"
            #expect(outcome == [wasRead ? .stayed(directory: place, name: file.path.name, isOpen: false) : .replaced])
            #expect(fixture.content(of: "processed/2019-20/letter.txt") == (wasRead ? "old" : nil))
            #expect(fixture.names(in: "processed/2019-20").count == (wasRead ? 1 : 0))
            #expect(fixture.content(of: "inbox/letter.txt") == "new")
            await fixture.inbox.readEvents()
            await fixture.clock.wakeSleeper(at: .seconds(1))
            let texts = try #require(await batches.next()).map { try $0.text }
            #expect(texts == ["new"])
        }
    }

    @Test func `a file that was removed from the inbox after it was read is archived`() async throws {
        try await InboxFixture.withLetter { fixture, file, _ in
            let text = try file.text
            unlink("\(fixture.path)/letter.txt")
            let outcome = await fixture.inbox.conclude([Self.processed(file)])
            #expect(outcome == [.archived(directory: "\(fixture.root)/processed/2019-20", name: file.path.name)])
            #expect(fixture.content(of: "processed/2019-20/letter.txt") == text)
        }
    }

    @Test(arguments: [true, false])
    func `a file that changes between the check and the move goes back to the inbox`(isOtherFile: Bool) async throws {
        let once = Once()
        let place = Mutex<InboxFixture?>(nil)
        let fileSystem = ScriptedFileSystem(before: { call, name in
            guard call == "rename", name == FileName("letter.txt") else { return }
            once {
                let fixture = place.withLock { $0 }
                if isOtherFile {
                    fixture?.moveIn("new", as: "letter.txt")
                } else {
                    fixture?.write("new!", to: "letter.txt")
                }
            }
        })
        try await InboxFixture.withLetter("old", fileSystem: fileSystem) { fixture, file, batches in
            place.withLock { $0 = fixture }
            defer { place.withLock { $0 = nil } }
            let outcome = await fixture.inbox.conclude([Self.processed(file)])
            let place = "\(fixture.root)/processed/2019-20"
            #expect(outcome == [.stayed(directory: place, name: file.path.name, isOpen: false)])
            #expect(fixture.content(of: "inbox/letter.txt") == (isOtherFile ? "new" : "new!"))
            #expect(fixture.content(of: "processed/2019-20/letter.txt") == "old")
            // It comes back by a move, so it is read at once.
            let again = try #require(await batches.next()?.first)
            #expect(try again.text == (isOtherFile ? "new" : "new!"))
        }
    }

    @Test func `a file whose verdict is to retry comes again later`() async throws {
        try await InboxFixture.withLetter { fixture, file, batches in
            #expect(file.attempt == 0)
            let verdict = Verdict(file, .retry(after: .seconds(7)), distinction: "")
            #expect(await fixture.inbox.conclude([verdict]) == [.postponed(for: .seconds(7))])
            await fixture.inbox.rescan()
            #expect(await fixture.inbox.status.waiting == 1)
            await fixture.clock.wakeSleeper(at: .seconds(7))
            let again = try #require(await batches.next()?.first)
            #expect(again.attempt == 1)
        }
    }

    // MARK: Other file systems

    @Test(.enabled(if: access("/dev/shm", W_OK) == 0, "/dev/shm has to be there, as another file system"))
    func `originals are archived on another file system`() async throws {
        let elsewhere = try TestDirectory(in: "/dev/shm")
        try await InboxFixture.withLetter(adjust: { $0.processed = elsewhere["processed"] }) { fixture, file, batches in
            let outcome = await fixture.inbox.conclude([Self.processed(file)])
            #expect(outcome == [.archived(directory: elsewhere["processed/2019-20"], name: file.path.name)])
            #expect(fixture.names(in: "inbox") == [])
            fixture.moveIn("another", as: "letter.txt")
            let second = try #require(await batches.next()?.first)
            await fixture.inbox.conclude([Self.processed(second)])
        }
        #expect(elsewhere.names(in: "processed/2019-20") == ["letter-1a2b3c4d.txt", "letter.txt"])
    }

    @Test(.enabled(if: access("/dev/shm", W_OK) == 0, "/dev/shm has to be there, as another file system"))
    func `a file that changes while it is copied stays in the inbox`() async throws {
        let elsewhere = try TestDirectory(in: "/dev/shm")
        let once = Once()
        let place = Mutex<InboxFixture?>(nil)
        let fileSystem = ScriptedFileSystem(after: { call, _ in
            guard call == "createFile" else { return }
            once { place.withLock { $0 }?.write("longer than before", to: "letter.txt") }
        })
        try await InboxFixture.withLetter(fileSystem: fileSystem, adjust: { $0.processed = elsewhere["processed"] }) {
            fixture, file, _ in
            place.withLock { $0 = fixture }
            defer { place.withLock { $0 = nil } }
            #expect(await fixture.inbox.conclude([Self.processed(file)]) == [.replaced])
            #expect(fixture.content(of: "inbox/letter.txt") == "longer than before")
        }
        #expect(elsewhere.names(in: "processed") == ["2019-20"])
        #expect(elsewhere.names(in: "processed/2019-20") == [], "a copy was left")
    }

    // MARK: Directories that accept nothing

    @Test(arguments: [
        (ENOSPC, InboxError.Code.noSpace), (EDQUOT, .noSpace), (EROFS, .archiveForbidden), (EACCES, .archiveForbidden),
        (EIO, .inputOutput), (EMFILE, .resourcesExhausted),
    ])
    func `files stay in the inbox while the directories of originals accept none`(errno: Int32, code: InboxError.Code)
        async throws
    {
        let isRefusing = Mutex(true)
        let place = Mutex<(InboxFixture, InboxProblem)?>(nil)
        let fileSystem = ScriptedFileSystem(before: { [errno] (call, name) throws(SystemCallError) in
            guard call == "rename", isRefusing.withLock({ $0 }) else { return }
            throw SystemCallError(call: "renameat2", errno: errno)
        })
        try await InboxFixture.withLetter(fileSystem: fileSystem) { fixture, file, batches in
            guard case .failed(let error) = await fixture.inbox.conclude([Self.processed(file)]).first else {
                Issue.record("it was archived")
                return
            }
            #expect(error.code == code)
            #expect(error.isTransient)
            #expect(fixture.names(in: "inbox") == ["letter.txt"])
            #expect(await fixture.inbox.status.problems.map(\.error.code) == [code])
            // After one second, and then after two more.
            for (attempt, time) in [(1, 1), (2, 3)] {
                await fixture.clock.wakeSleeper(at: .seconds(time))
                let again = try #require(await batches.next()?.first)
                #expect(again.attempt == attempt)
                isRefusing.withLock { $0 = attempt < 2 }
                await fixture.inbox.conclude([Self.processed(again)])
            }
            #expect(fixture.names(in: "processed/2019-20") == ["letter.txt"])
            #expect(await fixture.inbox.status.problems == [])
            place.withLock { $0 = (fixture, InboxProblem(path: file.path, error: error)) }
        }
        let (fixture, problem) = try #require(place.withLock { $0 })
        var told: [InboxEvent] = []
        for await event in fixture.inbox.events { told.append(event) }
        #expect(told == [.problem(problem), .solved(problem.path), .state(.stopped)])
    }

    // MARK: Staying inside

    @Test(arguments: ["..", ".", "", "a/b", "../../etc", ".hidden", "a\nb"])
    func `a folder that leads elsewhere is refused`(folder: String) async throws {
        try await InboxFixture.withLetter { fixture, file, _ in
            let outcome = await fixture.inbox.conclude([Verdict(file, .processed(folder: folder), distinction: "1")])
            guard case .failed(let error) = outcome.first else {
                Issue.record("\(outcome)")
                return
            }
            #expect(error.code == .invalidName)
            #expect(fixture.names(in: "inbox") == ["letter.txt"])
        }
    }

    @Test(arguments: ["processed", "processed/2019-20", "rejected"])
    func `a directory of originals that is replaced by a symbolic link is not used`(place: String) async throws {
        try await InboxFixture.withLetter { fixture, file, _ in
            mkdir("\(fixture.root)/outside", 0o755)
            if place.hasSuffix("2019-20") { mkdir("\(fixture.root)/processed", 0o755) }
            #expect(symlink("\(fixture.root)/outside", "\(fixture.root)/\(place)") == 0)
            let verdict = place == "rejected" ? Self.rejected(file) : Self.processed(file)
            let outcome = await fixture.inbox.conclude([verdict])
            guard case .failed(let error) = outcome.first else {
                Issue.record("\(outcome)")
                return
            }
            #expect(error.code == .notADirectory)
            #expect(fixture.names(in: "outside") == [])
            #expect(fixture.names(in: "inbox") == ["letter.txt"])
        }
    }

    // MARK: Faults

    /// Each call in turn fails once. The document is whole in at least one place, and the outcome is true.
    @Test(arguments: [false, true])
    func `a file is never lost when a call of archiving fails`(isRejected: Bool) async throws {
        var number = 0
        var hasFailed = true
        while hasFailed {
            number += 1
            let faults = Faults(failing: number)
            try await InboxFixture.withLetter(fileSystem: ScriptedFileSystem(before: faults.step)) { fixture, file, _ in
                faults.begin()
                let outcome = await fixture.inbox.conclude([isRejected ? Self.rejected(file) : Self.processed(file)])
                faults.end()
                let folder = isRejected ? "rejected" : "processed/2019-20"
                let inPlace = fixture.names(in: folder).filter { !$0.hasSuffix(".json") && !$0.hasPrefix(".") }
                if inPlace == [] {
                    #expect(fixture.names(in: "inbox") == ["letter.txt"], "\(faults), \(outcome)")
                } else {
                    #expect(inPlace == ["letter.txt"] && fixture.content(of: "\(folder)/letter.txt") == "letter")
                    #expect(!isRejected || fixture.names(in: folder).contains("letter.txt.reason.json"), "\(faults)")
                }
                switch outcome.first {
                case .archived: #expect(inPlace == ["letter.txt"] && fixture.names(in: "inbox") == [], "\(faults)")
                case .failed: break
                default: Issue.record("\(faults): \(outcome)")
                }
                // The next attempt, and the next scan, mend what a fault left.
                await fixture.inbox.rescan()
                #expect(fixture.names(in: "inbox").allSatisfy { $0 == "letter.txt" }, "\(faults)")
            }
            hasFailed = faults.hasFailed
        }
        #expect(number > 8)
    }
}
