import Model

/// Recognises the numbers of the Ombudsman's section that count parts of the cases before them without a noun of their own, and the
/// amounts of money beside them.
extension UnreadNumbers {
    /// Whether a word turns a sentence to another number than its own: "compared with 12", "against an average of 72%", but not
    /// "14 complaints against the Council" and "From the 197 decisions".
    func turnsToAnother(_ index: Int, in tokens: Range<Int>) -> Bool {
        if text.isWord(index, in: "compared compares than") { return true }
        if text.isWord(index, in: "against") { return text.isComparison(index, in: tokens) }
        return text.isWord(index, in: "from") && index > tokens.lowerBound
    }

    /// Whether a number counts a part of the cases that the sentence has counted before it, without a noun of its own.
    func isPart(_ index: Int, _ next: Int, in tokens: Range<Int>, beside figures: [StatedFigure]) -> Bool {
        isSubject(index, next, in: tokens, beside: figures) || endsSentence(index, next, in: tokens, beside: figures)
    }

    /// "… upheld 7 complaints, in 2 of which it found that the Council had already provided a satisfactory remedy"
    func isPartBehind(_ index: Int, _ next: Int, in tokens: Range<Int>) -> Bool {
        text.isWord(index - 1, in: "in for with") && tokens.contains(next + 1) && text.isWord(next, in: "of")
            && text.isWord(next + 1, in: "which them these those whom")
    }

    /// "fault causing injustice was found in two, fault without injustice in one"
    func isPlaceOfFault(_ index: Int, _ next: Int, in tokens: Range<Int>) -> Bool {
        text.isWord(index - 1, in: "in") && tokens.contains(next) && text.tokens[next].isSign(",")
            && text.contains("fault", in: max(tokens.lowerBound, index - 7)..<index)
    }

    /// Whether a number is the subject of its clause, behind cases that the sentence has counted: "27 complaints, of which five were
    /// put forward", "…, four led to advice being given".
    private func isSubject(_ index: Int, _ next: Int, in tokens: Range<Int>, beside figures: [StatedFigure]) -> Bool {
        guard tokens.contains(next), text.tokens[next].kind == .word, beginsClause(index, in: tokens),
            text.isWord(next, in: Self.predicates) || text.isPastTense(next)
        else { return false }
        return countsCases(before: index, in: tokens, beside: figures)
    }

    /// Whether a number is the last word of a sentence that has counted cases: "… and advice had been issued on 1."
    private func endsSentence(_ index: Int, _ next: Int, in tokens: Range<Int>, beside figures: [StatedFigure]) -> Bool
    {
        let isEnd = !tokens.contains(next) || text.tokens[next].isSign(".") && next + 1 == tokens.upperBound
        return isEnd && text.isWord(index - 1, in: "on in for") && tokens.contains(index - 1)
            && countsCases(before: index, in: tokens, beside: figures)
    }

    /// Returns the figures that a number without a noun may be, by the words of its clause: those of the outcome that it names, else
    /// those that any part of the cases may be.
    func names(ofPart index: Int, in tokens: Range<Int>) -> [FigureName] {
        outcome(ofPart: index, in: tokens).map { [$0] } ?? [.upholdInvestigations, .decisionsUpheld]
    }

    /// Returns the figure of the outcome that the words of a part name; nil where they name none.
    private func outcome(ofPart index: Int, in tokens: Range<Int>) -> FigureName? {
        let clause = text.clause(around: index, in: tokens)
        let joint = clause.prefix { $0 < index }.last { text.isWord($0, in: "and but") }
        let part = (joint ?? clause.lowerBound)..<clause.upperBound
        if let name = text.outcome(in: part)?.figureName { return name }
        return Self.partWords.first { text.contains($0.0, in: part) }?.1
    }

