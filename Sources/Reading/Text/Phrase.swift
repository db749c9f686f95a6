import Model

/// A run of words to find, whatever spaces, line ends, hyphens and case the text has between and in them.
///
/// A match goes letter by letter over the tokens, and starts and ends where a token does. A word that an extractor tore
/// in two ("Uphe ld"), or two words run into one, still match, and "upheld" is not found in "withheld".
public struct Phrase: Sendable, ExpressibleByStringLiteral {
    /// Lower-case letters and digits only.
    let letters: [UInt8]
    let lead: PhraseLead

    public init(_ text: String) {
        letters = text.utf8.compactMap { byte in
            Folding.isLetter(byte) ? byte | 0x20 : Folding.isDigit(byte) ? byte : nil
        }
        lead = PhraseLead(letters)
    }

    public init(stringLiteral value: StaticString) {
        self = Unmanaged<Taken>.fromOpaque(Self.literals[value])._withUnsafeGuaranteedRef { $0.phrase }
    }

    /// A phrase that stands in the code.
    private final class Taken: Sendable {
        let phrase: Phrase

        init(_ phrase: Phrase) { self.phrase = phrase }
    }

    private static let literals = LiteralTable { words in
        UnsafeRawPointer(Unmanaged.passRetained(Taken(Phrase(words.description))).toOpaque())
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

    /// The letters and digits behind the first four from a token on, as a phrase has them.
    func tail(at start: Int, in range: Range<Int>) -> PhraseTail {
        var tail = PhraseTail()
        var passed = 0
        return folded.withUnsafeBufferPointer { bytes in
            for index in start..<range.upperBound {
                if let sign = tokens[index].signByte {
                    guard Self.isSoft(sign) else { break }
                    continue
                }
                for offset in tokens[index].bytes {
                    var byte = bytes[offset]
                    if Folding.isLetter(byte) { byte |= 0x20 } else if !Folding.isDigit(byte) { continue }
                    passed &+= 1
                    guard passed > PhraseLead.length else { continue }
                    tail.append(byte)
                    if tail.count == PhraseTail.length { return tail }
                }
            }
            return tail
        }
    }

    /// The first place of a phrase in a range of tokens.
    public func find(_ phrase: Phrase, in range: Range<Int>) -> Range<Int>? {
        guard !phrase.letters.isEmpty, !work.isGivenUp else { return nil }
        let found: Range<Int>? = leads.withUnsafeBufferPointer { leads in
            var start = phrase.lead.next(from: range.lowerBound, to: range.upperBound, in: leads)
            while start < range.upperBound {
                if let end = match(phrase, at: start, in: range) { return start..<end }
                start = phrase.lead.next(from: start + 1, to: range.upperBound, in: leads)
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

    static func isSoft(_ sign: UInt8) -> Bool {
        switch sign {
        case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "&"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
