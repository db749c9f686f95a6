import Model

/// Reads the figures of a report's running text, sentence by sentence.
///
/// Each sentence goes through these steps:
/// 1. Its scope is resolved: from its words, its headings and its lead-in, and then from the sentences before it.
/// 2. `ClauseReader` reads the figures of its clauses.
/// 3. Rough numbers become doubts.
/// 4. `StatedChange` checks a change in percent with its numbers.
/// 5. `ComparisonReader` reads the other years that its last figure is compared with.
struct ProseReader {
    private let report: ReportText
    private let text: DocumentText
    private let clauses: ClauseReader
    private let comparisons: ComparisonReader

    init(_ report: ReportText) {
        self.report = report
        text = report.text
        clauses = ClauseReader(report)
        comparisons = ComparisonReader(report)
    }

    /// Adds the figures of the outline's sentences to the statements, and the findings about them.
    func read(into statements: inout ReportStatements) {
        var previous: StatedFigure?
        var tracker = ScopeTracker()
        for (index, sentence) in report.outline.sentences.enumerated() {
            let scope = tracker.scope(
                of: sentence,
                report.scopes.scope(of: sentence.tokens, section: sentence.section, leadIn: sentence.leadIn), in: text)
            var figures = clauses.figures(in: sentence.tokens, scope)
            removePartialOutcomes(from: &figures, at: index)
            doubtRoughNumbers(of: &figures, in: &statements)
            tracker.advance(
                past: scope,
                isOfCouncil: !figures.isEmpty
                    || report.scopes.wording.isCouncilWide(caption: sentence.tokens, in: text),
                isOfOtherCases: figures.isEmpty && countsCases(sentence.tokens))
            for figure in figures {
                add(figure, to: &statements)
                comparisons.readBracket(after: figure, in: sentence.tokens, into: &statements)
            }
            if scope.isAboutOmbudsman, scope.isCouncilWide, let rate = clauses.upholdRate(in: sentence.tokens) {
                add(rate, to: &statements)
            }
            if let mismatch = StatedChange(in: sentence.tokens, of: text)?.mismatch(figures.last?.name) {
                statements.note(mismatch)
            }
            comparisons.read(sentence, scope, figure: figures.last, previous: previous, into: &statements)
            previous = figures.last
        }
    }

    /// Adds a figure of the report's year or an earlier one, and a finding where its rate is not that of its counts.
    private func add(_ figure: StatedFigure, to statements: inout ReportStatements) {
        guard figure.year <= report.period else { return }
        statements.add(
            figure.name, figure.value, in: figure.year, at: text.place(of: figure.tokens), strength: .prose)
        guard let share = figure.share, !Checks.agrees(rate: figure.value, part: share.part, whole: share.whole) else {
            return
        }
        statements.note(
            Finding(
                code: .rateMismatch, figures: [figure.name],
                message:
                    "The \(figure.name.inWords) is given as \(Checks.plain(figure.value))%, but "
                    + Checks.quotient(of: share.part, in: share.whole) + ".",
                place: text.place(of: figure.tokens)))
    }

    private func doubtRoughNumbers(of figures: inout [StatedFigure], in statements: inout ReportStatements) {
        for figure in figures where figure.isRough {
            statements.doubt(
                [figure.name], "The \(figure.name.inWords) is only given as a rough number.",
                at: text.place(of: figure.tokens))
        }
        figures.removeAll(where: \.isRough)
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

    /// Whether a sentence counts anything: it has a number that is no year and no share.
    private func countsCases(_ sentence: Range<Int>) -> Bool {
        let years = text.reportingYears(in: sentence)
        return sentence.contains { index in
            guard let count = text.count(at: index, in: sentence), !(1970...2099).contains(count.value) else {
                return false
            }
            return !(sentence.contains(count.next) && text.tokens[count.next].isSign("%"))
                && !years.contains { $0.tokens.contains(index) }
        }
    }
}
