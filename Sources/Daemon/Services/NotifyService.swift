import ServiceLifecycle

/// Hands delivered transitions to the notify command, and repeats the calls that failed.
struct NotifyService: Service {
    let notifier: Notifier
    let repository: RepositoryActor

    func run() async throws {
        let retries = Retries()
        retries.wait(await notifier.notify())
        for await _ in retries.wakes(with: repository.delivered).cancelOnGracefulShutdown() {
            retries.wait(await notifier.notify())
        }
    }
}
