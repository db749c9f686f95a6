/// What `ombudsctl doctor` says of an installation.
public struct DoctorReport: Codable, Hashable, Sendable {
    /// One thing that was looked at.
    public struct Check: Codable, Hashable, Sendable {
        /// Stable names, for scripts.
        public enum State: String, Codable, Sendable, CaseIterable {
            case ok
            /// It works, and something is lost by it, or it can't be told from here.
            case warning
            /// It does not work.
            case problem
        }

        /// What was looked at, as `inbox`.
        public var name: String
        public var state: State
        /// What was found.
        public var message: String
        /// What to do; nil where there is nothing to do.
        public var advice: String?

        public init(_ name: String, _ state: State, _ message: String, advice: String? = nil) {
            self.name = name
            self.state = state
            self.message = message
            self.advice = advice
        }
    }

    public var schema = "ombudsd.doctor/1"
    public var checks: [Check]

    public init(checks: [Check]) { self.checks = checks }

    /// Whether nothing keeps the installation from working.
    public var isSound: Bool { !checks.contains { $0.state == .problem } }
}
