import Model

/// Finds the numbers in a section about the Ombudsman that count cases and were not read, so that a miss is never
/// silent.
struct UnreadNumbers {
    let report: ReportText
    let text: DocumentText

    /// A number of cases of the Ombudsman's that no council has in a year.
    private static let most = 1500

    init(_ report: ReportText) {
        self.report = report
        text = report.text
    }

    /// Adds a doubt about each unread number of a sentence under a heading about the Ombudsman.
    ///
    /// - Parameter figures: those that were read, whosever they are.
    func doubt(
        _ sentence: ReportOutline.Sentence, _ scope: SentenceScope, _ figures: [StatedFigure],
        in statements: inout ReportStatements
    ) {
        let isOfSection = report.scopes.scope(ofSection: sentence.section).isAboutOmbudsman
        let isOfDecisions = figures.contains { $0.name.rawValue.hasPrefix("decisions.") }
        guard
            isOfSection
                || scope.binding.isAboutOmbudsman
                    && (namesOmbudsman(scope) || isOfDecisions || scope.outer.meansOmbudsmanByIt
                        || text.contains("upheld", in: sentence.tokens)),
            !text.isOfCells(sentence.tokens)
        else {
            doubtRows(sentence.tokens, in: &statements)
            return
        }
        let tokens = sentence.tokens
        let isOfOutcomes =
            text.contains(Self.outcomes, in: tokens)
            || tokens.allSatisfy { text.tokens[$0].kind != .word || isJoint($0) }
        let opening = text.openingComparison(of: tokens)?.upperBound ?? tokens.lowerBound
        let compared = tokens.first { $0 >= opening && turnsToAnother($0, in: tokens) }
        doubtWords(tokens, scope, figures, in: &statements)
        doubtAmounts(tokens, scope, figures, in: &statements)
        var date = tokens.lowerBound..<tokens.lowerBound
        for index in tokens where index >= opening && !scope.statement.covers(index) {
            if let (_, next) = text.date(at: index, in: tokens) { date = index..<next }
            guard let (value, next) = text.count(at: index, in: tokens), value <= Self.most,
                !date.contains(index), !figures.contains(where: { $0.tokens.contains(index) }),
                compared.map({ index < $0 || comesBack(index, behind: $0, in: tokens) }) ?? true || figures.isEmpty,
                !isMeasure(next, in: tokens),
                countsCases(next, in: tokens) || isPartBehind(index, next, in: tokens)
                    || isPart(index, next, in: tokens, beside: figures)
                    || isOfOutcomes && figures.isEmpty
                    || isLeftBare(index, next, in: tokens) && (isOfOutcomes || !text.isWord(index - 1, in: "to"))
                    || isRemedy(index, beside: figures)
                    || isElidedOutcome(index, next, in: tokens)
                    || isYearLater(index, next, in: tokens) || isPlaceOfFault(index, next, in: tokens)
                    || text.isWord(index - 1, in: "upheld uphold upholding decided investigated")
                        && index > tokens.lowerBound
            else { continue }
            let place = text.place(of: index..<next)
            // "All 12 complaints were put right" goes back to a figure, "Twelve were closed" need not.
            let isBack = text.isWord(index - 1, in: "all the these those them both its our their which")
            if statements.states(Double(value), at: place, inProse: isBack) { continue }
            let clause = beforeParts(text.clause(around: index, in: tokens), of: index)
            var whose = scope.scope(ofClause: clause)
            // "more in 2023/24 than in 2022/23 (31 as opposed to 29)": of neither year by its words
            // "14 complaints compared with 17 in 2022/23 and upheld 9": of either year
            let isBehind = compared.map { index > $0 && comesBack(index, behind: $0, in: tokens) } ?? false
            if isBehind || isBehindYears(clause, scope.statement) || isBehindColon(index, scope.statement, in: tokens) {
                whose.time = .unresolved
            }
            let isOpen =
                whose.time == .severalYears || whose.time == .unresolved || whose.isUnresolved
                || whose.ombudsman == .several
            // "One complaint was upheld in relation to housing." may be the only one.
            let isOfService = whose.service != nil && text.outcome(in: clause)?.figureName != nil
            guard whose.isCouncilWide || isOpen && whose.service == nil || isOfService, isAboutOmbudsman(whose),
                whose.stage == nil,
                whose.measure == nil, isOfPeriod(whose, clause) || isOfEarlierYear(whose),
                !text.isWord(index - 1, in: Self.places), !isOfOwnProcedure(clause), !isOfDuties(next, in: tokens)
            else { continue }
            let names =
                names(ofPartBehind: next, in: clause)
                ?? (isPartBehind(index, next, in: tokens) ? named(in: next..<tokens.upperBound) : nil)
                ?? (isPart(index, next, in: tokens, beside: figures)
                    ? names(ofPart: index, in: tokens)
                    : names(in: clause, behind: tokens.lowerBound..<index, besides: figures))
            if statements.doubts(names, at: place) { continue }
            let message = "\"\(text.string(clause))\" counts cases of the Ombudsman's in words that are not known."
            if let year = whose.year, !isOfPeriod(whose, clause) {
                statements.doubt(names, of: year, Double(value), message, at: place)
            } else {
                statements.doubt(names, message, at: place)
            }
        }
    }

