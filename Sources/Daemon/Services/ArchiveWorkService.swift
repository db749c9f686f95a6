import Linux
import ServiceLifecycle

/// Does work on originals as soon as their places allow it: whenever a signal is sent, and after growing pauses until nothing is left.
struct ArchiveWorkService: Service {
    /// Sent where there is work.
    let work: WakeSignal
    /// Does the work; false where something is left.
    let perform: @Sendable () async -> Bool

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            let retries = Retries()
            let backoff = Backoff(to: .seconds(60))
            var attempts = 0
            for await _ in retries.wakes(with: work) {
                if await perform() {
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
