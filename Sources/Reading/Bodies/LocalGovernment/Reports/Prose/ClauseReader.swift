import Model

/// Reads the figures of one sentence, clause by clause.
///
/// Every number of a sentence is looked at with the words before it (its lead), the words for what is counted, and the
/// words after it up to the end of the clause (its tail). Each form of clause has a file whose name ends in
/// `Clauses`: `VolumeClauses`, `InvestigationShareClauses` ("9 of 14 investigations"), `NumberOfClauses` ("the number upheld was
/// 9") and so on. Rates are read by `QuotedRateReader`. A form returns nil where the clause is not one of its own, or has a word that may make its
/// number another's.
struct ClauseReader {
    let text: DocumentText
    /// The report's own year.
    let period: Period
    let words: ClauseWords
    /// Whether the text is a paper that quotes the annual letter, so that its counts are the letter's.
    let quotesLetter: Bool

    init(_ report: ReportText) {
        text = report.text
        period = report.period
        quotesLetter = report.quotesLetter
        words = ClauseWords(authority: report.authority, quotesLetter: report.quotesLetter)
    }

    /// Returns the figures that a sentence states, in its order, each with the scope of its clause.
    ///
    /// - Parameter leadIn: the tokens of the sentence that announces it as an item of a list; nil where none does.
    func figures(in sentence: Range<Int>, leadIn: Range<Int>?, _ scope: SentenceScope) -> [StatedFigure] {
        var figures: [StatedFigure] = []
        guard text.mayCount(in: sentence) else { return figures }
        // "Compared with 12 in 2022/23, the Ombudsman upheld 9 complaints."
        var start = text.openingComparison(of: sentence)?.upperBound ?? sentence.lowerBound
        let years = text.reportingYears(in: start..<sentence.upperBound)
        var index = start
        while index < sentence.upperBound {
            if let year = years.first(where: { $0.tokens.contains(index) }) {
                index = year.tokens.upperBound
                continue
            }
            guard mayBeFigure(index, in: sentence), !scope.statement.covers(index) else {
                index += 1
                continue
            }
            let clause = NumberClause(
                text: text, sentence: sentence, start: start, number: index, years: years, statement: scope.statement,
                leadIn: leadIn)
            if let found = (self.figures(of: clause, in: scope).map { $0.filter { !isPart($0, after: figures) } })
                ?? ellipse(clause, after: figures.last).map({ [$0] })
            {
                figures += found
                start = pastBracket(found.map(\.tokens.upperBound).max() ?? index + 1, in: sentence)
                index = start
            } else {
                leaveOpen(&figures, beside: clause)
                // "92 complaints and 33 compliments": plain complaints are no figure, and no strange words.
                if let end = endOfPlainCount(clause) { start = end }
                index = text.count(at: index, in: sentence)?.next ?? index + 1
            }
        }
        return figures
    }

    /// Whether a figure is a part of one that the sentence has given before: "Three complaints were upheld, two with injustice
    /// and one without."
    private func isPart(_ figure: StatedFigure, after others: [StatedFigure]) -> Bool {
        figure.name == .decisionsUpheld
            && others.contains {
                $0.name == figure.name && $0.year == figure.year && $0.scope == figure.scope && $0.value > figure.value
            }
    }

