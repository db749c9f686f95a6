public import Model

/// A document's text, ready for scanning: its lines with their pages, and its tokens.
///
/// Two texts lie side by side. The raw text is the extractor's, and `Place.text` quotes it. The folded text is for
/// scanning: typographic variants are brought to ASCII, invisible characters and inline marks are left out (see
/// `Folding`). Lines are the same in both; nothing else is.
///
/// It is a class and never changes: a reader that gets it counts one reference, and not one for each of its lists.
public final class DocumentText: Sendable {
    /// The part of the file that the text is; whole for a file that is one text.
    public let part: PartPath
    /// The text as the extractor gave it, in UTF-8.
    public let raw: [UInt8]
    /// The text for scanning; lines are divided by a line feed.
    public let folded: [UInt8]
    /// The lines, in order. Of a run of more than 128 blank lines the first and last 64 are among them.
    public let lines: [Line]
    #if DEBUG
        /// All tokens, in order.
        public var tokens: [Token] {
            work.noteLooks()
            return allTokens
        }
        private let allTokens: [Token]
    #else
        /// All tokens, in order.
        public let tokens: [Token]
    #endif
    /// Counts the work of reading it.
    let work: ReadingWork
    /// The first letters of the tokens, to pass quickly over those at which a phrase can't begin, and the numbers of their words.
    let index: TokenIndex
    @inline(__always)
    var leads: [UInt32] { index.leads }
    @inline(__always)
    var wordNumbers: [UInt16] { index.wordNumbers }
    @inline(__always)
    var lexiconSize: Int { index.lexiconSize }
    /// The numbers of the lists of words that stand in the code as one string, divided by spaces.
    let lists = DocumentText.wordLists
    private static let wordLists = LiteralTable { words in WordNumbers.staying(words.withUTF8Buffer { WordList($0) }) }

    /// The number of pages, at least 1.
    public var pages: Int { lines.last?.page ?? 1 }

    public convenience init(_ text: String) { self.init(utf8: Array(text.utf8)) }

    /// - Parameters:
    ///   - utf8: the text in UTF-8. Scanning passes over bytes that are no UTF-8.
    ///   - part: the part of the file that it is.
    ///   - work: counts the work of reading the file.
    public init(utf8: [UInt8], part: PartPath = .whole, work: ReadingWork = ReadingWork()) {
        var folded: [UInt8] = []
        folded.reserveCapacity(utf8.count + 1)
        var lines = LineCollector()
        var tokens: [Token] = []
        tokens.reserveCapacity(utf8.count / 5)
        utf8.withUnsafeBufferPointer { bytes in
            var start = 0
            var page = 1
            var number = 1
            let softBreaks = SoftBreaks(in: bytes)
            while start < bytes.count {
                let end = LineEnd.next(in: bytes, from: start, softBreaks)
                let foldedStart = folded.count
                Folding.append(bytes[start..<end.position], to: &folded)
                let tokenStart = tokens.count
                Token.scan(folded, from: foldedStart, line: lines.lines.count, into: &tokens)
                lines.append(
                    Line(
                        page: page, number: number, raw: start..<end.position,
                        folded: foldedStart..<folded.count, tokens: tokenStart..<tokens.count))
                folded.append(UInt8(ascii: "\n"))
                start = end.next
                number += 1
                if end.startsPage {
                    page += 1
                    number = 1
                }
            }
        }
        lines.endRun()
        self.part = part
        self.raw = utf8
        index = TokenIndex(tokens, in: folded)
        self.folded = folded
        self.lines = lines.lines
        self.work = work
        #if DEBUG
            allTokens = tokens
        #else
            self.tokens = tokens
        #endif
    }

    /// A range of lines of a text by themselves, with their tokens in another order.
    init(lines range: Range<Int>, of text: DocumentText, tokens: [Token]) {
        part = text.part
        work = text.work
        raw = text.raw
        folded = text.folded
        let first = text.tokens(inLines: range).lowerBound
        lines = text.lines[range].map { line in
            Line(
                page: line.page, number: line.number, raw: line.raw, folded: line.folded,
                tokens: (line.tokens.lowerBound - first)..<(line.tokens.upperBound - first))
        }
        let tokens = tokens.map { token in
            Token(kind: token.kind, gap: token.gap, line: token.line - range.lowerBound, bytes: token.bytes)
        }
        #if DEBUG
            allTokens = tokens
        #else
            self.tokens = tokens
        #endif
        index = TokenIndex(tokens, in: folded)
    }

    /// Lines of another text, with tokens of their own.
    init(_ text: DocumentText, lines: [Line], tokens: [Token]) {
        part = text.part
        work = text.work
        raw = text.raw
        folded = text.folded
        self.lines = lines
        #if DEBUG
            allTokens = tokens
        #else
            self.tokens = tokens
        #endif
        index = TokenIndex(tokens, in: text.folded)
    }

    /// A line's text as the extractor gave it, trimmed.
    public func quote(line index: Int) -> String {
        Self.trimmedString(raw[lines[index].raw])
    }

    /// The place of a run of tokens: the page and line of the first, and the text of all lines that they stand on; of columns that
    /// stand side by side, only theirs.
    public func place(of tokens: Range<Int>) -> Place {
        guard !tokens.isEmpty else { return place(ofLine: 0) }
        let first = self.tokens[tokens.lowerBound].line
        return Place(part: part, page: lines[first].page, line: lines[first].number, text: quote(tokens))
    }

