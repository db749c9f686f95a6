internal import Glibc
internal import Linux

/// An error of the journal or the service manager.
public struct SystemdError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Stable names, for scripts.
    public enum Code: String, Sendable, CaseIterable {
        /// There is no journal: no socket, or no process that reads from it. The entry was not accepted.
        case journalUnavailable
        /// The journal refused the entry.
        case journalRefused
        /// The journal's files could not be read.
        case journalUnreadable
        /// A field's name or an entry's size is beyond the journal's limits.
        case invalidEntry
        /// An entry could not be written to standard error.
        case standardErrorFailed
        /// A message could not be sent to the service manager.
        case notifyFailed
        /// The sockets that the service manager passed could not be received.
        case socketsUnavailable
        /// A credential exists and could not be read.
        case credentialUnreadable
    }

    public var code: Code
    /// One sentence for a person: what happened, and what to do next.
    public var message: String
    /// The system's error number, where a call gave one.
    public var errno: Int32?

    public init(_ code: Code, _ message: String, errno: Int32? = nil) {
        self.code = code
        self.message = message
        self.errno = errno
    }

    /// Whether descriptors, memory or room in a socket were short, so that trying again soon makes sense.
    public var isTransient: Bool { errno.map([EMFILE, ENFILE, ENOMEM, ENOBUFS, EAGAIN].contains) ?? false }

    public var description: String {
        guard let errno else { return message }
        return "\(message) (\(SystemCallError.text(for: errno)))"
    }
}
