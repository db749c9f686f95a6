extension DocumentText {
    /// A line. It takes 32 bytes, whatever stands on it.
    public struct Line: Hashable, Sendable {
        private let pageNumber: UInt32
        private let numberOnPage: UInt32
        private let rawBytes: CompactRange
        private let foldedBytes: CompactRange
        private let tokenIndices: CompactRange

        init(page: Int, number: Int, raw: Range<Int>, folded: Range<Int>, tokens: Range<Int>) {
            pageNumber = UInt32(page)
            numberOnPage = UInt32(number)
            rawBytes = CompactRange(raw)
            foldedBytes = CompactRange(folded)
            tokenIndices = CompactRange(tokens)
        }

        /// Counted from 1.
        public var page: Int { Int(pageNumber) }
        /// Counted from 1 within the page.
        public var number: Int { Int(numberOnPage) }
        /// Its bytes in `raw`, without the line end.
        public var raw: Range<Int> { rawBytes.range }
        /// Its bytes in `folded`.
        public var folded: Range<Int> { foldedBytes.range }
        /// Its tokens in `tokens`.
        public var tokens: Range<Int> { tokenIndices.range }
    }
}

/// A range of a text of less than 4 GiB, in eight bytes.
struct CompactRange: Hashable, Sendable {
    private let start: UInt32
    private let end: UInt32

    init(_ range: Range<Int>) {
        start = UInt32(range.lowerBound)
        end = UInt32(range.upperBound)
    }

    var range: Range<Int> { Range(uncheckedBounds: (Int(start), Int(end))) }
}

/// Collects the lines of a text. Of a long run of blank lines it leaves out the middle: a file of 32 MiB may be nothing else,
/// and no reader looks further than some lines across a gap.
struct LineCollector {
    private(set) var lines: [DocumentText.Line] = []
    /// The number of blank lines since the last line with tokens.
    private var blankLines = 0

    /// The number of blank lines at either end of a run that stay.
    static let reach = 64

    mutating func append(_ line: DocumentText.Line) {
        guard line.tokens.isEmpty else {
            endRun()
            return lines.append(line)
        }
        if blankLines < 2 * Self.reach {
            lines.append(line)
        } else {
            lines[lines.count - Self.reach + blankLines % Self.reach] = line
        }
        blankLines += 1
    }

    /// Puts the last lines of a run in order: each line that was left out gave its place to a later one.
    mutating func endRun() {
        if blankLines > 2 * Self.reach {
            let start = lines.count - Self.reach
            let first = start + blankLines % Self.reach
            lines[start...] = lines[first...] + lines[start..<first]
        }
        blankLines = 0
    }
}
