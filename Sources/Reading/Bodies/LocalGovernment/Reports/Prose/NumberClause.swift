import Model

/// A number in a sentence, with the words before it (its lead) and the words after it (its tail).
struct NumberClause {
    let text: DocumentText
    /// The sentence's tokens.
    let sentence: Range<Int>
    /// The lead's first token: the sentence's, or the first one after the clause before.
    let start: Int
    /// The number's first token.
    let number: Int
    /// The reporting years that the sentence names.
    let years: [(year: Period, tokens: Range<Int>)]
    /// The dimensions of scope that the sentence states. Their words are no strange ones.
    let statement: ScopeStatement
    /// The tokens of the sentence that announces the list of which the sentence is an item; nil where none does.
    var leadIn: Range<Int>?
}

// MARK: The lead

extension NumberClause {
    /// The words before the number, without those that make the number a rough one.
    var lead: Range<Int> { start..<(isRough ? number - 1 - (isRoughByTwoWords ? 1 : 0) : number) }

    /// Whether the words before the number make it a rough one: "over 300", "more than 300", "up to 300".
    var isRough: Bool {
        number > start && (text.isWord(number - 1, in: Self.approximate) || isRoughByTwoWords)
    }

    private var isRoughByTwoWords: Bool {
        guard number > start + 1 else { return false }
        return text.isWord(number - 1, in: "than least most") && text.isWord(number - 2, in: "more fewer less at")
            || text.isWord(number - 1, in: "to") && text.isWord(number - 2, in: "up")
    }

    /// Words that make the number behind them a rough one: "over 300", "more than 300", "at least 300".
    private static let approximate = WordSet(
        """
        over under around about above below almost nearly approximately approx circa some roughly than least most
        """)

    /// Whether the lead has only these words.
    ///
    /// - Parameter allowsTotal: whether it may name the whole that is divided: "Of the 82 decisions, …".
    func leadIsAll(_ words: WordSet, allowsTotal: Bool = false) -> Bool {
        isAll(words, in: lead, allowsTotal: allowsTotal)
    }

    /// Whether a range has only these words, years, and the numbers of tables.
    ///
    /// - Parameter allowsTotal: whether it may name the whole that is divided: "Of the 82 decisions, …".
    func isAll(_ words: WordSet, in range: Range<Int>, allowsTotal: Bool = false) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            if let year = years.first(where: { $0.tokens.contains(index) }) {
                index = year.tokens.upperBound
                continue
            }
            if statement.covers(index) {
                index += 1
                continue
            }
            switch text.tokens[index].kind {
            case .sign: break
            case .mixed: return false
            case .number:
                let isReference = index > range.lowerBound && text.isWord(index - 1, in: "table figure chart graph")
                let isWhole = allowsTotal && text.isWord(index - 1, in: "the these those of our")
                guard isReference || isWhole else { return false }
            case .word:
                guard text.isWord(index, in: words) || (allowsTotal && text.count(at: index, in: range) != nil) else {
                    return false
                }
            }
            index += 1
        }
        return true
    }
}

// MARK: The tail

extension NumberClause {
    /// Returns the end of the clause that goes on at `index`: a comma, a bracket, a colon, or an "and" before a number.
    func clauseEnd(from index: Int) -> Int {
        var index = index
        while index < sentence.upperBound {
            if let year = years.first(where: { $0.tokens.contains(index) }) {
                index = year.tokens.upperBound
                continue
            }
            let token = text.tokens[index]
            if token.isSign(",") || token.isSign(";") || token.isSign("(") || token.isSign(":") || token.isSign(".") {
                return index
            }
            if token.isSign("-"), token.gap != .none { return index }
            // "… upheld 7 complaints and recommended compensation"
            if index > number, text.isWord(index, in: "and"),
                text.isWord(index + 1, in: "recommended asked required paid agreed")
            {
                return index
            }
            // "five being upheld out of nine detailed investigations"
            if index > number, text.isWord(index, in: "out"), text.isWord(index + 1, in: "of"),
                text.count(at: text.isWord(index + 2, in: "the") ? index + 3 : index + 2, in: sentence) != nil
            {
                return index
            }
            // "nine complaints were upheld from 14 detailed investigations"
            if index > number, text.isWord(index, in: "from"), let whole = text.count(at: index + 1, in: sentence),
                text.contains("investigations", in: whole.next..<min(whole.next + 2, sentence.upperBound))
            {
                return index
            }
            if text.isWord(index, in: "and") {
                // "… and 12 …", "… and made 29 decisions", "… and did not uphold three"
                var next = index + 1
                while next < index + 4, text.isWord(next, in: Self.verbs) { next += 1 }
                if text.count(at: next, in: sentence) != nil || text.mayMeanNone(at: next) {
                    return index
                }
                // "542 compliments and l350 corporate complaints", as text recognition may have it
                if sentence.contains(next), text.tokens[next].kind == .mixed { return index }
            }
            index += 1
        }
        return sentence.upperBound
    }