    /// Whether a number behind a comparison and the number that it compares with is one of what the sentence counted before:
    /// "14 complaints compared with 17 in 2022/23 and upheld 9", "20, against 25 the year before, of which 9 were upheld".
    private func comesBack(_ index: Int, behind compared: Int, in tokens: Range<Int>) -> Bool {
        let years = text.reportingYears(in: tokens)
        let hasOther = (compared..<index).contains { other in
            text.count(at: other, in: compared..<index) != nil && !years.contains { $0.tokens.contains(other) }
        }
        guard hasOther, text.isWord(index - 1, in: "upheld uphold decided investigated which whom") else {
            return false
        }
        return !years.contains { $0.tokens.lowerBound > index && $0.year != report.period }
    }

    /// Whether a number stands behind a colon or semicolon and names no year, where the words before name an earlier one: "than in
    /// 2022/23, when it upheld 12: nine against twelve."
    private func isBehindColon(_ index: Int, _ statement: ScopeStatement, in tokens: Range<Int>) -> Bool {
        guard
            let colon = tokens.last(where: {
                $0 < index && (text.tokens[$0].isSign(":") || text.tokens[$0].isSign(";"))
            })
        else { return false }
        var last: CaseTime?
        for item in statement.items {
            guard case .time(let time) = item.dimension else { continue }
            if item.tokens.lowerBound > colon { return false }
            last = time
        }
        if case .year(let year)? = last { return year < report.period }
        return false
    }

    /// "… and four were not", "… and 4 of no fault": the clause before names the outcome.
    private func isElidedOutcome(_ index: Int, _ next: Int, in tokens: Range<Int>) -> Bool {
        guard tokens.contains(next + 1), text.isWord(index - 1, in: "and but") || text.tokens[index - 1].isSign(",")
        else {
            return false
        }
        return text.isWord(next, in: "were was of") && text.isWord(next + 1, in: "not no")
            && text.contains(Self.outcomes, in: tokens.lowerBound..<index)
    }

    /// Words before the number of a place in the document, or of what it is divided by.
    private static let places = WordSet(
        "stage table page section by appendix annex paragraph figure chart item part chapter note")

    /// "The Ombudsman has two primary statutory duties"
    private func isOfDuties(_ next: Int, in tokens: Range<Int>) -> Bool {
        text.contains(
            "duties functions roles aims purposes principles", in: next..<max(next, min(next + 4, tokens.upperBound)))
    }

    /// Words of what became of the Ombudsman's cases.
    static let outcomes = WordSet(
        """
        upheld uphold decisions investigated investigations fault faults favour adverse findings against found won lost
        """)

    /// Returns a clause without the parts of its number that it lists behind it: "9 of which 4 planning".
    private func beforeParts(_ clause: Range<Int>, of number: Int) -> Range<Int> {
        let part = clause.first { index in
            index > number
                && (text.isWord(index, in: "of") && text.isWord(index + 1, in: "which whom these")
                    || text.isWord(index, in: "including"))
        }
        return clause.lowerBound..<(part ?? clause.upperBound)
    }

    /// "The Local Government Ombudsman upheld nine complaints and the Housing Ombudsman four.": the sentence is of both.
    private func isAboutOmbudsman(_ scope: ReportScope) -> Bool {
        scope.isAboutOmbudsman || scope.ombudsman == .several
    }

    /// Whether a scope is that of the report's year: "The figure is now nine." is, behind a sentence of the year before.
    private func isOfPeriod(_ scope: ReportScope, _ clause: Range<Int>) -> Bool {
        scope.year ?? report.period == report.period || text.contains("now currently today", in: clause)
    }

    /// Whether a scope is that of a year before the report's, whose figures stand under `earlier`.
    private func isOfEarlierYear(_ scope: ReportScope) -> Bool { scope.year.map { $0 < report.period } ?? false }

    /// "… recommended an apology in 5 cases, staff training in two"
    private func isRemedy(_ index: Int, beside figures: [StatedFigure]) -> Bool {
        text.isWord(index - 1, in: "in") && figures.contains { $0.name.rawValue.hasPrefix("remedies.") }
    }

    /// "A year later it made 86."
    private func isYearLater(_ index: Int, _ next: Int, in tokens: Range<Int>) -> Bool {
        let before = tokens.lowerBound..<index
        return
            (text.find("year later", in: before) ?? text.find("year after", in: before)
            ?? text.find("following year", in: before)) != nil
    }