    /// The index of the line at a place of this text; nil where the text has no such line, or the place is a cell of a data table.
    public func lineIndex(of place: Place) -> Int? {
        if place.cell != nil { return nil }
        let index = lines.partitioningIndex { ($0.page, $0.number) >= (place.page, place.line) }
        guard index < lines.count, lines[index].page == place.page, lines[index].number == place.line else {
            return nil
        }
        return index
    }

    /// The place of a whole line.
    public func place(ofLine index: Int) -> Place {
        guard lines.indices.contains(index) else { return Place(part: part, page: 1, line: 1, text: "") }
        let token = lines[index].tokens.first
        return Place(
            part: part, page: lines[index].page, line: lines[index].number,
            text: token.map { quote(line: index, around: $0) } ?? "")
    }

    /// The folded text of a run of tokens, as it stands between the first and the last, line feeds as spaces.
    public func string(_ tokens: Range<Int>) -> String {
        guard !tokens.isEmpty else { return "" }
        let bytes = folded[
            self.tokens[tokens.lowerBound].bytes.lowerBound..<self.tokens[tokens.upperBound - 1].bytes.upperBound]
        return String(decoding: bytes.map { $0 == 0x0A || $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
    }

    /// Whether some bytes of the folded text have one of this value.
    func has(_ byte: UInt8, in bytes: Range<Int>) -> Bool {
        folded.withUnsafeBufferPointer { folded in
            var index = bytes.lowerBound
            let raw = UnsafeRawBufferPointer(folded)
            // Eight at once: one that is the same leaves 0, which borrows from its highest bit.
            while index &+ 8 <= bytes.upperBound {
                let rest =
                    raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ UInt64(byte) &* 0x0101_0101_0101_0101
                if (rest &- 0x0101_0101_0101_0101) & ~rest & 0x8080_8080_8080_8080 != 0 { return true }
                index &+= 8
            }
            return folded[index..<bytes.upperBound].contains(byte)
        }
    }

    /// The tokens that stand on a run of lines.
    func tokens(inLines lines: Range<Int>) -> Range<Int> {
        guard !lines.isEmpty else { return 0..<0 }
        return self.lines[lines.lowerBound].tokens.lowerBound..<self.lines[lines.upperBound - 1].tokens.upperBound
    }

    static func trimmedString(_ bytes: ArraySlice<UInt8>) -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = bytes.firstIndex(where: { !isSpace($0) }),
            let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}

/// The meaning of vertical tab, NEL, U+2028 and U+2029. In a text whose lines end otherwise they are breaks inside a line, as
/// word processors set them into a long name; in one that has hardly any other they end its lines.
private struct SoftBreaks {
    let endLines: Bool

    init(in bytes: UnsafeBufferPointer<UInt8>) {
        var soft = 0
        var hard = 0
        var index = bytes.printableEnd(from: 0)
        while index < bytes.count {
            let byte = bytes[index]
            if let length = Self.length(in: bytes, at: index) {
                soft += 1
                index = bytes.printableEnd(from: index + length)
                continue
            }
            if byte == 0x0A || byte == 0x0D { hard += 1 }
            index = bytes.printableEnd(from: index + 1)
        }
        endLines = soft > hard
    }

    /// The number of bytes of the break that stands at a byte; nil where none does.
    static func length(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        switch bytes[index] {
        case 0x0B: 1
        case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0x85: 2
        case 0xE2
        where index + 2 < bytes.count && bytes[index + 1] == 0x80 && (0xA8...0xA9).contains(bytes[index + 2]):
            3
        default: nil
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first byte from one on that is no printable character of ASCII: none of these ends a line.
    fileprivate func printableEnd(from start: Int) -> Int {
        var index = start
        let raw = UnsafeRawBufferPointer(self)
        // Eight bytes at once: the highest bit of each is set where the byte is below 0x20 or above 0x7F.
        while index + 8 <= count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if (word &- 0x2020_2020_2020_2020 | word) & 0x8080_8080_8080_8080 != 0 { break }
            index += 8
        }
        while index < count, self[index] &- 0x20 <= 0x5F { index += 1 }
        return index
    }
}

/// The end of a line, and the character that ends it.
private struct LineEnd {
    var position: Int
    var next: Int
    var startsPage: Bool

    /// LF, CR and CR LF end a line, and soft breaks where they do; a form feed ends a page too.
    static func next(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ softBreaks: SoftBreaks
    ) -> LineEnd {
        var index = bytes.printableEnd(from: start)
        let count = bytes.count
        while index < count {
            switch bytes[index] {
            case 0x0A: return LineEnd(position: index, next: index + 1, startsPage: false)
            case 0x0C: return LineEnd(position: index, next: index + 1, startsPage: true)
            case 0x0D:
                let pair = index + 1 < count && bytes[index + 1] == 0x0A
                return LineEnd(position: index, next: index + (pair ? 2 : 1), startsPage: false)
            default:
                if softBreaks.endLines, let length = SoftBreaks.length(in: bytes, at: index) {
                    return LineEnd(position: index, next: index + length, startsPage: false)
                }
                index = bytes.printableEnd(from: index + 1)
            }
        }
        return LineEnd(position: count, next: count, startsPage: false)
    }
}
