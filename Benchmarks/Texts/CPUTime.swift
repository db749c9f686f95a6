internal import Glibc

/// The processor time of this process.
///
/// Reading touches nothing outside the process, so its processor time is its whole cost; unlike the time on a clock it
/// leaves out the work of other programs.
public enum CPUTime {
    /// Nanoseconds since the process began.
    public static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// The nanoseconds that a body takes.
    public static func of(_ body: () -> Void) -> Int {
        let start = now
        body()
        return now - start
    }
}
