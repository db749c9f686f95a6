/// What the system says about a file.
struct FileStatus: Hashable {
    enum Kind: Hashable {
        case regular, directory, symbolicLink
        /// A FIFO, a device or a socket.
        case other
    }

    var kind: Kind
    var stamp: FileStamp
}

/// By what a file's content is known again without reading it. The change time moves with every write and every rename
/// and can't be set back, so that content written in place at the same size is noticed.
struct FileStamp: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
    var size: Int64
    var modified: FileTime
    var changed: FileTime

    /// Whether it is the same file with the same size and time of writing; its name may have changed.
    func isSameContent(as other: Self) -> Bool {
        device == other.device && inode == other.inode && size == other.size && modified == other.modified
    }
}

/// A time of the file system's clock, since 1970.
public struct FileTime: Hashable, Sendable, Comparable {
    public var seconds: Int64
    public var nanoseconds: Int64

    public init(seconds: Int64, nanoseconds: Int64 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    func duration(to other: Self) -> Duration {
        .seconds(other.seconds - seconds) + .nanoseconds(other.nanoseconds - nanoseconds)
    }
}
