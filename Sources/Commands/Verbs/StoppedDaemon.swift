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
            default: error.errno == ENOENT ? .notFound : .failed
            }
        throw Failure(code, error.message)
    }
}
