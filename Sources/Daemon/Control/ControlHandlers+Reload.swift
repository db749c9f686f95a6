import ControlInterface
import Varlink

extension ControlHandlers {
    @Sendable func reload(_: NoParameters, _: Peer) async throws(Failure) -> ReloadReport {
        switch await reloading() {
        case .done: return ReloadReport(settings: settingsFile, exists: reloading.settings.isFromFile)
        case .refused(let reason): throw Failure(.failed, reason)
        case .postponed(let reason):
            postponed.send()
            throw Failure(.failed, reason)
        }
    }
}
