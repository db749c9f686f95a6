public import FoundationEssentials

/// A moment, to the second; in JSON an ISO 8601 string in UTC, as `2024-07-18T09:00:00Z`.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Whole seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int64

    public init(seconds: Int64) { self.seconds = seconds }

    /// The second in which a date falls.
    public init(_ date: Date) { self.init(seconds: Int64(date.timeIntervalSince1970.rounded(.down))) }

    public var description: String { Date(timeIntervalSince1970: Double(seconds)).ISO8601Format() }

    public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }
}

extension Timestamp: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = try? Date(text, strategy: .iso8601) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not an ISO 8601 time")
        }
        self.init(date)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
