import ControlInterface
import Linux
import Synchronization

/// Collects the numbers that metrics are made of, once at a time: counting a large store takes a while.
final class MetricsCollector: Sendable {
    private let repository: RepositoryActor
    private let meter: WorkMeter
    private let store: String
    private let turn = AsyncLock()
    private let storeSize = Mutex<(bytes: Int64, at: ContinuousClock.Instant)?>(nil)

    /// The time for which the size of the store counts. A large one has thousands of files.
    private static let sizePeriod = Duration.seconds(600)

    /// - Parameter store: the directory of the store.
    init(repository: RepositoryActor, meter: WorkMeter, store: String) {
        self.repository = repository
        self.meter = meter
        self.store = store
    }

    func reading(_ report: StatusReport) async -> MetricsReading {
        await turn.withLock {
            MetricsReading(
                report: report, tally: await repository.tally(), work: meter.reading, storeSize: currentStoreSize)
        }
    }

    private var currentStoreSize: Int64 {
        if let known = storeSize.withLock(\.self), known.at.duration(to: .now) < Self.sizePeriod { return known.bytes }
        let bytes = LinuxFileSystem().size(ofDirectory: store)
        storeSize.withLock { $0 = (bytes, .now) }
        return bytes
    }
}
