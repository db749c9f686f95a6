import Glibc
import SystemPackage

/// A socket's path in a form that fits the 108 bytes of `sun_path` (unix(7)), however deep it lies.
///
/// A longer path is reached through its directory's descriptor in `/proc/self/fd`.
struct SocketPath: ~Copyable {
    /// What to bind or connect to.
    let usable: String
    private let directory: FileDescriptor?

    /// - Throws: `Errno` where the directory can't be opened.
    init(_ path: String) throws {
        guard path.utf8.count > 100 else {
            usable = path
            directory = nil
            return
        }
        let full = FilePath(path)
        let descriptor = try FileDescriptor.open(
            full.removingLastComponent(), .readOnly, options: [.directory, .closeOnExec])
        directory = descriptor
        usable = "/proc/self/fd/\(descriptor.rawValue)/\(full.lastComponent?.string ?? "")"
    }

    deinit {
        try? directory?.close()
    }
}
