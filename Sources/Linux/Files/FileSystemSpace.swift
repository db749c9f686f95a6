internal import Glibc

/// The free space of a file system, as users other than root may use it (`statvfs(3)`).
package struct FileSystemSpace {
    /// In bytes.
    package let free: Int
    /// The number of files that can still be made; nil where there is no such limit.
    package let files: Int?
    package let isReadOnly: Bool

    /// - Parameter path: any file on the file system.
    /// - Returns: nil where the system doesn't say.
    package init?(_ path: String) {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        free = Int(clamping: status.f_bavail.multipliedReportingOverflow(by: status.f_frsize).partialValue)
        files = status.f_files > 0 ? Int(clamping: status.f_favail) : nil
        isReadOnly = status.f_flag & 1 != 0
    }
}
