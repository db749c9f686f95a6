import Configuration
import ControlInterface
import FoundationEssentials
import Linux
import Model
import Oversight
import Store
import Varlink

/// The methods by which people deal with alerts. What they do is committed before it is answered.
extension Answers {
    func answerAboutAlerts(_ method: Method, _ call: Call) async throws(Failure) -> [UInt8] {
        let person = Person(uid: call.peer.user, name: UserDatabase.name(of: call.peer.user))
        switch method {
        case .acknowledge:
            let asked = try call.parameters(AcknowledgeRequest.self)
            let event = Event.acknowledge(alert: asked.name, by: person, note: try Self.note(asked.note))
            return try encode(try await change(asked.name, event))
        case .unacknowledge:
            let id = try call.parameters(Selection.self).name
            return try encode(try await change(id, .unacknowledge(alert: id, by: person)))
        case .silence:
            let event = try silence(try call.parameters(SilenceRequest.self), by: person)
            let changes = try await commit(event)
            return try encode(SilencesReport(silences: changes.compactMap { $0.terms?.silence }))
        case .unsilence:
            let id = try call.parameters(SilenceSelection.self).id
            guard let silence = await keeper.look({ $0.terms.silences.first { $0.id == id } }) else {
                throw Failure(.notFound, "There is no silence \(id); `ombudsctl silences` lists them.")
            }
            _ = try await commit(.unsilence(id, by: person))
            return try encode(SilencesReport(silences: [silence]))
        default:
            return try encode(SilencesReport(silences: await keeper.look { $0.terms.silences }))
        }
    }

    private func change(_ id: String, _ event: Event) async throws(Failure) -> AlertReport {
        let before = try await keeper.look { state throws(Failure) in try state.alertReport(id) }
        guard before.alert.state == .raised else {
            throw Failure(.failed, "The alert \(id) is resolved; there is nothing to look after.")
        }
        _ = try await commit(event)
        return try await keeper.look { state throws(Failure) in try state.alertReport(id) }
    }

    private func silence(_ asked: SilenceRequest, by person: Person) throws(Failure) -> Event {
        guard asked.until > Timestamp(.now) else { throw Failure(.usage, "The silence would end before it begins.") }
        var rule: Rule?
        if let name = asked.rule {
            rule = Rule(rawValue: name)
            guard rule != nil else {
                throw Failure(
                    .usage,
                    "There is no rule \(name); there are \(Rule.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
        }
        let authority = asked.authority.map { name in
            AuthorityRegister.shared.authority(named: name)?.slug ?? AuthorityRegister.slug(for: name)
        }
        return .silence(
            authority: authority, rule: rule, until: asked.until, by: person, note: try Self.note(asked.note))
    }

    private func commit(_ event: Event) async throws(Failure) -> [Change] {
        do throws(StoreError) {
            return try await keeper.commit(event, at: Timestamp(.now))
        } catch {
            await keeper.lookAgain()
            let outcome = error.code == .mustReopen ? "it may not have been done" : "it was not done"
            throw Failure(.failed, "It could not be kept, and \(outcome): \(error)")
        }
    }

    /// As long as a person writes it.
    private static func note(_ text: String?) throws(Failure) -> String? {
        guard let text, !text.isEmpty else { return nil }
        guard text.utf8.count <= 4096 else { throw Failure(.usage, "A note has at most 4096 bytes.") }
        return text
    }
}
