/// A run of words to look for, whatever spaces, line ends, hyphens and case the text has between and in them.
///
/// It is matched letter by letter over the tokens and starts and ends where a token does, so that a word torn in two
/// by an extractor ("Uphe ld"), or two run into one, still match, and "upheld" is not found in "withheld".
public struct Phrase: Sendable, ExpressibleByStringLiteral {
    /// Lower-case letters and digits only.
    let letters: [UInt8]

    public init(_ text: String) {
        letters = text.utf8.compactMap { byte in
            Folding.isLetter(byte) ? byte | 0x20 : Folding.isDigit(byte) ? byte : nil
        }
    }

    public init(stringLiteral value: String) { self.init(value) }
}

extension DocumentText {
    /// Matches a phrase that starts at the token `start`.
    ///
    /// - Returns: the index after the last token matched; nil where the phrase does not stand there.
    public func match(_ phrase: Phrase, at start: Int, in range: Range<Int>) -> Int? {
        var position = 0
        var index = start
        return phrase.letters.withUnsafeBufferPointer { letters in
            folded.withUnsafeBufferPointer { bytes in
                while position < letters.count {
                    guard index < range.upperBound else { return nil }
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

    /// The first place of a phrase in a range of tokens.
    public func find(_ phrase: Phrase, in range: Range<Int>) -> Range<Int>? {
        guard let first = phrase.letters.first else { return nil }
        for start in range {
            let byte = folded[tokens[start].bytes.lowerBound]
            guard byte == first || (byte | 0x20) == first else { continue }
            if let end = match(phrase, at: start, in: range) { return start..<end }
        }
        return nil
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
