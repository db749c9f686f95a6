import Model

/// Finds the numbers of a document that are none of its figures.
struct PassedOverNumbers {
    private let passage: Passage
    private let text: DocumentText
    /// nil for a refused document.
    private let reading: Reading?
    /// The reason why a document was refused; nil for one that was read.
    private let refusal: Refusal?
    /// The tokens that are figures.
    private var figureTokens: Set<Int> = []
    /// The lines of figures.
    private var figureLines: Set<Int> = []
    /// The findings by line.
    private var findings: [Int: Finding] = [:]

    /// The number of lines within which a number is close to a figure.
    private static let reach = 12
    /// The number of lines that a figure and its words can take up.
    private static let height = 9
    /// The maximum number of numbers of a refused document.
    private static let most = 60

    /// - Parameters:
    ///   - reading: nil for a refused document.
    ///   - refusal: nil for a document that was read.
    init(_ passage: Passage, _ reading: Reading?, refusal: Refusal? = nil) {
        self.passage = passage
        text = passage.text
        self.reading = reading
        self.refusal = refusal
        guard let reading else { return }
        let figures =
            Array(reading.figures.values) + reading.earlier.values.flatMap(\.values)
            + reading.services.flatMap { Array($0.figures.values) + $0.earlier.values.flatMap(\.values) }
        for figure in figures {
            guard let line = text.lineIndex(of: figure.place) else { continue }
            figureLines.insert(line)
            guard !figure.isDerived, let token = token(of: figure) else { continue }
            figureTokens.insert(token)
            figureLines.insert(text.tokens[token].line)
        }
        for finding in reading.findings {
            guard let line = text.lineIndex(of: finding.place), findings[line] == nil else { continue }
            findings[line] = finding
        }
    }

    /// The first number of a figure's value on its lines that is no other figure.
    private func token(of figure: Figure) -> Int? {
        guard let first = text.lineIndex(of: figure.place) else { return nil }
        let lines =
            max(first, passage.lines.lowerBound)..<max(first, min(first + Self.height, passage.lines.upperBound))
        return text.tokens(inLines: lines).first {
            number(at: $0)?.value == figure.value && !figureTokens.contains($0)
        }
    }

    /// The numbers, in the order of the text.
    var all: [ReadingExplanation.PassedOver] {
        let near = Set(figureLines.flatMap { ($0 - Self.reach)...($0 + Self.reach) })
        var passedOver: [ReadingExplanation.PassedOver] = []
        for line in passage.lines {
            // One line may hold thousands of numbers: everything that is the line's is made once.
            lazy var place = text.place(ofLine: line)
            let isRow = isRow(line)
            var index = text.lines[line].tokens.lowerBound
            while index < text.lines[line].tokens.upperBound {
                // "2022-23" is one year, and not two numbers.
                if let (_, next) = text.reportingYear(at: index, in: text.lines[line].tokens, inHeading: true) {
                    if reading != nil, near.contains(line), text.tokens[index].kind != .word {
                        passedOver.append(
                            ReadingExplanation.PassedOver(
                                place: place, number: text.string(index..<next),
                                reason: "it is a year"))
                    }
                    index = max(next, index + 1)
                    continue
                }
                guard let (number, next) = number(at: index) else {
                    index += 1
                    continue
                }
                if !figureTokens.contains(index),
                    isWorthAReason(index..<next, number, isInRow: isRow, isNear: near.contains(line))
                {
                    passedOver.append(
                        ReadingExplanation.PassedOver(
                            place: place, number: text.string(index..<next),
                            reason: reason(index, number, isInRow: isRow)))
                }
                index = max(next, index + 1)
            }
        }
        return reading == nil ? Array(passedOver.prefix(Self.most)) : passedOver
    }

    /// Whether a reader might have taken the number for a figure. "One" mostly counts nothing.
    private func isWorthAReason(_ tokens: Range<Int>, _ number: Double, isInRow: Bool, isNear: Bool) -> Bool {
        // The years and dates of a refused document explain nothing.
        if reading == nil,
            isYear(tokens.lowerBound, number) || text.isPartOfDate(tokens.lowerBound, in: passage.tokens)
        {
            return false
        }
        if passage.leftOut?.reason(at: tokens.lowerBound) != nil { return true }
        if text.tokens[tokens.lowerBound].kind == .word, number < 2 { return false }
        guard reading == nil else { return isNear || isInRow }
        if isInRow { return true }
        let behind = tokens.upperBound..<min(tokens.upperBound + 4, passage.tokens.upperBound)
        let before = max(tokens.lowerBound - 4, passage.tokens.lowerBound)..<tokens.lowerBound
        return [before, behind].contains { text.contains(Self.counted, in: $0) }
    }

