/// A checksum of the whole set of records: their number, and a sum over their names and checksums.
///
/// It shows damage that no record's own checksum can show: a file is missing, was added, or is an older copy. The sum does
/// not depend on the order, so that a checkpoint updates it at the cost of the changed records.
struct RecordSetChecksum: Hashable {
    /// The part of one record in the sum.
    struct Part: Hashable, Sendable {
        let value: UInt64

        init(path: String, crc: UInt32) {
            // The finaliser of SplitMix64, so that the parts of similar files do not cancel out.
            var value = UInt64(Checksum.crc32c(Array(path.utf8)[...])) << 32 | UInt64(crc)
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            self.value = value ^ (value >> 31)
        }
    }

    private(set) var count = 0
    private(set) var sum: UInt64 = 0

    mutating func add(_ part: Part) {
        count += 1
        sum &+= part.value
    }

    mutating func remove(_ part: Part) {
        count -= 1
        sum &-= part.value
    }
}

extension RecordSetChecksum: Codable {
    private enum Key: String, CodingKey { case count, sum }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        count = try container.decode(Int.self, forKey: .count)
        // Text, because many JSON readers store numbers with 53 bits.
        let digits = try container.decode(String.self, forKey: .sum)
        guard let value = UInt64(digits, radix: 16) else {
            throw DecodingError.dataCorruptedError(forKey: .sum, in: container, debugDescription: "not hexadecimal")
        }
        sum = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(count, forKey: .count)
        try container.encode(String(sum, radix: 16), forKey: .sum)
    }
}
