import Configuration
import FoundationEssentials
import Model
import Oversight
import ServiceLifecycle

/// Removes documents whose retention has ended: at the start, once a day, and after the settings were read again.
struct RetentionService: Service {
    let intake: Intake
    let settings: CurrentSettings

    func run() async throws {
        let retries = Retries()
        retries.wait(await removeExpired())
        for await _ in retries.wakes(with: settings.reread).cancelOnGracefulShutdown() {
            retries.wait(await removeExpired())
        }
    }

    /// - Returns: the time until the next pass: a day, or a minute where something could not be removed.
    private func removeExpired() async -> Duration {
        let isDone = await intake.retention.removeExpired(by: settings.value.retention, at: Timestamp(.now))
        return .seconds(isDone ? 86_400 : 60)
    }
}
