import Glibc

/// The names of elements and attributes, with the same prefix for a namespace whatever prefix a document gives it.
///
/// A document has few names and uses each many times: each is composed once.
final class XMLNames {
    private struct Known {
        let bytes: [UInt8]
        let name: String
    }

    private var known: [UInt64: Known] = [:]
    private let prefixes: [String: String]
    /// The number of names that are remembered. Documents have some hundred.
    private static let limit = 4096
    /// The sign between a namespace and a name. No address of a namespace holds it.
    static let separator = UInt8(ascii: "\n")

    /// - Parameter prefixes: by the address of the namespace.
    init(_ prefixes: [String: String]) { self.prefixes = prefixes }

    /// The name with its prefix, as `w:p`; `?:p` in a namespace that is not known.
    ///
    /// - Parameter name: namespace, line feed and name, as expat gives it.
    func name(_ name: UnsafePointer<CChar>) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var count = 0
        while name[count] != 0 {
            hash = (hash ^ UInt64(UInt8(bitPattern: name[count]))) &* 0x0000_0100_0000_01B3
            count += 1
        }
        let bytes = UnsafeRawBufferPointer(start: name, count: count)
        if let entry = known[hash] {
            // `elementsEqual` goes byte by byte, which took a sixth of the time of a letter.
            return entry.bytes.count == count && memcmp(entry.bytes, name, count) == 0 ? entry.name : compose(bytes)
        }
        let composed = compose(bytes)
        if known.count < Self.limit { known[hash] = Known(bytes: Array(bytes), name: composed) }
        return composed
    }

    private func compose(_ bytes: UnsafeRawBufferPointer) -> String {
        guard let end = bytes.lastIndex(of: Self.separator) else { return String(decoding: bytes, as: UTF8.self) }
        let namespace = String(decoding: bytes[..<end], as: UTF8.self)
        return "\(prefixes[namespace] ?? "?"):\(String(decoding: bytes[(end + 1)...], as: UTF8.self))"
    }
}
