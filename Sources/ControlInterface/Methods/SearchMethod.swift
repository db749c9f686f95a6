public import Model

/// `Search`: the lines of documents on which words stand.
public enum SearchMethod: InterfaceMethod {
    public static let name = "Search"
    public static let documentation = """
        The places in the texts of documents where all words stand on one line, or on a line and the next: whole words, without
        regard to case and accents; words in quotation marks are a phrase. The documents that came last are first.
        """
    public static let changesState = false

    /// The numbers of places that may be asked for.
    public static let limits = 1...1000
    /// The number of words and phrases that may be looked for at once.
    private static let mostWords = 16

    public static func unusable(_ parameters: Parameters, at _: Int64) -> UnusableParameter? {
        if let type = parameters.type, Authority.Kind(rawValue: type) == nil { return UnusableParameter("type") }
        if let year = parameters.year, Period(name: year) == nil { return UnusableParameter("year") }
        if let limit = parameters.limit, !limits.contains(limit) {
            return UnusableParameter("limit", "The limit should be \(limits.lowerBound) to \(limits.upperBound).")
        }
        // The handler counts the words in quotation marks as one.
        let isUsable =
            parameters.words.contains { $0.isLetter || $0.isNumber }
            && parameters.words.split(whereSeparator: \.isWhitespace).count <= mostWords
        return isUsable ? nil : UnusableParameter("words")
    }

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        /// At most 16 words and phrases.
        public var words: String
        /// An authority by name, slug or GSS code.
        public var authority: String?
        /// The authority's type, as `county`.
        public var type: String?
        /// A year's name, as `2019-20`.
        public var year: String?
        /// The earliest arrival of a document.
        public var since: Timestamp?
        /// The maximum number of places, 1 to 1000; nil for 50.
        public var limit: Int?

        public static let members = [
            VarlinkMember("words", \Self.words), VarlinkMember("authority", \Self.authority),
            VarlinkMember("type", \Self.type), VarlinkMember("year", \Self.year),
            VarlinkMember("since", \Self.since), VarlinkMember("limit", \Self.limit),
        ]

        public init(
            words: String, authority: String? = nil, type: String? = nil, year: String? = nil,
            since: Timestamp? = nil, limit: Int? = nil
        ) {
            self.words = words
            self.authority = authority
            self.type = type
            self.year = year
            self.since = since
            self.limit = limit
        }
    }

    public typealias Reply = SearchReport
}
