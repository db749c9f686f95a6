import ServiceLifecycle

/// Runs the intake, and ends it after the work in hand.
struct IntakeService: Service {
    let intake: Intake
    let ready: @Sendable () -> Void

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await intake.run(ready: ready)
        } onGracefulShutdown: {
            intake.end()
        }
    }
}
