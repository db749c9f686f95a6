import Model

/// A word, a number or a sign of the folded text. It takes 24 bytes.
public struct Token: Hashable, Sendable {
    /// The kinds of token.
    public enum Kind: Hashable, Sendable {
        /// Letters, with apostrophes inside ("Children's"); bytes beyond ASCII count as letters.
        case word
        /// Digits, with the commas of thousands and a decimal point. Signs, % and £ are tokens of their own.
        case number(value: Double, hasFraction: Bool)
        /// Digits mixed with letters, as "2nd", "l2", "E07000129".
        case mixed
        /// Any other byte.
        case sign(UInt8)
    }

    /// The space before a token on its line.
    public enum Gap: Hashable, Sendable {
        /// Nothing: it touches the token before.
        case none
        /// One space.
        case space
        /// Two or more spaces, as between aligned columns.
        case wide
        /// A tab, or a pipe.
        case cell
        /// It is the first of its line.
        case line
    }

    /// The number, where it is one.
    private let value: Double
    private let extent: CompactRange
    private let lineIndex: UInt32
    private let tag: Tag
    private let sign: UInt8
    public let gap: Gap

    /// A kind without its value. Apart they make a token of 24 bytes, and a text may have a token a byte.
    private enum Tag: UInt8 { case word, number, fraction, mixed, sign }

    init(kind: Kind, gap: Gap, line: Int, bytes: Range<Int>) {
        self.gap = gap
        lineIndex = UInt32(line)
        extent = CompactRange(bytes)
        switch kind {
        case .word: (tag, value, sign) = (.word, 0, 0)
        case .number(let number, let hasFraction): (tag, value, sign) = (hasFraction ? .fraction : .number, number, 0)
        case .mixed: (tag, value, sign) = (.mixed, 0, 0)
        case .sign(let byte): (tag, value, sign) = (.sign, 0, byte)
        }
    }

    public var kind: Kind {
        switch tag {
        case .word: .word
        case .number: .number(value: value, hasFraction: false)
        case .fraction: .number(value: value, hasFraction: true)
        case .mixed: .mixed
        case .sign: .sign(sign)
        }
    }

    /// The line's index in `DocumentText.lines`.
    public var line: Int { Int(lineIndex) }

    /// Its bytes in `DocumentText.folded`.
    public var bytes: Range<Int> { extent.range }

    /// The number, where it is one.
    public var number: Double? { tag == .number || tag == .fraction ? value : nil }

    /// The number, where it is a whole one that could count cases.
    public var count: Int? { tag == .number && value < 10_000_000 ? Int(value) : nil }

    /// The byte of a sign; nil for a word or number.
    @inline(__always)
    var signByte: UInt8? { tag == .sign ? sign : nil }

    @inline(__always)
    var isWord: Bool { tag == .word }

    /// Whether it is this sign.
    public func isSign(_ scalar: Unicode.Scalar) -> Bool {
        tag == .sign && sign == UInt8(truncatingIfNeeded: scalar.value)
    }

