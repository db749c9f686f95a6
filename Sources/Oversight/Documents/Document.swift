/// One file that arrived, known by the SHA-256 of its bytes.
public struct Document: Hashable, Codable, Sendable {
    /// 64 hexadecimal digits, lower case.
    public var sha256: String
    /// As `text/plain`.
    public var mediaType: String
    /// In bytes.
    public var size: Int
    public var pages: Int
    /// The arrivals of these bytes, the first one first. Never empty.
    public var arrivals: ArrivalList

    public init(sha256: String, mediaType: String, size: Int, pages: Int, arrival: Arrival) {
        self.init(sha256: sha256, mediaType: mediaType, size: size, pages: pages, arrivals: [arrival])
    }

    package init(sha256: String, mediaType: String, size: Int, pages: Int, arrivals: ArrivalList) {
        self.sha256 = sha256
        self.mediaType = mediaType
        self.size = size
        self.pages = pages
        self.arrivals = arrivals
    }

    /// The name under which the document first arrived.
    public var name: String { arrivals.first?.name ?? sha256 }

    /// Notes another arrival.
    ///
    /// - Returns: false for an arrival that is noted already.
    mutating func note(_ arrival: Arrival) -> Bool {
        guard !arrivals.contains(arrival.file) else { return false }
        arrivals.append(arrival)
        return true
    }
}
