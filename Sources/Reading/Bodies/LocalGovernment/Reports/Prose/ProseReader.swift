import Model

/// Reads the figures of a report's running text, sentence by sentence.
///
/// Each sentence goes through these steps:
/// 1. `ScopeResolver` has resolved its scope; `StrangeSubjects` adds what the sentences before leave open.
/// 2. `ClauseReader` reads the figures of its clauses, each with the scope of its clause.
/// 3. `FigurePlacement` gives each figure to the council, to a service, or to nobody.
/// 4. `QuotedRateReader` and `Per100kReader` read the rates of the annual letter.
/// 5. `ProcedureReader` reads the figures of the council's own procedure.
/// 6. `StatedChange` checks a change in percent with its numbers.
/// 7. `ComparisonReader` reads the other years that its last figure is compared with.
/// 8. `UnreadNumbers` finds the numbers that stand where figures of the Ombudsman's are expected and are none.
struct ProseReader {
    private let report: ReportText
    private let text: DocumentText
    private let clauses: ClauseReader
    private let comparisons: ComparisonReader
    private let unread: UnreadNumbers

    init(_ report: ReportText) {
        self.report = report
        text = report.text
        clauses = ClauseReader(report)
        comparisons = ComparisonReader(report)
        unread = UnreadNumbers(report)
    }

    /// Adds the figures of the outline's sentences to the statements, and the findings about them.
    func read(into statements: inout ReportStatements) {
        let placement = FigurePlacement(report)
        var previous: StatedFigure?
        var strange = StrangeSubjects(report)
        var rates = QuotedRateReader(report)
        var procedure = ProcedureReader(report)
        var per100k = Per100kReader(report)
        var further = FurtherCounts(report)
        var revised = RevisedCounts(report)
        for (index, sentence) in report.outline.sentences.enumerated() {
            var scope = report.scopes.scope(ofSentence: index)
            strange.apply(to: &scope, of: sentence)
            let leadIn = sentence.leadIn.map { report.outline.sentences[$0].tokens }
            var spoken = sentence
            spoken.tokens = text.reportedStart(of: sentence.tokens, in: report.period)..<sentence.tokens.upperBound
            var figures = clauses.figures(in: spoken.tokens, leadIn: leadIn, scope)
            removePartialOutcomes(from: &figures, at: index)
            if scope.binding.isAboutOmbudsman, text.contains(Self.unfinished, in: sentence.tokens) {
                statements.hasOpenCases = true
            }
            let steps = procedure.figures(
                in: spoken.tokens, isFirst: sentence.isFirst, scope, doubts: &statements)
            let quoted = rates.rates(in: spoken, scope, beside: figures, doubts: &statements)
            let perResidents = per100k.rates(in: spoken.tokens, scope, doubts: &statements)
            unread.doubt(sentence, scope, figures + steps + quoted + perResidents, in: &statements)
            strange.advance(past: sentence, scope, figures + steps + quoted)
            for rate in quoted + perResidents { placement.add(rate, to: &statements) }
            for figure in steps { placement.add(figure, to: &statements) }
            for figure in figures where placement.add(figure, to: &statements) {
                comparisons.readBracket(after: figure, in: sentence.tokens, into: &statements)
            }
            further.apply(sentence, scope, figures, to: &statements)
            revised.apply(sentence, figures, to: &statements)
            figures.removeAll(where: \.isRough)
            if let mismatch = StatedChange(in: sentence.tokens, of: text)?.mismatch(figures.last?.name) {
                statements.note(mismatch)
            }
            // "There were 499 stage 1 complaints, compared with 841 in 2022/23."
            let latest = figures.last ?? (steps.count == 1 ? steps.first.map { whole($0, in: sentence.tokens) } : nil)
            let last = latest.flatMap { placement.isOfCouncil($0) ? $0 : nil }
            if let last, figures.count == 1, let opening = text.openingComparison(of: sentence.tokens) {
                comparisons.readOpening(opening, of: last, into: &statements)
            }
            if figures.isEmpty || last != nil {
                comparisons.read(sentence, scope, figure: last, previous: previous, into: &statements)
            }
            previous = last.flatMap { speaksLast(of: $0, in: sentence.tokens) ? $0 : nil }
        }
    }

    /// Returns a figure of the council's procedure with the words behind its number, up to a comma or a word that compares.
    private func whole(_ figure: StatedFigure, in sentence: Range<Int>) -> StatedFigure {
        var whole = figure
        let rest = min(figure.tokens.upperBound, sentence.upperBound)..<sentence.upperBound
        let end = rest.first { index in
            text.tokens[index].isSign(",") || text.isWord(index, in: "compared against up down from")
        }
        whole.tokens = figure.tokens.lowerBound..<(end ?? rest.upperBound)
        return whole
    }

    /// Words by which investigations are not finished.
    private static let unfinished = WordSet(
        "ongoing open outstanding pending awaiting awaited continuing unresolved remain")

    /// Whether a figure is the last count that a sentence speaks of, so that "This compares with 84" is of it.
    private func speaksLast(of figure: StatedFigure, in sentence: Range<Int>) -> Bool {
        let rest = min(figure.tokens.upperBound, sentence.upperBound)..<sentence.upperBound
        let years = text.reportingYears(in: rest)
        return text.contains("from than compared up down against", in: rest)
            || !rest.contains { index in
                text.count(at: index, in: rest) != nil && !years.contains { $0.tokens.contains(index) }
                    && !(index > 0 && text.tokens[index - 1].isSign("("))
            }
    }

    /// Removes faults found where this sentence or the next counts those upheld in part by themselves.
    private func removePartialOutcomes(from figures: inout [StatedFigure], at index: Int) {
        guard figures.contains(where: { $0.name == .outcomesFaultFound }) else { return }
        let sentences = report.outline.sentences
        // "120 complaints were upheld. 80 complaints were partially upheld.": neither is the whole.
        if sentences[index..<min(index + 2, sentences.count)].contains(where: { countsPartlyUpheld($0.tokens) }) {
            figures.removeAll { $0.name == .outcomesFaultFound || $0.name == .outcomesFaultFoundRate }
        }
    }

    private func countsPartlyUpheld(_ sentence: Range<Int>) -> Bool {
        text.contains("partially partly", in: sentence)
            && !Self.wholeAndPart.contains { text.find($0, in: sentence) != nil }
    }

    private static let wholeAndPart: [Phrase] = [
        "upheld or partially upheld", "upheld or partly upheld", "fully or partially", "fully or partly",
    ]
}
