import ControlInterface
import Glibc

/// The directories that the daemon works in.
enum Directories {
    /// What keeps a directory from being made.
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let errno: Int32

        var description: String { "\(path) can't be made: \(String(cString: strerror(errno)))" }
    }

    /// Makes what is missing, with the directories above it.
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
