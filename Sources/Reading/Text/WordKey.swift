import Model

/// The letters of a word as one number, whatever their case. Bytes beyond ASCII count as letters, apostrophes and digits do not.
enum WordKey {
    /// The key of some bytes of a text.
    static func of(_ word: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var key = start
        var index = word.lowerBound
        // Eight letters at once.
        while index &+ 8 <= bytes.count {
            let rest = word.upperBound &- index
            let next = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
            let mask = rest < 8 ? UInt64.max &>> UInt64(64 &- 8 &* rest) : .max
            guard let letters = letters(next, mask) else { break }
            key = mix(key, letters)
            if rest <= 8 { return rest == 8 ? mix(key, 0) : key }
            index &+= 8
        }
        return of(bytes[word])
    }

    /// The key of up to eight letters in lower case, the first one in the lowest byte.
    @inline(__always)
    static func of(_ letters: UInt64, count: Int) -> UInt64 {
        let key = mix(start, letters)
        return count == 8 ? mix(key, 0) : key
    }

    /// Bytes of a text in lower case, where all that a mask names are letters of ASCII; nil otherwise.
    @inline(__always)
    static func letters(_ bytes: UInt64, _ mask: UInt64) -> UInt64? {
        // Letters have the seventh bit and not the eighth; the other bytes of words have not.
        guard bytes & mask & 0xC0C0_C0C0_C0C0_C0C0 == mask & 0x4040_4040_4040_4040 else { return nil }
        return (bytes | 0x2020_2020_2020_2020) & mask
    }

    /// The key of some bytes.
    static func of(_ word: some Sequence<UInt8>) -> UInt64 {
        var key = start
        var letters: UInt64 = 0
        var count: UInt64 = 0
        for byte in word where Folding.isLetter(byte) || byte >= 0x80 {
            letters |= UInt64(Folding.isLetter(byte) ? byte | 0x20 : byte) << (8 * count)
            count += 1
            if count == 8 {
                key = mix(key, letters)
                (letters, count) = (0, 0)
            }
        }
        return mix(key, letters)
    }

    private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Spreads the letters over all bits (Fibonacci hashing), the last ones included.
    @inline(__always)
    private static func mix(_ key: UInt64, _ letters: UInt64) -> UInt64 {
        let product = (key ^ letters) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }
}
