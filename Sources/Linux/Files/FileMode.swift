internal import Glibc

/// The owner, group and permissions of a file.
package struct FileMode {
    package let owner: UInt32
    package let group: UInt32
    /// The permission bits, from 0 to 0o7777.
    package let mode: UInt32
    package let isDirectory: Bool
    /// Whether it is a plain file, which can be read to its end.
    package let isRegular: Bool
    /// The number of the file system that the file is on.
    package let device: UInt64
    /// In bytes.
    package let size: Int

    /// - Parameter following: whether a symbolic link at the end of the path stands for its target.
    /// - Returns: nil where there is no such file.
    package init?(_ path: String, following: Bool = false) {
        var status = stat()
        guard (following ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        owner = status.st_uid
        group = status.st_gid
        mode = status.st_mode & 0o7777
        isDirectory = status.st_mode & S_IFMT == S_IFDIR
        isRegular = status.st_mode & S_IFMT == S_IFREG
        device = UInt64(status.st_dev)
        size = Int(status.st_size)
    }

    /// The owner, group and permissions as `ombudsd:ombudsd 2770`.
    package var description: String {
        let user = UserDatabase.name(of: owner) ?? String(owner)
        let group = UserDatabase.members(ofGroup: group)?.name ?? String(group)
        return "\(user):\(group) \(String(mode, radix: 8))"
    }
}
