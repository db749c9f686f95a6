import Configuration
import ControlInterface
public import Model
public import Oversight
import Repository
public import Store

extension Replay {
    /// Writes the rebuilt state as a fresh store that the daemon can open.
    ///
    /// The fresh store carries over from the undamaged part of the old one all that the originals do not say: the arrivals and
    /// names of documents, acknowledgements (those of lost records from the terms), the alerts' history and deliveries, and the readings of documents whose originals
    /// are gone. After damage nobody knows which alerts of the lost records were delivered: they count as delivered, and the
    /// report's notes list them.
    ///
    /// - Parameters:
    ///   - directory: its parent must exist, and it must not hold a store.
    ///   - policy: the settings of the rules where the store has lost them; nil for the defaults.
    /// - Throws: `StoreError`; `invalid` where the directory holds a store.
    public mutating func write(
        into directory: String, policy: Policy? = nil, at now: Timestamp
    ) throws(StoreError) {
        var carried = rebuilt
        for document in stored.knownDocuments.values where rebuilt.outcome(of: document.document.sha256) == nil {
            carried.accept(document.event, at: document.document.arrivals.first?.at ?? now)
            report.notes.append(
                "The original of \(document.document.name) (\(document.document.sha256)) is gone; its readings are carried "
                    + "over from the old store.")
        }
        carried.adoptAlerts(of: stored)
        for withdrawal in withdrawals { carried.accept(.mend(withdrawal), at: now) }
        if stored.terms.policy == nil, let policy { carried.accept(.policy(policy), at: now) }
        for transition in carried.accept(.review, at: now)?.change.transitions ?? [] {
            guard !isWhole, !stored.hasBook(of: transition.alert) else { continue }
            carried.accept(.delivered([transition.id]), at: now)
            report.notes.append(
                "Nobody knows whether this alert was delivered, so it is not delivered again: \(transition.alert.message)"
            )
        }
        for (id, acknowledgement) in (stored.terms.acknowledged ?? [:]).sorted(by: { $0.key < $1.key })
        where carried.alert(id).map({ !stored.hasBook(of: $0) }) == true {
            let event = Event.acknowledge(alert: id, by: acknowledgement.by, note: acknowledgement.note)
            for transition in carried.accept(event, at: acknowledgement.at)?.change.transitions ?? [] {
                carried.accept(.delivered([transition.id]), at: now)
            }
        }
        try carried.write(into: directory)
        report.into = directory
    }
}

extension State {
    /// Whether the state has the record that an alert belongs to.
    func hasBook(of alert: Alert) -> Bool {
        guard let authority = alert.authority, let period = alert.period else {
            return rejections[alert.document.sha256] != nil
        }
        return authorities[authority.slug]?.years[period] != nil
    }

    /// Writes the whole state as a new store.
    ///
    /// - Throws: `StoreError`; `invalid` where the directory holds a store.
    func write(into directory: String) throws(StoreError) {
        let store = try Store.open(at: Places.resolvedAbove(directory), eachRecord: { _ in }, eachChange: { _ in })
        guard store.isNew else {
            throw StoreError(
                .invalid, "\(directory) already holds a store. Choose a directory that does not exist.")
        }
        var keys: [RecordName: RecordKey] = [:]
        for key in authorities.keys.map(RecordKey.authority) + rejections.keys.map(RecordKey.rejection) + [
            .terms, .handovers,
        ] {
            for name in try RecordName.all(of: key) { keys[name] = key }
        }
        try store.checkpoint(keys.keys, through: store.lastNumber) { name throws(StoreError) in
            try keys[name].flatMap(content)?.update() ?? .remove
        }
    }
}
