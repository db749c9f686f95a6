import Configuration
import FoundationEssentials
import Model
import Oversight
import ServiceLifecycle

/// Removes what has been kept for long enough: at the start, once a day, and when the settings were read again.
struct RetentionService: Service {
    let intake: Intake
    let settings: CurrentSettings

    func run() async throws {
        let retries = Retries()
        retries.wait(await pass())
        for await _ in retries.wakes(with: settings.reread).cancelOnGracefulShutdown() {
            retries.wait(await pass())
        }
    }

    private func pass() async -> Duration {
        let isDone = await intake.discard(by: settings.value.retention, at: Timestamp(.now))
        return .seconds(isDone ? 86_400 : 60)
    }
}
