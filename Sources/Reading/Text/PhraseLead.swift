/// The first four letters or digits of a phrase, to tell the few phrases that may stand at a token from the many that
/// begin with the same words.
struct PhraseLead: Hashable, Sendable {
    let letters: UInt32
    fileprivate let mask: UInt32

    init(_ phrase: some Collection<UInt8>) {
        let missing = UInt32(8 * (Self.length - min(Self.length, phrase.count)))
        letters = phrase.prefix(Self.length).reduce(0) { $0 << 8 | UInt32($1) } << missing
        mask = UInt32.max << missing
    }

    static let length = 4

    /// Whether the phrase has as many letters as a lead.
    var isWhole: Bool { mask == .max }

    /// - Parameter text: the first letters of the text, the first one in the highest byte of four.
    @inline(__always)
    func mayStand(at text: UInt32) -> Bool { text & mask == letters }

    /// The first place from one on at which it may stand; `end` where there is none.
    @inline(__always)
    func next(from start: Int, to end: Int, in leads: UnsafeBufferPointer<UInt32>) -> Int {
        var index = start
        let raw = UnsafeRawBufferPointer(leads)
        let (mask, letters) = (UInt64(mask) &* 0x1_0000_0001, UInt64(letters) &* 0x1_0000_0001)
        // Two places at once: a half that is 0 borrows from its highest bit.
        while index &+ 2 <= end {
            let both = raw.loadUnaligned(fromByteOffset: 4 &* index, as: UInt64.self) & mask ^ letters
            if (both &- 0x1_0000_0001) & ~both & 0x8000_0000_8000_0000 != 0 { break }
            index &+= 2
        }
        while index < end, !mayStand(at: leads[index]) { index &+= 1 }
        return index
    }
}

/// The sixteen letters or digits behind the lead of a phrase or of a place in a text.
struct PhraseTail: Sendable {
    /// The first in the lowest byte of the first; 0 behind the last.
    private var letters: (UInt64, UInt64) = (0, 0)
    /// The number of letters.
    private(set) var count = 0

    static let length = 16

    init() {}

    init(_ phrase: [UInt8]) {
        for letter in phrase.dropFirst(PhraseLead.length).prefix(Self.length) { append(letter) }
    }

    @inline(__always)
    mutating func append(_ letter: UInt8) {
        if count < 8 {
            letters.0 |= UInt64(letter) &<< UInt64(8 &* count)
        } else {
            letters.1 |= UInt64(letter) &<< UInt64(8 &* (count &- 8))
        }
        count &+= 1
    }

    /// Whether a phrase with this tail may stand where a text has that one.
    @inline(__always)
    func mayStand(at text: PhraseTail) -> Bool {
        text.letters.0 & Self.mask(count) == letters.0 && text.letters.1 & Self.mask(count &- 8) == letters.1
    }

    /// All bits of some of the bytes.
    @inline(__always)
    private static func mask(_ bytes: Int) -> UInt64 {
        bytes >= 8 ? .max : bytes <= 0 ? 0 : 1 &<< UInt64(8 &* bytes) &- 1
    }
}

/// The leads of some phrases or words: a cheap test that hardly any place passes at which none of them stands.
struct PhraseLeads: Sendable {
    /// A bit for each lead, several of which share one.
    private var bits: [UInt64]
    /// Whether some have fewer letters, as "by" and "tax" have.
    private var hasOne: Bool
    private var hasTwo: Bool
    private var hasThree: Bool

    init(_ leads: [PhraseLead]) {
        bits = [UInt64](repeating: 0, count: 64)
        hasOne = leads.contains { $0.mask == 0xFF00_0000 }
        hasTwo = leads.contains { $0.mask == 0xFFFF_0000 }
        hasThree = leads.contains { $0.mask == 0xFFFF_FF00 }
        for lead in leads {
            let place = Self.place(of: lead.letters)
            bits[place >> 6] |= 1 << UInt64(place & 63)
        }
    }

    func union(_ other: PhraseLeads) -> PhraseLeads {
        var union = self
        for index in bits.indices { union.bits[index] |= other.bits[index] }
        union.hasOne = hasOne || other.hasOne
        union.hasTwo = hasTwo || other.hasTwo
        union.hasThree = hasThree || other.hasThree
        return union
    }

    /// - Parameter text: the first letters of the text, as for a lead.
    @inline(__always)
    func mayHold(_ text: UInt32) -> Bool { bits.withUnsafeBufferPointer { mayHold(text, $0) } }

    @inline(__always)
    private func mayHold(_ text: UInt32, _ bits: UnsafeBufferPointer<UInt64>) -> Bool {
        func isSet(_ letters: UInt32) -> Bool {
            let place = Self.place(of: letters)
            return bits[place >> 6] & 1 &<< UInt64(place & 63) != 0
        }
        return isSet(text) || hasThree && isSet(text & 0xFFFF_FF00) || hasTwo && isSet(text & 0xFFFF_0000)
            || hasOne && isSet(text & 0xFF00_0000)
    }

    /// The first place from one on whose letters pass; `end` where there is none.
    @inline(__always)
    func next(from start: Int, to end: Int, in leads: UnsafeBufferPointer<UInt32>) -> Int {
        bits.withUnsafeBufferPointer { bits in
            var index = start
            while index < end, !mayHold(leads[index], bits) { index &+= 1 }
            return index
        }
    }

    /// One of 4,096 places (Fibonacci hashing).
    @inline(__always)
    private static func place(of letters: UInt32) -> Int {
        Int(truncatingIfNeeded: (letters &* 0x9E37_79B9) >> 20)
    }
}
