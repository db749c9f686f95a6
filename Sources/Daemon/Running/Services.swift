import AsyncAlgorithms
import ControlSocket
import Logging
import ServiceLifecycle
import Systemd
import UnixSignals

/// Serves the control socket.
struct ControlService: Service {
    let server: ControlServer
    let ready: @Sendable () -> Void

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await server.run(ready: ready) }
        } catch is CancellationError {
            // Cancelling is how the server is ended.
        }
    }
}

/// Writes a checkpoint when the store has been left alone for a moment, so that the work in hand is not kept waiting.
struct CheckpointService: Service {
    let keeper: Keeper
    let logger: Logger

    func run() async throws {
        for await _ in keeper.work.debounce(for: .seconds(1)).cancelOnGracefulShutdown() {
            do {
                try await keeper.checkpoint()
            } catch {
                logger.error("No checkpoint could be written; the changes are kept: \(error)")
            }
        }
    }
}

/// Tells again what could not be told when it happened.
struct RetellingService: Service {
    let announcer: Announcer

    func run() async throws {
        for await _ in AsyncTimerSequence(interval: .seconds(30), clock: .continuous).cancelOnGracefulShutdown() {
            await announcer.announce()
        }
    }
}

/// Rereads the settings on SIGHUP.
struct ReloadService: Service {
    let settings: CurrentSettings
    let intake: Intake
    let manager: ServiceManager
    let logger: Logger

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            _ = try? manager.tell(.reloading)
            do throws(SettingsError) {
                let before = settings.value.inbox
                try settings.reload()
                if settings.value.inbox != before { intake.restart() }
                logger.notice("The settings were read again.")
            } catch {
                logger.error("The settings stay as they were: \(error)")
            }
            _ = try? manager.tell(.ready)
        }
    }
}

/// Gives signs of life, each after the keeper has answered.
struct WatchdogService: Service {
    let interval: Duration
    let keeper: Keeper
    let manager: ServiceManager

    func run() async throws {
        for await _ in AsyncTimerSequence(interval: interval, clock: .continuous).cancelOnGracefulShutdown() {
            _ = await keeper.trouble
            _ = try? manager.tell(.watchdog)
        }
    }
}
