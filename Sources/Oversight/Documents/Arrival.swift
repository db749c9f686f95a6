public import Model

/// A file seen in the inbox.
public struct Arrival: Hashable, Codable, Sendable {
    /// The file's name in the inbox, fit for display.
    public var name: String
    /// The file system's number.
    public var device: UInt64
    /// The file's number on it.
    public var inode: UInt64
    public var at: Timestamp

    public init(name: String, device: UInt64, inode: UInt64, at: Timestamp) {
        self.name = name
        self.device = device
        self.inode = inode
        self.at = at
    }

    /// Distinguishes files.
    struct File: Hashable, Sendable {
        let name: String
        let device: UInt64
        let inode: UInt64
    }

    var file: File { File(name: name, device: device, inode: inode) }
}
