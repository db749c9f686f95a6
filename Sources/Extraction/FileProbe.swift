/// The parts of a file by which its format is recognised: its first bytes, the ending of its name, and for a container the list of
/// its members.
public struct FileProbe: Sendable {
    /// The whole file, or its beginning where no more is known.
    public let bytes: [UInt8]
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
        self.bytes = bytes
        head = bytes.prefix(1024)
        ending = (name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[name.index(after: $0)...] } ?? name[...])
            .lowercased()
        let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        isBinary = !isUTF16 && head.contains(0)
    }

    /// The beginning as a text has it: behind white space and a byte order mark, and of UTF-16 the ASCII letters. At most 64 KiB.
    var textualBeginning: ArraySlice<UInt8> {
        let beginning = bytes.prefix(64 << 10)
        let text: ArraySlice<UInt8>
        if beginning.starts(with: [0xFF, 0xFE]) || beginning.starts(with: [0xFE, 0xFF]) {
            let isBigEndian = beginning.first == 0xFE
            text = ArraySlice(
                stride(from: 2, to: beginning.count - 1, by: 2).map { index in
                    let (high, low) = isBigEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
                    return high == 0 && low < 0x80 ? low : 0x1A
                })
        } else {
            text = beginning.starts(with: [0xEF, 0xBB, 0xBF]) ? beginning.dropFirst(3) : beginning
        }
        return text.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    }

    /// Whether the file begins with these bytes.
    public func starts(with signature: [UInt8]) -> Bool { head.starts(with: signature) }

    /// Whether these bytes stand at an offset among the first ones.
    public func holds(_ signature: [UInt8], at offset: Int) -> Bool {
        head.dropFirst(offset).starts(with: signature)
    }

    /// Whether these letters stand at an offset among the first bytes.
    func holds(ascii text: StaticString, at offset: Int) -> Bool {
        text.withUTF8Buffer { head.dropFirst(offset).starts(with: $0) }
    }

    /// The letters at an offset among the first bytes; fewer where the file ends.
    func ascii(at offset: Int, count: Int) -> String {
        String(decoding: head.dropFirst(offset).prefix(count), as: UTF8.self)
    }

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
        /// The file begins by declaring its format in words, as the headers of a mail do.
        case declaration
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

extension UInt8 {
    /// The byte with an ASCII letter in lower case.
    var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