    private static let partWords: [(WordSet, FigureName)] = [
        (WordSet("advice"), .decisionsAdviceGiven), (WordSet("closed"), .decisionsClosedAfterInitialEnquiries),
        (WordSet("referred"), .decisionsReferredBack), (WordSet("invalid incomplete"), .decisionsIncompleteOrInvalid),
        (WordSet("premature"), .ombudsmanPremature),
        (WordSet("investigated investigation investigations"), .upholdInvestigations),
        (WordSet("payment payments compensation redress"), .remediesPayments),
        (WordSet("apology apologies"), .remediesApologies),
    ]

    /// Returns the figure of a part that a number counts: "3 of the decisions related to complaints investigated in detail"; nil where
    /// the words behind it name no whole, or no part of it.
    ///
    /// - Parameter next: the token behind the number.
    func names(ofPartBehind next: Int, in clause: Range<Int>) -> [FigureName]? {
        guard clause.contains(next + 2), text.isWord(next, in: "of"), text.isWord(next + 1, in: "the these those our")
        else {
            return nil
        }
        let part =
            text.skip("complaints cases decisions investigations", from: next + 2, in: clause)..<clause.upperBound
        if let name = text.outcome(in: part)?.figureName { return [name] }
        return text.contains("investigated investigation investigations", in: part) ? [.upholdInvestigations] : nil
    }

    /// Adds a doubt about each sum of money of a sentence that was not read: "recommended an apology and a payment of £150".
    ///
    /// - Parameter figures: those that were read in the sentence, whosever they are.
    func doubtAmounts(
        _ tokens: Range<Int>, _ scope: SentenceScope, _ figures: [StatedFigure], in statements: inout ReportStatements
    ) {
        for index in tokens where text.tokens[index].isSign("\u{A3}") && tokens.contains(index + 1) {
            guard let value = text.tokens[index + 1].number,
                !figures.contains(where: { $0.tokens.contains(index) || $0.tokens.contains(index + 1) })
            else { continue }
            let clause = text.clause(around: index, in: tokens)
            let whose = scope.scope(ofClause: clause)
            let place = text.place(of: index..<(index + 2))
            guard whose.isCouncilWide, whose.isAboutOmbudsman, whose.stage == nil,
                whose.year ?? report.period == report.period, !statements.states(value, at: place)
            else { continue }
            statements.doubt(
                [.ombudsmanPayments],
                "\"\(text.string(clause))\" gives a sum of money beside the Ombudsman's cases in words that are not known.",
                at: place)
        }
    }

    /// Whether a sentence has counted cases before a number, and nothing else since.
    private func countsCases(before index: Int, in tokens: Range<Int>, beside figures: [StatedFigure]) -> Bool {
        let before = tokens.lowerBound..<index
        if text.contains("recommendations recommendation actions staff officers", in: before) { return false }
        if let last = figures.last(where: { $0.tokens.lowerBound < index && $0.name.unit == .count }) {
            guard Self.divided.contains(last.name) else { return true }
            // "4 were upheld, of which two were …" counts parts of a part, which are no figures.
            return !text.isWord(index - 1, in: "which whom these those them")
                && outcome(ofPart: index, in: tokens) != nil
        }
        return before.contains { other in
            guard let (value, next) = text.count(at: other, in: before), !(1974...2099).contains(value) else {
                return false
            }
            return countsCases(next, in: before)
        }
    }

    /// The figures whose parts are no figures.
    private static let divided: Set<FigureName> = [.decisionsUpheld, .decisionsNotUpheld]

    private func beginsClause(_ index: Int, in tokens: Range<Int>) -> Bool {
        guard tokens.contains(index - 1) else { return true }
        if case .sign(let sign) = text.tokens[index - 1].kind {
            return [",", ";", ":", "(", "-"].contains { $0 == Character(UnicodeScalar(sign)) }
        }
        return text.isWord(index - 1, in: "and but which these those whom while whilst with only")
    }

    /// Verbs behind a number that is their subject.
    private static let predicates = WordSet(
        "were was had have has led went came are remain resulted fell")
}
