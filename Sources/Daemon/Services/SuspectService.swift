import ServiceLifecycle

/// Forgets documents that the daemon died with once they are not in the inbox any more: a person may have removed them.
struct SuspectService: Service {
    let inHand: DocumentsInHand
    let intake: Intake

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while inHand.hasSuspects {
                try await Task.sleep(for: .seconds(30))
                if await intake.hasEmptyInbox { inHand.forgetSuspects() }
            }
        }
        try? await gracefulShutdown()
    }
}
