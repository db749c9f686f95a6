import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Varlink

/// The methods about silences. A change is committed before the reply is sent.
extension ControlHandlers {
    @Sendable func silence(_ parameters: SilenceMethod.Parameters, _ peer: Peer) async throws(Failure) -> SilencesReport
    {
        let known = await repository.look { $0.authorities.values.map(\.authority) }
        let changes = try await commit(try event(of: parameters, by: Person(peer), known: known))
        return await report(changes.compactMap { $0.terms?.silence })
    }

    @Sendable func unsilence(
        _ parameters: UnsilenceMethod.Parameters, _ peer: Peer
    ) async throws(Failure) -> SilencesReport {
        let id = parameters.id
        guard let silence = await repository.look({ $0.terms.silences.first { $0.id == id } }) else {
            throw Failure(.notFound, "There is no silence \(id); `ombudsctl silences` lists the silences in force.")
        }
        _ = try await commit(.unsilence(id, by: Person(peer)))
        return await report([silence])
    }

    @Sendable func silences(_: NoParameters, _: Peer) async throws(Failure) -> SilencesReport {
        await report(repository.look { $0.terms.silences })
    }

    private func report(_ silences: [Silence]) async -> SilencesReport {
        await repository.look { state in
            SilencesReport(
                silences: silences.map { silence in
                    SilenceEntry(silence, about: silence.authority.flatMap(state.authority(of:)))
                })
        }
    }

    /// - Parameter known: the authorities that the store has.
    private func event(
        of parameters: SilenceMethod.Parameters, by person: Person, known: [Authority]
    ) throws(Failure) -> Event {
        guard parameters.until > Timestamp(.now) else {
            throw Failure(.usage, "The silence would end before it begins: give a time in the future.")
        }
        var rule: Rule?
        if let name = parameters.rule {
            rule = try Rule(wanted: name)
        }
        var authority: String?
        if let name = parameters.authority {
            authority = try AuthorityFinder(known: known).authority(named: name).slug
        }
        return .silence(
            authority: authority, rule: rule, until: parameters.until, by: person,
            note: try Self.note(parameters.note))
    }
}
