import ControlInterface
import Model
import Oversight
import Varlink

/// The handlers of the methods of `io.ombudsd.Control`.
struct ControlHandlers: Sendable {
    let repository: RepositoryActor
    let intake: Intake
    let deliveries: DeliveryReport
    /// The permissions in force, which a reload of the settings may change.
    let permissions: @Sendable () -> Permissions
    /// The inbox's path.
    let inbox: String
    /// When the daemon started.
    let since: Timestamp

    /// The interface with these handlers. A method without one does not compile.
    var servedInterface: ServedInterface {
        ServedInterface(
            ControlInterface.interface, authorize: authorize,
            handlers: status, alerts, alert, authorities, authority, documents, rescan, retry, acknowledge,
            unacknowledge, silence, unsilence, silences)
    }

    /// - Throws: `not-permitted` where the method changes something and the peer may not.
    private func authorize(_ method: any InterfaceMethod.Type, _ peer: Peer) throws(Failure) {
        guard !method.changesState || permissions().mayChange(peer) else {
            throw Failure(
                .notPermitted,
                "\(method.name) is for root, the daemon's own user and members of the administrators' group.")
        }
    }
}
