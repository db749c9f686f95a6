import Model

/// Reads the other years' values that a sentence compares a figure with.
struct ComparisonReader {
    private let text: DocumentText
    /// The report's own year.
    private let period: Period
    private let subjects: ComparisonSubjects

    init(_ report: ReportText) {
        text = report.text
        period = report.period
        subjects = ComparisonSubjects(text: report.text)
    }

    /// Adds the earlier years' values of the figure that a sentence compares: its own last one, the one before that it
    /// goes on about, or the one that it names without a value.
    ///
    /// - Parameters:
    ///   - figure: the last figure that the sentence states.
    ///   - previous: the last figure that the sentence before states.
    func read(
        _ sentence: ReportOutline.Sentence, _ sentenceScope: SentenceScope, figure: StatedFigure?,
        previous: StatedFigure?, into statements: inout ReportStatements
    ) {
        let scope = sentenceScope.statement.scope.inheriting(sentenceScope.outer)
        if let figure {
            readValues(
                of: figure.name, unlike: figure.year, from: figure.tokens.upperBound, in: sentence.tokens,
                into: &statements)
        } else if let previous, goesOn(sentence) {
            readValues(
                of: previous.name, unlike: previous.year, from: sentence.tokens.lowerBound, in: sentence.tokens,
                into: &statements)
        } else if scope.isOfCouncil, !scope.isAboutAnotherOmbudsman,
            let subject = subjects.subject(of: sentence.tokens, scope)
        {
            readValues(
                of: subject.name, unlike: nil, from: subject.end, in: sentence.tokens, into: &statements)
        }
    }

    /// Whether a sentence goes on about the figure of the one before: "This is up from 211 in 2022/23".
    private func goesOn(_ sentence: ReportOutline.Sentence) -> Bool {
        !sentence.isFirst && text.isWord(sentence.tokens.lowerBound, in: "this it")
            && text.isWord(sentence.tokens.lowerBound + 1, in: "is was represents represented compares compared")
    }

    /// Adds the earlier year's value in the brackets behind a figure: "390 compliments (312 last year)", "(312 in
    /// 2021/22)".
    func readBracket(after figure: StatedFigure, in sentence: Range<Int>, into statements: inout ReportStatements) {
        let open = figure.tokens.upperBound
        if sentence.contains(open + 1), text.tokens[open].isSign("("),
            let (year, colon) = text.reportingYear(at: open + 1, in: sentence), year < figure.year,
            sentence.contains(colon + 1), text.tokens[colon].isSign(":"), figure.name.unit == .count,
            let count = text.count(at: colon + 1, in: sentence), sentence.contains(count.next),
            text.tokens[count.next].isSign(")")
        {
            statements.add(
                figure.name, Double(count.value), in: year, at: text.place(of: (open + 1)..<count.next),
                strength: .prose)
            return
        }
        guard sentence.contains(open + 1), text.tokens[open].isSign("("),
            let other = otherYear(
                at: open + 1, unit: figure.name.unit, years: text.reportingYears(in: open..<sentence.upperBound),
                in: sentence),
            sentence.contains(other.next), text.tokens[other.next].isSign(")"), other.year < figure.year
        else { return }
        statements.add(
            figure.name, other.value, in: other.year, at: text.place(of: (open + 1)..<other.next), strength: .prose)
    }

    /// Adds the earlier year's value in the phrase with which a sentence opens: "Compared with 12 in 2022/23, …".
    func readOpening(_ opening: Range<Int>, of figure: StatedFigure, into statements: inout ReportStatements) {
        let years = text.reportingYears(in: opening)
        for index in opening {
            guard let other = otherYear(at: index, unit: figure.name.unit, years: years, in: opening) else { continue }
            if other.year < figure.year, !isOfOtherCases(index..<other.next) {
                statements.add(
                    figure.name, other.value, in: other.year, at: text.place(of: index..<other.next), strength: .prose)
            }
            return
        }
    }

    /// Whether a noun behind the number may make it another figure's.
    private func isOfOtherCases(_ words: Range<Int>) -> Bool {
        text.contains("decisions enquiries findings investigations corporate compliments contacts received", in: words)
    }

    /// Adds the values of earlier years behind a figure: "a decrease from £40,750 in 2022/23", "up from 211 in
    /// 2022/23", "on 2022/23 (83)".
    private func readValues(
        of name: FigureName, unlike year: Period?, from start: Int, in sentence: Range<Int>,
        into statements: inout ReportStatements
    ) {
        guard start < sentence.upperBound else { return }
        let years = text.reportingYears(in: start..<sentence.upperBound)
        var isCompared = false
        var index = start
        while index < sentence.upperBound {
            if let other = otherYear(at: index, unit: name.unit, years: years, in: sentence),
                isCompared
                    && (text.isWord(index - 1, in: Self.joint)
                        || text.isWord(index - 1, in: "the") && text.isWord(index - 2, in: Self.joint))
                    || index > 0 && text.tokens[index - 1].isSign("(")
            {
                var next = other.next
                if other.year <= period, other.year != year {
                    let noun = ComparedNoun.name(of: index..<other.next, for: name, in: text)
                    statements.add(
                        noun, other.value, in: other.year, at: text.place(of: index..<other.next), strength: .prose)
                    if let upheld = upheldPart(of: noun, at: other.next, in: sentence), upheld.value <= other.value {
                        statements.add(
                            .decisionsUpheld, upheld.value, in: other.year, at: text.place(of: index..<upheld.next),
                            strength: .prose)
                        next = upheld.next
                    }
                }
                index = next
                continue
            }
            // "a 7% increase from the previous year, when 598 were recorded"
            if isCompared, let last = lastYear(at: index, in: sentence),
                let before = Period(endYear: period.endYear - 1)
            {
                statements.add(
                    name, Double(last.value), in: before, at: text.place(of: index..<last.next), strength: .prose)
                return
            }
            switch text.tokens[index].kind {
            case .word:
                guard text.isWord(index, in: Self.words) else { return }
                if text.isWord(index, in: Self.comparator) { isCompared = true }
            case .number:
                // "by 42%" is passed over; any other number ends the comparison.
                guard text.isPercentSign(index + 1, in: sentence) else { return }
            case .mixed: return
            case .sign: break
            }
            index += 1
        }
    }

