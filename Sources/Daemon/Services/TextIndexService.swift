import Linux
import ServiceLifecycle

/// Keeps the index of texts in step with the store when nothing else is to be done.
struct TextIndexService: Service {
    let texts: IndexedTexts

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask(priority: .background) {
                    let retries = Retries()
                    let backoff = Backoff(from: .seconds(10), to: .seconds(3600))
                    var attempts = 0
                    for await _ in retries.wakes(with: texts.work) {
                        // An alert that has just been raised is on its way to the journal.
                        guard (try? await texts.work.rest(for: .milliseconds(300))) != nil else { return }
                        if await texts.update() {
                            attempts = 0
                        } else {
                            texts.compareAgain()
                            retries.wait(backoff.delay(afterRetries: attempts))
                            attempts += 1
                        }
                    }
                }
            }
        }
    }
}
