internal import Glibc

/// The process that asks.
package enum CurrentProcess {
    /// The process number.
    package static var number: Int32 { getpid() }

    /// The number of the effective user, as whom files are opened.
    package static var user: UInt32 { geteuid() }

    /// The maximum number of files that may be open at once (`RLIMIT_NOFILE`); nil where the system doesn't say.
    package static var openFileLimit: UInt? {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        return limit.rlim_cur
    }

    /// The number of processors that are online, at least 1.
    package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
