import Model

/// What the sentences of a paragraph speak of, one after the other: whom the next one is about where it does not say so.
struct ReportThread {
    private var isAboutOmbudsman = false
    /// A service, a contractor or another body that is not the council.
    private var isAboutOther = false
    /// The Ombudsman's cases, but not the council's, or only some of them.
    private var isAboutOtherCases = false
    private var isAboutHousingOmbudsman = false
    private var section: Int?

    /// What a sentence is about, given what was said before it.
    ///
    /// - Parameter own: what its own words, its headings and its introduction say.
    mutating func context(
        of sentence: ReportOutline.Sentence, _ own: ReportContext, in text: DocumentText
    ) -> ReportContext {
        var context = own
        let tokens = sentence.tokens
        if sentence.isFirst {
            isAboutOther = false
            isAboutOtherCases = false
            // Under a heading of the Ombudsmen the next paragraph may go on about the same one.
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
            context.isAboutOmbudsman = false
            context.isGeneral = false
            return context
        }
        guard !sentence.isFirst else { return context }
        // "The Ombudsman decided 15 complaints. Eleven were upheld.", "… Of these, eleven were upheld."
        let isOfThose =
            text.isWord(tokens.lowerBound, in: "of") && text.isWord(tokens.lowerBound + 1, in: "these those them")
        let isCounted = text.count(at: tokens.lowerBound, in: tokens) != nil || text.isNone(at: tokens.lowerBound)
        let isByCouncil = text.find("by the council", in: tokens) != nil || text.find("by us", in: tokens) != nil
        if isAboutOmbudsman, isOfThose || isCounted, !isByCouncil {
            context.isAboutOmbudsman = true
        }
        // "It upheld eleven.", "In 2020/21 it upheld nine."
        let subject = tokens.first { text.tokens[$0].kind == .word && !text.isWord($0, in: "in during for the year") }
        if isAboutOmbudsman, let subject, subject - tokens.lowerBound < 8, text.isWord(subject, in: "it") {
            context.isAboutOmbudsman = true
            context.isOmbudsmanIt = true
        }
        if isAboutOtherCases, context.isAboutOmbudsman { context.isGeneral = false }
        if isAboutOther, !context.isAboutOmbudsman, !text.contains(ReportWords.whole, in: tokens) {
            context.isGeneral = false
        }
        return context
    }

    /// Goes on to the next sentence.
    ///
    /// - Parameters:
    ///   - isOfCouncil: whether the sentence states figures of the council's, or has none but general words.
    ///   - isOfOtherCases: whether it counts something and states no figure of the council's.
    mutating func follow(_ context: ReportContext, isOfCouncil: Bool, isOfOtherCases: Bool) {
        isAboutOmbudsman = context.isAboutOmbudsman
        if isAboutOmbudsman, isOfOtherCases { isAboutOtherCases = true }
        if isOfCouncil { isAboutOther = false } else { isAboutOther = isAboutOther || !context.isAboutOmbudsman }
    }
}
