@testable import Daemon
import Foundation
import Logging
import Model
import Oversight
import Repository
import SimulatedDisk
import Store
import Synchronization
import Systemd
import Testing

/// Delivery to a journal that is away, stands still, or drops entries.
@Suite struct JournalDeliveryTests {
    /// A journal in memory, with its files.
    private final class Journal: JournalSink, JournalLookup {
        struct Content {
            var isAway = false
            var standsStill = false
            var dropsAlerts = false
            /// The events that were sent, in order, and those of them that can be found.
            var sent: [String] = []
            var written: Set<String> = []
            var waiting: [String] = []
            var hasOther = false
        }

        let content = Mutex(Content())

        func alter(_ body: (inout Content) -> Void) { content.withLock { body(&$0) } }

        var sent: [String] { content.withLock { $0.sent } }

        /// Goes on, and writes everything that it was sent meanwhile.
        func goOn() {
            alter { content in
                content.standsStill = false
                content.written.formUnion(content.waiting)
                content.waiting = []
                content.hasOther = true
            }
        }

        func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute {
            let isAway = content.withLock { content in
                if content.isAway { return true }
                let event = entry.fields.first { $0.name == "OMBUDSD_EVENT" }
                guard let event = event.map({ String(decoding: $0.value, as: UTF8.self) }) else { return false }
                content.sent.append(event)
                if content.standsStill {
                    content.waiting.append(event)
                } else {
                    content.hasOther = true
                    if !content.dropsAlerts { content.written.insert(event) }
                }
                return false
            }
            if isAway { throw SystemdError(.journalUnavailable, "There is no journal.") }
            return .journal
        }

        func find(_ wanted: Set<String>, of name: JournalField.Name) -> Set<String>? {
            content.withLock { $0.written.intersection(wanted) }
        }

        func hasEntry(since start: JournalReader.Moment) -> Bool { content.withLock { $0.hasOther } }

        func waitFor(_ fields: [JournalField], timeout: Duration) -> JournalReader.Answer {
            content.withLock { $0.standsStill ? .notFound : .found }
        }

        func waitFor(
            _ wanted: Set<String>, of name: JournalField.Name, with matches: [JournalField],
            since start: JournalReader.Moment, timeout: Duration
        ) -> Set<String>? { find(wanted, of: name) }
    }

    private struct Fixture {
        let repository: RepositoryActor
        let journal = Journal()
        let clock = ManualClock()
        let delivery: JournalDelivery

        init() throws {
            let files = SimulatedFiles(Disk())
            repository = RepositoryActor(try StateRepository { files })
            delivery = JournalDelivery(
                repository: repository, journal: journal, reader: journal, environment: clock.environment,
                handsOver: { false }, logger: Logger(label: "test"))
        }

        /// Has an alert raised.
        func raise(_ letter: Character) async throws {
            let document = Document(
                sha256: String(repeating: letter, count: 64), mediaType: "text/plain", size: 1, pages: 1,
                arrival: Arrival(name: "\(letter).txt", device: 1, inode: 1, at: Timestamp(.now)))
            try await repository.commit([.refused(document, Refusal(.empty, "It is empty."))], at: Timestamp(.now))
        }

        /// Lets the daemon make its attempts when they are due, for a time.
        func run(for seconds: Int) async {
            for _ in 0..<seconds {
                clock.advance(by: .seconds(1))
                _ = await delivery.deliverPending()
            }
        }
    }

    @Test func `arrivals while the journal is away do not put off the next attempt`() async throws {
        let fixture = try Fixture()
        fixture.journal.alter { $0.isAway = true }
        for letter in "0123456789abcdef" {
            try await fixture.raise(letter)
            let pause = try #require(await fixture.delivery.deliverPending())
            #expect(pause <= .seconds(5))
            fixture.clock.advance(by: .milliseconds(300))
        }
        fixture.journal.alter { $0.isAway = false }
        await fixture.run(for: 5)
        #expect(fixture.journal.sent.count == 16)
        #expect(await fixture.repository.outbox == [])
    }

