import AsyncAlgorithms
import Configuration
import ControlSocket
import FoundationEssentials
import Logging
import Oversight
import ServiceLifecycle
import Store
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
    let intake: Intake
    let logger: Logger

    func run() async throws {
        let trouble = LastingTrouble(logger)
        for await _ in keeper.work.wakes.debounce(for: .seconds(1)).cancelOnGracefulShutdown() {
            // On a busy machine reading a batch may take longer than the moment. What ends the work wakes this again.
            guard await !intake.isBusy else { continue }
            do throws(StoreError) {
                try await keeper.checkpoint()
                trouble.ended("Checkpoints can be written again.")
            } catch {
                trouble.began("No checkpoint could be written; the changes are kept", error)
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
        let retries = Retries()
        retries.wait(await announcer.announce())
        for await _ in retries.wakes(with: keeper.untold).cancelOnGracefulShutdown() {
            retries.wait(await announcer.announce())
        }
        // It ends after the intake, so this is the last that there is to tell.
        _ = await announcer.announce(isLast: true)
    }
}

/// Hands what was told to the notify command; what fails is tried again.
struct NotifyingService: Service {
    let notifier: Notifier
    let keeper: Keeper

    func run() async throws {
        let retries = Retries()
        retries.wait(await notifier.notify())
        for await _ in retries.wakes(with: keeper.told).cancelOnGracefulShutdown() {
            retries.wait(await notifier.notify())
        }
    }
}

/// Ends silences when their time has come.
struct SilenceService: Service {
    let keeper: Keeper
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            let retries = Retries()
            let trouble = LastingTrouble(logger)
            retries.wait(await keeper.expire(trouble))
            for await _ in retries.wakes(with: keeper.terms) { retries.wait(await keeper.expire(trouble)) }
        }
    }
}

extension Keeper {
    /// Ends the silences whose time has come.
    ///
    /// - Returns: when the next one ends; nil where there is none.
    fileprivate func expire(_ trouble: LastingTrouble) -> Duration? {
        let now = Timestamp(.now)
        do throws(StoreError) {
            try take([.expire], at: now)
            trouble.ended("Silences can be ended again.")
        } catch {
            trouble.began("A silence could not be ended, and is tried again", error)
            return .seconds(10)
        }
        // The clock may be set: it is looked at every hour at the least.
        return look { $0.nextExpiry }.map { .seconds(min(max($0.seconds - now.seconds, 1), 3600)) }
    }
}

/// Rereads the settings on SIGHUP, and judges the alerts anew where that changes something.
struct ReloadService: Service {
    let settings: CurrentSettings
    let keeper: Keeper
    let intake: Intake
    let manager: ServiceManager
    let logger: Logger

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            _ = try? manager.tell(.reloading)
            let before = settings.value.inbox
            do throws(SettingsError) {
                try settings.reload()
                if settings.value.inbox != before { intake.restart() }
                logger.notice("The settings were read again.")
                settings.reread.send()
            } catch {
                logger.error("The settings stay as they were: \(error)")
            }
            do throws(StoreError) {
                try await keeper.take([.policy(settings.policy)], at: Timestamp(.now))
            } catch {
                logger.error("The alerts could not be judged by the new settings: \(error)")
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
