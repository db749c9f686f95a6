/// A reporting year: 1 April to 31 March.
public struct Period: Hashable, Comparable, Sendable {
    /// The calendar year of its 31 March.
    public let endYear: Int

    /// - Returns: nil outside 1974-75 (the Ombudsman's first) to 2098-99.
    public init?(endYear: Int) {
        guard (1975...2099).contains(endYear) else { return nil }
        self.endYear = endYear
    }

    /// Reads a name such as `2019-20`.
    public init?(name: String) {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            let start = Int(parts[0]), let end = Int(parts[1]), (start + 1) % 100 == end
        else { return nil }
        self.init(endYear: start + 1)
    }

    /// The name in use, as `2019-20`.
    public var name: String {
        let short = endYear % 100
        return "\(endYear - 1)-\(short < 10 ? "0" : "")\(short)"
    }

    /// The first day, as an ISO 8601 date.
    public var start: String { "\(endYear - 1)-04-01" }

    /// The last day, as an ISO 8601 date.
    public var end: String { "\(endYear)-03-31" }

    public static func < (left: Self, right: Self) -> Bool { left.endYear < right.endYear }
}

extension Period: CustomStringConvertible {
    public var description: String { name }
}

extension Period: Codable {
    private enum Key: String, CodingKey { case name, start, end }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let name = try container.decode(String.self, forKey: .name)
        guard let period = Period(name: name) else {
            throw DecodingError.dataCorruptedError(
                forKey: .name, in: container, debugDescription: "\(name) is not a reporting year")
        }
        self = period
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(name, forKey: .name)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
    }
}
