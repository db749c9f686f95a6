import Model

/// A run of words to find, whatever spaces, line ends, hyphens and case the text has between and in them.
///
/// A match goes letter by letter over the tokens, and starts and ends where a token does. A word that an extractor tore
/// in two ("Uphe ld"), or two words run into one, still match, and "upheld" is not found in "withheld".
public struct Phrase: Sendable, ExpressibleByStringLiteral {
    /// Lower-case letters and digits only.
    let letters: [UInt8]
    let opening: PhraseOpening
    let lead: PhraseLead

    public init(_ text: String) {
        letters = text.utf8.compactMap { byte in
            Folding.isLetter(byte) ? byte | 0x20 : Folding.isDigit(byte) ? byte : nil
        }
        opening = letters.withUnsafeBufferPointer { PhraseOpening($0[...]) }
        lead = PhraseLead(letters)
    }

    public init(stringLiteral value: String) { self.init(value) }
}

/// The first two letters or digits of a phrase or of a token, in lower case.
struct PhraseOpening: Hashable, Sendable {
    let first: UInt8
    /// 0 where the token is shorter, or goes on with a sign: then the next token may go on with the phrase.
    let second: UInt8

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        self.init(bytes.base, from: bytes.startIndex, to: bytes.endIndex)
    }

    @inline(__always)
    private init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        func folded(_ index: Int) -> UInt8 {
            guard index < end else { return 0 }
            let byte = bytes[index]
            return Folding.isLetter(byte) ? byte | 0x20 : byte
        }
        first = folded(start)
        let next = folded(start + 1)
        second = Folding.isLetter(next) || Folding.isDigit(next) ? next : 0
    }

    /// The openings of tokens of a folded text, in order.
    static func all(of tokens: [Token], in folded: [UInt8]) -> [PhraseOpening] {
        folded.withUnsafeBufferPointer { bytes in
            tokens.withUnsafeBufferPointer { tokens in
                [PhraseOpening](unsafeUninitializedCapacity: tokens.count) { openings, count in
                    for index in tokens.indices {
                        let token = tokens[index].bytes
                        openings.initializeElement(
                            at: index, to: PhraseOpening(bytes, from: token.lowerBound, to: token.upperBound))
                    }
                    count = tokens.count
                }
            }
        }
    }

    /// Whether a phrase with this opening may stand at a token with that one.
    func mayStand(at token: PhraseOpening) -> Bool {
        first == token.first && (second == token.second || token.second == 0)
    }
}

/// The first four letters or digits of a phrase, to tell the few phrases that may stand at a token from the many that
/// begin with the same words.
struct PhraseLead: Hashable, Sendable {
    fileprivate let letters: UInt64
    private let mask: UInt64

    /// Whether the phrase has as many letters as a lead.
    fileprivate var isWhole: Bool { mask == .max }

    init(_ phrase: [UInt8]) {
        letters =
            phrase.prefix(Self.length).reduce(0) { $0 << 8 | UInt64($1) }
            << UInt64(8 * (Self.length - min(Self.length, phrase.count)))
        mask = UInt64.max << UInt64(8 * (Self.length - min(Self.length, phrase.count)))
    }

    static let length = 4

    /// The number of buckets.
    static let buckets = 1024

    /// A number made from the first two letters: phrases that may stand at one place have the same.
    static func bucket(_ text: UInt64) -> Int { Int(text >> 24 & 31) << 5 | Int(text >> 16 & 31) }

    var bucket: Int { Self.bucket(letters) }

    /// - Parameter text: the first letters of the text, the first one in the highest byte of four.
    func mayStand(at text: UInt64) -> Bool { text & mask == letters }
}

/// The leads of some phrases: a cheap test that hardly any place passes at which none of them stands.
struct PhraseLeads: Sendable {
    /// A bit for each lead, several of which share one.
    private var bits: [UInt64]
    /// Whether a phrase has fewer letters than a lead, so that each place passes.
    private let hasShort: Bool

    init(_ leads: [PhraseLead]) {
        bits = [UInt64](repeating: 0, count: 64)
        hasShort = leads.contains { !$0.isWhole }
        for lead in leads {
            let place = Self.place(of: lead.letters)
            bits[place >> 6] |= 1 << UInt64(place & 63)
        }
    }

    /// - Parameter text: the first letters of the text, as for a lead.
    @inline(__always)
    func mayHold(_ text: UInt64) -> Bool {
        if hasShort { return true }
        let place = Self.place(of: text)
        return bits.withUnsafeBufferPointer { $0[place >> 6] & 1 &<< UInt64(place & 63) != 0 }
    }

    /// One of 4,096 places (Fibonacci hashing).
    @inline(__always)
    private static func place(of letters: UInt64) -> Int {
        Int(truncatingIfNeeded: (letters &* 0x9E37_79B9_7F4A_7C15) >> 52)
    }
}

/// The openings of some phrases or words: a cheap test that few tokens pass.
struct PhraseOpenings: Sendable {
    /// By the last bits of the first byte, a bit for the last bits of the second. The first bit is for tokens of which
    /// no second byte is known.
    private var seconds = [UInt64](repeating: 0, count: 32)

