import ControlInterface
import Glibc

/// The limit on the files that the process may have open.
enum OpenFiles {
    /// The error that the limit is too low.
    struct Failure: Error, CustomStringConvertible {
        let limit: Int
        let needed: Int

        var description: String {
            "Only \(limit) files may be open at once, and the daemon needs \(needed); raise LimitNOFILE= in the unit, or `ulimit -n`."
        }
    }

    /// Requires a sufficient limit: the threads' and the socket's descriptors are made once, and the libraries trap without
    /// them.
    static func require() throws(Failure) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        // Each processor's thread has a few descriptors of its own.
        let needed = 64 + 4 * max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        if limit.rlim_cur < needed { throw Failure(limit: Int(limit.rlim_cur), needed: needed) }
    }
}