    /// Returns the figures of the first form that reads a clause, with their scope; nil where none does.
    private func figures(of clause: NumberClause, in sentence: SentenceScope) -> [StatedFigure]? {
        let end = clause.clauseEnd(from: clause.number + 1)
        guard var found = figures(of: clause, sentence.scope(ofClause: clause.start..<end)) else { return nil }
        for index in found.indices {
            if clause.isRough { found[index].isRough = true }
            let range = clause.start..<max(found[index].tokens.upperBound, clause.number + 1)
            found[index].scope = scope(of: found[index], in: range, sentence)
            // "86 decisions (eastern area)", "86 decisions, in the eastern area alone"
            let restriction = RateRestriction(
                text, sentence.statement, authority: words.authority, years: clause.years.map(\.tokens), measures: [])
            if found[index].scope.isOfCouncil,
                let word = restriction.word(behind: found[index].tokens.upperBound, in: clause.sentence)
            {
                found[index].scope.owner = .unresolved(word..<(word + 1))
            }
            if found[index].scope.isOfCouncil, let which = restrictingClause(behind: found[index], in: clause) {
                found[index].scope.owner = .unresolved(which)
            }
            if clause.isOneOfSeveralYears, !found[index].hasOwnYear { found[index].scope.time = .unresolved }
            let behind = [found[index].tokens.upperBound, clause.number + 1].lazy.compactMap(clause.bracketedYear).first
            if found[index].hasOwnYear {
                let isNamed = clause.years.contains { $0.year == found[index].year }
                if !isNamed { found[index].year = sentence.outer.year ?? period }
                found[index].scope.time = isNamed ? .year(found[index].year) : sentence.outer.time
            } else if let behind {
                found[index].year = behind.year
                found[index].tokens = found[index].tokens.lowerBound..<max(found[index].tokens.upperBound, behind.next)
                if found[index].scope.isOfWholeYear { found[index].scope.time = .year(behind.year) }
            } else if !clause.namesYear(in: range) {
                found[index].year = found[index].scope.year ?? period
            } else if sentence.statement.scope(ofClause: range).isOfWholeYear {
                // The title's or the paragraph's doubt about the year ends where the clause names it.
                found[index].scope.time = .year(found[index].year)
            }
        }
        return found
    }

    /// Returns the words with which a clause behind a count of outcomes restricts it: "12 complaints in which injustice was caused".
    private func restrictingClause(behind figure: StatedFigure, in clause: NumberClause) -> Range<Int>? {
        let which = figure.tokens.upperBound
        guard figure.name == .decisionsUpheld || figure.name == .decisionsNotUpheld,
            isWord(which, of: clause, in: "which where"), !text.tokens[which - 1].isSign(","),
            text.isWord(which, in: "where") || text.isWord(which - 1, in: "in for")
        else { return nil }
        return which..<(which + 1)
    }

    /// "The Ombudsman upheld 20 complaints in 2022/23 and 28 in 2023/24.": a number with a year goes on about the figure
    /// before.
    private func ellipse(_ clause: NumberClause, after last: StatedFigure?) -> StatedFigure? {
        guard let last, last.name.unit == .count, !last.isRough,
            let count = text.count(at: clause.number, in: clause.sentence)
        else { return nil }
        if let found = elidedOutcome(clause, count, after: last) ?? followingYear(clause, count, after: last) {
            return found
        }
        // "10 (2022/23) and 17 (2023/24)"
        if clause.leadIsAll(Self.joints), clause.lead.count <= 3, let behind = clause.bracketedYear(at: count.next) {
            var figure = last
            figure.value = Double(count.value)
            figure.year = behind.year
            if figure.scope.isOfWholeYear { figure.scope.time = .year(behind.year) }
            figure.tokens = clause.number..<behind.next
            return figure
        }
        guard clause.leadIsAll(Self.joints), clause.lead.count <= 3,
            text.isWord(count.next, in: "in during for"),
            let year = clause.years.first(where: { $0.tokens.lowerBound == count.next + 1 }), year.year != last.year
        else { return nil }
        var figure = last
        figure.value = Double(count.value)
        figure.year = year.year
        figure.tokens = clause.number..<year.tokens.upperBound
        return figure
    }

    static let joints = WordSet("and but then")

    /// Returns the end of a clause that counts complaints, or the like, in known words and is no figure; nil for any
    /// other clause.
    private func endOfPlainCount(_ clause: NumberClause) -> Int? {
        if let part = startOfPart(behind: clause) { return part }
        guard let (_, next) = text.count(at: clause.number, in: clause.sentence), clause.leadIsAll(words.lead),
            text.isWord(next, in: "complaints comments suggestions")
        else { return nil }
        let end = clause.tailEnd(from: next + 1, isAll: words.tail)
        return end.flatMap { clause.sentence.contains($0) && text.isWord($0, in: "and") ? $0 + 1 : nil }
    }

