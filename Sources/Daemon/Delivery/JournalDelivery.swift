import FoundationEssentials
import Linux
import Logging
import Model
import Oversight
import Store
import Systemd

/// Delivers alert transitions to the journal, in the order in which they happened, each until the journal has it.
///
/// The journal may be away, slow, or drop entries without a word when it limits their rate or its disk is full. So this actor
/// looks in the journal for each entry that it sent, where the journal can be read, and a transition counts as delivered when
/// its entry is found. Nothing waits for this: the actor has a thread of its own.
actor JournalDelivery {
    private let repository: RepositoryActor
    private let journal: any JournalSink
    private let reader: any JournalLookup
    private let handsOver: @Sendable () -> Bool
    private let logger: Logger
    private let storeOutage: OutageLog
    private let thread = SerialQueueExecutor("journal")
    /// The ids of transitions that were sent and not found in the journal. They are sent again at `missingUntil`.
    private var missing: Set<String> = []
    /// The ids of transitions that were delivered and could not be marked so in the store. They are not sent again.
    private var unmarked: Set<String> = []
    private var missingUntil = ContinuousClock.now
    /// Whether the journal's files could be read at the last look. The actor does not wait for entries that it can't read.
    private var isReadable = true
    /// The number of deliveries that failed in a row.
    private var failures = 0

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// - Parameter handsOver: says whether delivered transitions are to be handed to the notify command, too.
    init(
        repository: RepositoryActor, journal: any JournalSink, reader: any JournalLookup = JournalReader(),
        handsOver: @escaping @Sendable () -> Bool, logger: Logger
    ) {
        self.repository = repository
        self.journal = journal
        self.reader = reader
        self.handsOver = handsOver
        self.logger = logger
        storeOutage = OutageLog(logger)
    }

    /// Prepares for the transitions that a former run left pending. The former run may have sent an entry without marking it as
    /// delivered; such an entry is recognised in the journal by its `OMBUDSD_EVENT`, where the journal can be read, and is not
    /// sent again.
    func resume() async {
        guard let left = await repository.outbox, !left.isEmpty else { return }
        awaitWriting(of: left.count)
        missing = Set(left.map(\.id))
    }

    /// Delivers pending transitions whenever there are some, until the repository is closed or the task is cancelled.
    nonisolated func deliverContinuously(_ retries: Retries) async {
        // Swift wakes an actor that waits by way of another thread, unless its task prefers this one.
        await withTaskExecutorPreference(thread.taskExecutor) {
            for await _ in repository.pending.wakes { retries.wait(await deliverPending()) }
        }
    }

    /// Delivers the pending transitions, and marks them as delivered in the store.
    ///
    /// - Parameter isLast: whether there will be no other call, so that nothing is put off.
    /// - Returns: the time until the next attempt; nil when nothing is left.
    func deliverPending(isLast: Bool = false) async -> Duration? {
        while true {
            let isDue = isLast || missingUntil <= .now
            let passedOver = isDue ? [] : Set(missing.map(Transition.alertID(of:)))
            // The service that uses the store reports what is wrong with it.
            guard let outbox = await repository.outbox(limit: Self.batchSize, without: passedOver) else {
                return isLast ? nil : fail()
            }
            guard !outbox.isEmpty else {
                // A commit that failed may have reached the disk all the same, so the marks are written again.
                guard await mark(delivered: Array(unmarked)) else { return fail() }
                if !isDue, !missing.isEmpty { return max(.zero, ContinuousClock.now.duration(to: missingUntil)) }
                failures = 0
                return nil
            }
            let batch = outbox.oneStepEach
            let known: [String]
            do throws(SystemdError) {
                known = try delivered(among: batch)
            } catch {
                // Sending it now could deliver it twice.
                missingUntil =
                    .now
                    + fail("The journal can't be asked whether it has an alert already, so the alert waits: \(error)")
                if isLast { return nil }
                continue
            }
            let start = JournalReader.Moment.now
            let (sent, inJournal, error) = send(batch.filter { !known.contains($0.id) })
            // Without a journal the entries went to standard error, where nobody can look for them.
            let confirmed = confirm(inJournal, since: start)
            let found = ((try? confirmed.get()) ?? []).union(sent.filter { !inJournal.contains($0) })
            missing.subtract(known)
            missing = missing.subtracting(found).union(sent.filter { !found.contains($0) })
            guard await mark(delivered: known + sent.filter(found.contains)) else { return fail() }
            if let error { return fail("An alert could not be sent to the journal and waits: \(error)") }
            if found.count < sent.count {
                let text =
                    switch confirmed {
                    case .success:
                        missing.count == 1
                            ? "The journal dropped 1 alert (does it limit the rate or the level, or is its disk full?); it is sent again."
                            : "The journal dropped \(missing.count) alerts (does it limit the rate or the level, or is its disk full?); they are sent again."
                    case .failure(let error):
                        "The journal can't be asked whether it has \(missing.count) \(missing.count == 1 ? "alert" : "alerts") that it was sent; the daemon asks again: \(error)"
                    }
                missingUntil = .now + fail(text)
                if isLast { return nil }
            }
        }
    }

    private static let backoff = Backoff(to: .seconds(600))

    /// The number of transitions that are sent before they are marked as delivered, with one commit.
    static let batchSize = 512

    /// Counts a failure, and logs the first of a row.
    ///
    /// - Returns: the time to wait before the next attempt.
    private func fail(_ text: String? = nil) -> Duration {
        if failures == 0, let text { logger.error("\(text)") }
        failures += 1
        return Self.backoff.delay(afterRetries: failures - 1)
    }

    /// Sends transitions up to the first that fails.
    ///
    /// - Returns: the ids of the sent ones, those of them that the journal accepted, and the error that ended it.
    private func send(_ transitions: [Transition]) -> (sent: [String], inJournal: Set<String>, error: SystemdError?) {
        var sent: [String] = []
        var inJournal: Set<String> = []
        for transition in transitions {
            do throws(SystemdError) {
                let route = try journal.send(try JournalEntry(transition))
                sent.append(transition.id)
                if route == .journal { inJournal.insert(transition.id) }
            } catch {
                return (sent, inJournal, error)
            }
        }
        return (sent, inJournal, nil)
    }

    /// Looks for entries in the journal.
    ///
    /// - Returns: the ids that are there; all of them, where this process may not read the journal.
    private func confirm(
        _ events: Set<String>, since start: JournalReader.Moment
    ) -> Result<Set<String>, SystemdError> {
        guard !events.isEmpty else { return .success([]) }
        do throws(SystemdError) {
            let found = try reader.waitFor(
                events, of: "OMBUDSD_EVENT", with: [JournalField(.syslogIdentifier, "ombudsd")], since: start,
                timeout: isReadable ? .seconds(2) : .zero)
            isReadable = found != nil
            return .success(found ?? events)
        } catch {
            return .failure(error)
        }
    }

    /// Finds the transitions that were delivered before, as far as this actor knows it or the journal shows it.
    private func delivered(among transitions: [Transition]) throws(SystemdError) -> [String] {
        var delivered: [String] = []
        for id in transitions.map(\.id) {
            if unmarked.contains(id) {
                delivered.append(id)
            } else if missing.contains(id), try reader.find([JournalField("OMBUDSD_EVENT", id)]) == .found {
                delivered.append(id)
            }
        }
        return delivered
    }

    /// Sends a mark and waits until the journal has written it: entries that were sent before it are written then, too.
    private func awaitWriting(of count: Int) {
        let mark = JournalField("OMBUDSD_MARK", UUID().uuidString)
        guard
            let entry = try? JournalEntry(
                "\(count) \(count == 1 ? "alert" : "alerts") may have been left undelivered by the last run; the journal is asked.",
                priority: .info,
                identifier: "ombudsd", fields: [mark]),
            (try? journal.send(entry)) == .journal
        else { return }
        _ = try? reader.waitFor([mark], timeout: .seconds(2))
    }

    /// Marks transitions as delivered in the store.
    ///
    /// - Returns: whether the store accepted it.
    private func mark(delivered: [String]) async -> Bool {
        guard !delivered.isEmpty else { return true }
        do throws(StoreError) {
            try await repository.commit([.delivered(delivered, handsOver: handsOver())], at: Timestamp(.now))
            unmarked.subtract(delivered)
            storeOutage.ended("Alerts can be marked as delivered again.")
            return true
        } catch {
            unmarked.formUnion(delivered)
            storeOutage.began("The store could not mark alerts as delivered; they are not sent again", error)
            return false
        }
    }
}

extension [Transition] {
    /// The longest beginning in which each transition is of another alert: so the steps of one alert are in order in the journal
    /// whichever of them it drops.
    fileprivate var oneStepEach: Self {
        var alerts: Set<String> = []
        return Self(prefix { alerts.insert($0.alert.id).inserted })
    }
}
