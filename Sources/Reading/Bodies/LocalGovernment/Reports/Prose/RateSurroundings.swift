import Model

/// The words around a rate in its sentence, up to the rates beside it, and what they say of it.
struct RateSurroundings {
    /// The meaning of a number with a per cent sign.
    enum RateMeaning {
        case rate(QuotedMeasure)
        case average(QuotedMeasure)
        /// One of several rates, or the average of one.
        case unclear([QuotedMeasure], isAverage: Bool)
        case other
    }

    let text: DocumentText
    /// The sentence, with the one before it.
    let context: Range<Int>
    /// The words before the rate in its sentence.
    let lead: Range<Int>
    /// Those of them behind the clause of the rate before.
    let before: Range<Int>
    /// The rate's tokens.
    let share: Range<Int>
    let value: Double
    /// The words behind the rate, up to the next.
    let after: Range<Int>
    /// The words of the council's name.
    let authority: WordSet

    /// Whether the rate stands by itself in brackets behind its noun: "the average (77%)".
    var isBracketed: Bool {
        share.lowerBound > lead.lowerBound && text.tokens[share.lowerBound - 1].isSign("(")
            && !after.isEmpty && text.tokens[after.lowerBound].isSign(")")
    }

    /// The words behind the rate up to the first that compares, or the bracket's end.
    var tail: Range<Int> {
        guard !isBracketed else { return after.lowerBound..<after.lowerBound }
        let end = after.first { index in
            text.isWord(index, in: "against compared compares than while whereas above below but although with and")
                && !(text.isWord(index, in: "with")
                    && text.isWord(index - 1, in: "complied compliance complying comply compliant"))
                || text.tokens[index].isSign(",") || text.tokens[index].isSign(";") || text.tokens[index].isSign(")")
                || text.tokens[index].isSign("(") && !isCountInBrackets(index)
        }
        return after.lowerBound..<(end ?? after.upperBound)
    }

    /// The words behind the bracket in which the rate stands: "In 2 cases (12%) a satisfactory remedy had been given".
    private var behindBracket: Range<Int> {
        guard isBracketed else { return after.lowerBound..<after.lowerBound }
        let end = after.dropFirst().first { index in
            text.tokens[index].isSign(",") || text.tokens[index].isSign(";") || text.tokens[index].isSign("(")
                || text.isWord(index, in: "against compared compares than while whereas but although")
        }
        return (after.lowerBound + 1)..<(end ?? after.upperBound)
    }

    var clauseEnd: Int { tail.upperBound }

    /// The first token of the rate's clause: a bracket's year is of the number in the bracket alone.
    var clauseStart: Int {
        before.last { text.tokens[$0].isSign(")") }.map { $0 + 1 } ?? before.lowerBound
    }

    var clause: Range<Int> { before.lowerBound..<clauseEnd }

    /// The measures that the clause names.
    var named: [QuotedMeasure] { QuotedMeasure.named(in: clause, of: text) }

    /// Whether the clause says that a share was upheld, and not of which complaints.
    var leavesUpheldOpen: Bool {
        text.isWord(last, in: "upheld uphold upholds") && !text.contains("compliance complied", in: before)
    }

    /// Whether the clause names nothing but the number: "and 70%", "from 85%".
    var isPlainNumber: Bool { isAll(Self.joints, in: before) && isAll(Self.joints, in: tail) }

    /// Whether nothing but one or two words stands before the number: "unitaries 79%", "London boroughs: 80%".
    var isOfOneName: Bool {
        let words = before.filter { text.tokens[$0].kind == .word }
        return (1...2).contains(words.count) && words.count + 2 >= before.count
            && !text.contains("was were is of to in from and", in: before)
    }

    /// "this year 60%"
    var isOfThisYear: Bool { text.contains("year", in: before) }

    private func isCountInBrackets(_ index: Int) -> Bool {
        after.contains(index + 2) && text.tokens[index + 1].count != nil && text.tokens[index + 2].isSign(")")
    }

    var last: Int { before.upperBound - 1 - (isBracketed ? 1 : 0) }

    /// Whether a range has only these words, signs and years.
    func isAll(_ words: WordSet, in range: Range<Int>) -> Bool {
        let years = text.reportingYears(in: range)
        return range.allSatisfy { index in
            years.contains { $0.tokens.contains(index) } || text.isWord(index, in: words)
                || (text.tokens[index].kind != .word && text.tokens[index].number == nil)
        }
    }

    private static let betweenMeasures = WordSet("and or rate rates the our its")

    private static let joints = WordSet(
        """
        and but from to in for up down compared compares comparing comparison with against than last previous year the it was
        as is this
        """)
}

// MARK: What the rate is

