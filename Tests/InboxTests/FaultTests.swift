import Dispatch
import Glibc
@testable import Inbox
import Linux
import Synchronization
import Testing

/// Each call of watching, scanning, opening and reading fails, once or several times in a row.
@Suite(.timeLimit(.minutes(3)))
struct FaultTests {
    /// Makes a range of calls fail, by their numbers.
    private final class Fault: Sendable {
        private let calls: Range<Int>
        private let errno: Int32
        private let made = Mutex(0)

        init(_ calls: Range<Int>, errno: Int32) {
            self.calls = calls
            self.errno = errno
        }

        var total: Int { made.withLock { $0 } }

        func count(_ call: String) throws(SystemCallError) {
            let number = made.withLock { count in
                count += 1
                return count
            }
            if calls.contains(number) { throw SystemCallError(call: call, errno: errno) }
        }

        /// A failed synchronisation ends the daemon, which another test covers.
        var step: ScriptedFileSystem.Step {
            { [self] (call, _) throws(SystemCallError) in
                if !call.hasPrefix("synchronise") { try count(call) }
            }
        }
    }

    private final class FaultyWatch: ChangeWatch {
        private let real: Inotify
        private let fault: Fault

        init(_ fault: Fault) throws(SystemCallError) {
            try fault.count("inotify_init1")
            real = try Inotify()
            self.fault = fault
        }

        func listen(
            on queue: DispatchQueue, then executor: ListenerExecutor, _ body: @escaping @Sendable () -> Void
        ) throws(SystemCallError) -> Listener? {
            try fault.count("eventfd")
            return try real.listen(on: queue, then: executor, body)
        }
        func add(_ directory: Descriptor) throws(SystemCallError) -> Int32 {
            try fault.count("inotify_add_watch")
            return try real.add(directory)
        }
        func remove(_ watch: Int32) { real.remove(watch) }
        func read() throws(SystemCallError) -> [WatchEvent] {
            try fault.count("read")
            return try real.read()
        }
    }

    /// A clock on which every wait ends at once, except the wait for the check of the directory.
    private final class HastyClock: Clock {
        typealias Instant = TestClock.Instant
        private let time = Mutex(Duration.zero)

        static let long = Duration.seconds(100)

        var now: Instant { Instant(offset: time.withLock { $0 }) }
        var minimumResolution: Duration { .nanoseconds(1) }

        func sleep(until deadline: Instant, tolerance: Duration?) async throws {
            // The daemon checks every 10 s, too. A file that is read in order does not wait for the check.
            if deadline.offset - now.offset > Self.long { try await Task.sleep(for: .seconds(10)) }
            try Task.checkCancellation()
            time.withLock { $0 = max($0, deadline.offset) }
        }
    }

    /// Reads one early file, one in a folder, and one late.
    ///
    /// - Returns: the number of times that each problem was reported.
    private func readAll(_ fault: Fault) async throws -> [InboxProblem: Int] {
        let fileSystem = ScriptedFileSystem(timeShift: 3600, before: fault.step)
        let fixture = try InboxFixture(adjust: { $0.checkInterval = HastyClock.long * 2 })
        fixture.write("early", to: "early.txt")
        mkdir("\(fixture.path)/folder", 0o755)
        fixture.write("inner", to: "folder/inner.txt")
        let inbox = Inbox(fixture.settings, clock: HastyClock(), fileSystem: fileSystem) {
            () throws(SystemCallError) in try FaultyWatch(fault)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await inbox.run() }
            var batches = inbox.batches.makeAsyncIterator()
            while case let filed = fixture.names(in: "processed/2019-20"),
                filed.count < 3 || fixture.names(in: "inbox") != ["folder"]
            {
                if filed.count == 2, fixture.names(in: "inbox") == ["folder"] { fixture.moveIn("late", as: "late.txt") }
                let verdicts = try #require(await batches.next()).map { file in
                    // A file that can't be read is tried again.
                    guard let text = try? file.text else {
                        return Verdict(file, .retry(after: .seconds(1)), distinction: "")
                    }
                    #expect(
                        ["early.txt": "early", "folder/inner.txt": "inner", "late.txt": "late"]["\(file.path)"] == text)
                    return Verdict(file, .processed(folder: "2019-20"), distinction: "1")
                }
                await inbox.conclude(verdicts)
            }
            group.cancelAll()
        }
        #expect(fixture.names(in: "processed/2019-20") == ["early.txt", "inner.txt", "late.txt"])
        #expect(fixture.names(in: "inbox") == ["folder"])
        var reported: [InboxProblem: Int] = [:]
        for await case .problem(let problem) in inbox.events { reported[problem, default: 0] += 1 }
        return reported
    }

    @Test(arguments: [EIO, EMFILE, ENFILE, ENOMEM, ENOSPC, EDQUOT], [1, 6])
    func `every file is read although calls fail`(errno: Int32, times: Int) async throws {
        let whole = Fault(0..<0, errno: errno)
        #expect(try await readAll(whole).isEmpty)
        for first in 1...whole.total {
            let reported = try await readAll(Fault(first..<(first + times), errno: errno))
            #expect(reported.values.allSatisfy { $0 <= times }, "from call \(first): \(reported)")
        }
        print("calls of the inbox that failed, errno \(errno), \(times) in a row: \(whole.total)")
    }
}
