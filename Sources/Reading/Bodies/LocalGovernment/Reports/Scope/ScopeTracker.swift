/// Tracks the subject of a paragraph, so that a sentence without one inherits its predecessor's.
struct ScopeTracker {
    private var isAboutOmbudsman = false
    /// Whether the paragraph speaks of a service, a contractor or another body that is not the council.
    private var isAboutOther = false
    /// Whether it speaks of cases of the Ombudsman's that are not the council's, or are only some of them.
    private var isAboutOtherCases = false
    private var isAboutHousingOmbudsman = false
    private var section: Int?

    /// Returns the scope of a sentence, given the sentences before it.
    ///
    /// - Parameter own: the scope that the sentence's own words, its headings and its lead-in give.
    mutating func scope(
        of sentence: ReportOutline.Sentence, _ own: ReportScope, in text: DocumentText
    ) -> ReportScope {
        var scope = own
        let tokens = sentence.tokens
        if sentence.isFirst {
            isAboutOther = false
            isAboutOtherCases = false
            // Under a heading of both Ombudsmen a new paragraph may go on about the same one: "The Housing Ombudsman
            // made 7 determinations." and, after a blank line, "Five were upheld."
            if section != sentence.section || !own.isAboutOmbudsman { isAboutHousingOmbudsman = false }
        }
        section = sentence.section
        if text.mentionsOmbudsman(tokens) {
            isAboutHousingOmbudsman = false
            isAboutOther = false
            isAboutOtherCases = false
        } else if text.mentionsHousingOmbudsman(tokens) {
            isAboutHousingOmbudsman = true
        }
        if isAboutHousingOmbudsman {
            scope.isAboutOmbudsman = false
            scope.isCouncilWide = false
            return scope
        }
        guard !sentence.isFirst else { return scope }
        // "The Ombudsman decided 15 complaints. Eleven were upheld.", "… Of these, eleven were upheld."
        let isOfThose =
            text.isWord(tokens.lowerBound, in: "of") && text.isWord(tokens.lowerBound + 1, in: "these those them")
        let isCounted = text.count(at: tokens.lowerBound, in: tokens) != nil || text.isNone(at: tokens.lowerBound)
        let isByCouncil = text.find("by the council", in: tokens) != nil || text.find("by us", in: tokens) != nil
        if isAboutOmbudsman, isOfThose || isCounted, !isByCouncil {
            scope.isAboutOmbudsman = true
        }
        // "It upheld eleven.", "In 2020/21 it upheld nine."
        let subject = tokens.first { text.tokens[$0].kind == .word && !text.isWord($0, in: "in during for the year") }
        if isAboutOmbudsman, let subject, subject - tokens.lowerBound < 8, text.isWord(subject, in: "it") {
            scope.isAboutOmbudsman = true
            scope.meansOmbudsmanByIt = true
        }
        if isAboutOtherCases, scope.isAboutOmbudsman { scope.isCouncilWide = false }
        if isAboutOther, !scope.isAboutOmbudsman, !text.contains(ReportVocabulary.whole, in: tokens) {
            scope.isCouncilWide = false
        }
        return scope
    }

    /// Remembers the scope of a sentence for the next one.
    ///
    /// - Parameters:
    ///   - scope: the scope that `scope(of:_:in:)` returned for the sentence.
    ///   - isOfCouncil: whether the sentence states figures of the council's, or has only words that leave it the whole
    ///     council's.
    ///   - isOfOtherCases: whether it counts something and states no figure of the council's.
    mutating func advance(past scope: ReportScope, isOfCouncil: Bool, isOfOtherCases: Bool) {
        isAboutOmbudsman = scope.isAboutOmbudsman
        if isAboutOmbudsman, isOfOtherCases { isAboutOtherCases = true }
        if isOfCouncil { isAboutOther = false } else { isAboutOther = isAboutOther || !scope.isAboutOmbudsman }
    }
}
