import Model

/// Reads the rates of the Ombudsman's annual letter, and the averages that they are compared with, where a report quotes
/// them: "79% of the complaints it investigated were upheld, against an average of 72%".
///
/// Each rate is of the measure that its own clause names, in a form that states a rate of it. An average may be of the
/// measure of the rate before it.
struct QuotedRateReader {
    let text: DocumentText
    /// The report's own year.
    private let period: Period
    /// The measures that the last sentence with a rate was about, so that "The average is 72%" is of the same.
    private var measures: [QuotedMeasure] = []
    /// The measures of the last rate where that is unclear, so that an average behind it is unclear with it.
    private var unclear: [QuotedMeasure] = []
    private var section: Int?
    /// The words of the council's name.
    let authority: WordSet
    let type: Authority.Kind
    let recogniser: ScopeRecogniser
    /// Whether the paragraph is about the Ombudsman's cases so far.
    private var isAboutOmbudsman = false
    /// The sentence before, in the same section.
    private var previous: Range<Int>?

    init(_ report: ReportText) {
        text = report.text
        period = report.period
        recogniser = report.scopes.recogniser
        authority = recogniser.authority
        type = report.authorityType
    }

    /// Returns the rates that a sentence states, each with its scope and year, and adds a doubt about each that may be
    /// of two measures.
    ///
    /// - Parameter counts: the counts that the sentence states. One of upheld cases may have its rate behind it.
    mutating func rates(
        in sentence: ReportOutline.Sentence, _ scope: SentenceScope, beside counts: [StatedFigure],
        doubts statements: inout ReportStatements
    ) -> [StatedFigure] {
        let tokens = sentence.tokens
        guard !text.isOfCells(tokens) else { return [] }
        if section != sentence.section {
            measures = []
            unclear = []
            previous = nil
        }
        section = sentence.section
        if sentence.isFirst { isAboutOmbudsman = false }
        let isAfterOmbudsman = isAboutOmbudsman
        if scope.binding.isAboutOmbudsman { isAboutOmbudsman = true }
        if scope.binding.isAboutAnotherOmbudsman { isAboutOmbudsman = false }
        // A labelled line by itself has the reader of lines to say of which rate it is the average.
        if sentence.isFirst, LabelledLine(tokens, of: text) != nil, QuotedMeasure.named(in: tokens, of: text).isEmpty {
            return []
        }
        defer { previous = tokens }
        let shares = shares(in: tokens)
        guard !shares.isEmpty else {
            let named = QuotedMeasure.named(in: tokens, of: text)
            if !named.isEmpty {
                measures = named
                unclear = []
            } else if text.contains("remedy remedies remedied", in: tokens), !measures.isEmpty {
                // "The number of remedies is not given. The average was 12%." is of either rate.
                measures = Array(Set(measures + [.remedy]))
            }
            return []
        }
        let years = text.reportingYears(in: tokens)
        var figures: [StatedFigure] = []
        // The measure of the rate before in this sentence; at first those of the sentence before.
        var inherited = measures
        var rateBefore: QuotedMeasure?
        var found: [QuotedMeasure] = []
        var end = tokens.lowerBound
        // Whether the last number is a share of other things: "64% were upheld, and in 8% we had put things right;"
        var isLastOfOthers = false
        // The place of the first of two averages, "from 59% to 63%", among the shares.
        var earlierAverage: Int?
        // "Compared with 60% in 2022/23, the uphold rate was 64%."
        let opening = text.openingComparison(of: tokens)?.upperBound ?? tokens.lowerBound
        for (offset, share) in shares.enumerated() {
            var start = offset == 0 ? tokens.lowerBound : shares[offset - 1].tokens.upperBound
            if share.tokens.lowerBound >= opening { start = max(start, opening) }
            let next = offset + 1 < shares.count ? shares[offset + 1].tokens.lowerBound : tokens.upperBound
            let around = RateSurroundings(
                text: text, context: (previous?.lowerBound ?? tokens.lowerBound)..<tokens.upperBound,
                lead: tokens.lowerBound..<share.tokens.lowerBound,
                before: max(start, end)..<share.tokens.lowerBound, share: share.tokens, value: share.value,
                after: share.tokens.upperBound..<next, authority: authority)
            end = around.clauseEnd
            // "17 (81%) were upheld": the count's reader has the rate.
            if counts.contains(where: { $0.rateBehind == share.value && $0.tokens.lowerBound < share.tokens.lowerBound }
            ) {
                inherited = [.uphold]
                rateBefore = .uphold
                found.append(.uphold)
                continue
            }
            let reading = around.reading(inherited: inherited, rateBefore: rateBefore)
            rateBefore = nil
            let isOfAnotherRate = isOfAnotherRate(around)
            let isOfRange = isOfRange(share.tokens, before: next, in: tokens)
            if namesPlace(around.clause) || namesOther(around.before) || isOfAnotherRate || around.isSupposed
                || isOfRange
                || isRestricted(around, reading, scope.statement)
            {
                let names = around.named.isEmpty && inherited.count == 1 ? inherited : around.named
                doubt(names.map { around.isAverage ? $0.average : $0.rate }, around, scope, in: &statements)
                if !around.isAverage { unclear = names }
                // "The highest uphold rate of any district was 90%; ours was 50%."
                inherited = isOfAnotherRate ? around.named : []
                continue
            }
            // "The lowest rate of satisfactory remedies was 8%. The average was 12%."
            if around.isAverage, around.named.isEmpty, !unclear.isEmpty {
                doubt(unclear.map(\.average), around, scope, in: &statements)
                continue
            }
            let measure: QuotedMeasure
            let isAverage: Bool
            switch reading {
            case .rate(let its): (measure, isAverage) = (its, false)
            case .average(let its): (measure, isAverage) = (its, true)
            case .unclear(let several, let isOfAverage):
                inherited = several
                found += several
                var whose = scope.scope(ofClause: around.clause)
                if isOfAverage, whose.owner == .allCouncils { whose.owner = scope.outer.owner }
                if whose.isAboutOmbudsman, whose.isCouncilWide, whose.year ?? period == period {
                    statements.doubt(
                        several.map { isOfAverage ? $0.average : $0.rate },
                        "The number \(Checks.plain(share.value))% stands where it may be of more than one rate.",
                        at: text.place(of: share.tokens))
                }
                continue
            case .other:
                // "upheld 74% of complaints, compared to an average of 80%": it is left open of which complaints.
                if around.leavesUpheldOpen {
                    measures = []
                    doubt([.upholdRate], around, scope, in: &statements)
                    return figures
                }
                if !around.isOfOthers, !around.isOfAllCases, !around.isOfTimeliness {
                    var names = around.named.map { around.isAverage ? $0.average : $0.rate }
                    // "(82%; unitaries 79%)"
                    if names.isEmpty, inherited.count == 1, around.isOfOneName {
                        names = [around.isOfThisYear ? inherited[0].rate : inherited[0].average]
                    }
                    // "Uphold rate 2022/23: 60%; 2023/24: 64%"
                    if names.isEmpty, inherited.count == 1, offset == 0, around.isPlainNumber, around.namesOnlyYear {
                        names = [inherited[0].rate]
                    }
                    // "Our uphold rate was 64%, that of Saltmere 50% and the average 70%.", "Saltmere had 50% and Kesmoor 64%."
                    if names.isEmpty, around.isAverage, Set(found).count == 1 { names = [found[0].average] }
                    if names.isEmpty, around.before.contains(where: namesCouncil) { names = [.upholdRate] }
                    // "In nearly two thirds (64%) fault was found."
                    if names.isEmpty,
                        around.isOfOwnName
                            || text.contains("fault", in: around.clause.lowerBound..<around.after.upperBound)
                    {
                        names = [.upholdRate]
                    }
                    // "72% in similar authorities and 64% in Harbourne", without a word of which rate it is
                    let isOfGroup = scope.statement.items.contains { item in
                        item.dimension == .owner(.allCouncils) && item.tokens.overlaps(around.clause)
                    }
                    if names.isEmpty, around.isAverage || isOfGroup || around.isOfOwn {
                        let measure = inherited.count == 1 ? inherited[0] : .uphold
                        names = [around.isAverage || isOfGroup ? measure.average : measure.rate]
                    }
                    doubt(names, around, scope, in: &statements)
                }
                // The averages behind a share of other things are not those of the rate before it.
                if !around.isPlainNumber {
                    inherited = around.isOfNotUpheld ? [] : around.named
                    isLastOfOthers = !around.isOfOthers && !around.isOfAllCases && !around.isAverage
                }
                continue
            }
            inherited = [measure]
            unclear = []
            isLastOfOthers = false
            // "the average has gone from 59% to 63%"; a county's average is none of a district's.
            let isFrom =
                isAverage && offset + 1 < shares.count && text.isWord(share.tokens.lowerBound - 1, in: "from")
                && text.isWord(next - 1, in: "to")
            if isFrom { earlierAverage = offset }
            if isAverage && isOfOtherGroup(around.clause) || isFrom || earlierAverage == offset - 1 {
                doubt([measure.average], around, scope, in: &statements)
                continue
            }
            if !isAverage { rateBefore = measure }
            found.append(measure)
            let name = isAverage ? measure.average : measure.rate
            // The year behind the rate before is not this one's: "from 78% in 2022/23 to 70% in 2023/24".
            let first =
                text.isWord(share.tokens.lowerBound - 1, in: "to") ? share.tokens.lowerBound : around.clauseStart
            let range = first..<around.clauseEnd
            let clause = NumberClause(
                text: text, sentence: tokens, start: start, number: share.tokens.lowerBound, years: years,
                statement: scope.statement)
            let bracket = clause.bracketedYear(at: share.tokens.upperBound)
            guard let year = bracket?.year ?? clause.year(of: range, default: period) else { continue }
            var figure = StatedFigure(
                name: name, value: share.value, year: year, tokens: share.tokens)
            // "64%, above 60% for similar authorities" compares with a rate that is known to the point.
            let compares =
                isAverage && found.count > 1
                && text.isWord(share.tokens.lowerBound - 1, in: "above below over under than")
            figure.isRough = clause.isRough && !compares
            figure.scope = scope.scope(ofClause: range)
            // "The Ombudsman decided 19 cases. … The uphold rate was 87%."
            if figure.scope.ombudsman == nil, isAfterOmbudsman, around.named == [measure],
                !text.contains("corporate internal own stage", in: around.clause)
            {
                figure.scope.ombudsman = .localGovernment
            }
            // "… compared with 79% for similar authorities, and compliance was 100%"
            if !isAverage, case .allCouncils = figure.scope.owner, offset > 0,
                !scope.statement.items.contains(where: {
                    $0.dimension == .owner(.allCouncils)
                        && ($0.tokens.overlaps(range) || $0.tokens.lowerBound < shares[0].tokens.lowerBound)
                })
            {
                figure.scope.owner = scope.outer.owner
            }
            // The average is of others by its words; it stands beside the rate of whom the sentence named before.
            if isAverage, figure.scope.owner == .allCouncils || figure.scope.isOfCouncil {
                figure.scope.owner = owner(before: share.tokens, in: scope) ?? scope.outer.owner
            }
            if bracket != nil {
                if figure.scope.isOfWholeYear { figure.scope.time = .year(year) }
            } else if !clause.namesYear(in: range) {
                figure.year = figure.scope.year ?? period
            }
            if clause.isOneOfSeveralYears { figure.scope.time = .unresolved }
            // "compares to 58% last year and 72% for similar councils"
            if isAverage, figure.year != period, let before = figures.last, before.year != period,
                !clause.namesYear(in: around.clauseStart..<around.clauseEnd)
                    && !scope.statement.items.contains(where: {
                        $0.tokens.overlaps(range) && $0.dimension == .time(.year(figure.year))
                    }),
                figures.contains(where: { $0.year == period })
            {
                doubt([name], around, scope, in: &statements)
                continue
            }
            // "fell from 71% in 2022/23 to 57%": the end is of the report's year, unless the sentence names another.
            if let start = around.yearOfStart, text.reportingYears(in: around.tail).isEmpty {
                let own = scope.outer.year ?? period
                guard start < own, years.allSatisfy({ $0.year == start || $0.year == own }) else { continue }
                figure.year = own
                figure.scope.time = scope.outer.time
            }
            guard figure.scope.ombudsman != nil,
                !figures.contains(where: { $0.name == name && $0.year == figure.year })
            else { continue }
            figures.append(figure)
            guard name == .upholdRate else { continue }
            for (name, value, place) in self.counts(behind: share.tokens, rate: share.value, in: tokens)
            where !counts.contains(where: { $0.name == name }) {
                var count = figure
                count.name = name
                count.value = value
                count.tokens = place
                figures.append(count)
            }
        }
        measures = found.isEmpty || isLastOfOthers ? inherited : Array(Set(found))
        return figures
    }

    /// Adds a doubt about a percentage that may be a rate of the council's.
    private func doubt(
        _ names: [FigureName], _ around: RateSurroundings, _ scope: SentenceScope, in statements: inout ReportStatements
    ) {
        var whose = scope.scope(ofClause: around.isOfOneName ? around.share : around.clause)
        // The averages of others, and the council's rate behind one, are of the place around.
        if whose.owner == .allCouncils || around.isOfOwn { whose.owner = scope.outer.owner }
        let place = text.place(of: around.share)
        guard !names.isEmpty, whose.isAboutOmbudsman, whose.isCouncilWide || whose.isUnresolved,
            whose.year ?? period == period || text.contains("now currently today", in: around.clause),
            !statements.states(around.value, at: place)
        else { return }
        statements.doubt(
            names,
            "The number \(Checks.plain(around.value))% stands where a rate is expected, in words that are not known.",
            at: place)
    }
}