    /// Scans the bytes from `start` to the end of `folded`, which are one line.
    static func scan(_ folded: [UInt8], from start: Int, line: Int, into tokens: inout [Token]) {
        folded.withUnsafeBufferPointer { bytes in
            var index = start
            var gap = Gap.line
            let end = bytes.count
            while index < end {
                let byte = bytes[index]
                if byte == 0x20 || byte == 0x09 || byte == 0x7C || byte < 0x20 {
                    let from = index
                    var isCell = false
                    while index < end {
                        let next = bytes[index]
                        guard next == 0x20 || next == 0x7C || next < 0x20 else { break }
                        if next == 0x09 || next == 0x7C { isCell = true }
                        index += 1
                    }
                    if gap != .line { gap = isCell ? .cell : index - from > 1 ? .wide : .space }
                    continue
                }
                let (kind, next) = one(bytes, at: index)
                tokens.append(Token(kind: kind, gap: gap, line: line, bytes: index..<next))
                index = next
                gap = .none
            }
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool { Folding.isLetter(byte) || byte >= 0x80 }

    private static func one(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (Kind, next: Int) {
        let end = bytes.count
        let first = bytes[start]
        // The pound sign is two bytes beyond ASCII; it is a sign, not a letter.
        if first == 0xC2, start + 1 < end, bytes[start + 1] == 0xA3 { return (.sign(0xA3), start + 2) }
        var index = start
        var hasLetter = false
        var hasDigit = false
        while index < end {
            let byte = bytes[index]
            if isSmall(byte) {
                // Most letters are small, and begin nothing.
                repeat { index += 1 } while index < end && isSmall(bytes[index])
                hasLetter = true
                continue
            }
            if isCapital(byte) {
                if startsRunOnWord(bytes, at: index, from: start) { break }
                if !hasLetter, endsYear(bytes, at: index, from: start) { break }
                hasLetter = true
            } else if Folding.isDigit(byte) {
                hasDigit = true
            } else if byte >= 0x80 {
                if byte == 0xC2, index + 1 < end, bytes[index + 1] == 0xA3 { break }
                if index > start, isBullet(bytes, at: index) { break }
                hasLetter = true
            } else if byte == UInt8(ascii: "'"), index > start, index + 1 < end, isWordByte(bytes[index + 1]), !hasDigit
            {
                hasLetter = true
            } else {
                break
            }
            index += 1
        }
        if index == start {
            return startsDecimals(bytes, at: start)
                ? number(bytes, from: start, digitsEnd: start) : (.sign(first), start + 1)
        }
        if hasLetter { return (hasDigit ? .mixed : .word, index) }
        return number(bytes, from: start, digitsEnd: index)
    }

    private static func isCapital(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "A") < 26 }

    private static func isSmall(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }

    /// Whether a word begins with this capital that an extractor ran into the one before: "CouncilFor the period". A
    /// name such as "McAllister" is one word.
    private static func startsRunOnWord(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, from start: Int) -> Bool {
        return index - start >= 3 && isSmall(bytes[index - 1]) && isSmall(bytes[index - 2]) && index + 1 < bytes.count
            && isSmall(bytes[index + 1])
    }

    /// Whether a year ends before this capital, and a word begins whose line break is lost: "31 March 2022View".
    private static func endsYear(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, from start: Int) -> Bool {
        guard index - start == 4, index + 1 < bytes.count, isSmall(bytes[index + 1]) else { return false }
        return bytes[start] == UInt8(ascii: "1") && bytes[start + 1] == UInt8(ascii: "9")
            || bytes[start] == UInt8(ascii: "2") && bytes[start + 1] == UInt8(ascii: "0")
    }

    /// Whether a bullet (U+2022, U+00B7) stands at a byte. It belongs to the item behind it: "31 March 2022• Compliance".
    private static func isBullet(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        if bytes[index] == 0xC2 { return index + 1 < bytes.count && bytes[index + 1] == 0xB7 }
        return bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA2
    }

    /// Whether a point begins a number: ".8" is 0.8. A full stop that touches the word before it ends a sentence whose line
    /// break is lost: "authorities.8 upheld decisions".
    private static func startsDecimals(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard bytes[start] == UInt8(ascii: "."), start + 1 < bytes.count, Folding.isDigit(bytes[start + 1]) else {
            return false
        }
        guard start > 0 else { return true }
        let before = bytes[start - 1]
        return before <= 0x20 || before == UInt8(ascii: "|") || before == UInt8(ascii: "(")
            || isBehindVerb(bytes, at: start)
    }

    /// Whether a word that ends no sentence stands right before a byte: "the average for authorities of this type is.8".
    private static func isBehindVerb(_ bytes: UnsafeBufferPointer<UInt8>, at end: Int) -> Bool {
        for word: StaticString in ["is", "was", "of"] where end > word.utf8CodeUnitCount {
            let start = end - word.utf8CodeUnitCount
            let isWord = (start..<end).allSatisfy { bytes[$0] | 0x20 == word.utf8Start[$0 - start] }
            if isWord, bytes[start - 1] <= 0x20 { return true }
        }
        return false
    }

    /// Reads `,ddd` groups and one decimal part.
    private static func number(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, digitsEnd: Int
    ) -> (Kind, next: Int) {
        let end = bytes.count
        var value = 0.0
        for index in start..<digitsEnd { value = value * 10 + Double(bytes[index] - 0x30) }
        var index = digitsEnd
        if (1...3).contains(digitsEnd - start) {
            while index + 3 < end, bytes[index] == UInt8(ascii: ","), Folding.isDigit(bytes[index + 1]),
                Folding.isDigit(bytes[index + 2]), Folding.isDigit(bytes[index + 3]),
                index + 4 >= end || !Folding.isDigit(bytes[index + 4])
            {
                for digit in (index + 1)...(index + 3) { value = value * 10 + Double(bytes[digit] - 0x30) }
                index += 4
            }
        }
        // Digits without end are a reference, or nonsense, and no figure.
        let isNumber = value < Self.limit
        guard index + 1 < end, bytes[index] == UInt8(ascii: "."), Folding.isDigit(bytes[index + 1]) else {
            return (isNumber ? .number(value: value, hasFraction: false) : .mixed, index)
        }
        var scale = 1.0
        index += 1
        while index < end, Folding.isDigit(bytes[index]) {
            // A number of 64 bits holds no further digits.
            if value < Self.limit, scale < Self.limit {
                value = value * 10 + Double(bytes[index] - 0x30)
                scale *= 10
            }
            index += 1
        }
        return (isNumber ? .number(value: value / scale, hasFraction: true) : .mixed, index)
    }

    /// Above it a number of 64 bits no longer holds every whole number.
    static let limit = 1e15

    /// Digits as a number, where there are not too many for one.
    static func kind(ofDigits digits: ArraySlice<UInt8>) -> Kind {
        let value = digits.reduce(0) { $0 * 10 + Double($1 - 0x30) }
        return value < limit ? .number(value: value, hasFraction: false) : .mixed
    }
}
