import AsyncAlgorithms
import Inbox
import Linux
import ServiceLifecycle

/// Looks for rejected files that somebody removed: after the start and after each removal that the system reports, and every hour, as
/// a removal may go unreported.
struct RemovedRejectionsService: Service {
    let rejections: RemovedRejections
    /// nil where the system can't watch the rejected files.
    let watch: RemovalWatch?

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            try await look()
            let removals = watch?.removals ?? AsyncStream { $0.finish() }
            let hours = AsyncTimerSequence(interval: .seconds(3600), clock: .continuous).map { _ in }
            for await _ in merge(removals, hours) { try await look() }
        }
    }

    /// Looks until everything is settled. Somebody may remove hundreds of files one after the other, so that no look follows another at
    /// once.
    private func look() async throws {
        let backoff = Backoff(to: .seconds(60))
        var looks = 0
        repeat {
            // An outage keeps the question open where two looks have not settled it.
            try await Task.sleep(for: backoff.delay(afterRetries: max(0, looks - 2)))
            looks += 1
        } while await rejections.needsAnotherLook()
    }
}