    private static let verbs = WordSet(
        """
        made issued upheld decided reached investigated closed did not uphold upholding had has have received recorded
        """)

    /// Returns the end of the tail that begins at `index`: the clause's, or the first word that compares, explains or
    /// lists.
    func tailEnd(from index: Int) -> Int {
        let end = clauseEnd(from: index)
        var stop = index
        while stop < end, !text.isWord(stop, in: Self.turn) || isPlain(stop) { stop += 1 }
        return stop
    }

    /// Returns the end of the tail that begins at `index`; nil where a word in it is not one of these.
    func tailEnd(from index: Int, isAll words: WordSet) -> Int? {
        let end = tailEnd(from: index)
        return isAll(words, in: index..<end) ? end : nil
    }

    /// Words at which a clause turns from its figure to something else: "compared with …", "an increase of …".
    private static let turn = WordSet(
        """
        which compared comparing representing including an up down with while whilst but although whereas against \
        this as increase decrease compares consistent
        """)

    /// Whether a word of `turn` turns to nothing else: "this" in "this year", "against" in "against the Council". "Against" and
    /// "with" turn to a comparison before a number, a target or an average, and go on about the cases before any other words:
    /// "against schools", "with a financial remedy". "As at 30 September" is a day of the cases.
    private func isPlain(_ index: Int) -> Bool {
        if text.isWord(index, in: "this") { return text.isWord(index + 1, in: "year period financial reporting") }
        if text.isWord(index, in: "as") {
            return text.isWord(index + 1, in: "at of on") && statement.covers(index + 2)
        }
        // "212 compliments up to Christmas"
        if text.isWord(index, in: "up") {
            return text.isWord(index + 1, in: "to until") && text.count(at: index + 2, in: sentence) == nil
        }
        guard text.isWord(index, in: "against with") else { return false }
        return !text.isComparison(index, in: sentence)
    }
}

extension DocumentText {
    /// Returns the tokens of a run that stand outside of brackets which open and close in it.
    func outsideBrackets(_ run: Range<Int>) -> [Int] {
        var outside: [Int] = []
        var index = run.lowerBound
        while index < run.upperBound {
            if tokens[index].isSign("("), let close = run.first(where: { $0 > index && tokens[$0].isSign(")") }) {
                index = close + 1
            } else {
                outside.append(index)
                index += 1
            }
        }
        return outside
    }

    /// Whether "against" or "with" at a token compares: a number, a target or an average follows.
    func isComparison(_ index: Int, in sentence: Range<Int>) -> Bool {
        // "15 complaints against Saltmere and 9 against Harbourne" counts on, and compares nothing.
        let reach = (index + 1)..<max(index + 1, min(index + 6, sentence.upperBound))
        let end = reach.first { isWord($0, in: "and") || tokens[$0].isSign(",") || tokens[$0].isSign(";") }
        let next = reach.lowerBound..<(end ?? reach.upperBound)
        // "6 complaints against us in 2022/23": a year is no number that is compared with, unless it follows at once.
        let years = reportingYears(in: next.lowerBound..<min(next.upperBound + 4, sentence.upperBound))
        if years.first?.tokens.lowerBound == next.lowerBound { return true }
        return contains(
            "target targets average averages benchmark last previous most majority some many others", in: next)
            || next.contains { number in
                (count(at: number, in: sentence) != nil || isNone(at: number))
                    && !years.contains { $0.tokens.contains(number) }
            }
    }
}

// MARK: The year

extension NumberClause {
    /// Returns the year of a clause: the one that it names itself, else the one that its sentence has named before it.
    ///
    /// - Parameter period: the report's own year, which holds where the sentence names none.
    ///
    /// - Returns: nil where there are several.
    func year(of clause: Range<Int>, default period: Period) -> Period? {
        let isNamed =
            years.contains { clause.overlaps($0.tokens) } || clause.contains(where: isLastYear)
        if isNamed { return year(in: clause, default: period) }
        let before = years(before: clause)
        return before.count > 1 ? nil : before.first ?? yearBehind(clause) ?? period
    }

    /// Returns the year that stands alone in brackets right behind a number or the words that it counts, and so is that number's:
    /// "57% (2022/23) and 71% (2023/24)".
    ///
    /// - Parameter index: the token behind the number.
    func bracketedYear(at index: Int) -> (year: Period, next: Int)? {
        guard sentence.contains(index + 2), text.tokens[index].isSign("("),
            let (year, next) = text.reportingYear(at: index + 1, in: sentence), sentence.contains(next),
            text.tokens[next].isSign(")")
        else { return nil }
        return (year, next + 1)
    }

