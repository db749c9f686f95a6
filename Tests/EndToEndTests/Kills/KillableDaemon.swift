import Foundation
import Glibc
import TestSupport

/// The built daemon as a bare process, started and killed as fast as the system can.
struct KillableDaemon: ~Copyable {
    private let pid: pid_t

    /// Starts the daemon in the mount namespace of the calling thread, and does not wait for it to be ready.
    init(root: URL) throws {
        pid = try Self.spawn("ombudsd", ["--root", root.path()], log: root.appending(path: "daemon.log"))
    }

    /// Kills the daemon with SIGKILL.
    ///
    /// - Returns: false when it had ended by itself.
    consuming func kill() -> Bool {
        Glibc.kill(pid, SIGKILL)
        return Self.wait(pid) == SIGKILL
    }

    /// Starts one of the built programs.
    static func spawn(_ program: String, _ arguments: [String], log: URL) throws -> pid_t {
        let path = DaemonProcess.binaries.appending(path: program).path()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, log.path(), O_WRONLY | O_CREAT | O_APPEND, 0o644)
        var vector = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for pointer in vector { free(pointer) } }
        var pid: pid_t = 0
        let result = posix_spawn(&pid, path, &actions, nil, &vector, environ)
        guard result == 0 else { throw PrivateJournal.Failure(text: "\(program) could not be started: \(result)") }
        return pid
    }

    /// Waits for a process to end.
    ///
    /// - Returns: the signal that ended it; nil when it ended by itself.
    @discardableResult
    static func wait(_ pid: pid_t) -> Int32? {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? nil : signal
    }
}
