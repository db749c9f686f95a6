public import Model

/// Explains the reading of one document of a text: its outcome, and the numbers that were passed over, each with the
/// reason.
public struct ReadingExplanation: Sendable {
    /// A number that is no figure of the reading.
    public struct PassedOver: Hashable, Sendable {
        public var place: Place
        /// The number as the text has it.
        public var number: String
        /// Why it is no figure, as the end of a sentence: "it is part of a date".
        public var reason: String
    }

    /// The reading, or the reason why there is none.
    public var outcome: Result<Reading, Refusal>
    /// The document's lines in the text, counted from 1.
    public var lines: ClosedRange<Int>
    /// The numbers on lines with figures, or close to such lines, that are no figures, in order.
    public var passedOver: [PassedOver]
}

extension DocumentReader {
    /// Reads a text as `read` does, and says of every other number near the figures why it is none.
    ///
    /// - Throws: a refusal of the whole text.
    public static func explain(_ text: DocumentText) throws(Refusal) -> [ReadingExplanation] {
        let documents = try RecognisedDocument.all(in: text, explaining: true)
        if documents.isEmpty { throw Screening.whyNotRecognised(text) }
        return documents.map { document in
            let lines = document.passage.lines
            return ReadingExplanation(
                outcome: document.outcome, lines: (lines.lowerBound + 1)...max(lines.lowerBound + 1, lines.upperBound),
                passedOver: (try? document.outcome.get()).map { PassedOverNumbers(document.passage, $0).all } ?? [])
        }
    }
}

/// Finds the numbers near a reading's figures that are none of them.
private struct PassedOverNumbers {
    private let passage: Passage
    private let reading: Reading
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

    init(_ passage: Passage, _ reading: Reading) {
        self.passage = passage
        self.reading = reading
        let figures =
            Array(reading.figures.values) + reading.earlier.values.flatMap(\.values)
            + reading.services.flatMap { Array($0.figures.values) + $0.earlier.values.flatMap(\.values) }
        for figure in figures {
            figureLines.insert(figure.place.line - 1)
            guard !figure.isDerived, let token = token(of: figure) else { continue }
            figureTokens.insert(token)
            figureLines.insert(passage.text.tokens[token].line)
        }
        for finding in reading.findings where findings[finding.place.line] == nil {
            findings[finding.place.line] = finding
        }
    }

    /// The first number of a figure's value on its lines that is no other figure.
    private func token(of figure: Figure) -> Int? {
        let first = figure.place.line - 1
        let lines =
            max(first, passage.lines.lowerBound)..<max(first, min(first + Self.height, passage.lines.upperBound))
        return passage.text.tokens(inLines: lines).first {
            number(at: $0) == figure.value && !figureTokens.contains($0)
        }
    }

    var all: [ReadingExplanation.PassedOver] {
        let text = passage.text
        let near = Set(figureLines.flatMap { ($0 - Self.reach)...($0 + Self.reach) })
        var passedOver: [ReadingExplanation.PassedOver] = []
        for line in passage.lines where near.contains(line) {
            for index in text.lines[line].tokens where !figureTokens.contains(index) {
                guard let number = number(at: index) else { continue }
                passedOver.append(
                    ReadingExplanation.PassedOver(
                        place: text.place(ofLine: line), number: text.string(index..<(index + 1)),
                        reason: reason(index, number)))
            }
        }
        return passedOver
    }

    private func number(at index: Int) -> Double? {
        if let number = passage.text.tokens[index].number { return number }
        guard passage.text.tokens[index].kind != .word,
            let quantity = passage.text.quantity(at: index, in: passage.tokens)
        else {
            return nil
        }
        return quantity.value
    }

    private func reason(_ index: Int, _ number: Double) -> String {
        let text = passage.text
        let line = text.tokens[index].line
        if text.isPartOfDate(index, in: passage.tokens) { return "it is part of a date" }
        if let reason = passage.leftOut?.reason(at: index) { return reason.displayText }
        if let finding = findings[line + 1] { return "of the finding \(finding.code.rawValue): \(finding.message)" }
        if let name = reading.figures.filter({ $0.value.value == number }).keys.min() {
            return "it repeats the value of the \(name.inWords) without its words"
        }
        if number == number.rounded(), (1970...2099).contains(number) { return "it is a year" }
        if text.lines[line].tokens.count == 1 { return "no words stand beside it" }
        if text.lines[line].folded.count > 100 { return "it stands in running prose" }
        return "the words beside it name no figure"
    }
}
