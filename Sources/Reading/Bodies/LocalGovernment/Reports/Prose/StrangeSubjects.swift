import Model

/// Tracks whether a paragraph speaks of something with words that no clause of the council's has: a contractor, or only
/// some of the cases. What follows in the paragraph is then unclear, until a sentence speaks of the council again.
struct StrangeSubjects {
    private let report: ReportText
    private let text: DocumentText
    /// The first sentence of the paragraph with strange words.
    private var other: Range<Int>?
    /// The first sentence that counted only some of the Ombudsman's cases.
    private var otherCases: Range<Int>?
    /// The last sentence where it counted cases that the Ombudsman did not investigate, and no others.
    private var setAside: Range<Int>?
    /// The word by which a sentence of the paragraph restricts itself to a place: "In the eastern area there were few cases."
    private var place: Int?
    /// The word by which the sentence before speaks of some cases alone: "Cases about trees take long."
    private var kind: Int?

    init(_ report: ReportText) {
        self.report = report
        text = report.text
    }

    /// Makes the scope of a sentence unresolved where the sentences before leave its owner open.
    mutating func apply(to scope: inout SentenceScope, of sentence: ReportOutline.Sentence) {
        let names = scope.statement.items.contains { if case .ombudsman = $0.dimension { true } else { false } }
        if sentence.isFirst || names {
            other = nil
            otherCases = nil
        }
        if sentence.isFirst {
            setAside = nil
            place = nil
            kind = nil
        }
        guard !sentence.isFirst, scope.outer.owner == nil else { return }
        // "6 complaints were referred back to us. Of these, 4 were upheld.": the council upheld them.
        if let setAside, isAboutThose(sentence.tokens) {
            scope.outer.owner = .unresolved(setAside)
            return
        }
        if let word = place ?? (goesOn(sentence.tokens) ? kind : nil), !namesWhole(sentence.tokens) {
            scope.outer.owner = .unresolved(word..<(word + 1))
            return
        }
        let isOfOmbudsman = scope.statement.scope.inheriting(scope.outer).ombudsman != nil
        if isOfOmbudsman, let otherCases {
            scope.outer.owner = .unresolved(otherCases)
        } else if !isOfOmbudsman, let other, !text.contains(ReportVocabulary.whole, in: sentence.tokens) {
            scope.outer.owner = .unresolved(other)
        }
    }

    /// Whether a sentence goes on about the cases of the one before: "Of these, …", "Of the 6, …", "They …".
    private func isAboutThose(_ sentence: Range<Int>) -> Bool {
        let first = sentence.lowerBound
        return text.isWord(first, in: "they these those")
            || text.isWord(first, in: "of") && text.isWord(first + 1, in: "these those them the")
    }

    /// Whether a sentence may go on about the cases of the one before: it points at them, or its subject has no owner.
    private func goesOn(_ sentence: Range<Int>) -> Bool {
        isAboutThose(sentence)
            || sentence.contains { text.isWord($0, in: "of") && text.isWord($0 + 1, in: "them these those") }
            || text.isWord(sentence.lowerBound, in: "the")
                && text.isWord(sentence.lowerBound + 1, in: "uphold compliance")
    }

    /// Whether a sentence speaks of the council, or of all cases.
    private func namesWhole(_ sentence: Range<Int>) -> Bool {
        text.contains("council councils we us our ours overall total all altogether", in: sentence)
            || text.contains(report.scopes.recogniser.distinct, in: sentence)
    }

    private static let notInvestigated: Set<FigureName> = [
        .decisionsReferredBack, .decisionsAdviceGiven, .decisionsIncompleteOrInvalid,
        .decisionsClosedAfterInitialEnquiries,
        .ombudsmanPremature, .ombudsmanOutsideRemit,
    ]

    /// Remembers the words of a sentence for those behind it.
    mutating func advance(
        past sentence: ReportOutline.Sentence, _ scope: SentenceScope, _ figures: [StatedFigure]
    ) {
        let isOfOmbudsman = scope.statement.scope.inheriting(scope.outer).ombudsman != nil
        notePlace(of: sentence.tokens, scope, isOfOmbudsman: isOfOmbudsman, hasFigures: !figures.isEmpty)
        let isOfSetAside = !figures.isEmpty && figures.allSatisfy { Self.notInvestigated.contains($0.name) }
        setAside = isOfSetAside || setAside != nil && isAboutThose(sentence.tokens) ? setAside ?? sentence.tokens : nil
        let isComparison =
            text.isWord(sentence.tokens.lowerBound, in: "this it")
            && text.contains("compares compared up down from than", in: sentence.tokens)
        if isOfOmbudsman, figures.isEmpty, !isComparison, countsCases(sentence.tokens) {
            otherCases = otherCases ?? sentence.tokens
        }
        let isKnown =
            !figures.isEmpty || report.scopes.wording.isCouncilWide(caption: sentence.tokens, in: text)
        if isKnown {
            other = nil
        } else if !isOfOmbudsman, !text.contains("target targets aim", in: sentence.tokens) {
            other = other ?? sentence.tokens
        }
    }

    private mutating func notePlace(
        of sentence: Range<Int>, _ scope: SentenceScope, isOfOmbudsman: Bool, hasFigures: Bool
    ) {
        kind = nil
        if namesWhole(sentence) { place = nil }
        guard isOfOmbudsman, !hasFigures else { return }
        let restriction = RateRestriction(
            text, scope.statement, authority: report.scopes.recogniser.authority,
            years: text.reportingYears(in: sentence).map(\.tokens), measures: [])
        if let word = restriction.opening(of: sentence), !namesWhole(sentence) { place = word }
        kind = restriction.ofCases(in: sentence)
    }

    /// Whether a sentence counts anything: it has a number that is no year and no share.
    private func countsCases(_ sentence: Range<Int>) -> Bool {
        let years = text.reportingYears(in: sentence)
        return sentence.contains { index in
            guard let count = text.count(at: index, in: sentence), !(1970...2099).contains(count.value) else {
                return false
            }
            return !text.isPercentSign(count.next, in: sentence)
                && !years.contains { $0.tokens.contains(index) }
        }
    }
}
