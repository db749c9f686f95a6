import ControlInterface
import Oversight
import Synchronization
import Varlink

/// The method that shows the steps of alerts as they happen.
extension ControlHandlers {
    @Sendable func watch(_ parameters: WatchMethod.Parameters, _: Peer) async throws(Failure) -> Answer<WatchReport> {
        guard parameters.since == nil else {
            throw Failure(.usage, "A watch begins now: `ombudsctl digest --since` and `alerts --since` look back.")
        }
        let wanted = try await repository.look { state throws(Failure) in try SelectedRows(parameters, in: state) }
        let watchers = repository.watchers
        let watcher = watchers.add { wanted.isAbout($0) && wanted.wants($0, all: true) }
        let hasBegun = Mutex(false)
        return .stream(
            ReplyStream {
                let isFirst = hasBegun.withLock { hasBegun in
                    defer { hasBegun = true }
                    return !hasBegun
                }
                if isFirst { return WatchReport() }
                return switch await watcher.next() {
                case .step(let transition): WatchReport(step: TransitionReport(transition))
                case .missed(let count): WatchReport(missed: count)
                case nil: nil
                }
            } end: {
                watchers.remove(watcher)
            })
    }
}
