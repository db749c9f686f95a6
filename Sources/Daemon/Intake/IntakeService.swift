import Logging
import ServiceLifecycle
struct IntakeService: Service {
    let layout: Layout, settings: CurrentSettings, keeper: Keeper, announcer: Announcer, situation: Situation
    let logger: Logger
    let ready: @Sendable () -> Void
    func run() async throws { ready() }
}
