/// Makes ZIP archives (APPNOTE.TXT 6.3.10).
package struct ZIPFile {
    /// A member of the archive.
    package struct Member {
        package var name: String
        /// Its bytes as they lie in the archive.
        package var packed: [UInt8]
        /// The size and checksum that the archive gives for its content.
        package var size: Int
        package var checksum: Int
        /// 0 for bytes that are not compressed, 8 for deflated ones.
        package var method = 0
        package var isEncrypted = false
        /// The place of its own header, where the list is to give another than the true one.
        package var header: Int?

        package init(_ name: String, _ content: [UInt8]) {
            self.name = name
            packed = content
            size = content.count
            checksum = Int(crc32(content))
        }

        /// A member of zeros, deflated to a thousandth of its size (RFC 1951).
        ///
        /// - Parameter size: one more than a multiple of 258.
        package init(_ name: String, zeros size: Int) {
            var bits = BitWriter()
            // The last block, with fixed codes: the byte 0, then "258 bytes as the one before" again and again, and the end.
            bits.append(1, 1)
            bits.append(1, 2)
            bits.appendCode(0x30, 8)
            for _ in 0..<((size - 1) / 258) {
                bits.appendCode(0xC5, 8)
                bits.appendCode(0, 5)
            }
            bits.appendCode(0, 7)
            self.name = name
            packed = bits.bytes
            self.size = 1 + (size - 1) / 258 * 258
            checksum = Int(crc32([UInt8](repeating: 0, count: self.size)))
            method = 8
        }
    }

    package var members: [Member] = []
    /// The comment behind the list of members.
    package var comment: [UInt8] = []

    package init(_ members: [(String, String)]) { self.members = members.map { Member($0.0, Array($0.1.utf8)) } }

    package init(members: [Member]) { self.members = members }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        var list: [UInt8] = []
        for member in members {
            let flags = (member.isEncrypted ? 1 : 0) | 0x800
            let name = Array(member.name.utf8)
            // Half past nine on 18 July 2024.
            let facts =
                number(20, 2) + number(flags, 2) + number(member.method, 2) + number(0x4BC0, 2) + number(0x58F2, 2)
                + number(member.checksum, 4) + number(member.packed.count, 4) + number(member.size, 4)
                + number(name.count, 2) + number(0, 2)
            let offset = member.header ?? bytes.count
            bytes += [0x50, 0x4B, 3, 4] + facts + name + member.packed
            list += [0x50, 0x4B, 1, 2] + number(20, 2) + facts + number(0, 10) + number(offset, 4) + name
        }
        let start = bytes.count
        return bytes + list + [0x50, 0x4B, 5, 6] + number(0, 4) + number(members.count, 2) + number(members.count, 2)
            + number(list.count, 4) + number(start, 4) + number(comment.count, 2) + comment
    }
}

private struct BitWriter {
    var bytes: [UInt8] = []
    private var used = 8

    /// Adds a number, its lowest bit first.
    mutating func append(_ value: Int, _ count: Int) {
        for bit in 0..<count {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << UInt8(used)
            used += 1
        }
    }

    /// Adds a code, its highest bit first.
    mutating func appendCode(_ code: Int, _ count: Int) {
        for bit in (0..<count).reversed() { append(code >> bit & 1, 1) }
    }
}

private let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
}

/// The checksum of a member (CRC-32 of ISO 3309).
private func crc32(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { bytes in
        ~bytes.reduce(~UInt32(0)) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
    }
}

/// An unsigned number, little end first.
private func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}
