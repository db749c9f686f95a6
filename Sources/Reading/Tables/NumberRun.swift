/// The numbers of one line, and whether the line is a row of a table.
struct NumberRun {
    /// The maximum number of words beside a number on a table's line.
    static let mostWords = 12

    /// The maximum number of numbers on a line, several rows run into one included.
    static let mostCells = 3 * RowAssignment.limit

    private(set) var cells: [RowCell] = []
    /// The number of words on the line.
    private(set) var words = 0
    /// Whether the line is a row: numbers only, or many numbers with nothing between, after or before an authority's
    /// name.
    private(set) var isRow = false

    init(_ tokens: Range<Int>, of text: DocumentText, line: Int) {
        var isUnbroken = true
        var wordsSinceNumber = 0
        var wordsBefore = 0
        var hasProse = false
        var solid = 0
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            let token = text.tokens[index]
            switch token.kind {
            case .number:
                if let cell = Self.cell(at: index, in: tokens, of: text, line: line) {
                    if !cells.isEmpty, wordsSinceNumber > 0 { isUnbroken = false }
                    cells.append(cell)
                    wordsSinceNumber = 0
                    solid += 1
                    guard cells.count <= Self.mostCells else {
                        cells.removeAll()
                        return
                    }
                    index = cell.tokens.upperBound
                    continue
                }
                // Dates, spans of years and reference numbers are no cells.
                words += 1
                wordsSinceNumber += 1
                index = Self.endOfChain(at: index, in: tokens, of: text)
                continue
            case .word where Self.isNotApplicable(index, in: tokens, of: text):
                // "N/A" is an empty cell.
                index += 3
                continue
            case .word where text.word(index, is: "nil"):
                if !cells.isEmpty, wordsSinceNumber > 0 { isUnbroken = false }
                cells.append(Self.none(at: index, of: text, line: line))
                wordsSinceNumber = 0
                solid += 1
            case .word, .mixed:
                if let cell = Self.doubtfulCell(at: index, in: tokens, of: text, line: line) {
                    if !cells.isEmpty, wordsSinceNumber > 0 { isUnbroken = false }
                    cells.append(cell)
                    wordsSinceNumber = 0
                    index = cell.tokens.upperBound
                    continue
                } else {
                    words += 1
                    wordsSinceNumber += 1
                    if cells.isEmpty { wordsBefore += 1 }
                    // A paragraph; an authority's name is shorter.
                    if wordsBefore > Self.mostWords, cells.isEmpty { return }
                    if !hasProse { hasProse = ProseWords.occur(in: index..<(index + 1), of: text) }
                }
            case .sign: break
            }
            index += 1
        }
        let inCells = cells.allSatisfy { text.tokens[$0.tokens.lowerBound].gap.dividesCells }
        let isNamed = words == wordsBefore && words <= 8 && solid >= 2 && (inCells || !hasProse)
        isRow = !cells.isEmpty && isUnbroken && (words == 0 || isNamed || solid >= 5)
        // A letter by itself is a number only among numbers.
        if solid == 0, tokens.count > 1 { isRow = false }
        // Beside words a letter is a digit only at the line's ends.
        if !isRow {
            cells.removeAll {
                $0.isDoubtful && $0.tokens.lowerBound != tokens.lowerBound
                    && $0.tokens.upperBound != tokens.upperBound
            }
        }
    }

    /// Whether "N/A" or "n/a" stands at a token.
    private static func isNotApplicable(_ index: Int, in tokens: Range<Int>, of text: DocumentText) -> Bool {
        index + 2 < tokens.upperBound && text.tokens[index + 1].isSign("/") && text.word(index, is: "n")
            && text.word(index + 2, is: "a")
    }

    /// A number that stands by itself: no part of a date, a span of years, an amount of money or a reference.
    static func cell(
        at index: Int, in tokens: Range<Int>, of text: DocumentText, line: Int
    ) -> RowCell? {
        let token = text.tokens[index]
        guard case .number(let value, _) = token.kind, value < 10_000_000 else { return nil }
        let bytes = token.bytes
        if bytes.count > 1, text.folded[bytes.lowerBound] == UInt8(ascii: "0"),
            text.folded[bytes.lowerBound + 1] != UInt8(ascii: ".")
        {
            return nil
        }
        if index > tokens.lowerBound, token.gap == .none, !isBracket(text.tokens[index - 1]) { return nil }
        var end = index + 1
        var isPercent = false
        if end < tokens.upperBound, text.tokens[end].isSign("%"),
            text.tokens[end].gap == .none || text.tokens[end].gap == .space
        {
            isPercent = true
            end += 1
        }
        if end < tokens.upperBound, text.tokens[end].gap == .none, !isBracket(text.tokens[end]) { return nil }
        return cell(value, index..<end, isPercent: isPercent, isDoubtful: false, of: text, line: line)
    }

    /// A number with letters for some of its digits, as "O", "l9" or "1O".
    static func doubtfulCell(
        at index: Int, in tokens: Range<Int>, of text: DocumentText, line: Int
    ) -> RowCell? {
        let token = text.tokens[index]
        guard token.bytes.count <= 4, token.gap != .none, digit(text.folded[token.bytes.lowerBound]) != nil else {
            return nil
        }
        var end = index + 1
        let isPercent = end < tokens.upperBound && text.tokens[end].isSign("%")
        if isPercent { end += 1 }
        guard end >= tokens.upperBound || text.tokens[end].gap != .none else { return nil }
        var value = 0
        for position in token.bytes {
            guard let digit = digit(text.folded[position]) else { return nil }
            value = value * 10 + digit
        }
        return cell(Double(value), index..<end, isPercent: isPercent, isDoubtful: true, of: text, line: line)
    }

    /// The digit that a byte is, or may stand for.
    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - 0x30)
        case UInt8(ascii: "O"), UInt8(ascii: "o"): 0
        case UInt8(ascii: "l"), UInt8(ascii: "I"): 1
        default: nil
        }
    }

    /// The cell of a word that says "nil".
    static func none(at index: Int, of text: DocumentText, line: Int) -> RowCell {
        cell(0, index..<(index + 1), isPercent: false, isDoubtful: false, of: text, line: line)
    }

    private static func cell(
        _ value: Double, _ tokens: Range<Int>, isPercent: Bool, isDoubtful: Bool, of text: DocumentText, line: Int
    ) -> RowCell {
        RowCell(
            value: value, isPercent: isPercent, isDoubtful: isDoubtful, tokens: tokens, line: line,
            extent: text.extent(of: tokens, line: line),
            ordinal: text.ordinal(of: tokens.lowerBound, line: line))
    }

    /// The end of a run of tokens that touch each other.
    private static func endOfChain(at index: Int, in tokens: Range<Int>, of text: DocumentText) -> Int {
        var end = index + 1
        while end < tokens.upperBound, text.tokens[end].gap == .none { end += 1 }
        return end
    }

    private static func isBracket(_ token: Token) -> Bool {
        token.isSign("(") || token.isSign(")") || token.isSign("[") || token.isSign("]") || token.isSign("*")
            || token.isSign(",")
    }
}
