/// A media type, as `text/plain`. Each format declares its own beside its extractor.
public struct MediaType: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// A file of no known format.
    public static var unknown: MediaType { MediaType(rawValue: "application/octet-stream") }
}
