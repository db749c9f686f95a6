/// The JSON that `ombudsctl read` prints for several documents.
public struct ReadingsReport: Codable, Hashable, Sendable {
    public var schema = "ombudsd.readings/1"
    public var readings: [ReadingReport]

    public init(readings: [ReadingReport]) { self.readings = readings }
}
