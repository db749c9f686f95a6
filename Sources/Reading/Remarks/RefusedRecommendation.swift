import Model

/// Finds statements of a refusal: "The Council does not intend to comply with this recommendation."
enum RefusedRecommendation {
    static func finding(_ passages: [PhraseMatch<Remarks.Mark>], _ subject: Subject) -> Finding? {
        for passage in passages where passage.meaning == .refusal {
            let sentence = subject.text.sentence(around: passage.tokens.lowerBound, in: subject.passage.tokens)
            guard says(passage.tokens, in: sentence, subject), !isTakenBack(after: sentence, subject) else { continue }
            return Finding(
                code: .remarkRefusedRecommendation,
                message:
                    "The text says that the authority refused a recommendation or does not intend to comply with it.",
                place: subject.text.place(of: sentence))
        }
        return nil
    }

    private static func says(_ words: Range<Int>, in sentence: Range<Int>, _ subject: Subject) -> Bool {
        let text = subject.text
        guard sentence.contains(where: { isRecommendation($0, in: text) }) || isCompliance(words, in: sentence, text),
            isRefusal(words, in: sentence, text)
        else { return false }
        let before = sentence.lowerBound..<words.lowerBound
        // "If an authority refuses …", "it may refuse …"
        guard !before.contains(where: { Remarks.isCondition($0, in: text) }),
            !before.contains(where: { text.word($0, isOneOf: ["when", "where", "initially", "originally", "draft"]) }),
            !(words.upperBound..<min(words.upperBound + 4, sentence.upperBound)).contains(where: {
                text.word($0, is: "draft")
            })
        else { return false }
        return isBy(subject, words, in: sentence)
    }

    /// Whether a token names a recommendation: "recommendation", "the remedy (that) we (had) recommended", "the
    /// recommended payment".
    private static func isRecommendation(_ index: Int, in text: DocumentText) -> Bool {
        if text.word(index, isOneOf: ["recommendation", "recommendations"]) { return true }
        guard text.word(index, is: "recommended") else { return false }
        if text.word(index + 1, isOneOf: remedies) { return true }
        var before = index - 1
        while index - before < 6, text.word(before, isOneOf: recommending) { before -= 1 }
        return before < index - 1 && text.word(before, isOneOf: remedies)
    }

    private static let remedies: [StaticString] = [
        "remedy", "remedies", "payment", "payments", "compensation", "apology", "action", "actions", "redress", "sum",
        "amount", "measures", "steps",
    ]
    private static let recommending: [StaticString] = [
        "we", "i", "the", "ombudsman", "that", "which", "have", "has", "had", "was", "were", "been",
    ]

    /// Whether the words speak of complying without the noun: "comply with this".
    private static func isCompliance(_ words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        (words.lowerBound..<min(words.upperBound + 3, sentence.upperBound)).contains {
            text.word($0, isOneOf: ["comply", "complying"])
        }
    }

    /// Whether the words, with their negation, say no.
    private static func isRefusal(_ words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        let before = max(sentence.lowerBound, words.lowerBound - 3)..<words.lowerBound
        let isNegated = before.contains { text.word($0, isOneOf: ["not", "never", "no", "nor", "neither", "without"]) }
        if text.word(words.lowerBound, isOneOf: ["intend", "intends", "intention", "intending"]) {
            return isNegated || words.contains { text.word($0, is: "not") }
        }
        if text.word(words.lowerBound, isOneOf: ["not", "intended"]) {
            // "not accept(ed) our recommendation", "not to comply"
            return !(words.upperBound - words.lowerBound < 2)
                && (isCompliance(words, in: sentence, text) || isObject(after: words, in: sentence, text))
        }
        if text.word(words.lowerBound, is: "will") {
            // "will not implement our recommendation"
            let verb = words.upperBound
            return text.word(verb, isOneOf: ["implement", "comply", "accept", "carry", "act", "agree", "follow"])
                || text.word(verb, isOneOf: ["pay", "make", "offer", "provide", "give", "take"])
                    && isObject(after: words, in: sentence, text)
        }
        guard !isNegated else { return false }
        return isObject(after: words, in: sentence, text) || isObject(before: words, in: sentence, text)
            || isCompliance(words, in: sentence, text)
    }

