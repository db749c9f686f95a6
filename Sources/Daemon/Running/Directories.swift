import ControlInterface
import Glibc

/// The directories that the daemon works in.
enum Directories {
    /// The error that a directory can't be made.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let errno: Int32

        var description: String { "\(path) can't be made: \(String(cString: strerror(errno)))" }
    }

    /// Makes the directories that are missing, and those above them, with mode 0750.
    static func make(_ paths: String...) throws(Failure) {
        for path in paths {
            var partial = ""
            for part in path.split(separator: "/") {
                partial += "/\(part)"
                if mkdir(partial, 0o750) != 0, errno != EEXIST { throw Failure(path: path, errno: errno) }
            }
        }
    }
}
