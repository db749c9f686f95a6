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

/// Tells what happens as it happens; what could not be told is tried again.
struct AnnouncingService: Service {
    let announcer: Announcer
    let keeper: Keeper

    func run() async throws {
        // What a former run could not tell comes first.
        await announcer.resume()
        let (pauses, pause) = AsyncStream.makeStream(of: Duration.self, bufferingPolicy: .bufferingNewest(1))
        let wakes = merge(keeper.untold, pauses.map { try? await Task.sleep(for: $0) })
        if let left = await announcer.announce() { pause.yield(left) }
        for await _ in wakes.cancelOnGracefulShutdown() {
            if let left = await announcer.announce() { pause.yield(left) }
        }
        // It ends after the intake, so this is the last that there is to tell.
        _ = await announcer.announce(isLast: true)
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
