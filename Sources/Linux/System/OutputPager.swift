internal import Glibc

/// A program through which a person reads this process's standard output.
package enum OutputPager {
    nonisolated(unsafe) private static var process: pid_t = 0

    /// Starts a shell command and sends standard output to it. This process then waits for it at its exit. To be called once, before
    /// anything is printed.
    ///
    /// - Returns: false where it can't be started; standard output stays as it is.
    package static func start(_ command: String) -> Bool {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return false }
        // The pager would wait for its own end of the pipe to be closed.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
        var arguments: [UnsafeMutablePointer<CChar>?] = ["sh", "-c", command].map { (word: String) in strdup(word) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        let result = posix_spawn(&process, "/bin/sh", &actions, nil, &arguments, environ)
        close(ends[0])
        guard result == 0, dup2(ends[1], STDOUT_FILENO) >= 0 else {
            close(ends[1])
            return false
        }
        close(ends[1])
        // The pager decides what an interrupt means, and must not be left without this process, which holds the terminal.
        signal(SIGINT, SIG_IGN)
        atexit {
            close(STDOUT_FILENO)
            var status: Int32 = 0
            while waitpid(OutputPager.process, &status, 0) < 0, errno == EINTR {}
        }
        return true
    }
}
