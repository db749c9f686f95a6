import FoundationEssentials
import Linux
import Logging
import Model
import Oversight
import Store
import Systemd

/// Tells alert transitions to the journal, in the order in which they happened, each until it is there.
///
/// The journal may be away, slow, or drop entries without a word when it limits their rate or its disk is full. So what was
/// sent is looked for in the journal, where that can be read, and counts as told when it is there. Nobody waits for this:
/// it has a thread of its own.
actor JournalDelivery {
    private let keeper: RepositoryActor
    private let journal: any JournalSink
    private let reader: any JournalLookup
    private let handsOver: @Sendable () -> Bool
    private let logger: Logger
    private let storeTrouble: OutageLog
    private let thread = SerialQueueExecutor("journal")
    /// What was sent and not found in the journal, and when it is sent again.
    private var missing: Set<String> = []
    /// What was told and could not be noted as told. It is not sent again.
    private var unnoted: Set<String> = []
    private var missingUntil = ContinuousClock.now
    /// Whether the journal's files could be read when they were last looked at. What can't be read isn't waited for.
    private var isReadable = true
    /// How often in a row something could not be told.
    private var failures = 0

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// - Parameter handsOver: whether what is told is to be handed to the notify command, too.
    init(
        keeper: RepositoryActor, journal: any JournalSink, reader: any JournalLookup = JournalReader(),
        handsOver: @escaping @Sendable () -> Bool, logger: Logger
    ) {
        self.keeper = keeper
        self.journal = journal
        self.reader = reader
        self.handsOver = handsOver
        self.logger = logger
        storeTrouble = OutageLog(logger)
    }

    /// Takes up what a former run left untold. An entry that it had sent, and could not note as told any more, is recognised
    /// in the journal by its `OMBUDSD_EVENT`, where the journal can be read, and is not sent again.
    func resume() async {
        guard let left = await keeper.outbox, !left.isEmpty else { return }
        awaitWriting(of: left.count)
        missing = Set(left.map(\.id))
    }

    /// Tells what there is to tell whenever there is, until the keeper is closed or the task is cancelled.
    nonisolated func announceAll(_ retries: Retries) async {
        // An actor that waits is woken by way of another thread, unless its task prefers this one.
        await withTaskExecutorPreference(thread.taskExecutor) {
            for await _ in keeper.pending.wakes { retries.wait(await announce()) }
        }
    }

    /// Tells what has not been told yet, and notes it as told.
    ///
    /// - Parameter isLast: whether there will be no other call, so that nothing is put off.
    /// - Returns: when to try what is left again; nil when nothing is.
    func announce(isLast: Bool = false) async -> Duration? {
        while true {
            let isDue = isLast || missingUntil <= .now
            let passedOver = isDue ? [] : Set(missing.map(Transition.alertID(of:)))
            // Whoever looks for work in the store says what is wrong with it.
            guard let outbox = await keeper.outbox(limit: Self.batchSize, without: passedOver) else {
                return isLast ? nil : fail()
            }
            guard !outbox.isEmpty else {
                // What could not be noted may be on the disk all the same.
                guard await note(delivered: Array(unnoted)) else { return fail() }
                if !isDue, !missing.isEmpty { return max(.zero, ContinuousClock.now.duration(to: missingUntil)) }
                failures = 0
                return nil
            }
            let batch = outbox.oneStepEach
            let known: [String]
            do throws(SystemdError) {
                known = try delivered(among: batch)
            } catch {
                // Sending it could be telling it twice.
                missingUntil = .now + fail("It is not known whether an alert was told, and it waits: \(error)")
                if isLast { return nil }
                continue
            }
            let start = JournalReader.Moment.now
            let (sent, inJournal, error) = send(batch.filter { !known.contains($0.id) })
            // Where there never was a journal, standard error has them, and no file tells of that.
            let confirmed = confirm(inJournal, since: start)
            let found = ((try? confirmed.get()) ?? []).union(sent.filter { !inJournal.contains($0) })
            missing.subtract(known)
            missing = missing.subtracting(found).union(sent.filter { !found.contains($0) })
            guard await note(delivered: known + sent.filter(found.contains)) else { return fail() }
            if let error { return fail("An alert could not be told and waits: \(error)") }
            if found.count < sent.count {
                let text =
                    switch confirmed {
                    case .success:
                        "The journal did not keep \(missing.count) alerts that it was sent (does it limit the rate or the level, "
                            + "or is its disk full?); they are sent again."
                    case .failure(let error):
                        "It can't be seen whether the journal kept \(missing.count) alerts; it is looked at again: \(error)"
                    }
                missingUntil = .now + fail(text)
                if isLast { return nil }
            }
        }
    }

    /// How many are told before they are noted as told.
    static let batchSize = 512

    /// Says what is wrong, once and not at every attempt.
    ///
    /// - Returns: how long to wait: 1 s, 2 s, 4 s and so on, ten minutes at the most.
    private func fail(_ text: String? = nil) -> Duration {
        if failures == 0, let text { logger.error("\(text)") }
        failures += 1
        return min(.seconds(1 << min(failures - 1, 10)), .seconds(600))
    }

    /// - Returns: the events of those that were sent, up to the first that was not, and why; and which went to the journal.
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

    /// - Returns: those that are in the journal; all, where this process may not read it.
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

    /// The events of those that were told before, as far as that is known or to be seen in the journal.
    private func delivered(among transitions: [Transition]) throws(SystemdError) -> [String] {
        var delivered: [String] = []
        for id in transitions.map(\.id) {
            if unnoted.contains(id) {
                delivered.append(id)
            } else if missing.contains(id), try reader.find([JournalField("OMBUDSD_EVENT", id)]) == .found {
                delivered.append(id)
            }
        }
        return delivered
    }

    /// Sends an entry of its own and waits until the journal has written it: what was sent before it is written then, too.
    private func awaitWriting(of count: Int) {
        let mark = JournalField("OMBUDSD_MARK", UUID().uuidString)
        guard
            let entry = try? JournalEntry(
                "\(count) alerts may not have been told before the last end; the journal is asked.", priority: .info,
                identifier: "ombudsd", fields: [mark]),
            (try? journal.send(entry)) == .journal
        else { return }
        _ = try? reader.waitFor([mark], timeout: .seconds(2))
    }

    /// - Returns: whether it could be noted.
    private func note(delivered: [String]) async -> Bool {
        guard !delivered.isEmpty else { return true }
        do throws(StoreError) {
            try await keeper.commit([.delivered(delivered, handsOver: handsOver())], at: Timestamp(.now))
            unnoted.subtract(delivered)
            storeTrouble.ended("It is noted again which alerts were told.")
            return true
        } catch {
            unnoted.formUnion(delivered)
            storeTrouble.began("It could not be noted that alerts were told", error)
            return false
        }
    }
}

