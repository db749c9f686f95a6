/// A ZIP archive of members that are not compressed (APPNOTE.TXT 6.3.10, section 4.3).
struct StoredArchive {
    var members: [(name: String, content: String)]

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        var list: [UInt8] = []
        for (name, content) in members {
            let size = Self.number(content.utf8.count, 4)
            let facts =
                Self.number(20, 2) + Self.number(0, 8) + Self.number(Int(Self.checksum(content)), 4) + size + size
                + Self.number(name.utf8.count, 2) + Self.number(0, 2)
            list += [0x50, 0x4B, 1, 2] + Self.number(20, 2) + facts + Self.number(0, 10)
            list += Self.number(bytes.count, 4) + Array(name.utf8)
            bytes += [0x50, 0x4B, 3, 4] + facts + Array(name.utf8) + Array(content.utf8)
        }
        let count = Self.number(members.count, 2)
        return bytes + list + [0x50, 0x4B, 5, 6] + Self.number(0, 4) + count + count + Self.number(list.count, 4)
            + Self.number(bytes.count, 4) + Self.number(0, 2)
    }

    /// CRC-32 (4.4.7).
    private static func checksum(_ text: String) -> UInt32 {
        ~text.utf8.reduce(~0) { (sum: UInt32, byte) in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
    }

    /// An unsigned number, little end first.
    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
