/// Makes ZIP archives, also ones that no program writes.
struct Archive {
    struct Member {
        var name: String
        var content: [UInt8]
        /// The content as it stands in the archive, where it is deflated.
        var deflated: [UInt8]?
        var checksum: UInt32?
        var isEncrypted = false
        /// The place of another member's header that the list gives for this one.
        var header: Int?
    }

    var members: [Member]

    init(_ parts: [(String, String)]) {
        members = parts.map { Member(name: $0.0, content: Array($0.1.utf8)) }
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        var list: [UInt8] = []
        for member in members {
            let content = member.deflated ?? member.content
            let fields =
                number(20, 2) + number(member.isEncrypted ? 1 : 0, 2) + number(member.deflated == nil ? 0 : 8, 2)
                + number(0, 4) + number(Int(member.checksum ?? Self.checksum(member.content)), 4)
                + number(content.count, 4) + number(member.content.count, 4) + number(member.name.utf8.count, 2)
            list += [0x50, 0x4B, 1, 2] + number(20, 2) + fields + number(0, 12)
            list += number(member.header ?? bytes.count, 4) + Array(member.name.utf8)
            if member.header == nil {
                bytes += [0x50, 0x4B, 3, 4] + fields + number(0, 2) + Array(member.name.utf8) + content
            }
        }
        let count = number(members.count, 2)
        return bytes + list + [0x50, 0x4B, 5, 6] + number(0, 4) + count + count + number(list.count, 4)
            + number(bytes.count, 4) + number(0, 2)
    }

    /// CRC-32 (APPNOTE.TXT 6.3.10, 4.4.7).
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { (sum: UInt32, byte) in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
    }

    /// A deflated run of one byte: a block of fixed codes with matches of 258 bytes at a distance of 1 (RFC 1951, 3.2.6).
    static func deflatedRun(of byte: UInt8, count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var bits = 0
        var length = 0
        func put(_ code: Int, _ count: Int) {
            // Codes stand with their first bit first.
            for bit in (0..<count).reversed() {
                bits |= (code >> bit & 1) << length
                length += 1
                if length == 8 {
                    bytes.append(UInt8(bits))
                    (bits, length) = (0, 0)
                }
            }
        }
        put(0b110, 3)
        put(0x30 + Int(byte), 8)
        for _ in 0..<((count - 1) / 258) {
            put(0b1100_0101, 8)
            put(0, 5)
        }
        put(0, 7)
        put(0, 7)
        return bytes
    }
}

/// An unsigned number, little end first.
private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}
