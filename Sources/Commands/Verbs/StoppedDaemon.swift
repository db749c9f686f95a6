import ControlInterface
import Glibc
import Store

/// Works on the store of a daemon that is not running.
///
/// - Throws: the store's error as a failure with an exit code.
func withStoppedDaemon<Result>(_ body: () async throws(StoreError) -> Result) async throws(Failure) -> Result {
    do throws(StoreError) {
        return try await body()
    } catch {
        let code: Failure.Code =
            switch error.code {
            case .notPermitted: .notPermitted
            default: error.isMissing ? .notFound : .failed
            }
        throw Failure(code, error.message)
    }
}

extension StoreError {
    /// Whether the store, or a file of it, does not exist.
    var isMissing: Bool { errno == ENOENT }
}