    /// Whether a recommendation follows as the object: "refused … our recommendation".
    private static func isObject(after words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        (words.upperBound..<min(words.upperBound + 14, sentence.upperBound)).contains { isRecommendation($0, in: text) }
    }

    /// Whether a recommendation goes before as the object: "our recommendation was refused".
    private static func isObject(before words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        guard text.word(words.lowerBound - 1, isOneOf: ["was", "were", "been"]) else { return false }
        return (max(sentence.lowerBound, words.lowerBound - 6)..<words.lowerBound).contains {
            isRecommendation($0, in: text)
        }
    }

    /// Whether it is the authority who refuses.
    private static func isBy(_ subject: Subject, _ words: Range<Int>, in sentence: Range<Int>) -> Bool {
        let text = subject.text
        if isObject(before: words, in: sentence, text) {
            let agent = subject.last(in: words.upperBound..<sentence.upperBound)
            return agent != .other && subject.isOwn(before: sentence)
        }
        // The word before the verb, auxiliaries and adverbs passed over, is who acts.
        var index = words.lowerBound - 1
        while index >= sentence.lowerBound, text.word(index, isOneOf: auxiliaries) || isAdverb(index, text) {
            index -= 1
        }
        guard index >= sentence.lowerBound else { return false }
        if text.word(index, isOneOf: ["it", "you", "which", "that", "and", "but", "who", "they"]) {
            switch subject.last(in: sentence.lowerBound..<index) {
            case .authority: return subject.isOwn(before: sentence)
            case .other: return text.word(index, is: "you")
            case .unknown: return !text.word(index, is: "they") && subject.isOwn(before: sentence)
            }
        }
        guard subject.actor(at: index) == .authority else {
            // "the Council's decision to refuse", "its refusal to comply"
            guard text.word(index, isOneOf: ["its", "your", "decision", "council's", "authority's", "continued", "to"])
            else { return false }
            return subject.last(in: sentence.lowerBound..<words.lowerBound) != .other && subject.isOwn(before: sentence)
        }
        return subject.isOwn(before: sentence)
    }

    private static let auxiliaries: [StaticString] = [
        "has", "have", "had", "was", "were", "is", "are", "be", "been", "does", "do", "did", "will", "also", "then",
        "still", "since", "not", "now", "no", "so", "again", "never", "to", "decided", "chose", "chosen", "continues",
        "continued", "continue",
    ]

    private static func isAdverb(_ index: Int, _ text: DocumentText) -> Bool {
        guard case .word = text.tokens[index].kind else { return false }
        return text.tokens[index].bytes.count > 4
            && text.folded[text.tokens[index].bytes].suffix(2).elementsEqual("ly".utf8)
    }

    /// Whether the same or the next two sentences say that the recommendation was accepted after all.
    private static func isTakenBack(after sentence: Range<Int>, _ subject: Subject) -> Bool {
        let text = subject.text
        var range = sentence
        for _ in 0..<3 {
            let accepts = range.contains { index in
                text.word(index, isOneOf: ["accepted", "agreed", "complied", "implemented"])
                    && !text.word(index - 1, isOneOf: ["not", "never"])
                    && range.contains {
                        text.word($0, isOneOf: ["now", "since", "later", "subsequently", "eventually"])
                    }
                    && (range == sentence || range.contains { isRecommendation($0, in: text) })
            }
            if accepts { return true }
            guard range.upperBound < subject.passage.tokens.upperBound else { return false }
            range = text.sentence(around: range.upperBound, in: subject.passage.tokens)
        }
        return false
    }
}
