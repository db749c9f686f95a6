/// What the whole set of records is known by: how many there are, and a sum over their names and checksums.
///
/// It shows what no record's own checksum can: that a file is missing, was added, or is an older copy. The sum does
/// not depend on the order, so that it is carried forward at the cost of what changed.
struct Seal: Hashable {
    /// What one record adds.
    struct Share: Hashable, Sendable {
        let value: UInt64

        init(path: String, crc: UInt32) {
            // The finaliser of SplitMix64, so that shares of like files do not cancel out.
            var value = UInt64(Checksum.crc32c(Array(path.utf8)[...])) << 32 | UInt64(crc)
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            self.value = value ^ (value >> 31)
        }
    }

    private(set) var count = 0
    private(set) var sum: UInt64 = 0

    mutating func add(_ share: Share) {
        count += 1
        sum &+= share.value
    }

    mutating func remove(_ share: Share) {
        count -= 1
        sum &-= share.value
    }
}

extension Seal: Codable {
    private enum Key: String, CodingKey { case count, sum }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        count = try container.decode(Int.self, forKey: .count)
        // Text, as many readers of JSON hold numbers in 53 bits.
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
