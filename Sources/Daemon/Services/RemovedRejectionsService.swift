import AsyncAlgorithms
import Inbox
import ServiceLifecycle

/// Looks for rejected files that somebody removed: soon after the start and after each removal that the system reports, and every
/// hour, as a removal may go unreported.
struct RemovedRejectionsService: Service {
    let rejections: RemovedRejections
    /// nil where the system can't watch the rejected files.
    let watch: RemovalWatch?

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            let retries = Retries()
            let removals = watch?.removals ?? AsyncStream { $0.finish() }
            retries.wait(.seconds(1))
            for await _ in merge(removals, retries.wakes) {
                retries.wait(await rejections.look())
                // Somebody may remove hundreds one after the other.
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}
