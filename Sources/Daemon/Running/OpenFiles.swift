import ControlInterface
import Glibc

/// How many files the process may have open.
enum OpenFiles {
    /// What is too few.
    struct Failure: Error, CustomStringConvertible {
        let limit: Int
        let needed: Int

        var description: String {
            "Only \(limit) files may be open at once, and \(needed) are needed; raise LimitNOFILE= in the unit, or `ulimit -n`."
        }
    }

    /// Makes sure that enough may be open: what runs the tasks and serves the socket is made once, and traps without.
    static func require() throws(Failure) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        // Each processor's thread has a few of its own.
        let needed = 64 + 4 * max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        if limit.rlim_cur < needed { throw Failure(limit: Int(limit.rlim_cur), needed: needed) }
    }
}
