public import SystemPackage

/// A failure of the system to run a program. Every end of a program that ran is a `ChildProcess.Ending`, and no error.
public struct ChildProcessError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Stable names.
    public enum Code: String, Sendable, CaseIterable {
        /// The program was not started. It can be tried again: descriptors or memory may be short for a moment.
        case notStarted = "not-started"
        /// The program was started and has ended, or was killed, and its status is not known.
        case lost
    }

    public let code: Code
    /// The program's path.
    public let path: String
    /// The error of the call that failed.
    public let cause: Errno

    public var description: String {
        switch code {
        case .notStarted: "\(path) could not be started: \(cause)"
        case .lost: "\(path) was started and has ended, and the system did not say how: \(cause)"
        }
    }
}