    /// Returns the start of the clause that divides the Ombudsman's cases which a clause counts in known words: "The Ombudsman considered
    /// 14 complaints about the Council, of which one was put forward." What he considered is neither all that he received nor decided.
    private func startOfPart(behind clause: NumberClause) -> Int? {
        guard let (_, next) = text.count(at: clause.number, in: clause.sentence),
            clause.leadIsAll(words.ombudsmanLead), text.contains("considered", in: clause.lead),
            text.isWord(next, in: "complaints cases"),
            let end = clause.tailEnd(from: next + 1, isAll: words.ombudsmanTail),
            clause.sentence.contains(end + 2), text.tokens[end].isSign(","), text.isWord(end + 1, in: "of"),
            text.isWord(end + 2, in: "which")
        else { return nil }
        return end + 1
    }

    /// Returns the scope of a figure. A year that the clause names outweighs a time that the place around is of; a noun
    /// that the figure counts, as "adult social care complaints" is, is no owner.
    private func scope(of figure: StatedFigure, in clause: Range<Int>, _ sentence: SentenceScope) -> ReportScope {
        var statement = sentence.statement
        if figure.name.isOfSocialCare { statement.items.removeAll { text.isSocialCare($0.tokens) } }
        var scope = statement.scope(ofClause: clause).inheriting(sentence.outer)
        // "Twelve planning complaints and five housing complaints were upheld.": the noun behind the number is the nearest.
        if let owner = statement.owner(behind: figure.tokens.lowerBound, in: clause) { scope.owner = owner }
        // A list of a service's cases among the Ombudsman's ends before the sum of all payments.
        if figure.name == .ombudsmanPayments, scope.service != nil, sentence.isTotalOfOmbudsman, scope.year == period,
            text.contains("total", in: clause)
        {
            scope.owner = .council
        }
        return scope
    }

    /// Returns the figures of the first form that reads a clause; nil where none does.
    private func figures(of clause: NumberClause, _ scope: ReportScope) -> [StatedFigure]? {
        // The cases of the Housing Ombudsman have figures of the same words.
        let isOfOmbudsman = scope.ombudsman != nil
        if text.tokens[clause.number].isSign("\u{A3}") {
            guard isOfOmbudsman, let sum = payments(clause) else { return nil }
            return [sum] + (paidCases(clause, sum).map { [$0] } ?? [])
        }
        if text.mayMeanNone(at: clause.number) {
            return noneOfInvestigations(clause, scope)
                ?? (noPublicReports(clause) ?? noneDecided(clause, scope)).map { [$0] } ?? noneBehindVerb(clause, scope)
                ?? noneBeforeNoun(clause, scope).map { [$0] }
        }
        guard let (value, next) = text.count(at: clause.number, in: clause.sentence) else { return nil }
        if text.isPercentSign(next, in: clause.sentence) {
            let rate = Count(value: Double(value), next: next + 1)
            guard isOfOmbudsman else { return ownShare(clause, rate) }
            return shareOfInvestigations(clause, rate) ?? shareOfWhole(clause, rate)
        }
        let count = Count(value: Double(value), next: next)
        if isOfOmbudsman {
            if let found = remedies(clause, count) { return found.isEmpty ? nil : found }
            if let remedy = recommendedRemedy(clause, count) { return [remedy] }
            return ombudsmanFigures(clause, count, scope)
        }
        if let outcomes = ownOutcomes(clause, count) { return outcomes }
        if let volume = volume(clause, count) { return [volume] }
        return numberOfContacts(clause, count) ?? serviceComplaints(clause, count, scope).map { [$0] }
    }

