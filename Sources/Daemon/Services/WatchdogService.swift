import AsyncAlgorithms
import ServiceLifecycle
import Systemd

/// Notifies the service manager's watchdog, each time after the repository has answered.
struct WatchdogService: Service {
    let interval: Duration
    let repository: RepositoryActor
    let manager: ServiceManager

    func run() async throws {
        for await _ in AsyncTimerSequence(interval: interval, clock: .continuous).cancelOnGracefulShutdown() {
            _ = await repository.trouble
            await manager.notifyWhenPossible(.watchdog)
        }
    }
}
