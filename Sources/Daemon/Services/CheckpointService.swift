import Logging
import ServiceLifecycle
import Store

/// Writes a checkpoint when nobody has used the store for a moment, so that no document waits for it.
struct CheckpointService: Service {
    let repository: RepositoryActor
    let intake: Intake
    let logger: Logger

    func run() async throws {
        // Cancelling ends the loop; a checkpoint in progress is finished first.
        try? await cancelWhenGracefulShutdown {
            let outage = OutageLog(logger)
            // A small change may lie in a large record, so checkpoints get no more than a twentieth of the time. In quiet
            // times somebody who looks into the records finds what was true a minute ago at the most.
            var earliest = ContinuousClock.now
            for await _ in repository.work.wakes {
                try await Task.sleep(until: earliest)
                try await repository.work.rest(for: .seconds(1))
                // On a busy machine reading a batch may take longer than the moment. The end of the work sends the signal again.
                guard await !intake.isBusy else { continue }
                let start = ContinuousClock.now
                defer { earliest = .now.advanced(by: min(start.duration(to: .now) * 20, .seconds(60))) }
                do throws(StoreError) {
                    try await repository.checkpoint()
                    outage.ended("Checkpoints can be written again.")
                } catch {
                    outage.began("The daemon could not write a checkpoint; the changes are stored all the same", error)
                }
            }
        }
    }
}