    private static let counted = WordSet(
        "complaints complaint compliments enquiries decisions investigations investigated upheld cases contacts")

    /// Returns the number that starts at a token, in digits or in words, and the index after its last token.
    private func number(at index: Int) -> (value: Double, next: Int)? {
        if let number = text.tokens[index].number { return (number, index + 1) }
        if let count = text.count(at: index, in: passage.tokens) { return (Double(count.value), count.next) }
        guard text.tokens[index].kind != .word, let quantity = text.quantity(at: index, in: passage.tokens) else {
            return nil
        }
        return (quantity.value, index + 1)
    }

    private func reason(_ index: Int, _ number: Double, isInRow: Bool) -> String {
        let line = text.tokens[index].line
        if text.isPartOfDate(index, in: passage.tokens) { return "it is part of a date" }
        if isYear(index, number) { return "it is a year" }
        if let reason = reasonOfReference(index) { return reason }
        if let measure = reasonOfMeasure(index) { return measure }
        if let reason = passage.leftOut?.reason(at: index) { return reason.displayText }
        switch refusal?.code {
        case .noAuthority: return "it can't be tied to a council, because the text does not say whose it is"
        case .noPeriod: return "it can't be tied to a year, because the text does not say of which year it is"
        default: break
        }
        if let finding = findings[line] { return "of the finding \(finding.code.rawValue): \(finding.message)" }
        if let name = reading?.figures.filter({ $0.value.value == number }).keys.min() {
            return "it repeats the value of the \(name.inWords) without its words"
        }
        if text.lines[line].tokens.count == 1 { return "no words stand beside it" }
        if isInRow { return "the labels of its row and column name no figure" }
        if reading != nil, text.lines[line].folded.count > 100 { return "it stands in running prose" }
        return "the words beside it name no figure"
    }

    /// The reason for a number by which others are measured, or that says by how much one changed: "a target of 95%", "rose by 5
    /// percentage points".
    private func reasonOfMeasure(_ index: Int) -> String? {
        let line = text.lines[text.tokens[index].line].tokens
        let before = max(line.lowerBound, index - 5)..<index
        let next = text.isPercentSign(index + 1, in: line) ? index + 2 : index + 1
        if text.isWord(next, in: "percentage"),
            text.isWord(next + 1, in: "points point")
                || text.isWord(next, in: "points")
        {
            return "it says by how much another number changed"
        }
        let stop = before.last {
            text.tokens[$0].isSign(".") || text.tokens[$0].isSign(",") || text.tokens[$0].isSign(";")
        }
        let clause = (stop.map { $0 + 1 } ?? before.lowerBound)..<index
        let hasOther = clause.contains { text.tokens[$0].number != nil }
        guard !hasOther, text.contains("target targets limit standard should must", in: clause) else { return nil }
        return "others are measured by it, as by a target or a limit"
    }

    /// Whether a line is a row of cells.
    private func isRow(_ line: Int) -> Bool {
        text.lines[line].tokens.dropFirst().contains { text.tokens[$0].gap == .cell }
    }

    /// The reason for a number that only points to a place: "Table 5", "4. Ombudsman", "stage 1".
    private func reasonOfReference(_ index: Int) -> String? {
        if text.isWord(index - 1, in: "table figure chart graph") { return "it is the number of a table or a figure" }
        if text.isWord(index - 1, in: "appendix annex section page paragraph") {
            return "it is the number of a place in the document"
        }
        if text.isWord(index - 1, in: "stage") { return "it is the number of a stage" }
        let line = text.tokens[index].line
        guard index - text.lines[line].tokens.lowerBound < 4, let (_, next) = text.sectionNumber(line), index < next
        else { return nil }
        return "it is the number of a section or a paragraph"
    }

    private func isYear(_ index: Int, _ number: Double) -> Bool {
        if text.tokens[index].kind != .word, number == number.rounded(), (1970...2099).contains(number) { return true }
        // The second half of "2022/23".
        return index - 2 >= passage.tokens.lowerBound
            && text.reportingYear(at: index - 2, in: passage.tokens, inHeading: true)?.next == index + 1
    }
}
