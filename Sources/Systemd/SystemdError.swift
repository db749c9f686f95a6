internal import Glibc
internal import Linux

/// Why something could not be told to systemd, or taken from it.
public struct SystemdError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Stable names, for scripts.
    public enum Code: String, Sendable, CaseIterable {
        /// There is no journal: no socket, or nobody reads from it. The entry was not taken.
        case journalUnavailable
        /// The journal is there and did not take the entry.
        case journalRefused
        /// The journal's files could not be read.
        case journalUnreadable
        /// A field's name or an entry's size is outside what the journal keeps.
        case invalidEntry
        /// Standard error did not take an entry.
        case standardErrorFailed
        /// The service manager did not take a message.
        case notifyFailed
        /// The sockets passed by the service manager could not be taken over.
        case socketsUnavailable
        /// A credential is there and could not be read.
        case credentialUnreadable
    }

    public var code: Code
    /// One sentence that says what happened and what to do about it.
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
