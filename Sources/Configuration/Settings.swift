public import Oversight

/// What an administrator can set. Every key is explained in `etc/ombudsd.yaml`.
public struct Settings: Hashable, Sendable {
    /// How the inbox is looked after.
    public struct Inbox: Hashable, Sendable {
        /// How long a file that was written in place must lie still before it is read.
        public var settle: Duration = .seconds(1)
        /// The largest file that is read, in bytes.
        public var sizeLimit = 32 << 20
        /// How often the inbox is looked through where the file system sends no events.
        public var poll: Duration = .seconds(10)
        /// Whether the files of a directory that is dropped in are taken, one level deep.
        public var directories = true
    }

    /// Who may ask, and who may change things.
    public struct Control: Hashable, Sendable {
        /// The group that may connect to the socket; nil leaves the daemon's own.
        public var group: String?
        /// The group whose members may change things, besides root and the daemon's own user.
        public var administrators: String?
    }

    /// The command that alerts are handed to, besides the journal.
    public struct Notify: Hashable, Sendable {
        /// The program's absolute path and its arguments; nil hands nothing on.
        public var command: [String]?
        /// How long one call may take.
        public var timeout: Duration = .seconds(30)
    }

    /// How much goes to the log.
    public enum LogLevel: String, CaseIterable, Hashable, Sendable {
        case debug, info, notice, warning, error
    }

    public var inbox = Inbox()
    /// How alerts are judged. It holds no published averages: they are in a file of their own.
    public var policy = Policy()
    /// The table of published averages; nil for the one beside the settings file, if it is there.
    public var averages: String?
    public var control = Control()
    public var notify = Notify()
    /// For how long things are kept.
    public var retention = Retention()
    public var logLevel = LogLevel.info

    public init() {}
}

/// Settings that can't be used.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, where, and what is expected.
    public var message: String
    /// Whether a file that is there could not be read, so that trying again later makes sense.
    public var isTransient: Bool

    init(_ message: String, isTransient: Bool = false) {
        self.message = message
        self.isTransient = isTransient
    }

    public var description: String { message }
}
