public import Model

/// A file seen in the inbox.
public struct Arrival: Hashable, Codable, Sendable {
    /// The file's name in the inbox, fit for display.
    public var name: String
    /// The file system's number.
    public var device: UInt64
    /// The file's number on it.
    public var inode: UInt64
    /// The time at which the file was made, in microseconds since 1970. A file system gives the number of a removed file to
    /// another one, which this distinguishes. nil in the records of programs that did not note it.
    public var born: UInt64?
    public var at: Timestamp

    public init(name: String, device: UInt64, inode: UInt64, born: UInt64? = nil, at: Timestamp) {
        self.name = name
        self.device = device
        self.inode = inode
        self.born = born
        self.at = at
    }

    /// Distinguishes files.
    struct File: Hashable, Sendable {
        let name: String
        let device: UInt64
        let inode: UInt64
        let born: UInt64?
    }

    var file: File { File(name: name, device: device, inode: inode, born: born) }
}