    init(_ openings: some Sequence<PhraseOpening>) {
        for opening in openings { seconds[Int(opening.first % 32)] |= 1 | 1 << UInt64(opening.second % 64) }
    }

    /// Whether one of the phrases may stand at a token with this opening.
    func mayStand(at token: PhraseOpening) -> Bool {
        seconds.withUnsafeBufferPointer { Self.mayStand(at: token, $0) }
    }

    /// The first token from `start` on at which one of the phrases may stand; `end` where there is none.
    func next(from start: Int, to end: Int, in tokens: UnsafeBufferPointer<PhraseOpening>) -> Int {
        seconds.withUnsafeBufferPointer { seconds in
            var index = start
            while index < end, !Self.mayStand(at: tokens[index], seconds) { index &+= 1 }
            return index
        }
    }

    @inline(__always)
    private static func mayStand(at token: PhraseOpening, _ seconds: UnsafeBufferPointer<UInt64>) -> Bool {
        seconds[Int(token.first & 31)] & 1 &<< UInt64(token.second) != 0
    }

    mutating func formUnion(_ other: PhraseOpenings) {
        for index in seconds.indices { seconds[index] |= other.seconds[index] }
    }
}

extension DocumentText {
    /// Matches a phrase that starts at the token `start`.
    ///
    /// - Returns: the index after the last token matched; nil where the phrase does not stand there.
    // The search for a set of phrases calls it at every candidate; a call of its own costs a tenth of the search.
    @inline(__always)
    public func match(_ phrase: Phrase, at start: Int, in range: Range<Int>) -> Int? {
        var position = 0
        var index = start
        return phrase.letters.withUnsafeBufferPointer { letters in
            folded.withUnsafeBufferPointer { bytes in
                while position < letters.count {
                    // A bullet, as any byte beyond ASCII, is a word without a letter; a page of "•" would be read to its end from each.
                    guard index < range.upperBound, position > 0 || index == start else { return nil }
                    switch tokens[index].kind {
                    case .sign(let sign):
                        // Signs that extractors put into words are passed over, but not at the start.
                        guard position > 0, Self.isSoft(sign) else { return nil }
                    case .word, .mixed, .number:
                        for offset in tokens[index].bytes {
                            var byte = bytes[offset]
                            if Folding.isLetter(byte) { byte |= 0x20 } else if !Folding.isDigit(byte) { continue }
                            guard position < letters.count, letters[position] == byte else { return nil }
                            position += 1
                        }
                    }
                    index += 1
                }
                return index
            }
        }
    }

    /// The first letters and digits from a token on, as a phrase's lead has them; 0 behind the last.
    @inline(__always)
    func lead(at start: Int, in range: Range<Int>) -> UInt64 {
        folded.withUnsafeBufferPointer { bytes in
            if let lead = Self.leadOfLetters(tokens[start].bytes, in: bytes) { return lead }
            var lead: UInt64 = 0
            var missing = PhraseLead.length
            var index = start
            reading: while index < range.upperBound, missing < PhraseLead.length || index == start {
                if case .sign(let sign) = tokens[index].kind {
                    guard index > start, Self.isSoft(sign) else { break }
                } else {
                    for offset in tokens[index].bytes {
                        var byte = bytes[offset]
                        if Folding.isLetter(byte) { byte |= 0x20 } else if !Folding.isDigit(byte) { continue }
                        lead = lead << 8 | UInt64(byte)
                        missing -= 1
                        if missing == 0 { break reading }
                    }
                }
                index += 1
            }
            return lead << UInt64(8 * missing)
        }
    }

    /// The first letters of a token that begins with as many as a lead has, as nearly all words do; nil of another one.
    @inline(__always)
    private static func leadOfLetters(_ token: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
        guard token.count >= PhraseLead.length else { return nil }
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: token.lowerBound, as: UInt32.self)
        // Letters have the seventh bit and not the eighth; apostrophes, digits and other bytes of a token do not.
        guard word & 0xC0C0_C0C0 == 0x4040_4040 else { return nil }
        return UInt64(UInt32(bigEndian: word | 0x2020_2020))
    }

    /// The first place of a phrase in a range of tokens.
    public func find(_ phrase: Phrase, in range: Range<Int>) -> Range<Int>? {
        guard !phrase.letters.isEmpty, !work.isGivenUp else { return nil }
        let found: Range<Int>? = openings.withUnsafeBufferPointer { openings in
            for start in range where phrase.opening.mayStand(at: openings[start]) {
                if let end = match(phrase, at: start, in: range) { return start..<end }
            }
            return nil
        }
        let passed = (found?.lowerBound ?? range.upperBound) - range.lowerBound
        work.count(passed)
        #if DEBUG
            work.noteLooks(passed)
        #endif
        return found
    }

    /// The first place of a phrase in the whole text.
    public func find(_ phrase: Phrase) -> Range<Int>? { find(phrase, in: tokens.indices) }

    private static func isSoft(_ sign: UInt8) -> Bool {
        switch sign {
        case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "&"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
