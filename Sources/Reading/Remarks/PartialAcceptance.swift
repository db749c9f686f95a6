/// Recommendations of which a council accepted some and not all, and those that are open and that it now refuses.
extension DocumentText {
    /// Whether words near a verb may except something: a cheap test that most verbs fail.
    func saysExcept(near verb: Range<Int>) -> Bool {
        isWord(verb.lowerBound - 1, in: "only")
            || (max(0, verb.lowerBound - 10)..<min(verb.upperBound + 12, tokens.count)).contains {
                isWord($0, in: Self.wordsOfException)
            }
    }

    /// Whether a sentence says that a verb is true of some recommendations only: "accepted all but one of", "accepted our
    /// recommendations in all but one case", "agreed to four of our recommendations but not to the fifth", "accepted only some of".
    func isExcept(_ verb: Range<Int>, in sentence: Range<Int>) -> Bool {
        let rest = verb.upperBound..<max(verb.upperBound, min(verb.upperBound + 16, sentence.upperBound))
        let before = max(sentence.lowerBound, verb.lowerBound - 10)..<verb.lowerBound
        let isOnly = isWord(verb.lowerBound - 1, in: "only")
        for index in rest {
            if isException(index, in: sentence) { return true }
            if isWord(index, in: "but"), isWord(index + 1, in: "not"),
                !isWord(index + 2, in: "before until always only")
            {
                return isWord(index + 2, in: "to all the one others our my every with")
                    || index + 2 >= sentence.upperBound
            }
            // "accepted only three of our five recommendations", "only accepted some of them"
            if isOnly || isWord(index - 1, in: "only"), index <= verb.upperBound + 2,
                isWord(index, in: "some part half") || count(at: index, in: sentence) != nil
            {
                return (index + 1..<index + 3).contains { isWord($0, in: "of") }
            }
            if isWord(index, in: "; so because although while whereas") { return false }
        }
        return before.contains { isException($0, in: sentence) }
    }

    /// Whether an exception begins at a token: "all but one", "except for one", "with one exception".
    private func isException(_ index: Int, in sentence: Range<Int>) -> Bool {
        func isCount(_ index: Int) -> Bool { count(at: index, in: sentence).map { $0.value > 0 } ?? false }
        if isWord(index, in: "all every"), isWord(index + 1, in: "but bar except") { return isCount(index + 2) }
        if isWord(index, in: "except"), isWord(index - 1, in: "recommendations them case cases") {
            return isCount(index + 1) || isWord(index + 1, in: "for in") && isCount(index + 2)
        }
        return isWord(index, in: "exception exceptions") && isCount(index - 1) && isWord(index - 2, in: "with")
    }

    private static let wordsOfException = WordSet("but bar except exception exceptions only")

    /// Whether a sentence goes on to say that the council will not: "has yet to comply …, and now says it will not".
    func saysItWillNot(after verb: Range<Int>, in sentence: Range<Int>) -> Bool {
        (verb.upperBound..<sentence.upperBound).contains { index in
            guard isWord(index, in: "it they"), isWord(index + 1, in: "will would does do has have"),
                isWord(index + 2, in: "not no")
            else { return false }
            var end = index + 3
            if isWord(end, in: "intend intends plan propose wish intention plans") { end += 1 }
            while isWord(end, in: "to of do so doing comply complying") { end += 1 }
            return end >= sentence.upperBound || tokens[end].isSign(".") || tokens[end].isSign(",")
        }
    }
}
