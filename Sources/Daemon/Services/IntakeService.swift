import ServiceLifecycle

/// Runs the intake, and ends it after the documents in hand.
struct IntakeService: Service {
    let intake: Intake
    /// Called whenever the inbox is watched, or scanned at intervals.
    let ready: @Sendable () -> Void

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await intake.run(ready: ready)
        } onGracefulShutdown: {
            intake.end()
        }
    }
}
