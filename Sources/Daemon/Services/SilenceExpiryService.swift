import FoundationEssentials
import Logging
import Model
import Oversight
import ServiceLifecycle
import Store

/// Ends silences when their time has come.
struct SilenceExpiryService: Service {
    let repository: RepositoryActor
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            let retries = Retries()
            let outage = OutageLog(logger)
            retries.wait(await repository.expireSilences(outage))
            for await _ in retries.wakes(with: repository.terms) {
                retries.wait(await repository.expireSilences(outage))
            }
        }
    }
}

extension RepositoryActor {
    /// Ends the silences whose time has come.
    ///
    /// - Returns: the time until the next silence ends, an hour at the most; nil where there is none.
    fileprivate func expireSilences(_ outage: OutageLog) -> Duration? {
        let now = Timestamp(.now)
        do throws(StoreError) {
            try commit([.expire], at: now)
            outage.ended("Silences can be ended again.")
        } catch {
            outage.began("The daemon could not end a silence, and tries again", error)
            return .seconds(10)
        }
        // Somebody may set the clock, so the service looks again every hour at the least.
        return look { $0.nextExpiry }.map { .seconds(min(max($0.seconds - now.seconds, 1), 3600)) }
    }
}
