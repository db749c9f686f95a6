/// CRC-32C (Castagnoli, reflected polynomial 0x82F63B78; RFC 3720, appendix B.4), eight bytes at a time.
enum Checksum {
    /// `tables[256 * k + b]` is the checksum of the byte `b` followed by `k` zero bytes.
    private static let tables: [UInt32] = {
        var tables: [UInt32] = []
        for byte in UInt32(0)..<256 {
            var crc = byte
            for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0x82F6_3B78 : crc >> 1 }
            tables.append(crc)
        }
        for index in 256..<(8 * 256) {
            let shorter = tables[index - 256]
            tables.append((shorter >> 8) ^ tables[Int(shorter & 0xFF)])
        }
        return tables
    }()

    static func crc32c(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        tables.withUnsafeBufferPointer { tables in
            bytes.withUnsafeBytes { bytes in
                var crc = ~UInt32(0)
                var index = 0
                while index + 8 <= bytes.count {
                    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                    let low = UInt32(truncatingIfNeeded: word) ^ crc
                    let high = UInt32(truncatingIfNeeded: word >> 32)
                    crc = tables[7 * 256 + Int(low & 0xFF)]
                    crc ^= tables[6 * 256 + Int((low >> 8) & 0xFF)]
                    crc ^= tables[5 * 256 + Int((low >> 16) & 0xFF)]
                    crc ^= tables[4 * 256 + Int(low >> 24)]
                    crc ^= tables[3 * 256 + Int(high & 0xFF)]
                    crc ^= tables[2 * 256 + Int((high >> 8) & 0xFF)]
                    crc ^= tables[256 + Int((high >> 16) & 0xFF)]
                    crc ^= tables[Int(high >> 24)]
                    index += 8
                }
                while index < bytes.count {
                    crc = (crc >> 8) ^ tables[Int(crc & 0xFF) ^ Int(bytes[index])]
                    index += 1
                }
                return ~crc
            }
        }
    }

    /// The table's entry whose high byte is that of a value, and its index. No two entries have the same high byte.
    static func entry(withHighByteOf value: UInt32) -> (entry: UInt32, index: UInt8) {
        let index = indices[Int(value >> 24)]
        return (tables[Int(index)], index)
    }

    /// The index of each entry of the first table, by its high byte.
    private static let indices: [UInt8] = {
        var indices = [UInt8](repeating: 0, count: 256)
        for index in 0..<256 { indices[Int(tables[index] >> 24)] = UInt8(index) }
        return indices
    }()

    /// Eight lower-case hexadecimal digits.
    static func digits(_ crc: UInt32) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return (0..<8).map { digits[Int(crc >> UInt32(28 - 4 * $0)) & 0xF] }
    }
}
