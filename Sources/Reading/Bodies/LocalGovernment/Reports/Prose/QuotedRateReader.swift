import Model

/// Reads the rates of the Ombudsman's annual letter, and the averages that they are compared with, where a report quotes
/// them: "79% of the complaints it investigated were upheld, against an average of 72%".
///
/// Each rate is of the measure that its own clause names, in a form that states a rate of it. An average may be of the
/// measure of the rate before it.
struct QuotedRateReader {
    private let text: DocumentText
    /// The report's own year.
    private let period: Period
    /// The measures that the last sentence with a rate was about, so that "The average is 72%" is of the same.
    private var measures: [QuotedMeasure] = []
    private var section: Int?
    /// The sentence before, in the same section.
    private var previous: Range<Int>?

    init(_ report: ReportText) {
        text = report.text
        period = report.period
    }

    /// Returns the rates that a sentence states, each with its scope and year, and adds a doubt about each that may be
    /// of two measures.
    mutating func rates(
        in sentence: ReportOutline.Sentence, _ scope: SentenceScope, doubts statements: inout ReportStatements
    ) -> [StatedFigure] {
        let tokens = sentence.tokens
        guard !text.isOfCells(tokens) else { return [] }
        if section != sentence.section {
            measures = []
            previous = nil
        }
        section = sentence.section
        defer { previous = tokens }
        let shares = tokens.compactMap { share(at: $0, in: tokens) }
        guard !shares.isEmpty else {
            let named = QuotedMeasure.named(in: tokens, of: text)
            if !named.isEmpty { measures = named }
            return []
        }
        let years = text.reportingYears(in: tokens)
        var figures: [StatedFigure] = []
        // The measure of the rate before in this sentence; at first those of the sentence before.
        var inherited = measures
        var rateBefore: QuotedMeasure?
        var found: [QuotedMeasure] = []
        var end = tokens.lowerBound
        for (offset, share) in shares.enumerated() {
            let start = offset == 0 ? tokens.lowerBound : shares[offset - 1].tokens.upperBound
            let next = offset + 1 < shares.count ? shares[offset + 1].tokens.lowerBound : tokens.upperBound
            let around = RateSurroundings(
                text: text, context: (previous?.lowerBound ?? tokens.lowerBound)..<tokens.upperBound,
                lead: tokens.lowerBound..<share.tokens.lowerBound,
                before: max(start, end)..<share.tokens.lowerBound, share: share.tokens, value: share.value,
                after: share.tokens.upperBound..<next)
            end = around.clauseEnd
            let reading = around.reading(inherited: inherited, rateBefore: rateBefore)
            rateBefore = nil
            let measure: QuotedMeasure
            let isAverage: Bool
            switch reading {
            case .rate(let its): (measure, isAverage) = (its, false)
            case .average(let its): (measure, isAverage) = (its, true)
            case .unclear(let several, let isOfAverage):
                inherited = several
                found += several
                let whose = scope.scope(ofClause: around.clause)
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
                    return figures
                }
                // The averages behind a share of other things are not those of the rate before it.
                if !around.isPlainNumber { inherited = around.named }
                continue
            }
            inherited = [measure]
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
            guard let year = clause.year(of: range, default: period) else { continue }
            var figure = StatedFigure(
                name: name, value: share.value, year: year, tokens: share.tokens.lowerBound..<around.clauseEnd)
            figure.scope = scope.scope(ofClause: range)
            // The average is of others by its words.
            if isAverage, case .allCouncils = figure.scope.owner { figure.scope.owner = scope.outer.owner }
            if !clause.namesYear(in: range) { figure.year = figure.scope.year ?? period }
            guard figure.scope.ombudsman != nil,
                !figures.contains(where: { $0.name == name && $0.year == figure.year })
            else { continue }
            figures.append(figure)
        }
        measures = found.isEmpty ? inherited : Array(Set(found))
        return figures
    }

    /// A number with a per cent sign, or the words.
    private func share(at index: Int, in sentence: Range<Int>) -> (value: Double, tokens: Range<Int>)? {
        guard let value = text.tokens[index].number, sentence.contains(index + 1), (0...100).contains(value) else {
            return nil
        }
        if text.tokens[index + 1].isSign("%") || text.isWord(index + 1, in: "percent") {
            return (value, index..<(index + 2))
        }
        return text.isWord(index + 1, in: "per") && text.isWord(index + 2, in: "cent") && sentence.contains(index + 2)
            ? (value, index..<(index + 3)) : nil
    }
}

extension DocumentText {
    /// Whether a run of tokens is no running text but the cells of a table: two gaps between columns, or lines of a few
    /// words each.
    func isOfCells(_ run: Range<Int>) -> Bool {
        var gaps = 0
        var lines = 0
        for index in run.dropFirst() {
            switch tokens[index].gap {
            case .cell, .wide: gaps += 1
            case .line: lines += 1
            case .none, .space: break
            }
        }
        return gaps > 1 || lines > 2 && run.count < 5 * lines
    }
}
