import Synchronization

/// The words of a list that stands in the code as one string, as "received recorded logged" does, taken apart once.
struct WordList: Sendable {
    /// A bit for each opening of a word, several of which share one: a cheap test that few tokens pass.
    fileprivate let openings: UInt64
    /// The address of the list's `WordListKeys`; 0 until it is known.
    fileprivate let keys: UInt

    /// Passes every word.
    fileprivate static let unknown = WordList(openings: .max, keys: 0)

    fileprivate static func openings(of words: UnsafeBufferPointer<UInt8>) -> UInt64 {
        words.split(separator: UInt8(ascii: " ")).reduce(0) { $0 | bit(PhraseOpening($1)) }
    }

    /// Whether a token with this opening may be a word of the list.
    @inline(__always)
    func mayHold(_ opening: PhraseOpening) -> Bool {
        // The opening of a word with an apostrophe behind its first letter lacks the second letter.
        openings & Self.bit(opening) != 0 || opening.second == 0 && opening.first >= UInt8(ascii: "A")
    }

    /// Whether a word, by its key, is of the list; nil where that is not known yet.
    @inline(__always)
    func holds(_ key: UInt64) -> Bool? {
        UnsafeRawPointer(bitPattern: keys).map { address in
            Unmanaged<WordListKeys>.fromOpaque(address)._withUnsafeGuaranteedRef { $0.table.contains(key) }
        }
    }

    @inline(__always)
    private static func bit(_ opening: PhraseOpening) -> UInt64 {
        1 &<< (UInt64(opening.first) &* 11 &+ UInt64(opening.second))
    }
}

/// The keys of a list's words. It is never given back, as the list is not.
private final class WordListKeys: Sendable {
    let table: KeyTable

    init(_ words: UnsafeBufferPointer<UInt8>) {
        table = KeyTable(words.split(separator: UInt8(ascii: " ")).map { WordSet.key($0) })
    }
}

/// All lists that were looked for, so that each is taken apart once in a process. Any thread may add a list while others look some up.
///
/// A list is known by its address in the program, at which it stands for good.
final class WordLists: Sendable {
    static let shared = WordLists()

    /// The addresses of lists, each at or behind the place that its hash names; 0 in a free place. There are far more places
    /// than lists.
    private let addresses = InlineArray<4096, Atomic<UInt>> { _ in Atomic(0) }
    /// The openings of the list at the same place. Until they are known every word passes.
    private let openings = InlineArray<4096, Atomic<UInt64>> { _ in Atomic(.max) }
    /// The addresses of the keys of the list at the same place; 0 until they are known.
    private let keys = InlineArray<4096, Atomic<UInt>> { _ in Atomic(0) }

    private init() {}

    /// - Parameter words: a list in the code, its words divided by spaces.
    @inline(__always)
    subscript(words: StaticString) -> WordList {
        guard words.hasPointerRepresentation else { return .unknown }
        let address = UInt(bitPattern: words.utf8Start)
        // The constant spreads addresses that lie close together (Fibonacci hashing); the upper 12 bits name a place.
        let place = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 52)
        if addresses[place].load(ordering: .relaxed) == address { return list(at: place) }
        return search(words, address, from: place)
    }

    @inline(__always)
    private func list(at place: Int) -> WordList {
        WordList(
            openings: openings[place].load(ordering: .relaxed), keys: keys[place].load(ordering: .acquiring))
    }

    /// Finds a list behind its first place, where another one stands, or adds it.
    private func search(_ words: StaticString, _ address: UInt, from first: Int) -> WordList {
        for offset in 0..<8 {
            let place = (first + offset) % addresses.count
            let (isFree, there) = addresses[place].compareExchange(expected: 0, desired: address, ordering: .relaxed)
            if isFree {
                words.withUTF8Buffer { words in
                    openings[place].store(WordList.openings(of: words), ordering: .relaxed)
                    let own = Unmanaged.passRetained(WordListKeys(words)).toOpaque()
                    keys[place].store(UInt(bitPattern: own), ordering: .releasing)
                }
            }
            if isFree || there == address { return list(at: place) }
        }
        return .unknown
    }
}
