internal import Glibc

/// The file of a program that this process starts by its path.
package enum ProgramFile {
    /// The reason why a program can't be started.
    package enum Fault: Equatable, Sendable {
        /// There is no such file.
        case missing
        /// A directory, a device or the like has the name.
        case noFile
        /// This process has no right to start it, or the file system allows no programs.
        case notPermitted
        /// It can't be looked up.
        case failed(SystemCallError)
    }

    /// Looks a program up, without starting it.
    ///
    /// - Returns: nil where it is there and may be started. It may fail all the same, in a wrong format for instance.
    package static func fault(of path: String) -> Fault? {
        var status = stat()
        guard stat(path, &status) == 0 else { return Fault("stat", errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .noFile }
        guard faccessat(AT_FDCWD, path, X_OK, AT_EACCESS) == 0 else { return Fault("faccessat", errno) }
        return nil
    }
}

extension ProgramFile.Fault {
    fileprivate init(_ call: String, _ errno: Int32) {
        switch errno {
        case ENOENT, ENOTDIR: self = .missing
        case EACCES, EPERM: self = .notPermitted
        default: self = .failed(SystemCallError(call: call, errno: errno))
        }
    }
}
