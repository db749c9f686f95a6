/// The authority and the reporting year that a record is about. Replies have this one form of both, as the member `about`.
public struct SubjectReference: Hashable, Codable, Sendable {
    public var authority: Authority
    /// nil for a record that is about no single year.
    public var period: Period?

    /// - Returns: nil for a record that is about no single authority.
    public init?(authority: Authority?, period: Period?) {
        guard let authority else { return nil }
        self.authority = authority
        self.period = period
    }
}
