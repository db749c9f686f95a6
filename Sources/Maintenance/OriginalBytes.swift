public import Configuration
import Inbox
import Linux

/// The bytes of originals, found by their content under whatever names they are archived.
public enum OriginalBytes {
    /// A document whose original is wanted.
    public struct Wanted: Sendable {
        public var sha256: String
        /// In bytes.
        public var size: Int

        public init(sha256: String, size: Int) {
            self.sha256 = sha256
            self.size = size
        }
    }

    /// Finds originals.
    ///
    /// - Returns: the bytes by SHA-256; none for a document whose original is gone or can't be read.
    public static func find(_ wanted: [Wanted], in places: Places) -> [String: [UInt8]] {
        var missing = Dictionary(wanted.map { ($0.sha256, $0.size) }, uniquingKeysWith: { first, _ in first })
        var found: [String: [UInt8]] = [:]
        for file in OriginalsIndex(places).files where !missing.isEmpty && missing.values.contains(file.size) {
            guard let sha256 = file.sha256, missing[sha256] != nil, let bytes = try? file.bytes(limit: file.size),
                SHA256.hexDigest(of: bytes) == sha256
            else { continue }
            found[sha256] = bytes
            missing[sha256] = nil
        }
        return found
    }
}
