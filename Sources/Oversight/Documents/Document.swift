public import Model

/// One file that arrived, known by the SHA-256 of its bytes.
public struct Document: Hashable, Codable, Sendable {
    /// 64 hexadecimal digits, lower case.
    public var sha256: String
    /// As `text/plain`.
    public var mediaType: String
    /// In bytes.
    public var size: Int
    public var pages: Int
    /// Every time that these bytes arrived, the first time first. Never empty.
    public var arrivals: ArrivalList

    public init(sha256: String, mediaType: String, size: Int, pages: Int, arrival: Arrival) {
        self.init(sha256: sha256, mediaType: mediaType, size: size, pages: pages, arrivals: [arrival])
    }

    package init(sha256: String, mediaType: String, size: Int, pages: Int, arrivals: ArrivalList) {
        self.sha256 = sha256
        self.mediaType = mediaType
        self.size = size
        self.pages = pages
        self.arrivals = arrivals
    }

    /// The name under which it first arrived.
    public var name: String { arrivals.first?.name ?? sha256 }

    /// Notes another arrival, unless it is one that is noted already.
    mutating func note(_ arrival: Arrival) -> Bool {
        guard !arrivals.contains(arrival.file) else { return false }
        arrivals.append(arrival)
        return true
    }
}

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

    /// What tells files apart.
    struct File: Hashable, Sendable {
        let name: String
        let device: UInt64
        let inode: UInt64
    }

    var file: File { File(name: name, device: device, inode: inode) }
}