    /// Whether a number is one of a list of several years' numbers: "12, 14 and 17 in the last three years".
    var isOneOfSeveralYears: Bool {
        guard
            let years = statement.items.first(where: {
                $0.dimension == .time(.severalYears) && $0.tokens.lowerBound > number
            }),
            years.tokens.lowerBound - number < 20
        else { return false }
        let between = (number + 1)..<years.tokens.lowerBound
        return between.contains { text.tokens[$0].number != nil || text.count(at: $0, in: between) != nil }
            && between.allSatisfy {
                text.tokens[$0].kind != .word || text.count(at: $0, in: between) != nil
                    || text.isWord($0, in: "and in over during for the were was upheld complaints")
            }
    }

    /// Whether a clause, or its sentence before it, names the clause's year.
    func namesYear(in clause: Range<Int>) -> Bool {
        years.contains { clause.overlaps($0.tokens) } || !years(before: clause).isEmpty || yearBehind(clause) != nil
            || clause.contains(where: isLastYear)
    }

    /// Returns the year at the end of a sentence, which its clauses share: "640 corporate complaints and 212 compliments
    /// in 2023/24".
    private func yearBehind(_ clause: Range<Int>) -> Period? {
        guard let year = years.first(where: { $0.tokens.lowerBound >= clause.upperBound }),
            text.isWord(year.tokens.lowerBound - 1, in: "in during for"),
            !text.isWord(year.tokens.lowerBound - 2, in: "and while whereas but"),
            !text.tokens[year.tokens.lowerBound - 2].isSign(","),
            !text.isInBracket(year.tokens.lowerBound, of: sentence)
        else { return yearInLastBracket(behind: clause) }
        // A remark in between says nothing of the year: "6 complaints (7%) against the Council in 2022/23".
        let between = text.outsideBrackets(clause.upperBound..<year.tokens.lowerBound)
        let isPlain = between.allSatisfy { index in
            (!text.isWord(index, in: Self.turn) || self.isPlain(index))
                && !text.isWord(index, in: "from than versus fewer more to") && !text.tokens[index].isSign("(")
        }
        return isPlain ? year.year : nil
    }

    /// Returns the year that ends a sentence in a bracket of its own: "4 upheld and 2 not upheld (2022/23);".
    private func yearInLastBracket(behind clause: Range<Int>) -> Period? {
        guard years.count == 1, let year = years.first, year.tokens.lowerBound > clause.upperBound,
            text.tokens[year.tokens.lowerBound - 1].isSign("("), sentence.contains(year.tokens.upperBound),
            text.tokens[year.tokens.upperBound].isSign(")"), year.tokens.upperBound + 2 >= sentence.upperBound
        else { return nil }
        let between = clause.upperBound..<year.tokens.lowerBound
        return between.contains {
            text.isWord($0, in: Self.turn) && !isPlain($0) || text.isWord($0, in: "from than versus fewer more to")
        }
            ? nil : year.year
    }

    /// Whether a token begins "last year", and no bracket behind it says which: "Last year (2023/24)".
    private func isLastYear(_ index: Int) -> Bool {
        text.isWord(index, in: ReportVocabulary.lastYear) && text.isWord(index + 1, in: "year")
            && !text.isYearNamed(behind: index + 1, in: sentence)
    }

    /// The year that "the previous year" at a token is, where the sentences before make it another than the report's last.
    private func resolvedYear(at index: Int) -> Period? {
        statement.items.lazy.compactMap { item in
            if item.tokens.contains(index), case .time(.year(let year)) = item.dimension { year } else { nil }
        }.first
    }

    private func years(before clause: Range<Int>) -> Set<Period> {
        let before = years.filter {
            $0.tokens.upperBound <= clause.lowerBound && !text.isInBracket($0.tokens.lowerBound, of: sentence)
        }
        guard !before.isEmpty else { return [] }
        // "Compared with 2022/23, the Ombudsman upheld 9 complaints."
        let opening = text.openingComparison(of: sentence)?.upperBound ?? sentence.lowerBound
        return Set(before.filter { $0.tokens.lowerBound >= opening }.map(\.year))
    }

    /// Returns the year that a range names, by its number or as "last year".
    ///
    /// - Parameter period: the report's own year, which holds where the range names none.
    ///
    /// - Returns: nil where it names several, or one that can't be known ("the previous quarter").
    func year(in range: Range<Int>, default period: Period) -> Period? {
        let named = Set(years.filter { range.overlaps($0.tokens) }.map(\.year))
        if let year = named.first { return named.count == 1 ? year : nil }
        for index in range where text.isWord(index, in: ReportVocabulary.lastYear) {
            guard text.isWord(index + 1, in: "year") else { return nil }
            return resolvedYear(at: index) ?? Period(endYear: period.endYear - 1)
        }
        return period
    }
}
