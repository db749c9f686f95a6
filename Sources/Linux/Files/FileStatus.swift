/// The kind of a directory entry, and the stamp by which its content is known again (`stat(2)`).
package struct FileStatus: Hashable {
    package enum Kind: Hashable {
        case regular, directory, symbolicLink
        /// A FIFO, a device or a socket.
        case other
    }

    package var kind: Kind
    package var stamp: FileStamp
    /// The permission bits, from 0 to 0o7777.
    package var mode: UInt32

    /// Whether somebody else than the owner may have rights. The bits of the group also stand for the entries of an access list.
    package var mayBeOpenToOthers: Bool { mode & 0o077 != 0 }

    /// Whether it is a directory in which several users make files, and none removes those of others.
    package var isShared: Bool { kind == .directory && mode & 0o1000 != 0 && mode & 0o022 != 0 }
}

/// Identifies a file's content without reading it.
///
/// The change time moves with every write and every rename and can't be set back, so that content written in place at the
/// same size is noticed.
package struct FileStamp: Hashable, Sendable {
    package var device: UInt64
    package var inode: UInt64
    /// In bytes.
    package var size: Int64
    package var modified: FileTime
    package var changed: FileTime

    package init(device: UInt64, inode: UInt64, size: Int64, modified: FileTime, changed: FileTime) {
        self.device = device
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    /// Whether both are of one file, whatever its content and its name.
    package func isSameFile(as other: Self) -> Bool { device == other.device && inode == other.inode }

    /// Whether both are of one file with the same size and modification time. Its name may have changed.
    package func isSameContent(as other: Self) -> Bool {
        isSameFile(as: other) && size == other.size && modified == other.modified
    }
}
