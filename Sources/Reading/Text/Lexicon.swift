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
