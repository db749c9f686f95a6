/// A number of a sentence with its unit, and the words on both sides up to the next numbers or the ends of the clause.
struct ProcedureNumber {
    /// The unit that the words behind a number give it.
    enum Measure { case count, percent, days }

    /// The number and its unit.
    let tokens: Range<Int>
    let value: Double
    let unit: Measure
    /// The words behind the number before.
    var before: Range<Int>
    /// The words up to the next number, a comma, or an "and" before the next number.
    var after: Range<Int>
    /// The words around the next number of the same unit; nil where there is none.
    var next: (before: Range<Int>, after: Range<Int>)?

    /// Returns the numbers of a sentence, without those of years, stages and time limits.
    static func all(
        in sentence: Range<Int>, of text: DocumentText, years: [Range<Int>], _ statement: ScopeStatement
    ) -> [ProcedureNumber] {
        var found: [ProcedureNumber] = []
        var index = sentence.lowerBound
        // "Compared with 80% in 2022/23, 85% were answered in time."
        let opening = text.openingComparison(of: sentence)?.upperBound ?? sentence.lowerBound
        while index < sentence.upperBound {
            if let year = years.first(where: { $0.contains(index) }) {
                index = year.upperBound
                continue
            }
            guard !statement.covers(index), let (value, unit, next) = number(at: index, in: sentence, of: text) else {
                index += 1
                continue
            }
            // "within 10 working days" is a time limit.
            let isLimit =
                unit == .days && text.isWord(index - 1, in: "within in the")
                && !text.isWord(index - 2, in: "was is took")
            if !isLimit {
                let before = found.last?.tokens.upperBound ?? sentence.lowerBound
                let start = index >= opening ? max(before, opening) : before
                found.append(
                    ProcedureNumber(
                        tokens: index..<next, value: value, unit: unit, before: start..<index,
                        after: next..<sentence.upperBound))
            }
            index = next
        }
        for position in found.indices {
            let next = position + 1 < found.count ? found[position + 1].tokens.lowerBound : sentence.upperBound
            // "64 (16%) were escalated": the bracket's words are the count's.
            if position > 0, text.tokens[found[position].tokens.lowerBound - 1].isSign("("),
                found[position - 1].after.isEmpty, found[position].tokens.upperBound < sentence.upperBound,
                text.tokens[found[position].tokens.upperBound].isSign(")")
            {
                var start = found[position].tokens.upperBound + 1
                start = min(start, next)
                found[position - 1].after =
                    start..<end(from: start, before: next, in: sentence, of: text, isLast: position + 1 == found.count)
            }
            var end = end(
                from: found[position].tokens.upperBound, before: next, in: sentence, of: text,
                isLast: position + 1 == found.count)
            found[position].after = found[position].tokens.upperBound..<end
            if let stage = stageInBracket(behind: found[position], of: text, statement) {
                found[position].after = stage
                end = min(stage.upperBound + 1, next)
            }
            if position + 1 < found.count {
                let start = found[position + 1].tokens.lowerBound >= opening ? max(end, opening) : end
                found[position + 1].before = start..<next
            }
        }
        for position in found.indices.dropLast() where found[position].unit == found[position + 1].unit {
            found[position].next = (found[position + 1].before, found[position + 1].after)
        }
        return found
    }

    /// Returns the stage that stands alone in brackets right behind a number: "412 (Stage 1) and 38 (Stage 2)".
    private static func stageInBracket(
        behind number: ProcedureNumber, of text: DocumentText, _ statement: ScopeStatement
    ) -> Range<Int>? {
        let open = number.tokens.upperBound
        guard text.sign(open, is: "("),
            let stage = statement.items.first(where: {
                if case .stage = $0.dimension { $0.tokens.lowerBound == open + 1 } else { false }
            }), text.sign(stage.tokens.upperBound, is: ")")
        else { return nil }
        return stage.tokens
    }

    /// The end of the words behind a number: a comma, a bracket, a word that compares, or the "and" before the next number.
    private static func end(
        from start: Int, before next: Int, in sentence: Range<Int>, of text: DocumentText, isLast: Bool
    ) -> Int {
        var end = start
        while end < next, !text.tokens[end].isSign(","), !text.tokens[end].isSign("("), !text.tokens[end].isSign(":"),
            !text.isWord(end, in: "compared compares consistent while whereas but"),
            // "412 stage 1 complaints, 38 of which went to stage 2"
            !(text.isWord(end, in: "which") && !text.isWord(end - 1, in: "of")),
            !(text.isWord(end, in: "against") && text.isComparison(end, in: sentence)),
            !(text.isWord(end, in: "and with") && !isLast && next - end <= 7)
        {
            end += 1
        }
        return end
    }

    private static func number(
        at index: Int, in sentence: Range<Int>, of text: DocumentText
    ) -> (value: Double, unit: Measure, next: Int)? {
        guard !text.tokens[max(index - 1, 0)].isSign("\u{A3}") else { return nil }
        let value: Double
        var next: Int
        if let (count, after) = text.count(at: index, in: sentence) {
            (value, next) = (Double(count), after)
        } else if let decimal = text.tokens[index].number {
            (value, next) = (decimal, index + 1)
        } else {
            return nil
        }
        if sentence.contains(next), text.tokens[next].isSign("%") || text.isWord(next, in: "percent") {
            return (value, .percent, next + 1)
        }
        if text.isWord(next, in: "per"), text.isWord(next + 1, in: "cent"), sentence.contains(next + 1) {
            return (value, .percent, next + 2)
        }
        let unit = text.skip("working calendar", from: next, in: sentence)
        if text.isWord(unit, in: "days day"), sentence.contains(unit) { return (value, .days, unit + 1) }
        return text.tokens[next - 1].number.map({ $0 != $0.rounded() }) ?? false ? nil : (value, .count, next)
    }
}
