import Foundation
import Glibc
import Keeping
import Letters
import Logging
import Oversight
import SimulatedDisk
import Store
import Synchronization
import Systemd
import Testing

@testable import Daemon

/// Telling while the store, or the journal, fails: each step is told once, and what waits for the store is looked for at growing distances.
@Suite struct StoreTroubleTests {
    /// A journal that remembers what it was sent.
    private final class Memory: JournalSink {
        private let messages = Mutex<[String]>([])
        private let refusals: Mutex<[Int32]>

        /// - Parameter refusals: the error numbers of the first calls.
        init(refusing refusals: [Int32] = []) { self.refusals = Mutex(refusals) }

        var count: Int { messages.withLock { $0.count } }

        func send(_ entry: JournalEntry) throws(SystemdError) -> JournalRoute {
            if let errno = refusals.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
                throw SystemdError(.journalRefused, "The journal did not take an entry.", errno: errno)
            }
            messages.withLock { $0.append(entry.message) }
            return .standardError
        }
    }

    /// A store that can be made to fail, with one alert that is to be told. Only one task at a time uses it.
    private final class Desk: @unchecked Sendable {
        let files = SimulatedFiles(Disk())
        let keeper: Keeper

        init() async throws {
            let files = files
            keeper = Keeper(try KeptState { files })
            let arrival = Arrival(name: "news.txt", device: 1, inode: 1, at: Timestamp(.now))
            let document = Document(
                sha256: String(repeating: "a", count: 64), mediaType: "text/plain", size: 1, pages: 1, arrival: arrival)
            try await keeper.take([.refused(document, Refusal(.empty, "It is empty."))], at: Timestamp(.now))
        }

        func fail(with errno: Int32) { files.fault = .failFrom(files.count + 1, errno: errno) }
        func mend() { files.fault = .none }
    }

    @Test(arguments: [ENOSPC, EDQUOT, EIO, EMFILE, ENOMEM])
    func whatCouldNotBeNotedAsToldIsNotToldAgain(errno: Int32) async throws {
        let desk = try await Desk()
        let journal = Memory()
        let announcer = Announcer(
            keeper: desk.keeper, journal: journal, handsOver: { false }, logger: Logger(label: "test"))
        desk.fail(with: errno)
        for attempt in 0..<4 {
            #expect(await announcer.announce() == .seconds(1 << attempt))
            #expect(journal.count == 1)
        }
        desk.mend()
        #expect(await announcer.announce() == nil)
        #expect(await desk.keeper.outbox == [])
        #expect(journal.count == 1)
    }

    @Test(arguments: [ENOMEM, ENOBUFS, EMFILE])
    func whatTheJournalDoesNotTakeIsToldLaterAndOnce(errno: Int32) async throws {
        let desk = try await Desk()
        let journal = Memory(refusing: [errno, errno, errno])
        let announcer = Announcer(
            keeper: desk.keeper, journal: journal, handsOver: { false }, logger: Logger(label: "test"))
        for attempt in 0..<3 { #expect(await announcer.announce() == .seconds(1 << attempt)) }
        #expect(await announcer.announce() == nil)
        #expect(journal.count == 1)
        #expect(await desk.keeper.outbox == [])
    }

    @Test(arguments: [ENOSPC, EIO])
    func whatCouldNotBeNotedAsHandedOverIsNotHandedOverAgain(errno: Int32) async throws {
        let desk = try await Desk()
        let events = try #require(await desk.keeper.outbox).map(\.event)
        try await desk.keeper.take([.told(events, handsOver: true)], at: Timestamp(.now))
        let calls = FileManager.default.temporaryDirectory.appending(path: "ombudsd-\(UUID())")
        defer { try? FileManager.default.removeItem(at: calls) }
        let command = HookCommand(
            arguments: ["/bin/sh", "-c", "cat > /dev/null; echo call >> '\(calls.path)'"], timeout: .seconds(30))
        let notifier = Notifier(keeper: desk.keeper, command: { command }, logger: Logger(label: "test"))
        desk.fail(with: errno)
        for _ in 0..<3 { #expect(try #require(await notifier.notify()) >= .seconds(1)) }
        desk.mend()
        while try #require(await desk.keeper.handovers).count > 0 { _ = await notifier.notify() }
        #expect(try String(contentsOf: calls, encoding: .utf8) == "call\n")
    }
}
