/// An average in similar authorities as it holds for one authority and year: its value and where it is from, or why it is
/// not known.
public struct PeerAverage: Hashable, Codable, Sendable {
    /// In percent, or per 100,000; nil where it is not known.
    public var value: Double?
    public var basis: PeerBasis?
    /// For a published average where it was published, for one from another letter whose letter that is.
    public var source: String?
    /// How many letters it rests on: those that state it, or those whose mean it is.
    public var count: Int?
    /// Why it is not known, in one sentence.
    public var unknown: String?

    private init() {}

    static func known(_ value: Double, _ basis: PeerBasis, source: String? = nil, count: Int? = nil) -> Self {
        var average = Self()
        average.value = value
        average.basis = basis
        average.source = source
        average.count = count
        return average
    }

    static func unknown(_ reason: String) -> Self {
        var average = Self()
        average.unknown = reason
        return average
    }
}
