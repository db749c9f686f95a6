import ServiceLifecycle
import Systemd

/// Notifies the service manager once the daemon is ready.
struct ReadinessService: Service {
    let readiness: Readiness
    let manager: ServiceManager
    /// The inbox's path, for the status line.
    let inbox: String

    func run() async throws {
        for await _ in readiness.isComplete.wakes.cancelOnGracefulShutdown() {
            await manager.notifyWhenPossible(.ready, .status("Watching \(inbox)."))
        }
    }
}