extension RateSurroundings {
    /// Returns what the rate is.
    ///
    /// - Parameters:
    ///   - inherited: the measures of the number before it, or of the sentence before.
    ///   - rateBefore: the measure of the number before it in the sentence, where that is a rate.
    func reading(inherited: [QuotedMeasure], rateBefore: QuotedMeasure?) -> RateMeaning {
        guard !isOfOthers else { return .other }
        // "On average 60% of our complaints are upheld." is no average of others.
        if text.contains("average", in: before), text.contains("our", in: tail.prefix(4)) {
            return .unclear(candidates.isEmpty ? [.uphold] : candidates, isAverage: true)
        }
        if isAverage {
            guard !isOfUnknownGroup else { return .other }
            let own = candidates
            let several = own.isEmpty ? inherited : own
            return several.count == 1
                ? .average(several[0]) : several.isEmpty ? .other : .unclear(several, isAverage: true)
        }
        // "A member asked whether 64% …", "Councils in the region had 64% …"
        if text.contains("whether if would expected", in: lead) || isOfPlural {
            return .unclear(candidates, isAverage: false)
        }
        let stated = candidates.filter(states)
        if stated.count > 1 { return .unclear(stated, isAverage: false) }
        if let measure = stated.first {
            return measure == .uphold && mayBeOfAllCases ? .unclear([measure], isAverage: false) : .rate(measure)
        }
        // "The average uphold rate was 72%; ours was 64%."
        if candidates.isEmpty, inherited.count == 1, isOfOurs || isOfOwnName { return .rate(inherited[0]) }
        guard candidates.isEmpty, lead.lowerBound < before.lowerBound, isPlainNumber else { return .other }
        // "98% (100% in 2022-23)", "100% in 2023/24 and 94% in 2022/23": of the same measure, in a year that it names.
        if let rateBefore, namesYear { return .rate(rateBefore) }
        if inherited.count == 1, isEndOfChange, text.contains("rate compliance", in: lead) {
            return .rate(inherited[0])
        }
        if inherited.count > 1 { return .unclear(inherited, isAverage: false) }
        return .other
    }

    /// The measures that the rate may be of: that which its tail names, and the nearest before it.
    private var candidates: [QuotedMeasure] {
        // "In 2 cases (12%) a satisfactory remedy …", "had been remedied in 1 upheld case, 9%"
        if isShareOfCases {
            if QuotedMeasure.named(in: behindBracket, of: text).contains(.remedy)
                || QuotedMeasure.remedy.lastWord(in: before, of: text) != nil
            {
                return [.remedy]
            }
        }
        var found = QuotedMeasure.named(in: tail, of: text)
        let words = QuotedMeasure.allCases.compactMap { measure in
            measure.lastWord(in: before, of: text).map { (measure: measure, index: $0) }
        }.sorted { $0.index < $1.index }
        guard let nearest = words.last else { return found.isEmpty && isOwnRateBehind ? [.uphold] : found }
        var near = [nearest.measure]
        // "the uphold and compliance rates were 60% and 100%"
        if words.count > 1 {
            let other = words[words.count - 2]
            if isAll(Self.betweenMeasures, in: (other.index + 1)..<nearest.index) {
                near.append(other.measure)
            }
        }
        for measure in near where !found.contains(measure) { found.append(measure) }
        return found
    }

    /// Whether the words before the rate count cases: "in 1 upheld case (20%)", "in 1 upheld case, 9%".
    var isShareOfCases: Bool {
        guard last >= before.lowerBound else { return false }
        let noun = text.tokens[last].isSign(",") ? last - 1 : last
        return (isBracketed || noun < last) && before.contains(noun)
            && text.isWord(noun, in: "case cases complaint complaints decision decisions")
    }

    /// Whether the words before the rate speak of several councils.
    private var isOfPlural: Bool {
        before.contains { index in
            text.isWord(index, in: "councils authorities")
                && !text.folded[text.tokens[index].bytes].contains(UInt8(ascii: "'"))
        }
    }

    private var isOfOurs: Bool {
        text.contains("ours", in: before)
            && isAll(WordSet("ours was is were at and while with against but"), in: before)
    }

    /// "72% in similar authorities and 64% in Kesmoor", "and 64% for the Council"
    var isOfOwnName: Bool {
        // Behind a rate that ends its clause stands another clause's first word.
        guard !tail.isEmpty, text.isWord(tail.lowerBound, in: "in for at"), isAll(Self.joints, in: before) else {
            return false
        }
        let name = (tail.lowerBound + 1)..<tail.upperBound
        let words = name.filter { text.tokens[$0].kind == .word }
        return !words.isEmpty
            && words.allSatisfy {
                text.isWord($0, in: authority) || text.isWord($0, in: "the council us our authority borough city of")
            }
    }

    /// "we were at 64%", "100% here", "Harbourne stood at 64%"
    var isOfOwn: Bool {
        if isOfOwnName { return true }
        let words = clause.filter { text.tokens[$0].kind == .word && !share.contains($0) }
        return words.contains { text.isWord($0, in: Self.own) || text.isWord($0, in: authority) }
            && words.allSatisfy {
                text.isWord($0, in: Self.own) || text.isWord($0, in: authority) || text.isWord($0, in: Self.joints)
                    || text.isWord($0, in: Self.standing)
            }
    }

