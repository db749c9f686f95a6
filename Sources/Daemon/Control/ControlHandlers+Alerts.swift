import ControlInterface
import FoundationEssentials
import Linux
import Model
import Oversight
import Store
import Varlink

/// The methods about alerts. A change is committed before the reply is sent.
extension ControlHandlers {
    @Sendable func alerts(_ parameters: AlertsMethod.Parameters, _: Peer) async throws(Failure) -> AlertsReport {
        let all = parameters.all ?? false
        return await keeper.look { AlertsReport(alerts: $0.alerts.filter { all || $0.state == .raised }) }
    }

    @Sendable func alert(_ parameters: AlertMethod.Parameters, _: Peer) async throws(Failure) -> AlertReport {
        try await keeper.look { state throws(Failure) in try state.alertReport(parameters.name) }
    }

    @Sendable func acknowledge(
        _ parameters: AcknowledgeMethod.Parameters, _ peer: Peer
    ) async throws(Failure) -> AlertReport {
        let note = try Self.note(parameters.note)
        return try await change(parameters.name, .acknowledge(alert: parameters.name, by: Person(peer), note: note))
    }

    @Sendable func unacknowledge(
        _ parameters: UnacknowledgeMethod.Parameters, _ peer: Peer
    ) async throws(Failure) -> AlertReport {
        try await change(parameters.name, .unacknowledge(alert: parameters.name, by: Person(peer)))
    }

    private func change(_ id: String, _ event: Event) async throws(Failure) -> AlertReport {
        let before = try await keeper.look { state throws(Failure) in try state.alertReport(id) }
        guard before.alert.state == .raised else {
            throw Failure(.failed, "The alert \(id) is resolved; there is nothing to look after.")
        }
        _ = try await commit(event)
        return try await keeper.look { state throws(Failure) in try state.alertReport(id) }
    }
}

/// The methods about silences. A change is committed before the reply is sent.
extension ControlHandlers {
    @Sendable func silence(_ parameters: SilenceMethod.Parameters, _ peer: Peer) async throws(Failure) -> SilencesReport
    {
        let changes = try await commit(try event(of: parameters, by: Person(peer)))
        return SilencesReport(silences: changes.compactMap { $0.terms?.silence })
    }

    @Sendable func unsilence(
        _ parameters: UnsilenceMethod.Parameters, _ peer: Peer
    ) async throws(Failure) -> SilencesReport {
        let id = parameters.id
        guard let silence = await keeper.look({ $0.terms.silences.first { $0.id == id } }) else {
            throw Failure(.notFound, "There is no silence \(id); `ombudsctl silences` lists them.")
        }
        _ = try await commit(.unsilence(id, by: Person(peer)))
        return SilencesReport(silences: [silence])
    }

    @Sendable func silences(_: NoParameters, _: Peer) async throws(Failure) -> SilencesReport {
        SilencesReport(silences: await keeper.look { $0.terms.silences })
    }

    private func event(of parameters: SilenceMethod.Parameters, by person: Person) throws(Failure) -> Event {
        guard parameters.until > Timestamp(.now) else {
            throw Failure(.usage, "The silence would end before it begins.")
        }
        var rule: Rule?
        if let name = parameters.rule {
            rule = Rule(rawValue: name)
            guard rule != nil else {
                throw Failure(
                    .usage,
                    "There is no rule \(name); there are \(Rule.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
        }
        let authority = parameters.authority.map { name in
            AuthorityRegister.shared.authority(named: name)?.slug ?? AuthorityRegister.slug(for: name)
        }
        return .silence(
            authority: authority, rule: rule, until: parameters.until, by: person,
            note: try Self.note(parameters.note))
    }
}

extension ControlHandlers {
    /// - Throws: `failed`, with whether the change may have been committed all the same.
    fileprivate func commit(_ event: Event) async throws(Failure) -> [Change] {
        do throws(StoreError) {
            return try await keeper.commit(event, at: Timestamp(.now))
        } catch {
            await keeper.lookAgain()
            let outcome = error.code == .mustReopen ? "it may not have been done" : "it was not done"
            throw Failure(.failed, "It could not be kept, and \(outcome): \(error)")
        }
    }

    /// - Returns: nil for an empty note.
    /// - Throws: `usage` for one that no person writes.
    fileprivate static func note(_ text: String?) throws(Failure) -> String? {
        guard let text, !text.isEmpty else { return nil }
        guard text.utf8.count <= 4096 else { throw Failure(.usage, "A note has at most 4096 bytes.") }
        return text
    }
}

extension Person {
    /// The user at the other end of a connection.
    fileprivate init(_ peer: Peer) {
        self.init(uid: peer.user, name: UserDatabase.name(of: peer.user))
    }
}
