@testable import Daemon
import Dispatch
import Synchronization
import Systemd
import Testing

@Suite(.timeLimit(.minutes(1))) struct LogQueueTests {
    /// A journal that accepts nothing until it is opened.
    private final class StandingJournal: JournalSink {
        private let gate = DispatchSemaphore(value: 0)
        private let accepted = Mutex<[String]>([])

        var messages: [String] { accepted.withLock { $0 } }

        func open() { gate.signal() }

        func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute {
            gate.wait()
            gate.signal()
            accepted.withLock { $0.append(entry.message) }
            return .journal
        }
    }

    @Test func `a journal that stands still holds nobody up, and gets the entries in order later`() throws {
        let journal = StandingJournal()
        let log = LogQueue(journal, limit: 3)
        for number in 1...5 { log.log(try JournalEntry("\(number)", priority: .info)) }
        #expect(!log.flush(within: .milliseconds(1)))
        #expect(journal.messages.isEmpty)
        journal.open()
        #expect(log.flush(within: .seconds(30)))
        #expect(journal.messages.filter { $0.count == 1 } == ["1", "2", "3"])
        #expect(journal.messages.contains("2 further messages were dropped: nobody took them."))
    }
}
