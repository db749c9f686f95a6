import Glibc
@testable import Inbox
import Linux
import Synchronization
import Testing

/// Entries of the inbox that are no files, or can't be read.
@Suite(.timeLimit(.minutes(1)))
struct UnreadableEntryTests {
    @Test func `an entry that is no file is never opened, and is reported once`() async throws {
        let opened = Mutex<[FileName?]>([])
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(
                timeShift: 3600, before: { call, name in if call == "openFile" { opened.withLock { $0.append(name) } } }
            ))
        #expect(symlink("/etc/passwd", "\(fixture.path)/link.txt") == 0)
        #expect(mkfifo("\(fixture.path)/fifo.txt", 0o644) == 0)
        try Self.makeSocket("\(fixture.path)/socket.txt")
        let others = ["fifo.txt", "socket.txt"] + (Self.makeDevice("\(fixture.path)/device.txt") ? ["device.txt"] : [])
        fixture.write("first", to: "first.txt")
        try await fixture.run { batches in
            #expect(await batches.next()?.map(\.path.description) == ["first.txt"])
            await fixture.inbox.rescan()
            #expect(symlink("/etc/passwd", "\(fixture.root)/late") == 0)
            #expect(rename("\(fixture.root)/late", "\(fixture.path)/late.txt") == 0)
            fixture.moveIn("letter", as: "letter.txt")
            #expect(await batches.next()?.map(\.path.description) == ["letter.txt"])
            await fixture.inbox.rescan()
            let problems = await fixture.inbox.status.problems
            let codes = Dictionary(uniqueKeysWithValues: problems.map { ($0.path.description, $0.error.code) })
            var expected: [String: InboxError.Code] = ["late.txt": .symbolicLink, "link.txt": .symbolicLink]
            for name in others { expected[name] = .notARegularFile }
            #expect(codes == expected)
            #expect(opened.withLock { $0 } == [FileName("first.txt"), FileName("letter.txt")])
            for name in others + ["link.txt", "late.txt"] { unlink("\(fixture.path)/\(name)") }
            await fixture.inbox.readEvents()
            #expect(await fixture.inbox.status.problems == [])
        }
        var reports: [String] = []
        for await event in fixture.inbox.events {
            if case .problem(let problem) = event { reports.append(problem.path.description) }
        }
        #expect(reports.sorted() == (others + ["late.txt", "link.txt"]).sorted())
    }

    private static func makeSocket(_ path: String) throws {
        let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(result == 0)
    }

    /// - Returns: false where this user may not make one.
    private static func makeDevice(_ path: String) -> Bool {
        let null = dev_t(1 << 8 | 3)
        return mknod(path, S_IFCHR | 0o644, null) == 0
    }

    /// The file is replaced between the status and the opening.
    @Test func `a file that is replaced by a symbolic link is not followed`() async throws {
        let once = Once()
        let place = Mutex("")
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(
                timeShift: 3600,
                before: { call, name in
                    guard call == "openFile" else { return }
                    once {
                        let path = place.withLock { $0 } + "/letter.txt"
                        unlink(path)
                        symlink("/etc/passwd", path)
                    }
                }))
        place.withLock { $0 = fixture.path }
        fixture.write("letter", to: "letter.txt")
        try await fixture.run {
            let event = try await fixture.event { if case .problem = $0 { true } else { false } }
            guard case .problem(let problem) = event else { return }
            #expect(problem.error.code == .symbolicLink)
        } consuming: { _ in
            Issue.record("nothing can be read")
        }
    }

    /// The folder is replaced by a link to one outside, with a file of the same name, between its scan and the opening of
    /// its file.
    @Test func `a folder that is replaced by a symbolic link is not followed`() async throws {
        let places = Mutex((count: 0, root: ""))
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(
                timeShift: 3600,
                before: { call, name in
                    guard call == "openDirectory", name?.description == "folder" else { return }
                    let (count, root) = places.withLock { places in
                        places.count += 1
                        return places
                    }
                    guard count == 2 else { return }
                    rename("\(root)/inbox/folder", "\(root)/away")
                    symlink("\(root)/outside", "\(root)/inbox/folder")
                }))
        places.withLock { $0.root = fixture.root }
        for folder in ["inbox/folder", "outside"] {
            mkdir("\(fixture.root)/\(folder)", 0o755)
            fixture.write(folder, to: "../\(folder)/letter.txt")
        }
        try await fixture.run { batches in
            // The next file is the only one in a batch.
            try await fixture.watching()
            fixture.moveIn("other", as: "other.txt")
            #expect(try await batches.next()?.map { try $0.text } == ["other"])
        }
        #expect(places.withLock { $0.count } >= 2)
        #expect(fixture.names(in: "outside") == ["letter.txt"])
    }

    @Test func `an unreadable file is reported once, and read when it can be`() async throws {
        let isForbidden = Mutex(true)
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(
                before: { (call, _) throws(SystemCallError) in
                    guard call == "openFile", isForbidden.withLock({ $0 }) else { return }
                    throw SystemCallError(call: "openat", errno: EACCES)
                }))
        try await fixture.run {
            try await fixture.watching()
            fixture.moveIn("secret", as: "letter.txt")
            let event = try await fixture.event { if case .problem = $0 { true } else { false } }
            guard case .problem(let problem) = event else { return }
            #expect(problem.error.code == .unreadable)
            isForbidden.withLock { $0 = false }
            // As an administrator would mend it.
            #expect(chmod("\(fixture.path)/letter.txt", 0o644) == 0)
            await fixture.inbox.readEvents()
            await fixture.clock.wakeSleeper(at: .seconds(1))
            let next = try await fixture.event { _ in true }
            #expect(next == .solved(problem.path))
        } consuming: { _ in
        }
    }

    @Test func `an unreadable file is tried at every scan, and reported once`() async throws {
        let tries = Mutex(0)
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(
                timeShift: 3600,
                before: { (call, name) throws(SystemCallError) in
                    guard call == "openFile", name == FileName("letter.txt") else { return }
                    tries.withLock { $0 += 1 }
                    throw SystemCallError(call: "openat", errno: EACCES)
                }))
        fixture.write("secret", to: "letter.txt")
        try await fixture.run { batches in
            for number in 1...3 {
                fixture.moveIn("other", as: "other-\(number).txt")
                #expect(await batches.next()?.map(\.path.description) == ["other-\(number).txt"])
                await fixture.inbox.rescan()
            }
            #expect(tries.withLock { $0 } >= 2)
            #expect(await fixture.inbox.status.problems.map(\.path.description) == ["letter.txt"])
        }
        var reports = 0
        for await event in fixture.inbox.events { if case .problem = event { reports += 1 } }
        #expect(reports == 1)
    }

    @Test(arguments: [EIO, EMFILE, ENOMEM])
    func `a file that a passing error keeps from being read is tried later`(errno: Int32) async throws {
        let failures = Mutex(2)
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(
                before: { [errno] (call, _) throws(SystemCallError) in
                    let fails =
                        call == "openFile"
                        && failures.withLock {
                            $0 -= 1
                            return $0 >= 0
                        }
                    if fails { throw SystemCallError(call: "openat", errno: errno) }
                }))
        try await fixture.run {
            try await fixture.watching()
            fixture.moveIn("letter", as: "letter.txt")
            // After one second, and then after two more.
            for time in [1, 3] {
                await fixture.clock.wakeSleeper(at: .seconds(time))
            }
            let problem = try await fixture.event { _ in true }
            guard case .problem = problem else {
                Issue.record("\(problem)")
                return
            }
            let next = try await fixture.event { _ in true }
            #expect(next == .solved(InboxPath(name: try #require(FileName("letter.txt")))))
        } consuming: { _ in
        }
    }
}
