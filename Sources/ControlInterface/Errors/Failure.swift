/// Says why a command or a call has no result, with a message for a person and an exit code.
public struct Failure: Error, Hashable, Codable, Sendable, CustomStringConvertible {
    /// Stable names, for scripts; each has its exit code.
    public enum Code: String, Codable, Sendable, CaseIterable {
        /// The daemon or a command could not do what it should.
        case failed
        /// The arguments or parameters can't be used.
        case usage
        /// The settings file, or a file that it names, can't be used.
        case settings
        /// No daemon replies.
        case unreachable
        /// The caller lacks the right.
        case notPermitted = "not-permitted"
        /// The thing asked for does not exist.
        case notFound = "not-found"
        /// The document could not be read.
        case unreadable

        /// The exit code of a command that fails with this code.
        public var exitCode: Int32 {
            switch self {
            case .failed: 1
            case .usage, .settings: 2
            case .unreachable: 3
            case .notPermitted: 4
            case .notFound: 5
            case .unreadable: 6
            }
        }
    }

    public var code: Code
    /// Says what is wrong and what to do next, in one or two sentences.
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