extension [Transition] {
    /// From the beginning, as long as each is of another alert: so the steps of one alert are in order in the journal
    /// whichever of them it drops.
    fileprivate var oneStepEach: Self {
        var alerts: Set<String> = []
        return Self(prefix { alerts.insert($0.alert.id).inserted })
    }
}

extension JournalEntry {
    /// The entry of a transition; `docs/journal.md` names its fields.
    init(_ transition: Transition) throws(SystemdError) {
        let alert = transition.alert
        var fields: [JournalField] = [
            JournalField("OMBUDSD_ALERT", alert.id),
            JournalField("OMBUDSD_TRANSITION", transition.kind.rawValue),
            JournalField("OMBUDSD_EVENT", transition.id),
            JournalField("OMBUDSD_RULE", alert.rule.rawValue),
            JournalField("OMBUDSD_DOCUMENT", alert.document.name),
            JournalField("OMBUDSD_SHA256", alert.document.sha256),
        ]
        func add(_ name: JournalField.Name, _ value: String?) {
            if let value { fields.append(JournalField(name, value)) }
        }
        add("OMBUDSD_AUTHORITY", alert.authority?.name)
        add("OMBUDSD_AUTHORITY_TYPE", alert.authority?.kind.rawValue)
        add("OMBUDSD_PERIOD", alert.period)
        add("OMBUDSD_VALUE", alert.value.map(Self.text))
        add("OMBUDSD_THRESHOLD", alert.threshold.map(Self.text))
        add("OMBUDSD_PEER_BASIS", alert.peerBasis?.rawValue)
        add("OMBUDSD_SOURCE", alert.source.map { "\($0.page):\($0.line)" })
        try self.init(
            alert.message, priority: Self.priority(of: transition), messageID: alert.rule.messageID,
            identifier: "ombudsd", fields: fields)
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : String(value)
    }

    /// What has ended needs nobody's attention.
    private static func priority(of transition: Transition) -> Priority {
        switch transition.kind {
        case .resolved, .acknowledged, .unacknowledged: .info
        case .raised, .changed:
            switch transition.alert.severity {
            case .error: .error
            case .warning: .warning
            case .notice: .notice
            case .info: .info
            }
        }
    }
}