    @Test(arguments: [1, 5, 60, 3600])
    func `a journal that stood still gets each alert once, within seconds`(seconds: Int) async throws {
        let fixture = try Fixture()
        fixture.journal.alter { $0.standsStill = true }
        for letter in "abc" {
            try await fixture.raise(letter)
            await fixture.run(for: seconds / 3 + 1)
        }
        #expect(fixture.delivery.condition.failure != nil)
        fixture.journal.goOn()
        await fixture.run(for: 7)
        #expect(fixture.journal.sent.count == 3)
        #expect(await fixture.repository.outbox == [])
        #expect(fixture.delivery.condition.failure == nil)
    }

    @Test func `alerts that the journal drops are sent again at growing intervals`() async throws {
        let fixture = try Fixture()
        fixture.journal.alter { $0.dropsAlerts = true }
        try await fixture.raise("a")
        _ = await fixture.delivery.deliverPending()
        await fixture.run(for: 3600)
        #expect((5...20).contains(fixture.journal.sent.count), "\(fixture.journal.sent.count)")
        fixture.journal.alter { $0.dropsAlerts = false }
        await fixture.run(for: 600)
        #expect(await fixture.repository.outbox == [])
    }

    @Test func `the steps of an alert behind one that the journal dropped wait for it`() async throws {
        let fixture = try Fixture()
        try await fixture.raise("a")
        let id = try #require(await fixture.repository.outbox?.first?.alert.id)
        for step in 0..<6 {
            let person = Person(uid: 0, name: nil)
            let event: Event =
                step.isMultiple(of: 2)
                ? .acknowledge(alert: id, by: person, note: nil) : .unacknowledge(alert: id, by: person)
            try await fixture.repository.commit([event], at: Timestamp(.now))
        }
        fixture.journal.alter { $0.dropsAlerts = true }
        _ = await fixture.delivery.deliverPending()
        #expect(fixture.journal.sent == ["\(id)#1"])
        fixture.journal.alter { $0.dropsAlerts = false }
        await fixture.run(for: 10)
        #expect(fixture.journal.sent == ["\(id)#1"] + (1...7).map { "\(id)#\($0)" })
        #expect(await fixture.repository.outbox == [])
    }

    @Test func `alerts that a former run sent to a journal that stands still are not sent again`() async throws {
        let fixture = try Fixture()
        fixture.journal.alter { $0.standsStill = true }
        try await fixture.raise("a")
        _ = await fixture.delivery.deliverPending()
        let next = JournalDelivery(
            repository: fixture.repository, journal: fixture.journal, reader: fixture.journal,
            environment: fixture.clock.environment, handsOver: { false }, logger: Logger(label: "test"))
        await next.resume()
        _ = await next.deliverPending()
        fixture.journal.goOn()
        for _ in 0..<3 {
            fixture.clock.advance(by: .seconds(1))
            _ = await next.deliverPending()
        }
        #expect(fixture.journal.sent.count == 1)
        #expect(await fixture.repository.outbox == [])
    }

    @Test func `one alert with thousands of steps is delivered with few commits`() async throws {
        let fixture = try Fixture()
        try await fixture.raise("a")
        let id = try #require(await fixture.repository.outbox?.first?.alert.id)
        let person = Person(uid: 0, name: nil)
        let steps = (0..<2000).map { step -> Event in
            step.isMultiple(of: 2)
                ? .acknowledge(alert: id, by: person, note: nil) : .unacknowledge(alert: id, by: person)
        }
        try await fixture.repository.commit(steps, at: Timestamp(.now))
        let (count, oldest) = await fixture.repository.look { $0.undelivered }
        #expect(count == 2001)
        #expect(oldest != nil)
        #expect(await fixture.delivery.deliverPending() == nil)
        #expect(fixture.journal.sent == (1...2001).map { "\(id)#\($0)" })
        #expect(await fixture.repository.outbox == [])
    }
}
