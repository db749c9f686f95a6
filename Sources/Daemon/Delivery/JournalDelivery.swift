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
/// its entry is found, or when the journal's own settings say that it stores no such entries. Nothing waits for this: the
/// actor has a thread of its own.
actor JournalDelivery {
    /// The clock, and the settings of the journal, which tests replace.
    struct Environment: Sendable {
        var now: @Sendable () -> ContinuousClock.Instant = { .now }
        var journald: @Sendable () -> JournaldSettings = { .current() }
    }

    private let repository: RepositoryActor
    private let journal: any JournalSink
    private let handsOver: @Sendable () -> Bool
    private let logger: Logger
    private let storeOutage: OutageLog
    private let environment: Environment
    private let thread = SerialQueueExecutor("journal")
    /// The reason why alerts wait, for those who ask.
    nonisolated let condition = DeliveryCondition()
    private var unconfirmed: UnconfirmedEntries
    /// The ids of transitions that were delivered and could not be marked so in the store. They are not sent again.
    private var unmarked: Set<String> = []
    /// A journal that is away is tried again within seconds: that costs next to nothing.
    private var sending = RetrySchedule(to: .seconds(5))
    private var marking = RetrySchedule(to: .seconds(30))
    private var isFailing = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// - Parameter handsOver: says whether delivered transitions are to be handed to the notify command, too.
    init(
        repository: RepositoryActor, journal: any JournalSink, reader: any JournalLookup = JournalReader(),
        environment: Environment = Environment(), handsOver: @escaping @Sendable () -> Bool, logger: Logger
    ) {
        self.repository = repository
        self.journal = journal
        self.environment = environment
        self.handsOver = handsOver
        self.logger = logger
        storeOutage = OutageLog(logger)
        unconfirmed = UnconfirmedEntries(reader: reader)
    }

    /// Prepares for the transitions that a former run left pending. The former run may have sent an entry without marking it as
    /// delivered; such an entry is recognised in the journal by its `OMBUDSD_EVENT`, where the journal can be read, and is not
    /// sent again.
    func resume() async {
        guard let left = await repository.outbox, !left.isEmpty else { return }
        unconfirmed.addLeft(
            left.map(\.id),
            askingWith:
                "\(left.count) \(left.count == 1 ? "alert" : "alerts") may have been left undelivered by the last run; the journal is asked.",
            of: journal, storedBy: environment.journald())
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
    /// - Parameter isLast: whether there will be no other call: it then waits for nothing, and ends after two seconds. What is
    ///   left is delivered after the next start.
    /// - Returns: the time until the next attempt; nil when nothing is left.
    func deliverPending(isLast: Bool = false) async -> Duration? {
        let end = isLast ? environment.now() + .seconds(2) : nil
        while true {
            guard await settle(isLast: isLast) else { return isLast ? nil : pause }
            // The service that uses the store reports what is wrong with it.
            guard
                let outbox = await repository.outbox(
                    limit: Self.batchSize, without: Set(unconfirmed.ids.map(Transition.alertID(of:))))
            else { return isLast ? nil : marking.failed(at: environment.now()) }
            guard !outbox.isEmpty else {
                // A commit that failed may have reached the disk all the same, so the marks are written again.
                guard await mark(delivered: Array(unmarked)) else { return pause }
                guard unconfirmed.isEmpty else { return isLast ? nil : pause }
                ended()
                return nil
            }
            let known = outbox.map(\.id).filter(unmarked.contains)
            let (delivered, error) = send(outbox.filter { !unmarked.contains($0.id) }, until: end)
            guard await mark(delivered: known + delivered) else { return isLast ? nil : pause }
            if let error {
                fail("An alert could not be sent to the journal and waits: \(error)")
                sending.failed(at: environment.now())
                return isLast ? nil : pause
            }
            sending.succeeded()
            if Task.isCancelled || end.map({ $0 <= environment.now() }) ?? false { return nil }
        }
    }

    /// The number of transitions that are sent before they are marked as delivered, with one commit.
    static let batchSize = 512

    /// The time until the next attempt.
    private var pause: Duration {
        let times = [sending.next, marking.next, unconfirmed.nextLook].compactMap(\.self)
        return times.min().map { max(.zero, environment.now().duration(to: $0)) } ?? .seconds(1)
    }

    /// Finds out what became of the entries that were sent and not found in the journal.
    ///
    /// - Returns: false where nothing may be sent until then.
    private func settle(isLast: Bool) async -> Bool {
        guard !unconfirmed.isEmpty, isLast || unconfirmed.isDue(at: environment.now()) else {
            return !unconfirmed.isSilent
        }
        let delivered: [String]
        do throws(SystemdError) {
            delivered = try unconfirmed.look(
                at: environment.now(), storedBy: environment.journald(), releasing: !isLast, to: journal)
        } catch {
            // Sending them now could deliver them twice.
            fail("The journal can't be asked whether it has an alert already, so the alert waits: \(error)")
            return false
        }
        guard await mark(delivered: delivered) else { return false }
        if unconfirmed.isSilent {
            fail("The journal accepts entries and writes none; look at the state of systemd-journald and its disk.")
        }
        return !unconfirmed.isSilent
    }

    /// Notes why alerts wait, and logs the first reason of a row.
    private func fail(_ text: String) {
        condition.failed(text)
        if !isFailing { logger.error("\(text)") }
        isFailing = true
    }

    private func ended() {
        condition.succeeded()
        isFailing = false
        sending.succeeded()
        marking.succeeded()
    }

    /// Sends transitions up to the first that fails, and looks for their entries in the journal.
    ///
    /// - Returns: the ids of the delivered ones, and the error that ended it.
    private func send(
        _ transitions: [Transition], until end: ContinuousClock.Instant?
    ) -> (delivered: [String], error: SystemdError?) {
        var delivered: [String] = []
        var rest = transitions[...]
        // Those whose step before was dropped: the steps of one alert are in order in the journal whichever of them it drops.
        var heldBack: Set<String> = []
        while !rest.isEmpty, !Task.isCancelled, end.map({ $0 > environment.now() }) ?? true {
            let wave = rest.oneStepEach
            rest = rest.dropFirst(wave.count)
            var inJournal: [String: JournalEntry.Priority] = [:]
            var failure: SystemdError?
            let start = JournalReader.Moment.now
            for transition in wave where !heldBack.contains(transition.alert.id) {
                do throws(SystemdError) {
                    let entry = try JournalEntry(transition)
                    let route = try condition.sending { () throws(SystemdError) in try journal.send(entry) }
                    // Without a journal the entry went to standard error, where nobody can look for it.
                    if route == .journal {
                        inJournal[transition.id] = entry.priority
                    } else {
                        delivered.append(transition.id)
                    }
                } catch {
                    failure = error
                    break
                }
            }
            let (found, problem) = unconfirmed.confirm(
                inJournal, since: start, at: environment.now(), storedBy: environment.journald)
            condition.note(unconfirmed.remark)
            delivered += wave.map(\.id).filter(found.contains)
            heldBack.formUnion(inJournal.keys.filter { !found.contains($0) }.map(Transition.alertID(of:)))
            if let problem { fail(problem) }
            if let failure { return (delivered, failure) }
        }
        return (delivered, nil)
    }

    /// Marks transitions as delivered in the store.
    ///
    /// - Returns: whether the store accepted it.
    private func mark(delivered: [String]) async -> Bool {
        guard !delivered.isEmpty else { return true }
        do throws(StoreError) {
            try await repository.commit([.delivered(delivered, handsOver: handsOver())], at: Timestamp(.now))
            unmarked.subtract(delivered)
            marking.succeeded()
            storeOutage.ended("Alerts can be marked as delivered again.")
            return true
        } catch {
            unmarked.formUnion(delivered)
            marking.failed(at: environment.now())
            storeOutage.began("The store could not mark alerts as delivered; they are not sent again", error)
            condition.failed("The store could not mark alerts as delivered: \(error)")
            return false
        }
    }
}

extension ArraySlice<Transition> {
    /// The longest beginning in which each transition is of another alert.
    fileprivate var oneStepEach: Self {
        var alerts: Set<String> = []
        return prefix { alerts.insert($0.alert.id).inserted }
    }
}
