/// The average that one authority's year is compared with: its value and its source, or the reason why it is not known.
public struct PeerAverage: Hashable, Codable, Sendable {
    /// In percent, or per 100,000 residents; nil for an unknown average.
    public var value: Double?
    public var basis: PeerBasis?
    /// The publication of a published average, or the authority whose letter states an average from another letter.
    public var source: String?
    /// The number of letters that state the average, or whose mean it is.
    public var count: Int?
    /// The reason why the average is not known, in one sentence.
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