    /// Returns the part upheld of the cases of another year, and the index behind it: "… 2 investigations in 2022/23, of which 1 had been
    /// upheld."; nil where no such words end the sentence.
    private func upheldPart(of name: FigureName, at index: Int, in sentence: Range<Int>) -> (value: Double, next: Int)?
    {
        guard name == .upholdInvestigations || name == .ombudsmanDecisions else { return nil }
        let comma = sentence.contains(index) && text.tokens[index].isSign(",") ? index + 1 : index
        guard text.isWord(comma, in: "of"), text.isWord(comma + 1, in: "which these those"),
            let count = text.count(at: comma + 2, in: sentence)
        else { return nil }
        let end = text.skip("was were had have been", from: count.next, in: sentence)
        guard end > count.next, sentence.contains(end), text.isWord(end, in: "upheld"),
            !sentence.contains(end + 1) || text.tokens[end + 1].isSign(".")
        else { return nil }
        return (Double(count.value), end + 1)
    }

    /// "the previous year, when 598 were recorded", "last year's 598"
    private func lastYear(at index: Int, in range: Range<Int>) -> (value: Int, next: Int)? {
        guard text.isWord(index, in: ReportVocabulary.lastYear) else { return nil }
        if text.isWord(index + 1, in: "years"), range.contains(index + 2) {
            let next = text.skip("total of", from: index + 2, in: range)
            return text.folded[text.tokens[index + 1].bytes].contains(UInt8(ascii: "'"))
                ? text.count(at: next, in: range) : nil
        }
        guard text.isWord(index + 1, in: "year"), range.contains(index + 3) else { return nil }
        let comma = text.tokens[index + 2].isSign(",") ? index + 3 : index + 2
        guard text.isWord(comma, in: "when where") else { return nil }
        return text.count(
            at: text.skip("there were we had the council received recorded", from: comma + 1, in: range), in: range)
    }

    /// Returns the value at an index with the year that stands beside it, and the index after both: "211 in 2022/23",
    /// "£40,750 in 2022/23", "2022/23 (83)", "211 the previous year".
    private func otherYear(
        at start: Int, unit: Unit, years: [(year: Period, tokens: Range<Int>)], in range: Range<Int>
    ) -> (value: Double, year: Period, next: Int)? {
        if let year = years.first(where: { $0.tokens.lowerBound == start }) {
            let index = year.tokens.upperBound
            guard unit == .count, range.contains(index + 2), text.tokens[index].isSign("("),
                let count = text.count(at: index + 1, in: range), range.contains(count.next),
                text.tokens[count.next].isSign(")")
            else { return nil }
            return (Double(count.value), year.year, count.next + 1)
        }
        var index = start
        var value: Double
        switch unit {
        case .pounds:
            guard text.tokens[index].isSign("\u{A3}"), range.contains(index + 1), !text.isTorn(after: index + 1),
                let amount = text.tokens[index + 1].number
            else { return nil }
            value = amount
            index += 2
        case .count:
            guard let count = text.count(at: index, in: range), !years.contains(where: { $0.tokens.contains(index) })
            else { return nil }
            value = Double(count.value)
            index = count.next
            guard !text.isPercentSign(index, in: range) else { return nil }
        case .percent, .per100k, .days: return nil
        }
        while range.contains(index), text.isWord(index, in: Self.counted) { index += 1 }
        index = text.skip("in during for the a", from: index, in: range)
        if let year = years.first(where: { $0.tokens.lowerBound == index }) {
            return (value, year.year, year.tokens.upperBound)
        }
        let isYearBefore = text.isWord(index, in: "year") && text.isWord(index + 1, in: "before earlier")
        if text.isWord(index, in: ReportVocabulary.lastYear) && text.isWord(index + 1, in: "year") || isYearBefore,
            range.contains(index + 1), let year = Period(endYear: period.endYear - 1)
        {
            return (value, year, index + 2)
        }
        return nil
    }
}

// MARK: Words

extension ComparisonReader {
    /// Words that say how many there were in another year.
    private static let words = WordSet(
        """
        a against also an and as at below but by change changed comparable compared compares comparing comparison \
        considerable considerably continues decline declined decrease decreased decreases down drop dropped fall \
        fallen fell fewer figure for from further had higher in increase increased increases increasing is it large \
        last less lower marginal marginally marked modest more no number numbers of on over preceding previous \
        previously prior recorded reduced reduction reflects represented represents representing rise risen rose \
        same sharp sharply significant significantly similar slight slightly small smaller substantial substantially \
        than the this to total totals up upon was were when which with year years
        """)

    /// Those of them without which nothing is compared.
    private static let comparator = WordSet(
        """
        against below compared compares comparing comparison decline declined decrease decreased decreases down drop dropped \
        fall fallen fell fewer higher increase increased increases increasing less lower more reduced reduction rise \
        risen rose up than from
        """)

    /// Words that stand directly before the other year's count, and "and" before a further one.
    private static let joint = WordSet("and from to with than against on")

    /// Words for what was counted, between the count and its year ("from 23 cases in 2022/23").
    private static let counted = WordSet(
        """
        cases case compliments complaints contacts detailed enquiries decisions findings investigations corporate received \
        recorded upheld were that which had been was not
        """)
}
