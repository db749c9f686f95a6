import Dispatch
import Glibc
@testable import Inbox
import Linux
import Synchronization
import Testing

/// Each call of watching, looking, opening and reading fails, once or a few times in a row: every file is taken all the same.
@Suite("Every call fails", .timeLimit(.minutes(3)))
struct FaultTests {
    /// Makes some calls fail that come one after the other.
    private final class Fault: Sendable {
        private let calls: Range<Int>
        private let errno: Int32
        private let made = Mutex(0)

        init(_ calls: Range<Int>, errno: Int32) {
            self.calls = calls
            self.errno = errno
        }

        var count: Int { made.withLock { $0 } }

        func meet(_ call: String) throws(SystemCallError) {
            let number = made.withLock { count in
                count += 1
                return count
            }
            if calls.contains(number) { throw SystemCallError(call: call, errno: errno) }
        }

        /// A failed sync ends the daemon; that is another test's.
        var step: ScriptedFileSystem.Step {
            { [self] (call, _) throws(SystemCallError) in
                if !call.hasPrefix("synchronise") { try meet(call) }
            }
        }
    }

    private final class FaultyWatch: ChangeWatch {
        private let real: Inotify
        private let fault: Fault

        init(_ fault: Fault) throws(SystemCallError) {
            try fault.meet("inotify_init1")
            real = try Inotify()
            self.fault = fault
        }

        func listen(
            on queue: DispatchQueue, then executor: ListenerExecutor, _ body: @escaping @Sendable () -> Void
        ) throws(SystemCallError) -> Listener? {
            try fault.meet("eventfd")
            return try real.listen(on: queue, then: executor, body)
        }
        func add(_ directory: Descriptor) throws(SystemCallError) -> Int32 {
            try fault.meet("inotify_add_watch")
            return try real.add(directory)
        }
        func remove(_ watch: Int32) { real.remove(watch) }
        func read() throws(SystemCallError) -> [WatchEvent] {
            try fault.meet("read")
            return try real.read()
        }
    }

    /// Time goes on as soon as somebody waits for it, but for the look at whether all is as it was.
    private final class HastyClock: Clock {
        typealias Instant = TestClock.Instant
        private let time = Mutex(Duration.zero)

        static let long = Duration.seconds(100)

        var now: Instant { Instant(offset: time.withLock { $0 }) }
        var minimumResolution: Duration { .nanoseconds(1) }

        func sleep(until deadline: Instant, tolerance: Duration?) async throws {
            // In the daemon it comes every 10 s, too. No file that is taken in order waits for it.
            if deadline.offset - now.offset > Self.long { try await Task.sleep(for: .seconds(10)) }
            try Task.checkCancellation()
            time.withLock { $0 = max($0, deadline.offset) }
        }
    }

    /// Takes files in that are there, in a folder, and that come.
    ///
    /// - Returns: how often each problem was said.
    private func takeAll(_ fault: Fault) async throws -> [InboxProblem: Int] {
        let fileSystem = ScriptedFileSystem(timeShift: 3600, before: fault.step)
        let fixture = try Fixture(adjust: { $0.checkInterval = HastyClock.long * 2 })
        fixture.write("early", to: "early.txt")
        mkdir("\(fixture.path)/folder", 0o755)
        fixture.write("inner", to: "folder/inner.txt")
        let inbox = Inbox(fixture.settings, clock: HastyClock(), fileSystem: fileSystem) {
            () throws(SystemCallError) in try FaultyWatch(fault)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await inbox.run() }
            var batches = inbox.batches.makeAsyncIterator()
            while case let filed = fixture.names(in: "processed/2019-20"), filed.count < 3 {
                if filed.count == 2, fixture.names(in: "inbox") == ["folder"] { fixture.moveIn("late", as: "late.txt") }
                let verdicts = try #require(await batches.next()).map { file in
                    // What can't be read is tried again.
                    guard let text = try? file.text else {
                        return Verdict(file, .keep(for: .seconds(1)), distinction: "")
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
        var said: [InboxProblem: Int] = [:]
        for await case .problem(let problem) in inbox.events { said[problem, default: 0] += 1 }
        return said
    }

    @Test(arguments: [EIO, EMFILE, ENFILE, ENOMEM, ENOSPC, EDQUOT], [1, 6])
    func everyFileIsTakenAllTheSame(errno: Int32, times: Int) async throws {
        let whole = Fault(0..<0, errno: errno)
        #expect(try await takeAll(whole).isEmpty)
        for first in 1...whole.count {
            let said = try await takeAll(Fault(first..<(first + times), errno: errno))
            #expect(said.values.allSatisfy { $0 <= times }, "from call \(first): \(said)")
        }
        print("calls of the inbox that failed, errno \(errno), \(times) in a row: \(whole.count)")
    }
}
