public import Oversight

/// The settings of an installation. `etc/ombudsd.yaml` explains every key.
public struct Settings: Hashable, Sendable {
    /// How the daemon watches the inbox.
    public struct Inbox: Hashable, Sendable {
        /// The time for which a file that is written in place must not change before it is read.
        public var settle: Duration = .seconds(1)
        /// The size of the largest file that is read, in bytes.
        public var sizeLimit = 32 << 20
        /// The time between two scans of the inbox where the file system sends no events.
        public var poll: Duration = .seconds(10)
        /// Whether the files of a directory that is dropped in are read.
        public var directories = true
        /// The number of levels of directories that are read, where they are read.
        public var depth = 1
    }

    /// Who may connect to the control socket, and who may change something through it.
    public struct Control: Hashable, Sendable {
        /// The name of the group that may connect; nil for the daemon's own group.
        public var group: String?
        /// The name of the group whose members may change something, besides root and the daemon's own user; nil for the
        /// usual one, where it exists.
        public var administrators: String?

        static let usualAdministrators = "ombudsd-admin"
    }

    /// The command that receives alerts, besides the journal.
    public struct Notify: Hashable, Sendable {
        /// The program's absolute path and its arguments; nil for no command.
        public var command: [String]?
        /// The maximum time of one call.
        public var timeout: Duration = .seconds(30)
    }

    /// The least level of the daemon's own messages that go to the log.
    public enum LogLevel: String, CaseIterable, Hashable, Sendable {
        case debug, info, notice, warning, error
    }

    public var inbox = Inbox()
    /// The settings of the rules. It holds no published averages, which are in a file of their own.
    public var policy = Policy()
    /// The path of the table of published averages; nil for the table beside the settings file, if it exists.
    public var averages: String?
    public var control = Control()
    public var notify = Notify()
    /// How long rejected files and reporting years are stored.
    public var retention = Retention()
    /// The time before a silence ends at which word is sent of it; zero for no word.
    public var silenceNotice = Duration.seconds(86_400)
    /// The path of the file that the metrics are written to; nil for none.
    public var metricsFile: String?
    public var logLevel = LogLevel.info

    /// The defaults.
    public init() {}
}
