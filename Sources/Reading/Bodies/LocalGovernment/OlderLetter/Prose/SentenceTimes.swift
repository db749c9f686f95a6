import Model

/// The year that a number of an older letter is of.
enum ProseTime: Hashable {
    case own
    /// The year before the letter's.
    case previous
    case other
    /// It can be read either way: "last year" in a letter is the one that it is about, or the one before.
    case unclear
}

/// Finds the years that a sentence speaks of, and which of its numbers each one dates.
struct SentenceTimes {
    private enum Kind { case own, previous, other, last }

    private let text: DocumentText
    private let sentence: Range<Int>
    private var marks: [(tokens: Range<Int>, kind: Kind)] = []
    /// The words of the sentence that say what its numbers count.
    private let topics: [Range<Int>]
    /// The meaning of "last year" in this sentence.
    private let last: ProseTime

    /// - Parameters:
    ///   - next: the sentence behind, which may say "this year" and so what "last year" was.
    ///   - topics: the words of the sentence that say what its numbers count.
    init(_ sentence: Range<Int>, next: Range<Int>, topics: [Range<Int>], period: Period, of text: DocumentText) {
        self.text = text
        self.topics = topics
        self.sentence = sentence
        let previous = Period(endYear: period.endYear - 1)
        for (year, tokens) in text.reportingYears(in: sentence) {
            marks.append((tokens, year == period ? .own : year == previous ? .previous : .other))
        }
        for index in sentence where text.isWord(index, in: "year years years'") {
            let start = index - 1
            if text.isWord(start, in: "this current") {
                marks.append((start..<(index + 1), .own))
            } else if text.isWord(start, in: "previous preceding prior"), text.word(index, is: "years") {
                // "As in previous years, planning was the most common subject with 22": the number is the letter's own.
                if !text.isLikeBefore(start) { marks.append((start..<(index + 1), .other)) }
            } else if text.isWord(start, in: "previous preceding prior") {
                marks.append((start..<(index + 1), .previous))
            } else if text.isWord(start, in: "last") {
                marks.append((start..<(index + 1), .last))
            } else if text.isWord(index + 1, in: "before earlier"), text.isWord(start, in: "the a") {
                marks.append((start..<(index + 2), .previous))
            } else if text.isWord(index + 1, in: "ago before earlier") {
                marks.append((start..<(index + 2), .other))
            }
        }
        for index in sentence where text.isWord(index, in: "previously") {
            marks.append((index..<(index + 1), .previous))
        }
        marks.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
        let kinds = Set(marks.map(\.kind))
        let hasNext = next.contains { text.isWord($0, in: "this") && text.isWord($0 + 1, in: "year") }
        last =
            kinds.contains(.own) || hasNext
            ? .previous : kinds.contains(.previous) || kinds.contains(.other) ? .own : .unclear
    }

    private func time(_ kind: Kind) -> ProseTime {
        switch kind {
        case .own: .own
        case .previous: .previous
        case .other: .other
        case .last: last
        }
    }

    /// The words of years in a clause.
    func years(in clause: Clause) -> [Range<Int>] {
        marks.map(\.tokens).filter { clause.contains($0.lowerBound) }
    }

    /// The year that a number is of.
    ///
    /// - Parameter clauses: those of the sentence.
    func time(of number: ClauseNumber, in clause: Clause, among clauses: [Clause]) -> ProseTime {
        let own = marks.filter { clause.contains($0.tokens.lowerBound) }
        let behind = own.first { mark in
            mark.tokens.lowerBound >= number.tokens.upperBound
                && !hasNumber(in: number.tokens.upperBound..<mark.tokens.lowerBound)
        }
        if isCompared(number) {
            switch behind?.kind {
            case .other: return .other
            case .own: return .own
            case .previous, .last, nil: return .previous
            }
        }
        if let mark = behind, mark.tokens.lowerBound - number.tokens.upperBound <= 3 {
            return isInBracket(clause) && mark.kind == .last ? .previous : time(mark.kind)
        }
        if let mark = own.last(where: { $0.tokens.upperBound <= number.tokens.lowerBound }), !isComparison(mark.tokens)
        {
            return isInBracket(clause) && mark.kind == .last ? .previous : time(mark.kind)
        }
        if let mark = behind, !isComparison(mark.tokens) { return time(mark.kind) }
        // "In 2007/08 we received 121 complaints and decided 90": the year stands before all.
        let before = clauses.filter { $0.tokens.lowerBound < clause.tokens.lowerBound }
        for other in before.reversed() {
            let first = marks.first { other.contains($0.tokens.lowerBound) && !isComparison($0.tokens) }
            guard let first else { continue }
            let isLeading = !hasNumber(in: other.tokens.lowerBound..<first.tokens.lowerBound)
            return isLeading ? time(first.kind) : .own
        }
        return isBeforeYear(clause, among: clauses) ? .unclear : .own
    }

