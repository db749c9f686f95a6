import FoundationEssentials
import Letters
import Logging
import Oversight
import Store
import Systemd

/// Tells alert transitions to the journal, in the order in which they happened, each until it was taken.
actor Announcer {
    private let keeper: Keeper
    private let journal: any JournalSink
    private let logger: Logger
    private var isFailing = false

    init(keeper: Keeper, journal: any JournalSink, logger: Logger) {
        self.keeper = keeper
        self.journal = journal
        self.logger = logger
    }

    /// Tells what a former run left untold. An entry that it had sent, and could not note as told any more, is recognised
    /// in the journal by its `OMBUDSD_EVENT`, where the journal can be read, and is not sent again.
    func resume() async {
        let left = await keeper.outbox
        guard !left.isEmpty else { return }
        let known = left.map(\.event).filter(isInJournal(after: mark(count: left.count)))
        await note(told: known)
        await announce()
    }

    /// Sends an entry of its own and waits until the journal has written it: what was sent before it is written then, too.
    ///
    /// - Returns: whether the journal can be asked.
    private func mark(count: Int) -> Bool {
        let mark = JournalField("OMBUDSD_MARK", UUID().uuidString)
        do throws(SystemdError) {
            let entry = try JournalEntry(
                "\(count) alerts may not have been told before the last end; the journal is asked.", priority: .info,
                identifier: "ombudsd", fields: [mark])
            guard try journal.send(entry) == .journal else { return false }
            return try JournalReader().waitFor([mark], timeout: .seconds(2)) == .found
        } catch {
            return false
        }
    }

    private nonisolated func isInJournal(after isReadable: Bool) -> (String) -> Bool {
        { event in
            isReadable && (try? JournalReader().find([JournalField("OMBUDSD_EVENT", event)])) == .found
        }
    }

    /// Tells what has not been told yet, and notes it as told.
    ///
    /// What can't be told stays for the next time.
    func announce() async {
        var told: [String] = []
        for transition in await keeper.outbox {
            do throws(SystemdError) {
                try journal.send(try JournalEntry(transition))
                told.append(transition.event)
                isFailing = false
            } catch {
                // Said once, not at every attempt.
                if !isFailing { logger.error("An alert could not be told and waits: \(error)") }
                isFailing = true
                break
            }
        }
        await note(told: told)
    }

    private func note(told: [String]) async {
        guard !told.isEmpty else { return }
        do {
            try await keeper.take([.told(told)], at: Timestamp(.now))
        } catch {
            logger.error("It could not be noted that alerts were told: \(error)")
        }
    }
}

extension JournalEntry {
    /// The entry of a transition; `docs/journal.md` names its fields.
    init(_ transition: Transition) throws(SystemdError) {
        let alert = transition.alert
        var fields: [JournalField] = [
            JournalField("OMBUDSD_ALERT", alert.id),
            JournalField("OMBUDSD_TRANSITION", transition.kind.rawValue),
            JournalField("OMBUDSD_EVENT", transition.event),
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
        case .resolved, .acknowledged: .info
        case .raised, .changed:
            switch transition.alert.rule.severity {
            case .error: .error
            case .warning: .warning
            case .notice: .notice
            case .info: .info
            }
        }
    }
}
