/// Wordings of public reports whose subject stands apart from the report.
extension PublicReport {
    /// Whether a further report was made because of the authority: "a further report because your Council would not act", "a second
    /// report on your Council's failure"; but "a further report on home care, which your Council will find useful".
    static func isCaused(after words: Range<Int>, in sentence: Range<Int>, _ subject: Subject) -> Bool {
        let text = subject.text
        for index in words.upperBound..<max(words.upperBound, sentence.upperBound) {
            // "a report that found your Council had delayed"
            if text.word(index, is: "that"), text.isWord(index + 1, in: Self.findings) {
                return isAboutAuthority(behind: words.lowerBound..<index, in: sentence, subject)
            }
            if text.isWord(index, in: "which that whose") { return false }
            if text.isWord(index, in: "because since as after when"), !text.isWord(index + 1, in: "well part a an") {
                return subject.last(in: index..<min(index + 8, sentence.upperBound)) == .authority
            }
            let actor = subject.actor(at: index)
            if actor == .other { return false }
            if actor == .authority {
                return !text.contains("for to", in: words.upperBound..<index)
            }
        }
        // "Your Council's refusal led us to publish a further report."
        let before = sentence.lowerBound..<words.lowerBound
        return text.contains("led forced required obliged caused", in: before) && subject.last(in: before) == .authority
    }

    /// Whether a report that the Ombudsman published is about the authority: "The report we published in March found that your Council
    /// …"; but "The focus report we published sets out lessons for all councils, including your Council".
    static func isAboutAuthority(behind words: Range<Int>, in sentence: Range<Int>, _ subject: Subject) -> Bool {
        let text = subject.text
        if text.isWord(words.lowerBound - 1, in: "focus annual special thematic corporate insight good") {
            return false
        }
        // "One formal report was issued against your Council", and no inspection report
        if text.isWord(words.lowerBound + 1, in: "was were"),
            !text.isWord(words.lowerBound - 1, in: "one two three a further second formal")
        {
            return false
        }
        guard
            let verb = (words.upperBound..<max(words.upperBound, sentence.upperBound)).first(where: {
                text.isWord($0, in: Self.findings)
            })
        else { return false }
        var index = verb + 1
        while index < sentence.upperBound {
            if subject.actor(at: index) == .authority { return true }
            guard text.isWord(index, in: Self.betweenFindingAndAuthority) || text.isCapital(index) else { return false }
            index += 1
        }
        return false
    }

    /// The word before "our public report", which needs no verb: "Following our public report on your Council's scheme, …".
    static func ownReport(_ words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Int? {
        let before = words.lowerBound - 1
        return sentence.contains(before) && text.isWord(before, in: "our my") ? before : nil
    }

    /// Whether a case ends with a report at a token: "ended with", "resulted in", "led to".
    static func isEnd(_ index: Int, _ text: DocumentText) -> Bool {
        text.isWord(index, in: "ended concluded culminated finished resulted led")
            && text.isWord(index + 1, in: "with in to")
    }

    /// The end of what a sentence says about a report: "We issued a public report about your Council, which you can read on our
    /// website" says the rest about the website.
    static func clauseEnd(behind words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Int {
        (words.upperBound..<max(words.upperBound, sentence.upperBound)).first { index in
            text.tokens[index].isSign(";") || text.tokens[index].isSign("(")
                || text.isWord(index, in: "which and")
                    && text.isWord(index + 1, in: "you we it the this a is can members readers may")
        } ?? sentence.upperBound
    }

    private static let findings = WordSet(
        "about on into against concerning found criticised concerned involved identified exposed condemned highlighted censured showed"
    )
    private static let betweenFindingAndAuthority = WordSet(
        "that how why fault faults failings failures serious significant repeated in by with of against the your")
}
