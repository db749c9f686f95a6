import Configuration
import FoundationEssentials
import Logging
import Model
import Oversight
import Store
import Systemd

/// Reads the settings again, and judges the alerts anew where the settings changed the policy.
struct SettingsReload: Sendable {
    /// The result of an attempt.
    enum Outcome: Sendable {
        case done
        /// The former settings stay in force, for a reason that needs a person.
        case refused(String)
        /// Something is left to try again.
        case postponed(String)
    }

    let settings: CurrentSettings
    let repository: RepositoryActor
    let intake: Intake
    let manager: ServiceManager
    let logger: Logger
    private let settingsOutage: OutageLog
    private let storeOutage: OutageLog
    private let lock = AsyncLock()

    init(
        settings: CurrentSettings, repository: RepositoryActor, intake: Intake, manager: ServiceManager, logger: Logger
    ) {
        self.settings = settings
        self.repository = repository
        self.intake = intake
        self.manager = manager
        self.logger = logger
        settingsOutage = OutageLog(logger)
        storeOutage = OutageLog(logger)
    }

    func callAsFunction() async -> Outcome {
        await lock.withLock {
            await manager.notifyWhenPossible(.reloading, .status("Reading the settings again."))
            let outcome = await attempt()
            await manager.notifyWhenPossible(.ready)
            repository.counted.send()
            return outcome
        }
    }

    private func attempt() async -> Outcome {
        let before = settings.value.inbox
        do throws(SettingsError) {
            try settings.reload()
            settingsOutage.ended("The settings can be read again.")
            if settings.value.inbox != before { intake.restart() }
            logger.notice("The settings were read again.")
            settings.reread.send()
            repository.delivered.send()
            // The time of the word before a silence ends may be another.
            repository.terms.send()
        } catch {
            guard error.isTransient else {
                logger.error("The settings stay as they were: \(error)")
                return .refused("The settings stay as they were: \(error)")
            }
            settingsOutage.began("The settings stay as they were, and are read again in 10 s", error)
            return .postponed("The settings stay as they were, and are read again in 10 s: \(error)")
        }
        do throws(StoreError) {
            try await repository.commit([.policy(settings.policy)], at: Timestamp(.now))
            storeOutage.ended("The alerts are judged by the new settings.")
            return .done
        } catch {
            storeOutage.began(
                "The alerts could not be judged by the new settings; the daemon tries again in 10 s", error)
            return .postponed(
                "The alerts could not be judged by the new settings; the daemon tries again in 10 s: \(error)")
        }
    }
}