    /// Whether a year may date a clause from behind: "We received 121 complaints and decided 90 in 2007/08".
    private func isBeforeYear(_ clause: Clause, among clauses: [Clause]) -> Bool {
        guard !marks.contains(where: { $0.kind == .own }) else { return false }
        return marks.contains { mark in
            guard !isComparison(mark.tokens), mark.tokens.lowerBound > clause.tokens.upperBound,
                let other = clauses.first(where: { $0.contains(mark.tokens.lowerBound) }), !isInBracket(other),
                topics.contains(where: { other.contains($0.lowerBound) })
            else { return false }
            let before = other.tokens.lowerBound..<mark.tokens.lowerBound
            // "…, compared with 40 received in 2006/07": the year is that of the 40 alone.
            let isOfCompared = before.contains { text.count(at: $0, in: sentence) != nil && isCompared(at: $0) }
            return !hasNumber(in: mark.tokens.upperBound..<other.tokens.upperBound) && hasNumber(in: before)
                && !isOfCompared
        }
    }

    private func hasNumber(in tokens: Range<Int>) -> Bool {
        tokens.contains { index in
            text.count(at: index, in: sentence) != nil && !marks.contains { $0.tokens.contains(index) }
        }
    }

    private func isInBracket(_ clause: Clause) -> Bool {
        text.tokens.indices.contains(clause.tokens.lowerBound - 1)
            && text.tokens[clause.tokens.lowerBound - 1].isSign("(")
    }

    /// Whether a number is what another is compared with: "compared with 121", "against 64", "down from 81", "than 31".
    func isCompared(_ number: ClauseNumber) -> Bool { isCompared(at: number.tokens.lowerBound) }

    private func isCompared(at start: Int) -> Bool {
        var before = start - 1
        while text.isWord(before, in: "the a our total of in") { before -= 1 }
        // "An increase of 10 on the previous year's total of 43"
        if let mark = marks.first(where: { $0.tokens.upperBound == before + 1 && $0.kind == .previous }) {
            before = mark.tokens.lowerBound - 1
            while text.isWord(before, in: "the") { before -= 1 }
        }
        if text.isWord(before, in: "with to") { return text.isWord(before - 1, in: Self.comparisons) }
        if text.isWord(before, in: "from on") {
            return text.isWord(before - 1, in: Self.changes)
                // "A fall of 12 on the 96 of 2006/07"
                || (max(sentence.lowerBound, before - 5)..<before).contains { mark in
                    text.isWord(mark, in: Self.changes) && text.isWord(mark + 1, in: "of")
                }
        }
        // "More than 20" is no comparison with another year; "fewer than the 97" is one.
        if text.isWord(before, in: "than") { return before < start - 1 }
        return text.isWord(before, in: "against")
    }

    /// Whether a year is one that the sentence compares with: "than in the previous year", "on the year before".
    private func isComparison(_ mark: Range<Int>) -> Bool {
        var before = mark.lowerBound - 1
        while text.isWord(before, in: "in the for of that") { before -= 1 }
        return text.isWord(before, in: "than on from against over since")
            || text.isWord(before, in: "with to")
                && text.isWord(before - 1, in: Self.comparisons)
    }

    private static let changes = WordSet("down up rise fall increase reduction drop decrease decline improvement")

    private static let comparisons = WordSet("compared compares compare comparison comparing opposed")
}

extension DocumentText {
    /// Whether words before "previous years" say that the letter's year is like them, or unlike: "as in", "unlike".
    fileprivate func isLikeBefore(_ index: Int) -> Bool {
        isWord(index - 1, in: "like unlike with than")
            || isWord(index - 1, in: "in") && isWord(index - 2, in: "as like unlike than")
    }
}
