public import Model
import Oversight

/// `Silence`: begins a silence.
public enum SilenceMethod: InterfaceMethod {
    public static let name = "Silence"
    public static let documentation = """
        Silences the alerts of an authority, of a rule, or both until a time. Silenced alerts stay in force; their
        transitions are delivered to the journal when the silence ends.
        """
    public static let changesState = true

    public static func unusable(_ parameters: Parameters, at now: Int64) -> UnusableParameter? {
        if let rule = parameters.rule, Rule(rawValue: rule) == nil { return UnusableParameter("rule") }
        if parameters.note.isTooLong { return UnusableParameter("note") }
        return parameters.until.seconds <= now ? UnusableParameter("until") : nil
    }

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        /// An authority's name, slug or GSS code; nil for all.
        public var authority: String?
        /// A rule's name; nil for all.
        public var rule: String?
        /// The end, an ISO 8601 time in the future.
        public var until: Timestamp
        /// Why; at most 4096 bytes.
        public var note: String?

        public static let members = [
            VarlinkMember("authority", \Self.authority), VarlinkMember("rule", \Self.rule),
            VarlinkMember("until", \Self.until), VarlinkMember("note", \Self.note),
        ]

        public init(authority: String? = nil, rule: String? = nil, until: Timestamp, note: String? = nil) {
            self.authority = authority
            self.rule = rule
            self.until = until
            self.note = note
        }
    }

    public typealias Reply = SilencesReport
}
