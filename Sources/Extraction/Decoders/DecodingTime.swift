import Synchronization

/// Adds up the processor time that decoders take for one file and all files in it.
final class DecodingTime: Sendable {
    /// The sum to which the decoders that the task starts add; nil for a file by itself, which has the limit of one decoder.
    @TaskLocal static var current: DecodingTime?

    private let sum = Mutex(Duration.zero)

    /// The time so far.
    var spent: Duration { sum.withLock { $0 } }

    func add(_ time: Duration) { sum.withLock { $0 += time } }
}
