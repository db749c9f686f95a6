/// A time of a file system's clock, counted from 1970-01-01 00:00 UTC.
public struct FileTime: Hashable, Sendable, Comparable {
    public var seconds: Int64
    /// From 0 to 999,999,999.
    public var nanoseconds: Int64

    public init(seconds: Int64, nanoseconds: Int64 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    /// The time from this moment to another; negative where the other is earlier.
    package func duration(to other: Self) -> Duration {
        .seconds(other.seconds - seconds) + .nanoseconds(other.nanoseconds - nanoseconds)
    }
}
