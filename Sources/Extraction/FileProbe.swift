/// The parts of a file by which its format is recognised: its first bytes, and the ending of its name.
public struct FileProbe {
    /// The first bytes, at most 1,024.
    public let head: ArraySlice<UInt8>
    /// The ending of the name behind its last full stop, in lower case; the whole name where there is none.
    public let ending: String
    /// Whether the first bytes hold a NUL, which no text has but UTF-16 with a byte order mark.
    public let isBinary: Bool

    /// - Parameters:
    ///   - bytes: the whole file, or its beginning.
    ///   - name: the file's name.
    public init(_ bytes: [UInt8], name: String) {
        head = bytes.prefix(1024)
        ending = (name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[name.index(after: $0)...] } ?? name[...])
            .lowercased()
        let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        isBinary = !isUTF16 && head.contains(0)
    }

    /// Whether the file begins with these bytes.
    public func starts(with signature: [UInt8]) -> Bool { head.starts(with: signature) }

    /// Whether these bytes stand among the first ones, at the start or behind a byte that is no printable ASCII. A text
    /// that speaks of a signature has it in a line of words.
    ///
    /// - Parameter signature: at least one byte.
    public func holdsApart(_ signature: [UInt8]) -> Bool {
        var rest = head
        while let start = rest.firstIndex(of: signature[0]) {
            let isApart = start == head.startIndex || !(0x20..<0x7F).contains(head[start - 1])
            if isApart, head[start...].starts(with: signature) { return true }
            rest = head[(start + 1)...]
        }
        return false
    }
}

/// A format's claim on a file.
public struct FormatMatch: Hashable, Sendable {
    /// The evidence for a format, the weakest first. The name of a file counts only where its bytes have no signature.
    public enum Evidence: Int, Comparable, Sendable {
        /// No byte speaks against it: a text has no signature.
        case possible
        /// Words near the start are the format's own.
        case words
        /// The ending of the name.
        case name
        /// The format's signature stands behind other bytes.
        case signatureInside
        /// The file begins with the format's signature.
        case signature

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    public var mediaType: MediaType
    public var evidence: Evidence

    public init(_ mediaType: MediaType, by evidence: Evidence) {
        self.mediaType = mediaType
        self.evidence = evidence
    }
}
