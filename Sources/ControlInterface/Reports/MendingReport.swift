public import Model
public import Oversight

/// The reply of `Mend`.
public struct MendingReport: Codable, Hashable, Sendable, VarlinkObject {
    public var schema = "ombudsd.mending/1"
    public var mending: Mending
    /// Its subject in words, as "the uphold rate of Blaby District Council in 2019-20".
    public var subject: String
    /// The alerts that were raised, changed or resolved by it, as they are now.
    public var alerts: [Alert]
    /// The authority and the year of a correction or a note; nil for a withdrawal.
    public var about: SubjectReference?

    public static let members = [
        VarlinkMember("schema", \Self.schema), VarlinkMember("mending", \Self.mending),
        VarlinkMember("subject", \Self.subject), VarlinkMember("alerts", \Self.alerts),
        VarlinkMember("about", \Self.about),
    ]

    public init(mending: Mending, subject: String, alerts: [Alert], about: SubjectReference? = nil) {
        self.mending = mending
        self.subject = subject
        self.alerts = alerts
        self.about = about
    }
}
