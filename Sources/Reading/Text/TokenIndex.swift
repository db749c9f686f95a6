import Model

/// The first letters from each token on, and the number of its word, found in one pass over the tokens.
struct TokenIndex: Sendable {
    /// The first letters and digits from each token on, as a phrase's lead has them; 0 for a token without any.
    let leads: [UInt32]
    /// The number of each token's word in the lexicon; those of digits and of the signs of shares and amounts for these, and 0 for other
    /// signs and for words that no list has.
    let wordNumbers: [UInt16]
    /// The size of the lexicon when the words were looked up.
    let lexiconSize: Int

    init(_ tokens: [Token], in folded: [UInt8]) {
        let lexicon = Lexicon.shared
        // The size is taken before: words that are added meanwhile are found or not.
        lexiconSize = lexicon.size
        var numbers: [UInt16] = []
        leads = folded.withUnsafeBufferPointer { bytes in
            tokens.withUnsafeBufferPointer { tokens in
                [UInt32](unsafeUninitializedCapacity: tokens.count) { leads, leadCount in
                    numbers = [UInt16](unsafeUninitializedCapacity: tokens.count) { numbers, numberCount in
                        // The first letters of the tokens behind, with which a word of fewer letters goes on.
                        var rest: UInt32 = 0
                        for index in tokens.indices.reversed() {
                            let token = tokens[index]
                            let entry = Self.entry(token, in: bytes, before: rest, lexicon)
                            leads.initializeElement(at: index, to: entry.lead)
                            numbers.initializeElement(at: index, to: entry.number)
                            if entry.lead != 0 {
                                rest = entry.lead
                            } else if let sign = token.signByte, !DocumentText.isSoft(sign) {
                                rest = 0
                            }
                        }
                        leadCount = tokens.count
                        numberCount = tokens.count
                    }
                }
            }
        }
        wordNumbers = numbers
    }

    @inline(__always)
    private static func entry(
        _ token: Token, in bytes: UnsafeBufferPointer<UInt8>, before rest: UInt32, _ lexicon: Lexicon
    ) -> (lead: UInt32, number: UInt16) {
        if let sign = token.signByte {
            return (0, sign == UInt8(ascii: "%") ? Lexicon.percentSign : sign == 0xA3 ? Lexicon.poundSign : 0)
        }
        guard token.isWord else { return (lead(token.bytes, in: bytes, before: rest), Lexicon.digits) }
        let range = token.bytes
        let count = range.count
        // Most words are up to eight letters of ASCII, which are handled at once.
        guard count <= 8, range.lowerBound &+ 8 <= bytes.count else {
            return (lead(range, in: bytes, before: rest), lexicon.number(of: WordKey.of(range, in: bytes)))
        }
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
            .littleEndian
        let mask = UInt64.max &>> UInt64(64 &- 8 &* count)
        guard let letters = WordKey.letters(word, mask) else {
            return (lead(range, in: bytes, before: rest), lexicon.number(of: WordKey.of(range, in: bytes)))
        }
        let first = UInt32(truncatingIfNeeded: letters).byteSwapped
        return (
            count < PhraseLead.length ? first | rest &>> UInt32(8 &* count) : first,
            lexicon.number(of: WordKey.of(letters, count: count))
        )
    }

    /// The first letters and digits of a token, with those behind it where it has too few; 0 where it has none.
    private static func lead(
        _ token: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, before rest: UInt32
    ) -> UInt32 {
        var lead: UInt32 = 0
        var missing = PhraseLead.length
        for offset in token {
            var byte = bytes[offset]
            if Folding.isLetter(byte) { byte |= 0x20 } else if !Folding.isDigit(byte) { continue }
            lead = lead << 8 | UInt32(byte)
            missing -= 1
            if missing == 0 { return lead }
        }
        guard missing < PhraseLead.length else { return 0 }
        return lead << UInt32(8 * missing) | rest >> UInt32(8 * (PhraseLead.length - missing))
    }
}
