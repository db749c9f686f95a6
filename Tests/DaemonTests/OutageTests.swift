@testable import Daemon
import Foundation
import Glibc
import Logging
import Model
import Oversight
import Repository
import SimulatedDisk
import Store
import Synchronization
import Systemd
import TestSupport
import Testing

/// Delivery while the store or the journal fails: each transition is delivered once, and the store is tried again at
/// growing intervals.
@Suite struct OutageTests {
    /// A journal that records the entries sent to it.
    private final class Memory: JournalSink {
        private let messages = Mutex<[String]>([])
        private let refusals: Mutex<[Int32]>

        private let route: JournalRoute

        /// - Parameter refusals: the error numbers of the first calls.
        init(refusing refusals: [Int32] = [], route: JournalRoute = .standardError) {
            self.refusals = Mutex(refusals)
            self.route = route
        }

        var count: Int { messages.withLock { $0.count } }

        func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute {
            if let errno = refusals.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
                throw SystemdError(.journalRefused, "The journal did not take an entry.", errno: errno)
            }
            messages.withLock { $0.append(entry.message) }
            return route
        }
    }

    /// A store that can be made to fail, with one pending transition. Only one task at a time uses it.
    private final class DeliveryFixture: @unchecked Sendable {
        let files = SimulatedFiles(Disk())
        let repository: RepositoryActor

        init() async throws {
            let files = files
            repository = RepositoryActor(try StateRepository { files })
            let arrival = Arrival(name: "news.txt", device: 1, inode: 1, at: Timestamp(.now))
            let document = Document(
                sha256: String(repeating: "a", count: 64), mediaType: "text/plain", size: 1, pages: 1, arrival: arrival)
            try await repository.commit([.refused(document, Refusal(.empty, "It is empty."))], at: Timestamp(.now))
        }

        /// One operation is done, and is reported as failed.
        func fail(after operation: Int) { files.fault = .failAfter(files.count + operation, errno: EIO) }

        func fail(with errno: Int32) { files.fault = .failFrom(files.count + 1, errno: errno) }
        func mend() { files.fault = .none }
    }

    @Test(arguments: [ENOSPC, EDQUOT, EIO, EMFILE, ENOMEM])
    func `a transition that could not be marked as delivered is not sent again`(errno: Int32) async throws {
        let fixture = try await DeliveryFixture()
        let journal = Memory()
        let clock = ManualClock()
        let delivery = JournalDelivery(
            repository: fixture.repository, journal: journal, environment: clock.environment, handsOver: { false },
            logger: Logger(label: "test"))
        fixture.fail(with: errno)
        for attempt in 0..<4 {
            #expect(await delivery.deliverPending() == .seconds(1 << attempt))
            #expect(journal.count == 1)
            clock.advance(by: .seconds(1 << attempt))
        }
        fixture.mend()
        #expect(await delivery.deliverPending() == nil)
        #expect(await fixture.repository.outbox == [])
        #expect(journal.count == 1)
    }

    /// The step that fails: storing a document, or recording the delivery of its alert.
    enum Step: CaseIterable { case keeping, telling }

    /// The disk may hold a change that it did not confirm. The repeated change then has no effect, and its transition must
    /// be delivered and handed over all the same.
    @Test(arguments: Step.allCases)
    func `a transition that was committed in spite of a failure is delivered and handed over`(_ step: Step) async throws
    {
        var failures = 0
        for operation in 1... {
            let fixture = try await DeliveryFixture()
            let journal = Memory()
            let delivery = JournalDelivery(
                repository: fixture.repository, journal: journal, handsOver: { true }, logger: Logger(label: "test"))
            var pending = fixture.repository.pending.wakes.makeAsyncIterator()
            var delivered = fixture.repository.delivered.wakes.makeAsyncIterator()
            await pending.next()
            #expect(await delivery.deliverPending() == nil)
            await delivered.next()

            let arrival = Arrival(name: "more.txt", device: 1, inode: 2, at: Timestamp(.now))
            let more = Event.refused(
                Document(
                    sha256: String(repeating: "b", count: 64), mediaType: "text/plain", size: 1, pages: 1,
                    arrival: arrival), Refusal(.empty, "It is empty."))
            var hasFailed = false
            switch step {
            case .keeping:
                fixture.fail(after: operation)
                do throws(StoreError) {
                    try await fixture.repository.commit([more], at: Timestamp(.now))
                } catch {
                    hasFailed = true
                    fixture.mend()
                    try await fixture.repository.commit([more], at: Timestamp(.now))
                }
            case .telling:
                try await fixture.repository.commit([more], at: Timestamp(.now))
                await pending.next()
                fixture.fail(after: operation)
                if await delivery.deliverPending() != nil {
                    hasFailed = true
                    fixture.mend()
                    #expect(await delivery.deliverPending() == nil)
                }
            }
            guard hasFailed else { break }
            failures += 1
            // A delivery now comes from a wake-up alone.
            fixture.repository.pending.finish()
            while await pending.next() != nil { #expect(await delivery.deliverPending() == nil) }
            #expect(journal.count == 2, "operation \(operation)")
            #expect(await fixture.repository.outbox == [])
            #expect(await fixture.repository.trouble == nil, "operation \(operation)")
            fixture.repository.delivered.finish()
            #expect(await delivered.next() != nil, "operation \(operation)")
            #expect(await fixture.repository.handovers?.count == 2)
        }
        #expect(failures >= 2)
    }

    /// A journal that can't be read for a while.
    private final class Shelf: JournalLookup {
        private let failures: Mutex<Int>
        private let isThere: Bool

        init(failures: Int, isThere: Bool) {
            self.failures = Mutex(failures)
            self.isThere = isThere
        }

        private func look() throws(SystemdError) {
            let isFailing = failures.withLock { left in
                defer { left -= 1 }
                return left > 0
            }
            if isFailing { throw SystemdError(.journalUnreadable, "It could not be read.", errno: EMFILE) }
        }

        func find(_ wanted: Set<String>, of name: JournalField.Name) throws(SystemdError) -> Set<String>? {
            try look()
            return isThere ? wanted : []
        }

        func hasEntry(since start: JournalReader.Moment) -> Bool { true }

        func waitFor(_ fields: [JournalField], timeout: Duration) -> JournalReader.Answer { .found }

        func waitFor(
            _ wanted: Set<String>, of name: JournalField.Name, with matches: [JournalField],
            since start: JournalReader.Moment, timeout: Duration
        ) throws(SystemdError) -> Set<String>? {
            try look()
            return wanted
        }
    }

    @Test(arguments: [true, false])
    func `a transition that a former run may have sent waits until the journal can be asked`(isThere: Bool) async throws
    {
        let fixture = try await DeliveryFixture()
        let journal = Memory(route: .journal)
        let delivery = JournalDelivery(
            repository: fixture.repository, journal: journal, reader: Shelf(failures: 1, isThere: isThere),
            handsOver: { false },
            logger: Logger(label: "test"))
        await delivery.resume()
        let asked = journal.count
        #expect(try #require(await delivery.deliverPending()) > .zero)
        #expect(journal.count == asked)
        #expect(await delivery.deliverPending(isLast: true) == nil)
        #expect(journal.count == (isThere ? asked : asked + 1))
        #expect(await fixture.repository.outbox == [])
    }

    @Test func `a sent transition is not sent again because the journal could not be asked`() async throws {
        let fixture = try await DeliveryFixture()
        let journal = Memory(route: .journal)
        let delivery = JournalDelivery(
            repository: fixture.repository, journal: journal, reader: Shelf(failures: 2, isThere: true),
            handsOver: { false },
            logger: Logger(label: "test"))
        #expect(try #require(await delivery.deliverPending()) > .zero)
        #expect(await delivery.deliverPending(isLast: true) == nil)
        #expect(await fixture.repository.outbox?.count == 1)
        #expect(await delivery.deliverPending(isLast: true) == nil)
        #expect(await fixture.repository.outbox == [])
        #expect(journal.count == 1)
    }

    @Test(arguments: [ENOMEM, ENOBUFS, EMFILE])
    func `a transition that the journal refuses is delivered later, and once`(errno: Int32) async throws {
        let fixture = try await DeliveryFixture()
        let journal = Memory(refusing: [errno, errno, errno])
        let clock = ManualClock()
        let delivery = JournalDelivery(
            repository: fixture.repository, journal: journal, environment: clock.environment, handsOver: { false },
            logger: Logger(label: "test"))
        for attempt in 0..<3 {
            #expect(await delivery.deliverPending() == .seconds(1 << attempt))
            #expect(delivery.condition.failure?.contains("could not be sent") == true)
            clock.advance(by: .seconds(1 << attempt))
        }
        #expect(await delivery.deliverPending() == nil)
        #expect(delivery.condition.failure == nil)
        #expect(journal.count == 1)
        #expect(await fixture.repository.outbox == [])
    }

    @Test(arguments: [ENOSPC, EIO])
    func `a transition that could not be marked as handed over is not handed over again`(errno: Int32) async throws {
        let fixture = try await DeliveryFixture()
        let events = try #require(await fixture.repository.outbox).map(\.id)
        try await fixture.repository.commit([.delivered(events, handsOver: true)], at: Timestamp(.now))
        let directory = try TestDirectory()
        let command = NotifyCommand(
            arguments: ["/bin/sh", "-c", "cat > /dev/null; echo call >> '\(directory["calls"])'"], timeout: .seconds(30)
        )
        let notifier = Notifier(repository: fixture.repository, command: { command }, logger: Logger(label: "test"))
        fixture.fail(with: errno)
        for _ in 0..<3 { #expect(try #require(await notifier.notify()) >= .seconds(1)) }
        fixture.mend()
        while try #require(await fixture.repository.handovers).count > 0 { _ = await notifier.notify() }
        #expect(directory.text(of: "calls") == "call\n")
    }
}
