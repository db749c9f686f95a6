import SystemPackage

/// A path to a socket that fits the 108 bytes of `sun_path` (unix(7)), whatever the length of the socket's own path.
///
/// A longer path leads through the directory's descriptor in `/proc/self/fd`, so that it holds while this value lives.
struct SocketPath: ~Copyable {
    /// The path to bind or connect to.
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
