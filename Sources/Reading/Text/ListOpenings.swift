import Synchronization

/// The openings of the words of a list that stands in the code as one string, as "received recorded logged" does: a cheap
/// test that few tokens pass.
struct ListOpenings: Sendable {
    /// A bit for each opening; several openings share one.
    fileprivate let bits: UInt64

    /// Passes every word.
    fileprivate static let all = ListOpenings(bits: .max)

    fileprivate init(bits: UInt64) { self.bits = bits }

    fileprivate init(_ words: UnsafeBufferPointer<UInt8>) {
        var bits: UInt64 = 0
        for word in words.split(separator: UInt8(ascii: " ")) { bits |= Self.bit(PhraseOpening(word)) }
        self.bits = bits
    }

    /// Whether a token with this opening may be a word of the list.
    @inline(__always)
    func mayHold(_ opening: PhraseOpening) -> Bool {
        // The opening of a word with an apostrophe behind its first letter lacks the second letter.
        bits & Self.bit(opening) != 0 || opening.second == 0 && opening.first >= UInt8(ascii: "A")
    }

    @inline(__always)
    private static func bit(_ opening: PhraseOpening) -> UInt64 {
        1 &<< (UInt64(opening.first) &* 11 &+ UInt64(opening.second))
    }
}

/// The openings of all lists that were looked for, so that each list is scanned once in a process. Any thread may add a list while
/// others look some up.
///
/// A list is known by its address in the program, at which it stands for good.
final class ListOpeningsTable: Sendable {
    static let shared = ListOpeningsTable()

    /// The addresses of lists, each at or behind the place that its hash names; 0 in a free place. There are far more places
    /// than lists.
    private let addresses = InlineArray<4096, Atomic<UInt>> { _ in Atomic(0) }
    /// The bits of the list at the same place. Until they are known every word passes.
    private let bits = InlineArray<4096, Atomic<UInt64>> { _ in Atomic(.max) }

    private init() {}

    /// The openings of a list's words.
    func openings(of words: StaticString) -> ListOpenings {
        guard words.hasPointerRepresentation else { return .all }
        let address = UInt(bitPattern: words.utf8Start)
        // The constant spreads addresses that lie close together (Fibonacci hashing); the upper 12 bits name a place.
        let place = Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 52)
        if addresses[place].load(ordering: .relaxed) == address {
            return ListOpenings(bits: bits[place].load(ordering: .relaxed))
        }
        return search(words, address, from: place)
    }

    /// Finds a list behind its first place, where another one stands, or adds it.
    private func search(_ words: StaticString, _ address: UInt, from first: Int) -> ListOpenings {
        for offset in 0..<8 {
            let place = (first + offset) % addresses.count
            let (isFree, there) = addresses[place].compareExchange(expected: 0, desired: address, ordering: .relaxed)
            if isFree { bits[place].store(words.withUTF8Buffer { ListOpenings($0).bits }, ordering: .relaxed) }
            if isFree || there == address { return ListOpenings(bits: bits[place].load(ordering: .relaxed)) }
        }
        return .all
    }
}
