import Foundation
import Glibc
@testable import Inbox
import Linux
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ProblemTests {
    /// More changes than the system's queue holds come during the first scan.
    @Test func `an overflow of the queue of changes loses no file`() async throws {
        let limit = try #require(Self.queueLimit)
        let once = Once()
        let place = Mutex("")
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(
                timeShift: 3600,
                after: { call, _ in
                    guard call == "names" else { return }
                    once {
                        let path = place.withLock { $0 }
                        // Two names in turn, so that the system can't fold a change into the one before.
                        for number in 0...limit {
                            let file = open("\(path)/\(number % 2)", O_WRONLY | O_CREAT, 0o644)
                            write(file, "x", 1)
                            close(file)
                        }
                        rename("\(path)/../staged", "\(path)/late.txt")
                    }
                }))
        place.withLock { $0 = fixture.path }
        fixture.write("late", to: "../staged")
        try await fixture.run { batches in
            _ = try await fixture.event { $0 == .overflow(count: 1) }
            // Some changes of two names were reported, so they settle; none of the third was.
            await fixture.clock.sleeper(until: .seconds(1))
            fixture.clock.advance(to: .seconds(1))
            var names: Set<String> = []
            while names.count < 3 { names.formUnion(try #require(await batches.next()).map(\.path.description)) }
            #expect(names == ["0", "1", "late.txt"])
            #expect(await fixture.inbox.status.overflows == 1)
        }
    }

    private static var queueLimit: Int? {
        let file = open("/proc/sys/fs/inotify/max_queued_events", O_RDONLY)
        defer { close(file) }
        var digits = [UInt8](repeating: 0, count: 32)
        let count = read(file, &digits, digits.count)
        return Int(String(decoding: digits.prefix(max(0, count - 1)), as: UTF8.self))
    }

    @Test(arguments: ["removed", "moved", "replaced by a file", "not there at the start"])
    func `a directory that goes and comes is watched again`(what: String) async throws {
        let fixture = try InboxFixture()
        if what == "not there at the start" { rmdir(fixture.path) }
        try await fixture.run { batches in
            if what != "not there at the start" { try await fixture.watching() }
            switch what {
            case "removed": #expect(rmdir(fixture.path) == 0)
            case "moved": #expect(rename(fixture.path, "\(fixture.root)/away") == 0)
            case "replaced by a file":
                #expect(rmdir(fixture.path) == 0)
                close(open(fixture.path, O_WRONLY | O_CREAT, 0o644))
            default: break
            }
            let event = try await fixture.event { if case .state(.waitingForDirectory) = $0 { true } else { false } }
            guard case .state(.waitingForDirectory(let error)) = event else { return }
            #expect([.directoryMissing, .notADirectory].contains(error.code))

            unlink(fixture.path)
            #expect(mkdir(fixture.path, 0o755) == 0)
            fixture.moveIn("before it is watched", as: "early.txt")
            await fixture.clock.sleeper(until: .milliseconds(50))
            fixture.clock.advance(to: .seconds(1))
            try await fixture.watching()
            fixture.moveIn("after", as: "late.txt")
            #expect(await batches.next()?.map(\.path.description) == ["late.txt"])
            // The first one has not changed since it was found.
            await fixture.clock.sleeper(until: .seconds(2))
            fixture.clock.advance(to: .seconds(2))
            #expect(await batches.next()?.map(\.path.description) == ["early.txt"])
        }
    }

    /// A directory above it is moved away and replaced, which the system does not report.
    @Test func `another directory at the path is noticed`() async throws {
        let fixture = try InboxFixture(adjust: { $0.inbox += "/deep" })
        mkdir("\(fixture.root)/inbox", 0o755)
        mkdir(fixture.path, 0o755)
        try await fixture.run { batches in
            try await fixture.watching()
            #expect(rename("\(fixture.root)/inbox", "\(fixture.root)/away") == 0)
            mkdir("\(fixture.root)/inbox", 0o755)
            mkdir(fixture.path, 0o755)
            await fixture.clock.sleeper(until: .seconds(10))
            fixture.clock.advance(to: .seconds(10))
            _ = try await fixture.event { if case .state(.waitingForDirectory) = $0 { true } else { false } }
            await fixture.clock.sleeper(until: .milliseconds(10_050))
            fixture.clock.advance(to: .milliseconds(10_050))
            try await fixture.watching()
            fixture.moveIn("new", as: "new.txt")
            #expect(await batches.next()?.map(\.path.description) == ["new.txt"])
        }
    }

    @Test func `an unmounted inbox is searched for`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { _ in
            try await fixture.watching()
            await fixture.inbox.handle([WatchEvent(watch: 1, mask: UInt32(IN_UNMOUNT), name: nil)])
            _ = try await fixture.event { if case .state(.waitingForDirectory) = $0 { true } else { false } }
            await fixture.clock.sleeper(until: .milliseconds(50))
            fixture.clock.advance(to: .milliseconds(50))
            try await fixture.watching()
        }
    }

    /// An open descriptor would prevent unmounting.
    @Test func `no descriptor of the directory stays open`() async throws {
        let fixture = try InboxFixture()
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.moveIn("letter", as: "letter.txt")
            var batch = await batches.next() ?? []
            await fixture.inbox.conclude(batch.map { Verdict($0, .processed(folder: "2019-20"), distinction: "1") })
            batch = []
            let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
                try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
            }
            #expect(open.filter { $0.hasPrefix(fixture.root) } == [])
        }
    }

    @Test func `a rescan finds files that no event reported`() async throws {
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(timeShift: 3600),
            watch: { () throws(SystemCallError) in SilentWatch() })
        try await fixture.run { batches in
            try await fixture.watching()
            fixture.write("untold", to: "letter.txt")
            await fixture.inbox.rescan()
            #expect(await batches.next()?.map(\.path.description) == ["letter.txt"])
        }
    }

    @Test(arguments: [
        (ENOSPC, "fs.inotify.max_user_watches"), (EMFILE, "fs.inotify.max_user_instances"),
        (ENOSYS, "inotify_add_watch"),
    ])
    func `a directory without a watch is polled`(errno: Int32, said: String) async throws {
        let fixture = try InboxFixture(
            fileSystem: ScriptedFileSystem(timeShift: 3600),
            watch: { [errno] () throws(SystemCallError) in SilentWatch(refusing: errno) })
        try await fixture.run { batches in
            let event = try await fixture.event { if case .state(.polling) = $0 { true } else { false } }
            guard case .state(.polling(let error)) = event else { return }
            #expect(error.message.contains(said), "\(error)")
            fixture.write("untold", to: "letter.txt")
            await fixture.clock.sleeper(until: .seconds(5))
            fixture.clock.advance(to: .seconds(5))
            #expect(await batches.next()?.map(\.path.description) == ["letter.txt"])
            #expect(await fixture.inbox.status.state == .polling(error))
        }
    }

    /// Its clock may differ, so a file there has to settle by this machine's clock.
    @Test func `a remote file system is polled`() async throws {
        let nfs = 0x6969
        let fixture = try InboxFixture(fileSystem: ScriptedFileSystem(timeShift: 3600, type: nfs))
        fixture.write("old", to: "letter.txt")
        try await fixture.run { batches in
            let event = try await fixture.event { if case .state(.polling) = $0 { true } else { false } }
            guard case .state(.polling(let error)) = event else { return }
            #expect(error.code == .remoteFileSystem)
            await fixture.clock.sleeper(until: .seconds(1))
            #expect(await fixture.inbox.status.waiting == 1)
            fixture.clock.advance(to: .seconds(1))
            #expect(await batches.next()?.count == 1)
        }
    }

    // MARK: Entries that are no files

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
        var told: [String] = []
        for await event in fixture.inbox.events {
            if case .problem(let problem) = event { told.append(problem.path.description) }
        }
        #expect(told.sorted() == (others + ["late.txt", "link.txt"]).sorted())
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
            await fixture.clock.sleeper(until: .seconds(1))
            fixture.clock.advance(to: .seconds(1))
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
        var told = 0
        for await event in fixture.inbox.events { if case .problem = event { told += 1 } }
        #expect(told == 1)
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
                await fixture.clock.sleeper(until: .seconds(time))
                fixture.clock.advance(to: .seconds(time))
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

    // MARK: Folders

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
