import Model

/// Finds counts that come on top of one that their paragraph has given of the same figure, so that neither is the whole: "12 complaints were
/// upheld in full. Another 5 were upheld in part."
struct FurtherCounts {
    private let report: ReportText
    private let text: DocumentText
    /// The counts that the paragraph has given so far.
    private var given: [StatedFigure] = []

    init(_ report: ReportText) {
        self.report = report
        text = report.text
    }

    /// Takes back the counts on top of which a sentence gives others.
    ///
    /// - Parameter figures: those of the sentence, which the statements have.
    mutating func apply(
        _ sentence: ReportOutline.Sentence, _ scope: SentenceScope, _ figures: [StatedFigure],
        to statements: inout ReportStatements
    ) {
        if sentence.isFirst, sentence.leadIn == nil { given = [] }
        let tokens = sentence.tokens
        let all = given + figures
        given += figures.filter { $0.name.unit == .count }
        guard !given.isEmpty, text.contains("another further additional more others", in: tokens) else { return }
        for index in tokens {
            guard let (value, next) = text.count(at: index, in: tokens), isFurther(index, next, in: tokens),
                let name = name(at: index, in: tokens, figures)
            else { continue }
            let before = all.filter { $0.name == name && $0.tokens.upperBound <= index && $0.year == report.period }
            let isOfYear =
                scope.scope(ofClause: text.clause(around: index, in: tokens)).year ?? report.period == report.period
            guard !before.isEmpty, isOfYear else { continue }
            statements.takeBack(
                Correction(
                    names: [name], year: report.period, former: Set(before.map(\.value) + [Double(value)]),
                    corrected: [],
                    place: text.place(of: tokens),
                    message: "\"\(text.string(tokens))\" gives a further number, so that the one before is not all."))
        }
    }

    /// "another 12", "a further 12", "12 more", "twelve others". "12 more than last year" is a difference.
    private func isFurther(_ index: Int, _ next: Int, in tokens: Range<Int>) -> Bool {
        if tokens.contains(index - 1), text.isWord(index - 1, in: "another further additional") { return true }
        let noun = text.skip("complaints cases decisions", from: next, in: tokens)
        return tokens.contains(noun) && text.isWord(noun, in: "more further others additional")
            && !text.contains("than compared from against", in: noun..<tokens.upperBound)
    }

    /// Returns the figure that a further count is of: that which was read at it, else that which its words name.
    private func name(at index: Int, in tokens: Range<Int>, _ figures: [StatedFigure]) -> FigureName? {
        if let figure = figures.first(where: { $0.tokens.contains(index) }) { return figure.name }
        let clause = text.clause(around: index, in: tokens)
        let rest = index..<clause.upperBound
        if let name = text.outcome(in: rest)?.figureName { return name }
        return text.contains("upheld", in: rest) && !text.contains("not", in: rest) ? .decisionsUpheld : nil
    }
}
