public import Oversight

/// The reply of `Silences`: those in force, and of `Silence` and `Unsilence`: the one that began or ended.
public struct SilencesReport: Codable, Hashable, Sendable {
    public var schema = "ombudsd.silences/1"
    /// The oldest first.
    public var silences: [Silence]

    public init(silences: [Silence]) { self.silences = silences }
}
