import Synchronization

/// The words of a list that stands in the code as one string, as "received recorded logged" does, taken apart once.
struct ListOpenings: Sendable {
    /// A bit for each opening of a word, several of which share one: a cheap test that few tokens pass.
    fileprivate let bits: UInt64
    /// The keys of the words; nil until they are known.
    fileprivate let keys: ListKeys?

    /// Passes every word.
    fileprivate static let all = ListOpenings(bits: .max, keys: nil)

    fileprivate static func bits(of words: UnsafeBufferPointer<UInt8>) -> UInt64 {
        words.split(separator: UInt8(ascii: " ")).reduce(0) { $0 | bit(PhraseOpening($1)) }
    }

    /// Whether a token with this opening may be a word of the list.
    @inline(__always)
    func mayHold(_ opening: PhraseOpening) -> Bool {
        // The opening of a word with an apostrophe behind its first letter lacks the second letter.
        bits & Self.bit(opening) != 0 || opening.second == 0 && opening.first >= UInt8(ascii: "A")
    }

    /// Whether a word is of the list; nil where that is not known yet.
    @inline(__always)
    func holds(_ word: ArraySlice<UInt8>) -> Bool? { keys?.contains(WordSet.key(word)) }

    @inline(__always)
    private static func bit(_ opening: PhraseOpening) -> UInt64 {
        1 &<< (UInt64(opening.first) &* 11 &+ UInt64(opening.second))
    }
}

/// The keys of a list's words, each in the first free place from the one that its last bits name; 0 in a free place. They are
/// in memory that is never given back, as the list is.
private struct ListKeys: @unchecked Sendable {
    /// The number of places less 1, and behind it the places.
    private let memory: UnsafePointer<UInt64>

    /// - Parameter address: that of another one's memory.
    init?(address: UInt) {
        guard let memory = UnsafePointer<UInt64>(bitPattern: address) else { return nil }
        self.memory = memory
    }

    init(_ words: UnsafeBufferPointer<UInt8>) {
        let keys = words.split(separator: UInt8(ascii: " ")).map { WordSet.key($0) }
        var count = 4
        while count < 2 * keys.count { count *= 2 }
        let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: count + 1)
        memory.initialize(repeating: 0, count: count + 1)
        memory[0] = UInt64(count - 1)
        for key in keys {
            var place = key & memory[0]
            while memory[Int(place) + 1] != 0, memory[Int(place) + 1] != key { place = (place + 1) & memory[0] }
            memory[Int(place) + 1] = key
        }
        self.memory = UnsafePointer(memory)
    }

    var address: UInt { UInt(bitPattern: memory) }

    @inline(__always)
    func contains(_ key: UInt64) -> Bool {
        let mask = memory[0]
        var place = key & mask
        while true {
            let there = memory[Int(place) + 1]
            if there == key { return true }
            if there == 0 { return false }
            place = (place + 1) & mask
        }
    }
}

/// The openings and keys of all lists that were looked for, so that each list is scanned once in a process. Any thread may add a list
/// while others look some up.
///
/// A list is known by its address in the program, at which it stands for good.
final class ListOpeningsTable: Sendable {
    static let shared = ListOpeningsTable()

    /// The addresses of lists, each at or behind the place that its hash names; 0 in a free place. There are far more places
    /// than lists.
    private let addresses = InlineArray<4096, Atomic<UInt>> { _ in Atomic(0) }
    /// The bits of the list at the same place. Until they are known every word passes.
    private let bits = InlineArray<4096, Atomic<UInt64>> { _ in Atomic(.max) }
    /// The addresses of the keys of the list at the same place; 0 until they are known.
    private let keys = InlineArray<4096, Atomic<UInt>> { _ in Atomic(0) }

    private init() {}

    /// The openings of a list's words.
    @inline(__always)
    func openings(of words: StaticString) -> ListOpenings {
        guard words.hasPointerRepresentation else { return .all }
        let address = UInt(bitPattern: words.utf8Start)
        // The constant spreads addresses that lie close together (Fibonacci hashing); the upper 12 bits name a place.
        let place = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 52)
        if addresses[place].load(ordering: .relaxed) == address { return openings(at: place) }
        return search(words, address, from: place)
    }

    @inline(__always)
    private func openings(at place: Int) -> ListOpenings {
        ListOpenings(
            bits: bits[place].load(ordering: .relaxed),
            keys: ListKeys(address: keys[place].load(ordering: .acquiring)))
    }

    /// Finds a list behind its first place, where another one stands, or adds it.
    private func search(_ words: StaticString, _ address: UInt, from first: Int) -> ListOpenings {
        for offset in 0..<8 {
            let place = (first + offset) % addresses.count
            let (isFree, there) = addresses[place].compareExchange(expected: 0, desired: address, ordering: .relaxed)
            if isFree {
                words.withUTF8Buffer {
                    bits[place].store(ListOpenings.bits(of: $0), ordering: .relaxed)
                    keys[place].store(ListKeys($0).address, ordering: .releasing)
                }
            }
            if isFree || there == address { return openings(at: place) }
        }
        return .all
    }
}
