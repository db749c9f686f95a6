/// A part of a sentence with one statement.
struct Clause {
    let tokens: Range<Int>
    /// The brackets in it, which say something by themselves.
    var brackets: [Range<Int>] = []

    /// Whether a token stands in it, and in no bracket.
    func contains(_ token: Int) -> Bool { tokens.contains(token) && !brackets.contains { $0.contains(token) } }

    /// The clauses of a sentence: between commas and semicolons, before "of which", and before an "and" with a statement on
    /// either side. Brackets are clauses of their own, behind the sentence's.
    ///
    /// - Parameter phrases: words that belong together, and have no joint within.
    static func all(
        in sentence: Range<Int>, numbers: [ClauseNumber], phrases: [Range<Int>], of text: DocumentText
    ) -> [Clause] {
        let brackets = brackets(in: sentence, of: text)
        let main = parts(of: sentence, without: brackets, numbers: numbers, phrases: phrases, text: text)
        let inner = brackets.filter { $0.count > 2 }.flatMap { bracket in
            parts(
                of: (bracket.lowerBound + 1)..<(bracket.upperBound - 1), without: [], numbers: numbers,
                phrases: phrases,
                text: text)
        }
        return main + inner
    }

    /// The brackets of a sentence, with their signs.
    private static func brackets(in sentence: Range<Int>, of text: DocumentText) -> [Range<Int>] {
        var brackets: [Range<Int>] = []
        var start: Int?
        for index in sentence {
            if text.tokens[index].isSign("(") {
                start = index
            } else if let begin = start, text.tokens[index].isSign(")") {
                brackets.append(begin..<(index + 1))
                start = nil
            }
        }
        return brackets
    }

    private static func parts(
        of range: Range<Int>, without brackets: [Range<Int>], numbers: [ClauseNumber], phrases: [Range<Int>],
        text: DocumentText
    ) -> [Clause] {
        var clauses: [Range<Int>] = []
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            if let bracket = brackets.first(where: { $0.contains(index) }) {
                index = bracket.upperBound
                continue
            }
            let token = text.tokens[index]
            // "Fell by 6, to 14" and "rose by 6, from 8 to 14" are one statement.
            let isBeforeResult =
                text.isWord(index + 1, in: "to from") && numbers.contains { $0.tokens.lowerBound == index + 2 }
            let isMark = token.isSign(",") && !isBeforeResult || token.isSign(";") || token.isSign(":")
            let isJoint =
                !phrases.contains { $0.lowerBound < index && index < $0.upperBound }
                && isJoint(index, from: start, to: range.upperBound, numbers, text)
            // "Of which 19" and "including 21" belong to their clause; "and" belongs to neither.
            let isDropped = isMark || text.isWord(index, in: "and while but whereas")
            if isMark || isJoint {
                if index > start { clauses.append(start..<index) }
                start = isDropped ? index + 1 : index
            }
            index += 1
        }
        if start < range.upperBound { clauses.append(start..<range.upperBound) }
        return joined(clauses, numbers: numbers, brackets: brackets, text).map { clause in
            Clause(tokens: clause, brackets: brackets.filter { clause.overlaps($0) })
        }
    }

    /// Joins words without a number to the clause behind them: "Of these, 19 were premature".
    private static func joined(
        _ clauses: [Range<Int>], numbers: [ClauseNumber], brackets: [Range<Int>], _ text: DocumentText
    ) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for clause in clauses {
            if let last = joined.last, last.count <= 6, !text.tokens[last.upperBound].isSign(";"),
                !numbers.contains(where: { number in
                    last.contains(number.tokens.lowerBound)
                        && !brackets.contains { $0.contains(number.tokens.lowerBound) }
                })
            {
                joined[joined.count - 1] = last.lowerBound..<clause.upperBound
            } else {
                joined.append(clause)
            }
        }
        return joined
    }

    /// Whether a clause ends before a word.
    private static func isJoint(
        _ index: Int, from start: Int, to end: Int, _ numbers: [ClauseNumber], _ text: DocumentText
    ) -> Bool {
        guard index > start else { return false }
        func hasNumber(_ range: Range<Int>) -> Bool { numbers.contains { range.contains($0.tokens.lowerBound) } }
        if text.isWord(index, in: "while but whereas") {
            return text.isWord(index + 1, in: "we i in there our it its") || hasNumber(index..<min(index + 4, end))
        }
        if text.isWord(index, in: "including") { return hasNumber(index..<min(index + 4, end)) }
        if text.isWord(index, in: "of"), text.isWord(index + 1, in: "which whom") {
            // "20 of which were resubmitted" begins with its number.
            return hasNumber(start..<index) && !numbers.contains { $0.tokens.upperBound == index }
        }
        guard text.isWord(index, in: "and") else { return false }
        if text.isWord(index + 1, in: "we i in there our it its") || hasNumber(index..<min(index + 4, end)) {
            return true
        }
        // "14 were treated as premature and advice was given in a further 18 cases"
        guard hasNumber(start..<index), let next = numbers.first(where: { $0.tokens.lowerBound > index }),
            next.tokens.lowerBound < end
        else { return false }
        return !(index + 1..<next.tokens.lowerBound).contains { other in
            let token = text.tokens[other]
            return token.isSign(",") || token.isSign(";") || token.isSign(":") || token.isSign("(")
                || text.isWord(other, in: "and including")
                || text.isWord(other, in: "of") && text.isWord(other + 1, in: "which whom the")
        }
    }
}

extension DocumentText {
    /// Whether a clause has one of a few words, outside its brackets.
    func contains(_ words: StaticString, in clause: Clause) -> Bool {
        clause.tokens.contains { clause.contains($0) && isWord($0, in: words) }
    }

    /// Whether a clause has one of many words, outside its brackets.
    func contains(_ words: WordSet, in clause: Clause) -> Bool {
        clause.tokens.contains { clause.contains($0) && isWord($0, in: words) }
    }
}
