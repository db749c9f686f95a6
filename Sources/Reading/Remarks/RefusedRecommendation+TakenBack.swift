/// Refusals that a council took back.
extension RefusedRecommendation {
    /// Whether the same or the next two sentences say that the recommendation was accepted after all.
    static func isTakenBack(after words: Range<Int>, in sentence: Range<Int>, _ subject: Subject) -> Bool {
        let text = subject.text
        // "accepted our recommendation but now refuses to carry it out" is the other way round.
        var range = words.upperBound..<sentence.upperBound
        for _ in 0..<3 {
            let accepts = range.contains { index in
                text.isWord(index, in: "accepted agreed complied implemented")
                    && !text.isWord(index - 1, in: "not never")
                    && range.contains {
                        text.isWord($0, in: "now since later subsequently eventually")
                    }
                    && (range.upperBound == sentence.upperBound
                        || range.contains { text.isWord($0, in: "recommendation recommendations remedy recommended") })
            }
            if accepts { return true }
            guard range.upperBound < subject.passage.tokens.upperBound else { return false }
            range = text.sentence(around: range.upperBound, in: subject.passage.tokens)
        }
        return false
    }

    /// Whether a refusal is what was given up: "has withdrawn its earlier refusal".
    static func isWithdrawn(_ words: Range<Int>, _ text: DocumentText) -> Bool {
        text.isWord(words.lowerBound, in: "refusal rejection")
            && (words.lowerBound - 4..<words.lowerBound).contains {
                text.isWord($0, in: "withdrawn withdrew withdrawing reversed abandoned dropped overturned")
            }
    }

    /// Whether a sentence that names nobody counts a few cases, as a letter to one council does: "We recorded non-compliance with our
    /// recommendations in one case".
    static func isOfOwnCases(_ words: Range<Int>, in sentence: Range<Int>, _ subject: Subject) -> Bool {
        let text = subject.text
        return subject.last(in: sentence) == .unknown && text.isInCases(after: words, in: sentence)
            && !text.contains("nationally national england country across overall all sector", in: sentence)
    }
}
