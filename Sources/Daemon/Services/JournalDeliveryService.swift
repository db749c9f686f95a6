import ServiceLifecycle

/// Delivers alert transitions to the journal as they happen, and tries again where the journal did not accept them.
struct JournalDeliveryService: Service {
    let delivery: JournalDelivery
    let repository: RepositoryActor

    /// A journal that nobody reads may block the delivery in hand. `EndingLimit` then ends the daemon without it, and what is pending is
    /// delivered after the next start.
    func run() async throws {
        // Transitions that a former run left pending come first.
        await delivery.resume()
        let retries = Retries()
        await cancelWhenGracefulShutdown {
            retries.wait(await delivery.deliverPending())
            await withDiscardingTaskGroup { group in
                // Merging the two sequences would take a letter's alert through several threads more.
                group.addTask {
                    for await _ in retries.wakes { repository.pending.send() }
                }
                await delivery.deliverContinuously(retries)
                group.cancelAll()
            }
        }
        // This service ends after the intake, so nothing can become pending after this call.
        _ = await delivery.deliverPending(isLast: true)
    }
}
