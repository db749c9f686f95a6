/// The JSON that `ombudsctl doctor` prints about an installation.
public struct DoctorReport: Codable, Hashable, Sendable {
    /// The result of one check.
    public struct Check: Codable, Hashable, Sendable {
        /// Stable names, for scripts.
        public enum State: String, Codable, Sendable, CaseIterable {
            case ok
            /// It works in a limited way, or the caller can't find out.
            case warning
            /// It does not work.
            case problem
        }

        /// The subject of the check, as `inbox`.
        public var name: String
        public var state: State
        /// The finding, one sentence or more.
        public var message: String
        /// The next step; nil where there is none.
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

    /// Whether no check found a problem.
    public var isSound: Bool { !checks.contains { $0.state == .problem } }
}
