import Configuration
import FoundationEssentials
import Model
import Oversight
import ServiceLifecycle

/// Removes documents whose retention has ended: once a day, and after the settings were read again, but never in the first day
/// of a run. A day leaves time to notice settings or a clock that are wrong.
struct RetentionService: Service {
    let intake: Intake
    let settings: CurrentSettings
    /// The length of the first day. Tests shorten it.
    let firstDay: Duration

    func run() async throws {
        let end = ContinuousClock.now + firstDay
        let retries = Retries()
        retries.wait(firstDay)
        for await _ in retries.wakes(with: settings.reread).cancelOnGracefulShutdown() {
            // A reload takes the place of the awaited end of the first day.
            let left = end - .now
            retries.wait(left > .zero ? left : await removeExpired())
        }
    }

    /// - Returns: the time until the next pass: a day, or a minute where something could not be removed.
    private func removeExpired() async -> Duration {
        let isDone = await intake.retention.removeExpired(by: settings.value.retention, at: Timestamp(.now))
        return .seconds(isDone ? 86_400 : 60)
    }
}
