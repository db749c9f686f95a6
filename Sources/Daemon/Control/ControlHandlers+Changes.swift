import ControlInterface
import FoundationEssentials
import Linux
import Model
import Oversight
import Store
import Varlink

/// The steps that the methods with changes have in common.
extension ControlHandlers {
    /// Commits an event.
    ///
    /// - Throws: `failed`, with whether the change may have been committed all the same.
    func commit(_ event: Event) async throws(Failure) -> [Change] {
        do throws(StoreError) {
            return try await repository.commit(event, at: Timestamp(.now))
        } catch {
            throw await failure(of: error)
        }
    }

    /// Commits an event, and makes the reply from the state that follows.
    ///
    /// - Throws: `failed`, as above, or what the body throws.
    func commit<Reply: Sendable>(
        _ event: Event, _ body: @escaping @Sendable (State) throws(Failure) -> Reply
    ) async throws(Failure) -> Reply {
        let reply: Result<Reply, Failure>
        do throws(StoreError) {
            reply = try await repository.commit(event, at: Timestamp(.now)) { state in
                Result { () throws(Failure) in try body(state) }
            }
        } catch {
            throw await failure(of: error)
        }
        return try reply.get()
    }

    private func failure(of error: StoreError) async -> Failure {
        await repository.lookAgain()
        let outcome = error.code == .mustReopen ? "may not have been made" : "was not made"
        return Failure(.failed, "The change could not be committed and \(outcome): \(error)")
    }

    /// Checks a note.
    ///
    /// - Returns: nil for an empty note.
    /// - Throws: `usage` for one over 4096 bytes.
    static func note(_ text: String?) throws(Failure) -> String? {
        guard let text, !text.isEmpty else { return nil }
        guard text.utf8.count <= 4096 else {
            throw Failure(.usage, "The note is too long: it may have at most 4096 bytes.")
        }
        return text
    }
}

extension Person {
    /// The user at the other end of a connection.
    init(_ peer: Peer) {
        self.init(uid: peer.user, name: UserDatabase.name(of: peer.user))
    }
}
