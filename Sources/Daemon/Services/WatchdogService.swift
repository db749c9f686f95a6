import AsyncAlgorithms
import Logging
import ServiceLifecycle
import Systemd

/// Notifies the service manager's watchdog, each time after the repository has answered, and not while a thread of the daemon is stuck
/// in a document. The service manager then kills the daemon, and the next start has another process read that document.
struct WatchdogService: Service {
    /// Half of the time within which the watchdog expects a sign of life.
    let interval: Duration
    let repository: RepositoryActor
    let inHand: DocumentsInHand
    let manager: ServiceManager
    /// Sent at each sign of life, so that what is told now and then needs no timer of its own.
    let ticks: WakeSignal
    let logger: Logger

    func run() async throws {
        for await _ in AsyncTimerSequence(interval: interval, clock: .continuous).cancelOnGracefulShutdown() {
            _ = await repository.trouble
            if let document = inHand.stuck(for: interval) {
                logger.error(
                    "The reading of “\(document.name)” does not end; the watchdog gets no sign of life until it does.")
                continue
            }
            await manager.notifyWhenPossible(.watchdog)
            ticks.send()
        }
    }
}
