/// A file system that shows another machine's files, and therefore doesn't report when they change.
package struct RemoteFileSystem {
    /// The name that administrators know it by, such as "NFS".
    package let name: String

    /// - Parameter type: the number of the file system's kind in `statfs(2)`.
    /// - Returns: nil where the kind is not a remote one.
    package init?(_ type: Int) {
        guard let name = Self.names[type & 0xFFFF_FFFF] else { return nil }
        self.name = name
    }

    private static let names: [Int: String] = [
        0x6969: "NFS", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x517B: "SMB",
        // Most FUSE file systems are remote.
        0x6573_5546: "FUSE",
        0x0102_1997: "9P", 0x5346_414F: "AFS", 0x6B41_4653: "AFS", 0x00C3_6400: "Ceph",
        0x786F_4256: "VirtualBox shared folders",
    ]
}
