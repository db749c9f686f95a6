/// The name of a directory entry: bytes, which need not be text.
///
/// It is never empty, never `.` or `..`, and without slashes and NUL bytes, so that it can't lead out of its directory.
public struct FileName: Hashable, Sendable {
    public let bytes: [UInt8]

    /// - Returns: nil when the bytes can't be the name of an entry.
    public init?(_ bytes: [UInt8]) {
        guard !bytes.isEmpty, bytes.count <= Self.maximumLength, bytes != [0x2E], bytes != [0x2E, 0x2E],
            !bytes.contains(0x2F), !bytes.contains(0)
        else { return nil }
        self.bytes = bytes
    }

    /// - Returns: nil when the bytes can't be the name of an entry.
    // Every event of the inbox has a name, and a copy that other modules can't specialise takes ten times as long.
    @inlinable
    public init?(_ bytes: some Sequence<UInt8>) { self.init(Array(bytes)) }

    public init?(_ text: String) { self.init(text.utf8) }

    /// The maximum length in bytes that Linux's own file systems allow.
    package static let maximumLength = 255
}

extension FileName: Comparable, CustomStringConvertible {
    public static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }

    /// The name on one line, without characters that move a cursor or hide their neighbours.
    ///
    /// Different names have different descriptions: bytes that are not UTF-8 are written as `\xNN`, invisible characters as
    /// `\u{…}`, and a backslash is doubled.
    public var description: String { bytes.escaped { $0 == "\\" ? "\\\\" : nil } }
}

extension FileName {
    /// The name with a suffix before its extension: `letter.pdf` and `1a2b3c4d` make `letter-1a2b3c4d.pdf`. A long name is
    /// shortened in front of the suffix.
    ///
    /// - Parameter length: the maximum length of the new name in bytes.
    package func adding(_ suffix: String, within length: Int = Self.maximumLength) -> FileName {
        let dot = bytes.lastIndex(of: UInt8(ascii: ".")).flatMap { $0 > 0 && bytes.count - $0 <= 16 ? $0 : nil }
        let end = Array("-\(suffix)".utf8) + bytes[(dot ?? bytes.count)...]
        return joined(Array(bytes[..<(dot ?? bytes.count)]), end, length)
    }

    /// The maximum number of names that are tried where a name may be in use.
    package static let maximumAlternatives = 1000

    /// The names to try one after the other where a name may be in use: this one, then with a text in it, then with the text and a
    /// number.
    ///
    /// - Parameter length: the maximum length in bytes of a name with the text.
    package func alternatives(
        _ distinction: String, within length: Int = Self.maximumLength
    ) -> some Sequence<FileName> {
        (1...Self.maximumAlternatives).lazy.map { number in
            switch number {
            case 1: self
            case 2: adding(distinction, within: length)
            default: adding("\(distinction)-\(number - 1)", within: length)
            }
        }
    }

    /// The name with an additional extension. A long name is shortened in front of it.
    package func appending(_ end: String) -> FileName { joined(bytes, Array(end.utf8)) }

    private func joined(_ stem: [UInt8], _ end: [UInt8], _ length: Int = Self.maximumLength) -> FileName {
        var stem = stem.prefix(max(1, length - end.count))
        if stem.count < bytes.count {
            // A character must not be cut in the middle.
            while stem.count > 1, let next = bytes[safe: stem.count], next & 0xC0 == 0x80 { stem = stem.dropLast() }
        }
        guard let name = FileName(stem + end) else {
            preconditionFailure("The beginning of a name and a short end make a name.")
        }
        return name
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
