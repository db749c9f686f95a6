import Inbox
import Linux
import ServiceLifecycle

/// Archives left originals as soon as their places accept them: when another original was archived, and else after growing pauses.
struct LeftOriginalsService: Service {
    let originals: LeftOriginals

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            let retries = Retries()
            let backoff = Backoff(to: .seconds(60))
            var attempts = 0
            for await _ in retries.wakes(with: originals.work) {
                if await originals.archive() {
                    attempts = 0
                } else {
                    retries.wait(backoff.delay(afterRetries: attempts))
                    attempts += 1
                }
                // Letters that arrive in an outage ask for this again and again.
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}
