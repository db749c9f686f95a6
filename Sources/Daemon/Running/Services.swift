import AsyncAlgorithms
import Configuration
import FoundationEssentials
import Logging
import Model
import Oversight
import ServiceLifecycle
import Store
import Systemd
import UnixSignals
import Varlink

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
    let keeper: RepositoryActor
    let intake: Intake
    let logger: Logger

    func run() async throws {
        // What ends it is the cancelling; a checkpoint that was begun is finished.
        try? await cancelWhenGracefulShutdown {
            let trouble = OutageLog(logger)
            // A small change may lie in a large record: no more than a twentieth of the time goes to checkpoints. Who looks
            // into the records finds what is a minute old at the most, when there is quiet.
            var earliest = ContinuousClock.now
            for await _ in keeper.work.wakes {
                try await Task.sleep(until: earliest)
                try await keeper.work.rest(for: .seconds(1))
                // On a busy machine reading a batch may take longer than the moment. What ends the work wakes this again.
                guard await !intake.isBusy else { continue }
                let start = ContinuousClock.now
                defer { earliest = .now.advanced(by: min(start.duration(to: .now) * 20, .seconds(60))) }
                do throws(StoreError) {
                    try await keeper.checkpoint()
                    trouble.ended("Checkpoints can be written again.")
                } catch {
                    trouble.began("No checkpoint could be written; the changes are kept", error)
                }
            }
        }
    }
}

/// Tells what happens as it happens; what could not be told is tried again.
struct JournalDeliveryService: Service {
    let announcer: JournalDelivery
    let keeper: RepositoryActor

    func run() async throws {
        // What a former run could not tell comes first.
        await announcer.resume()
        let retries = Retries()
        retries.wait(await announcer.announce())
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                // Merging the two would take a letter's alert through several threads more.
                group.addTask {
                    for await _ in retries.wakes { keeper.pending.send() }
                }
                await announcer.announceAll(retries)
                group.cancelAll()
            }
        }
        // It ends after the intake, so this is the last that there is to tell.
        _ = await announcer.announce(isLast: true)
    }
}

/// Hands what was told to the notify command; what fails is tried again.
struct NotifyingService: Service {
    let notifier: Notifier
    let keeper: RepositoryActor

    func run() async throws {
        let retries = Retries()
        retries.wait(try await notifier.notify())
        for await _ in retries.wakes(with: keeper.delivered).cancelOnGracefulShutdown() {
            retries.wait(try await notifier.notify())
        }
    }
}

/// Ends silences when their time has come.
struct SilenceService: Service {
    let keeper: RepositoryActor
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            let retries = Retries()
            let trouble = OutageLog(logger)
            retries.wait(await keeper.expire(trouble))
            for await _ in retries.wakes(with: keeper.terms) { retries.wait(await keeper.expire(trouble)) }
        }
    }
}

extension RepositoryActor {
    /// Ends the silences whose time has come.
    ///
    /// - Returns: when the next one ends; nil where there is none.
    fileprivate func expire(_ trouble: OutageLog) -> Duration? {
        let now = Timestamp(.now)
        do throws(StoreError) {
            try commit([.expire], at: now)
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
    let keeper: RepositoryActor
    let intake: Intake
    let manager: ServiceManager
    let logger: Logger

    func run() async throws {
        let retries = Retries()
        let troubles = (settings: OutageLog(logger), store: OutageLog(logger))
        var isPending = false
        let asked = await UnixSignalsSequence(trapping: .sighup).map { _ in true }
        for await isAsked in merge(asked, retries.wakes.map { false }).cancelOnGracefulShutdown() {
            guard isAsked || isPending else { continue }
            await manager.tellInTheEnd(.reloading)
            isPending = await !reload(troubles.settings, troubles.store)
            if isPending { retries.wait(.seconds(10)) }
            await manager.tellInTheEnd(.ready)
        }
    }

    /// - Returns: whether there is nothing left to try again.
    private func reload(_ settingsTrouble: OutageLog, _ storeTrouble: OutageLog) async -> Bool {
        let before = settings.value.inbox
        do throws(SettingsError) {
            try settings.reload()
            settingsTrouble.ended("The settings can be read again.")
            if settings.value.inbox != before { intake.restart() }
            logger.notice("The settings were read again.")
            settings.reread.send()
            keeper.delivered.send()
        } catch {
            guard error.isTransient else {
                logger.error("The settings stay as they were: \(error)")
                return true
            }
            settingsTrouble.began("The settings stay as they were, and are read again later", error)
            return false
        }
        do throws(StoreError) {
            try await keeper.commit([.policy(settings.policy)], at: Timestamp(.now))
            storeTrouble.ended("The alerts are judged by the new settings.")
            return true
        } catch {
            storeTrouble.began("The alerts could not be judged by the new settings, and are later", error)
            return false
        }
    }
}

/// Says that the daemon is ready, once it is.
struct ReadinessService: Service {
    let readiness: Readiness
    let manager: ServiceManager
    let inbox: String

    func run() async throws {
        for await _ in readiness.isComplete.wakes.cancelOnGracefulShutdown() {
            await manager.tellInTheEnd(.ready, .status("Watching \(inbox)"))
        }
    }
}

extension ServiceManager {
    /// Tells the service manager. While there are no descriptors or no memory for it, it is tried again every second.
    fileprivate func tellInTheEnd(_ messages: Message...) async {
        while true {
            do throws(SystemdError) {
                try tell(messages)
                return
            } catch {
                guard error.isTransient, (try? await Task.sleep(for: .seconds(1))) != nil else { return }
            }
        }
    }
}

/// Gives signs of life, each after the keeper has answered.
struct WatchdogService: Service {
    let interval: Duration
    let keeper: RepositoryActor
    let manager: ServiceManager

    func run() async throws {
        for await _ in AsyncTimerSequence(interval: interval, clock: .continuous).cancelOnGracefulShutdown() {
            _ = await keeper.trouble
            await manager.tellInTheEnd(.watchdog)
        }
    }
}