    /// Whether a clause names no year, behind the report's own and another in its sentence.
    private func isBehindYears(_ clause: Range<Int>, _ statement: ScopeStatement) -> Bool {
        var before: Set<Period> = []
        for item in statement.items {
            guard case .time(let time) = item.dimension else { continue }
            if item.tokens.overlaps(clause) { return false }
            if case .year(let year) = time, item.tokens.upperBound <= clause.lowerBound { before.insert(year) }
        }
        return before.count > 1 && before.contains(report.period)
    }

    private func isJoint(_ index: Int) -> Bool {
        text.isWord(index, in: "of out and") || text.count(at: index, in: index..<(index + 1)) != nil
    }

    /// Whether a number stands without its noun beside others that are read: "of which nine.", "with this year nine".
    private func isLeftBare(_ index: Int, _ next: Int, in tokens: Range<Int>) -> Bool {
        guard index > tokens.lowerBound, tokens.count < 20 else { return false }
        let isEnd =
            !tokens.contains(next)
            || text.tokens[next].kind != .word && text.tokens[next].number == nil && !text.tokens[next].isSign("(")
        return isEnd
            && (text.isWord(index - 1, in: "which were was year with and to or now made is")
                || text.tokens[index - 1].isSign(":") || text.tokens[index - 1].isSign("-"))
    }

    /// Whether a clause counts the council's own complaints, or says what became of recommendations.
    func isOfOwnProcedure(_ clause: Range<Int>) -> Bool {
        text.contains("corporate compliments", in: clause)
            || text.contains("recommendation recommendations", in: clause)
                && !text.contains("upheld investigated decided", in: clause)
    }

    private func namesOmbudsman(_ scope: SentenceScope) -> Bool {
        scope.statement.items.contains { if case .ombudsman = $0.dimension { true } else { false } }
    }

    /// Whether a number is one of days, a share or a year, and counts no cases.
    private func isMeasure(_ next: Int, in tokens: Range<Int>) -> Bool {
        guard tokens.contains(next) else {
            return text.tokens[next - 1].count.map { (1974...2099).contains($0) } ?? false
        }
        return text.tokens[next].isSign("%")
            || text.isWord(next, in: "more fewer less") && text.contains("than", in: next..<tokens.upperBound)
            || text.isWord(next, in: "days working weeks months years year per percent")
            || (text.tokens[next - 1].count.map { (1974...2099).contains($0) } ?? false)
            || text.month(at: next) != nil || next - 2 >= tokens.lowerBound && text.tokens[next - 2].isSign("\u{A3}")
    }

    /// Whether the words behind a number say that it counts cases.
    func countsCases(_ next: Int, in tokens: Range<Int>) -> Bool {
        let noun = next..<min(next + 4, tokens.upperBound)
        return text.contains(
            "complaints complaint cases case decisions decision investigations investigated enquiries referrals findings upheld",
            in: noun)
    }

    /// The figures that a clause may be about, by its words.
    func names(in clause: Range<Int>) -> [FigureName] { named(in: clause) ?? [.ombudsmanEnquiries] }

    /// The figures that a clause may be about, by its words, and by those before it where it has none: "more were upheld (31 as opposed
    /// to 29)".
    ///
    /// - Parameter figures: those that were read in the sentence, of which the number is none.
    private func names(
        in clause: Range<Int>, behind before: Range<Int>, besides figures: [StatedFigure]
    ) -> [FigureName] {
        if let names = named(in: clause) { return names }
        let names = named(in: before)?.filter { name in !figures.contains { $0.name == name } } ?? []
        return names.isEmpty ? [.ombudsmanEnquiries] : names
    }

    private func named(in clause: Range<Int>) -> [FigureName]? {
        if text.contains("satisfactory", in: clause), text.contains("remedy remedies remedied", in: clause) {
            return [.remedyDecisions]
        }
        if text.contains("apology apologies apologise", in: clause) { return [.remediesApologies] }
        if text.contains("upheld uphold fault maladministration", in: clause) {
            return [text.contains("not no without", in: clause) ? .decisionsNotUpheld : .decisionsUpheld]
        }
        if text.contains("decisions decision decided determined determinations", in: clause) {
            return [.ombudsmanDecisions]
        }
        return text.contains("investigated investigations investigation", in: clause) ? [.upholdInvestigations] : nil
    }
}

extension DocumentText {
    /// Returns the part of a sentence around a token, between commas, brackets and semicolons.
    func clause(around index: Int, in sentence: Range<Int>) -> Range<Int> {
        func isEnd(_ index: Int) -> Bool {
            tokens[index].isSign(",") || tokens[index].isSign(";") || tokens[index].isSign("(")
                || tokens[index].isSign(")") || tokens[index].isSign(":")
        }
        var start = index
        while start > sentence.lowerBound, !isEnd(start - 1) { start -= 1 }
        var end = index + 1
        while end < sentence.upperBound, !isEnd(end) { end += 1 }
        return start..<end
    }
}
