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

/// Reads the settings again on SIGHUP, and judges the alerts anew where the settings changed the policy.
struct ReloadService: Service {
    let settings: CurrentSettings
    let repository: RepositoryActor
    let intake: Intake
    let manager: ServiceManager
    let logger: Logger

    func run() async throws {
        let retries = Retries()
        let outages = (settings: OutageLog(logger), store: OutageLog(logger))
        var isPending = false
        let signals = await UnixSignalsSequence(trapping: .sighup).map { _ in true }
        for await isSignal in merge(signals, retries.wakes.map { false }).cancelOnGracefulShutdown() {
            guard isSignal || isPending else { continue }
            await manager.notifyWhenPossible(.reloading)
            isPending = await !reload(outages.settings, outages.store)
            if isPending { retries.wait(.seconds(10)) }
            await manager.notifyWhenPossible(.ready)
        }
    }

    /// - Returns: whether nothing is left to try again.
    private func reload(_ settingsOutage: OutageLog, _ storeOutage: OutageLog) async -> Bool {
        let before = settings.value.inbox
        do throws(SettingsError) {
            try settings.reload()
            settingsOutage.ended("The settings can be read again.")
            if settings.value.inbox != before { intake.restart() }
            logger.notice("The settings were read again.")
            settings.reread.send()
            repository.delivered.send()
        } catch {
            guard error.isTransient else {
                logger.error("The settings stay as they were: \(error)")
                return true
            }
            settingsOutage.began("The settings stay as they were, and are read again in 10 s", error)
            return false
        }
        do throws(StoreError) {
            try await repository.commit([.policy(settings.policy)], at: Timestamp(.now))
            storeOutage.ended("The alerts are judged by the new settings.")
            return true
        } catch {
            storeOutage.began(
                "The alerts could not be judged by the new settings; the daemon tries again in 10 s", error)
            return false
        }
    }
}
