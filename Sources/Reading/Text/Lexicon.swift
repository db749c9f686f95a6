import Model
import Synchronization

/// All words of the lists in the code, each with a number, so that a token's word is looked up once, when its text is taken
/// apart, and not once for every list.
///
/// Any thread may add words while others look some up. A word keeps its number for good.
final class Lexicon: Sendable {
    static let shared = Lexicon()

    /// The keys of words, each at or behind the place that its last bits name; 0 in a free place. A word's number is that of its
    /// place, counted from 1.
    private let keys = InlineArray<16384, Atomic<UInt64>> { _ in Atomic(0) }
    /// The number of words.
    private let count = Atomic(0)
    /// By place, the number of words that were there when its word had been added.
    private let sizes = Mutex([UInt16](repeating: 0, count: 16384))

    private init() {}

    /// In place of a word's number, for a token with digits.
    static let digits = UInt16.max
    /// In place of a word's number, for the per cent sign.
    static let percentSign = UInt16.max - 1
    /// In place of a word's number, for the pound sign.
    static let poundSign = UInt16.max - 2

    /// The number of words so far. Each of them is found from now on.
    var size: Int { count.load(ordering: .acquiring) }

    /// The number of a word; 0 for one that no list has.
    @inline(__always)
    func number(of key: UInt64) -> UInt16 {
        var place = Int(truncatingIfNeeded: key) & (keys.count - 1)
        while true {
            let there = keys[place].load(ordering: .relaxed)
            if there == key { return UInt16(truncatingIfNeeded: place &+ 1) }
            if there == 0 { return 0 }
            place = (place &+ 1) & (keys.count - 1)
        }
    }

    /// Adds words.
    ///
    /// - Returns: their numbers, and the size from which on all of them are found; nil where there is no room for them.
    func add(_ words: [UInt64]) -> (numbers: [UInt16], size: Int)? {
        sizes.withLock { sizes in
            var numbers: [UInt16] = []
            var size = 0
            for key in words {
                var place = Int(truncatingIfNeeded: key) & (keys.count - 1)
                while true {
                    let there = keys[place].load(ordering: .relaxed)
                    if there == key { break }
                    if there == 0 {
                        // Half of the places stay free, so that a word is found within a few.
                        let count = count.load(ordering: .relaxed)
                        guard count < keys.count / 2 else { return nil }
                        keys[place].store(key, ordering: .relaxed)
                        self.count.store(count + 1, ordering: .releasing)
                        sizes[place] = UInt16(count + 1)
                        break
                    }
                    place = (place + 1) & (keys.count - 1)
                }
                numbers.append(UInt16(place + 1))
                size = max(size, Int(sizes[place]))
            }
            return (numbers, size)
        }
    }
}

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