    private static let own = WordSet(
        "we us our ours here locally council council's performance result")

    /// Words between a name and its rate.
    private static let standing = WordSet(
        "were are at on stood stands reached had has figure rate for in lower higher better worse below above")

    /// "2023/24: 64%"
    var namesOnlyYear: Bool { !text.reportingYears(in: before).isEmpty }

    var namesYear: Bool {
        !text.reportingYears(in: tail).isEmpty
            || !after.isEmpty && text.tokens[after.lowerBound].isSign("(")
                && text.reportingYear(at: after.lowerBound + 1, in: after) != nil
            || tail.contains { text.isWord($0, in: "last previous") && text.isWord($0 + 1, in: "year") }
    }

    /// "The uphold rate fell from 85% to 70%", "rose by 25% to 75%": the second is of the report's own year.
    private var isEndOfChange: Bool {
        yearOfStart != nil
            || text.isWord(last, in: "to") && last - 3 >= lead.lowerBound && text.tokens[last - 1].isSign("%")
                && text.isWord(last - 3, in: "from by")
    }

    /// The year at the start of a change that ends at the rate: "from 71% in 2022/23 to 57%".
    var yearOfStart: Period? {
        guard text.isWord(last, in: "to"), let year = text.reportingYears(in: lead).last,
            year.tokens.upperBound == last,
            year.tokens.lowerBound - 4 >= lead.lowerBound, text.isWord(year.tokens.lowerBound - 1, in: "in during for"),
            text.tokens[year.tokens.lowerBound - 2].isSign("%"), text.isWord(year.tokens.lowerBound - 4, in: "from")
        else { return nil }
        return year.year
    }

    func has(_ words: StaticString) -> Bool {
        text.contains(words, in: before) || text.contains(words, in: tail)
    }

    /// Words that suppose a rate, or make it that of earlier times, of some of the cases, or of another body.
    private static let suppositions = WordSet(
        "would could might feared hope hoped aim aims aimed ambition aspire historically sample anonymous unacceptable insurer insurers"
    )

    /// Whether the words around the number suppose it, or make it that of some cases or of another time: "A compliance rate
    /// of 60% would be unacceptable", "Before the training our uphold rate was 95%".
    var isSupposed: Bool {
        let around = lead.lowerBound..<tail.upperBound
        return around.contains { index in
            if text.isWord(index, in: Self.suppositions) { return true }
            if text.isWord(index, in: "used") { return text.isWord(index + 1, in: "to") }
            // "before the complaint reached the Ombudsman" is when remedies were provided.
            let isOfRemedy =
                text.isWord(index + 1, in: "the it they a")
                && text.contains("complaint complaints ombudsman", in: index..<min(index + 4, around.upperBound))
            return text.isWord(index, in: "before") && !text.isWord(index - 1, in: "year years as month") && !isOfRemedy
                && around.contains(index + 1) && text.tokens[index + 1].kind == .word
                && text.month(at: index + 1) == nil
        }
    }

    /// Whether the number is a change, a target, or of the whole country.
    var isOfOthers: Bool {
        // "On average the Ombudsman upholds 66% of complaints about councils."
        if text.contains("average", in: before), text.contains("councils authorities", in: tail),
            !has("similar comparable county district unitary metropolitan london")
        {
            return true
        }
        if has("target targets nationally national england country")
            || text.contains("points", in: before) && !isBehindPoints
        {
            return true
        }
        if isOfAllTypes { return true }
        // "5% points", but not "75%, which is 12 percentage points above the average"
        if text.isWord(after.lowerBound, in: "points percentage") { return true }
        // "by 5%", "an increase of 5%", "30% more than last year"
        if text.isWord(last, in: "by") || text.isWord(after.lowerBound, in: "more fewer less higher lower") {
            return true
        }
        return text.isWord(last, in: "of")
            && text.isWord(last - 1, in: "increase decrease rise fall reduction drop improvement change")
    }

    /// Whether the number is a share of all cases, and not of the investigations.
    var isOfAllCases: Bool {
        text.contains("decisions received enquiries total", in: tail)
            || tail.contains { index in
                text.isWord(index, in: "all")
                    && !text.contains("investigations", in: index..<min(index + 4, tail.upperBound))
            }
    }

    /// Whether the number is of replies and time limits: "85% of the deadlines for replies were met".
    var isOfTimeliness: Bool {
        has("late deadline deadlines time times timescale timescales days response responses")
    }

    var isAverage: Bool {
        text.contains("average averages averaging averaged", in: before.suffix(14))
            || text.contains("average similar comparable", in: tail)
            || text.contains("similar comparable", in: before.suffix(5))
                && !text.contains("our we us", in: before.suffix(5))
    }
}
