import Glibc
import SystemPackage

/// The system calls of waiting for a child process, which tests have fail, and the times that a fork server has.
struct ProcessCalls: Sendable {
    /// The time in which a fork server that was just started answers its first request.
    var startTime = Duration.seconds(10)
    /// The time in which a fork server that has answered before answers. An answer takes a tenth of a millisecond, and others wait
    /// for it: one that gives none was stopped from outside, or the machine is so busy that another server costs little.
    var answerTime = Duration.seconds(1)
    /// `poll(2)`.
    var poll: @Sendable (inout [pollfd], _ milliseconds: Int32) throws(Errno) -> Void = {
        (events, milliseconds) throws(Errno) in
        guard Glibc.poll(&events, nfds_t(events.count), milliseconds) >= 0 else { throw Errno(rawValue: errno) }
    }
    /// `wait4(2)`: waits for the end of a process and removes it from the system's table.
    var wait: @Sendable (pid_t) throws(Errno) -> ExitStatus = { process throws(Errno) in
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(process, &status, 0, &usage) >= 0 else { throw Errno(rawValue: errno) }
        return ExitStatus(status, usage)
    }
}

/// The status of a process that has ended.
struct ExitStatus: Sendable {
    /// The exit code; 0 where a signal ended it.
    let code: Int32
    /// The signal that ended it.
    let signal: Int32?
    let processorTime: Duration

    fileprivate init(_ status: Int32, _ usage: rusage) {
        let signal = status & 0x7F
        code = signal == 0 ? status >> 8 & 0xFF : 0
        self.signal = signal == 0 ? nil : signal
        processorTime = usage.ru_utime.duration + usage.ru_stime.duration
    }

    var ending: ChildProcess.Ending { signal.map(ChildProcess.Ending.signalled) ?? .exited(code) }
}

extension timeval {
    fileprivate var duration: Duration { .seconds(tv_sec) + .microseconds(tv_usec) }
}
