import Model
import Oversight

/// The numbers of documents by their kinds, and of alerts by their rules and states.
struct Tally: Equatable, Sendable {
    /// The state of an alert, as somebody who looks after alerts tells them apart.
    enum AlertState: String, CaseIterable {
        case open, acknowledged, silenced, resolved
    }

    struct Alerts: Hashable {
        let rule: Rule
        let state: AlertState
    }

    /// The documents of each kind, by their SHA-256: a pack has readings of several years.
    private var sha256s: [DocumentKind: Set<String>] = [:]
    private(set) var alerts: [Alerts: Int] = [:]

    func documents(_ kind: DocumentKind) -> Int { sha256s[kind]?.count ?? 0 }

    mutating func add(_ alerts: [Alert]) {
        for alert in alerts {
            let state: AlertState =
                alert.state == .resolved
                ? .resolved : alert.silenced ? .silenced : alert.acknowledgement != nil ? .acknowledged : .open
            self.alerts[Alerts(rule: alert.rule, state: state), default: 0] += 1
        }
    }

    mutating func add(_ documents: [(kind: DocumentKind, sha256: String)]) {
        for (kind, sha256) in documents { sha256s[kind, default: []].insert(sha256) }
    }
}

extension RepositoryActor {
    /// Counts documents and alerts, a few records at a time, between which other calls have their turn.
    @concurrent nonisolated func tally() async -> Tally {
        var tally = Tally()
        let (slugs, rejected) = await look { (Array($0.authorities.keys), Array($0.rejections.keys)) }
        for piece in slugs.pieces(of: 16) {
            let (alerts, documents) = await look { state in
                (
                    state.alerts(of: piece) { _ in true },
                    piece.compactMap { state.authorities[$0] }.flatMap(\.years.values).flatMap(\.documents)
                        .map { (kind: $0.kind, sha256: $0.sha256) }
                )
            }
            tally.add(alerts)
            tally.add(documents)
        }
        for piece in rejected.pieces(of: 256) {
            tally.add(await look { state in state.alerts(ofRejected: piece) { _ in true } })
        }
        return tally
    }
}

extension [String] {
    fileprivate func pieces(of size: Int) -> [ArraySlice<String>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