    /// Returns the figures of the first form that reads a clause on the Ombudsman's cases, with the rate in brackets beside
    /// the number of upheld ones; nil where no form reads it.
    private func ombudsmanFigures(_ clause: NumberClause, _ count: Count, _ scope: ReportScope) -> [StatedFigure]? {
        // "17 (81%) were upheld"
        let noun = skip("complaints cases investigations decisions", from: count.next, in: clause)
        let bracket =
            text.shareInBrackets(at: count.next, in: clause.sentence)
            ?? text.shareInBrackets(at: noun, in: clause.sentence).flatMap {
                text.isWord($0, in: "were was") ? $0 : nil
            }
        let behind = bracket.map { Count(value: count.value, next: $0) } ?? count
        if let moved = numberOfCases(clause, behind) { return moved }
        let figure =
            publicReports(clause, count) ?? complianceOutcomes(clause, count)
            ?? listedOutcome(clause, count)
            ?? upheldCases(clause, behind, scope)
            ?? decidedCases(clause, behind, scope) ?? upheldDecisions(clause, behind)
            ?? outcome(clause, behind, scope) ?? investigations(clause, behind, scope)
            ?? ombudsmanCount(clause, behind, scope)
        guard var figures = partOfInvestigations(clause, count) ?? figure.map({ [$0] + wholeUpheld($0, in: clause) })
        else { return nil }
        if figures[0].name == .decisionsUpheld {
            let end = figures[0].tokens.upperBound
            figures[0].rateBehind = bracket.flatMap { text.tokens[$0 - 3].number } ?? rate(at: end, in: clause)
        }
        return figures
    }

    /// The rate that stands behind a count: "(82%)", "(82%, compared with …", "- 82% against", ", 82%".
    private func rate(at index: Int, in clause: NumberClause) -> Double? {
        guard clause.sentence.contains(index + 2),
            text.tokens[index].isSign("(") || text.tokens[index].isSign("-") || text.tokens[index].isSign(","),
            text.tokens[index + 2].isSign("%"), !text.isWord(index + 3, in: "of more less higher lower fewer")
        else { return nil }
        return text.tokens[index + 1].number
    }

    /// A count in a clause, and the index after it.
    struct Count {
        var value: Double
        var next: Int
    }

    /// Whether a figure may stand at a token: a number in digits or words, an amount, or "no".
    private func mayBeFigure(_ index: Int, in sentence: Range<Int>) -> Bool {
        switch text.tokens[index].kind {
        // "Table 1 Contacts received"
        case .number:
            !text.isWord(index - 1, in: "table figure chart graph appendix section page paragraph")
                && !text.isInOwnCell(index) && !text.isNegative(index, in: sentence)
                && !text.isRatio(index, in: sentence)
                && !text.isDifference(index, in: sentence) && !text.isBetweenLabels(index, in: sentence)
        case .sign(let sign): sign == 0xA3
        case .mixed: false
        case .word:
            text.count(at: index, in: sentence) != nil && !text.isRatio(index, in: sentence)
                && !text.isDifference(index, in: sentence) || text.mayMeanNone(at: index)
        }
    }

    /// Returns the index after a short remark in brackets, "(nine last year)", or `index` where none stands there.
    private func pastBracket(_ index: Int, in sentence: Range<Int>) -> Int {
        guard sentence.contains(index), text.tokens[index].isSign("(") else { return index }
        let reach = index..<min(index + 10, sentence.upperBound)
        return reach.first { text.tokens[$0].isSign(")") }.map { $0 + 1 } ?? index
    }
}

extension FigureName {
    /// Whether the figure counts complaints about social care, so that these words name no service beside it.
    fileprivate var isOfSocialCare: Bool {
        self == .contactsAdultSocialCareComplaints || self == .contactsChildrensSocialCareComplaints
    }
}

extension DocumentText {
    fileprivate func isSocialCare(_ tokens: Range<Int>) -> Bool { find("social care", in: tokens) != nil }

    /// Returns the index after a run of these words that begins at `index`, within a range.
    func skip(_ words: StaticString, from index: Int, in range: Range<Int>) -> Int {
        var index = index
        while range.contains(index), isWord(index, in: words) { index += 1 }
        return index
    }
}
