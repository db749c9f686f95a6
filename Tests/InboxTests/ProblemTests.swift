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
            await fixture.clock.wakeSleeper(at: .seconds(1))
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
            await fixture.clock.wakeSleeper(at: .seconds(2))
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
            await fixture.clock.wakeSleeper(at: .seconds(10))
            _ = try await fixture.event { if case .state(.waitingForDirectory) = $0 { true } else { false } }
            await fixture.clock.wakeSleeper(at: .milliseconds(10_050))
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
            await fixture.clock.wakeSleeper(at: .milliseconds(50))
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
            await fixture.clock.wakeSleeper(at: .seconds(5))
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
}
