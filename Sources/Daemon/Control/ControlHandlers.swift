import ControlInterface
import Logging
import Model
import Oversight
import Varlink

/// The handlers of the methods of `io.ombudsd.Control`.
struct ControlHandlers: Sendable {
    let repository: RepositoryActor
    let intake: Intake
    let texts: IndexedTexts
    let deliveries: DeliveryReport
    let metrics: MetricsCollector
    let reloading: SettingsReload
    /// Sent where a reload is to be tried again.
    let postponed: WakeSignal
    /// The permissions in force, which a reload of the settings may change.
    let permissions: @Sendable () -> Permissions
    /// The protections of confined programs that the system lacks, a sentence each.
    let protectionGaps: [String]
    /// A sentence about originals beside a store that held no document at the start; nil where there were none.
    let missingStore: String?
    /// The settings file's and the inbox's paths.
    let settingsFile: String
    let inbox: String
    /// When the daemon started.
    let since: Timestamp
    let socketCondition: SocketCondition
    /// Tells the journal what people correct.
    let logger: Logger

    /// The interface with these handlers. A method without one does not compile.
    var servedInterface: ServedInterface {
        ServedInterface(
            ControlInterface.interface, authorize: authorize,
            handlers: whole(status), alerts, whole(alert), authorities, authority, documents,
            whole(rescan), whole(retry), whole(acknowledge), whole(unacknowledge), whole(silence), whole(unsilence),
            whole(silences), whole(reload), figures, whole(mend), watch, whole(search))
    }

    /// A handler whose reply is not in pages.
    private func whole<Parameters, Reply>(
        _ handler: @escaping @Sendable (Parameters, Peer) async throws(Failure) -> Reply
    ) -> @Sendable (Parameters, Peer) async throws(Failure) -> Answer<Reply> {
        { parameters, peer throws(Failure) in .reply(try await handler(parameters, peer)) }
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
