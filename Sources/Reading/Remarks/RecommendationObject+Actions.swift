/// Refusals that name the action instead of the recommendation: "One recommendation remains outstanding; your Council has refused
/// to review its policy."
extension RecommendationObject {
    /// Whether a verb refuses to do something, now, right after the Ombudsman's recommendation was spoken of.
    ///
    /// A refusal of the time before the complaint is the complaint itself: "We recommended an apology because the Council had refused to
    /// review its policy".
    func refusesAction(_ verb: Range<Int>) -> Bool {
        guard text.word(verb.upperBound, is: "to"), text.isWord(verb.upperBound + 1, in: Self.actions) else {
            return false
        }
        let rest = verb.upperBound..<sentence.upperBound
        // "continues to refuse to pay, although we recommended it"
        if rest.contains(where: {
            text.isWord($0, in: "although though") && text.word($0 + 1, is: "we")
                && text.isWord($0 + 2, in: "recommended asked")
        }) {
            return true
        }
        guard !rest.contains(where: { text.isWord($0, in: "after found before until unless") }),
            text.isWord(verb.lowerBound, in: "refuse refuses refusing unwilling")
                || text.isWord(verb.lowerBound - 1, in: "has have now since still also so")
        else { return false }
        let own = sentence.lowerBound..<verb.lowerBound
        if own.contains(where: { text.isWord($0, in: "because when where after had before another until") }) {
            return false
        }
        if isAskedFor(in: own) { return true }
        return isAskedFor(in: lastSentence)
    }

    /// Whether the Ombudsman recommends or asks for something in a range.
    private func isAskedFor(in range: Range<Int>) -> Bool {
        if isIntroduced(in: range), !range.contains(where: { text.isWord($0, in: "implemented complied accepted") }) {
            return true
        }
        return range.contains { index in
            text.isWord(index, in: "we i")
                && (text.word(index + 1, is: "recommended")
                    || text.word(index + 1, is: "asked") && text.contains("to", in: index + 2..<index + 6)
                        && !text.contains("for", in: index + 2..<index + 6))
                || text.isWord(index, in: "recommended") && text.isWord(index + 1, in: "a an that it the")
                    && !(range.lowerBound..<index).contains { text.isWord($0, in: Self.readers) }
        }
    }

    /// Whether "the payment" is one that the sentence before asked for: "It agreed to the apology but not to the payment".
    func isAskedRemedy(_ index: Int) -> Bool {
        text.isWord(index, in: Self.remedies) && text.word(index - 1, is: "the") && isAskedFor(in: lastSentence)
    }

    /// Whether "the remedy" ends a sentence that goes on about the Ombudsman's findings or recommendations: "disputed our findings and has
    /// not carried out the remedy", "Despite agreeing to our recommendations, … the service improvements".
    func isBareRemedy(_ index: Int) -> Bool {
        let end = index + 1
        let first = text.word(index - 1, is: "service") ? index - 2 : index - 1
        guard text.isWord(index, in: "remedy remedies compensation payment improvements"), text.word(first, is: "the"),
            end >= sentence.upperBound || text.tokens[end].isSign(".")
        else { return false }
        return (sentence.lowerBound..<index).contains { mark in
            text.word(mark, is: "fault") && text.isWord(mark - 1, in: "accepted admitted accepts the")
                || text.isWord(mark, in: "our my")
                    && text.isWord(mark + 1, in: "finding findings decision recommendation recommendations")
        }
    }

    /// Whether a sentence says of what was proposed that it was refused: "I proposed a settlement of £750, which your Council refused".
    func isProposed(before verb: Range<Int>) -> Bool {
        let own = sentence.lowerBound..<verb.lowerBound
        return own.contains { index in
            text.isWord(index, in: "we i") && text.isWord(index + 1, in: "proposed recommended suggested")
        } && own.suffix(5).contains { text.word($0, is: "which") }
    }

    /// The sentence that ends where this one begins.
    private var lastSentence: Range<Int> {
        guard !paragraph.isEmpty else { return paragraph }
        return text.sentence(around: paragraph.upperBound - 1, in: paragraph)
    }

    private static let readers = WordSet("officers officer auditor auditors ofsted panel committee inspector tribunal")
    private static let actions = WordSet(
        """
        review revise amend change reassess reconsider refund repay reimburse pay apologise remedy backdate reinstate train make put write
        offer provide
        """)
}
