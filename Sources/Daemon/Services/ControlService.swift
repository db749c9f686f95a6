import ServiceLifecycle
import Varlink

/// Serves the control socket.
struct ControlService: Service {
    let server: ControlServer
    /// Called once the socket accepts connections.
    let ready: @Sendable () -> Void

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await server.run(ready: ready) }
        } catch is CancellationError {
            // The shutdown ends the server by cancelling it.
        }
    }
}
