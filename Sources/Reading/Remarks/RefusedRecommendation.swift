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
                    "The text says that the authority refused a recommendation or did not comply with it.",
                place: subject.text.place(of: sentence))
        }
        return nil
    }

    private static func says(_ words: Range<Int>, in sentence: Range<Int>, _ subject: Subject) -> Bool {
        let text = subject.text
        guard sentence.contains(where: { isRecommendation($0, in: text) }) || isCompliance(words, in: sentence, text),
            isRefusal(words, in: sentence, text), !isDenied(words, in: sentence, text),
            !isAboutLastYear(sentence, text)
        else { return false }
        let before = sentence.lowerBound..<words.lowerBound
        // "If an authority refuses …", "it may refuse …", "Had your Council refused …"
        guard !text.word(sentence.lowerBound, isOneOf: ["had", "were"]),
            !before.contains(where: { Remarks.isCondition($0, in: text) }),
            !before.contains(where: { text.word($0, isOneOf: ["when", "where", "initially", "originally", "draft"]) }),
            !(words.upperBound..<min(words.upperBound + 4, sentence.upperBound)).contains(where: {
                text.word($0, is: "draft")
            })
        else { return false }
        return isBy(subject, words, in: sentence)
    }

    /// Whether the sentence denies what its words say: "On no occasion did the Council refuse …", "None of our
    /// recommendations was refused.", "It is not the case that …", "… failed to comply in no case".
    private static func isDenied(_ words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        let opening = sentence.lowerBound..<min(sentence.lowerBound + 3, words.lowerBound)
        if opening.contains(where: { text.word($0, isOneOf: ["no", "none", "never", "neither", "nobody"]) }) {
            return true
        }
        let denials = (sentence.lowerBound..<words.lowerBound).contains { index in
            text.word(index, isOneOf: ["denies", "denied", "untrue"])
                || text.word(index, is: "not") && text.word(index + 1, isOneOf: ["true", "correct", "the"])
                || text.word(index, is: "no")
                    && text.word(
                        index + 1, isOneOf: ["time", "occasion", "case", "point", "instance", "circumstances"])
        }
        if denials { return true }
        return (words.upperBound..<min(words.upperBound + 6, sentence.upperBound)).contains { index in
            text.word(index, isOneOf: ["in", "on", "with"])
                && text.word(index + 1, isOneOf: ["no", "none", "neither", "zero"])
        }
    }

    private static func isAboutLastYear(_ sentence: Range<Int>, _ text: DocumentText) -> Bool {
        sentence.contains {
            text.word($0, isOneOf: ["last", "previous"]) && text.word($0 + 1, isOneOf: ["year", "year's"])
        }
    }

    /// Whether a token names a recommendation: "recommendation", "the remedy (that) we (had) recommended", "the
    /// recommended payment".
    private static func isRecommendation(_ index: Int, in text: DocumentText) -> Bool {
        if text.word(index, isOneOf: ["recommendation", "recommendations"]) { return true }
        // "what it had agreed to do"
        if text.word(index, isOneOf: ["agreed", "promised"]) {
            return isFollowedBack(from: index, to: ["what"], in: text)
        }
        // "the remedy we proposed"
        if text.word(index, isOneOf: ["proposed", "suggested"]) {
            return isFollowedBack(from: index, to: remedies, in: text)
                && text.word(index - 1, isOneOf: ["we", "i", "had", "have", "ombudsman"])
        }
        guard text.word(index, is: "recommended") else { return false }
        if isFollowedBack(from: index, to: ["what", "as"], in: text) { return true }
        if text.word(index + 1, isOneOf: remedies) { return true }
        var before = index - 1
        while index - before < 6, text.word(before, isOneOf: recommending) { before -= 1 }
        return before < index - 1 && text.word(before, isOneOf: remedies)
    }

    /// Whether one of some words stands before a verb, with who acts between: "what we had recommended".
    private static func isFollowedBack(from index: Int, to words: [StaticString], in text: DocumentText) -> Bool {
        var before = index - 1
        while index - before < 6,
            text.word(before, isOneOf: recommending) || text.word(before, isOneOf: ["it", "you", "they"])
        {
            before -= 1
        }
        return before < index - 1 && text.word(before, isOneOf: words)
    }

    private static let remedies: [StaticString] = [
        "remedy", "remedies", "payment", "payments", "compensation", "apology", "action", "actions", "redress", "sum",
        "amount", "measures", "steps",
    ]
    private static let recommending: [StaticString] = [
        "we", "i", "the", "ombudsman", "that", "which", "have", "has", "had", "was", "were", "been",
    ]

    /// Whether the words speak of complying without the noun: "comply with this". To comply with a law or a policy is
    /// another matter.
    private static func isCompliance(_ words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        let reach = words.lowerBound..<min(words.upperBound + 3, sentence.upperBound)
        guard let verb = reach.first(where: { text.word($0, isOneOf: ["comply", "complying", "complied"]) }) else {
            return false
        }
        guard text.word(verb + 1, is: "with") else { return true }
        return (verb + 2..<min(verb + 9, max(verb + 2, sentence.upperBound))).contains { index in
            isRecommendation(index, in: text)
                || text.word(
                    index,
                    isOneOf: ["this", "these", "them", "it", "our", "ombudsman", "ombudsman's", "remedy", "remedies"])
        }
    }

    /// Whether the words, with their negation, say no.
    private static func isRefusal(_ words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        let before = max(sentence.lowerBound, words.lowerBound - 3)..<words.lowerBound
        let isNegated = before.contains { text.word($0, isOneOf: ["not", "never", "no", "nor", "neither", "without"]) }
        if text.word(words.lowerBound, isOneOf: ["intend", "intends", "intention", "intending"]) {
            // "has no intention of doing so" refuses where the recommendation stands before.
            if text.word(words.upperBound - 1, is: "so"), !isNegated { return false }
            return isNegated || words.contains { text.word($0, is: "not") }
        }
        if text.word(words.lowerBound, is: "not"), text.word(words.lowerBound + 1, isOneOf: giving) {
            // "did not provide evidence of what we recommended" is of something else.
            let object = words.upperBound..<min(words.upperBound + 4, sentence.upperBound)
            return !isLate(after: words, in: sentence, text)
                && object.contains { text.word($0, isOneOf: remedies) }
                && isNearObject(after: words, in: sentence, text)
        }
        if isFailure(words, text) {
            return !isNegated && !isLate(after: words, in: sentence, text)
                && (isCompliance(words, in: sentence, text) || isNearObject(after: words, in: sentence, text)
                    || isObject(before: words, in: sentence, text))
        }
        if text.word(words.lowerBound, isOneOf: ["not", "intended"]) {
            // "not accept(ed) our recommendation", "not to comply"
            return !(words.upperBound - words.lowerBound < 2)
                && (isCompliance(words, in: sentence, text) || isObject(after: words, in: sentence, text))
        }
        if text.word(words.lowerBound, isOneOf: ["will", "would"]) {
            // "will not implement our recommendation"
            // "will not be implementing"
            let verb = text.word(words.upperBound, is: "be") ? words.upperBound + 1 : words.upperBound
            return text.word(verb, is: "comply") && isCompliance(words, in: sentence, text)
                || text.word(verb, isOneOf: refusable)
                || text.word(verb, isOneOf: ["pay", "make", "offer", "provide", "give", "take", "apologise", "do"])
                    && isObject(after: words, in: sentence, text)
        }
        guard !isNegated else { return false }
        // "considered our recommendation but decided against making the payment"
        if text.word(words.lowerBound, is: "decided"), text.word(words.lowerBound + 1, is: "against"),
            (sentence.lowerBound..<words.lowerBound).contains(where: { isRecommendation($0, in: text) }),
            (words.upperBound..<min(words.upperBound + 4, sentence.upperBound)).contains(where: {
                text.word($0, isOneOf: remedies)
            })
        {
            return true
        }
        return isObject(after: words, in: sentence, text) || isObject(before: words, in: sentence, text)
            || isCompliance(words, in: sentence, text)
    }

    private static let giving: [StaticString] = ["provide", "provided", "pay", "paid"]

    private static let refusable: [StaticString] = [
        "implement", "implementing", "accept", "accepting", "carry", "carrying", "act", "acting", "agree", "agreeing",
        "follow", "following", "complying",
    ]

    /// Whether the words say that something was not done: "failed to comply", "its failure to implement", "not carried
    /// out", "ignored".
    private static func isFailure(_ words: Range<Int>, _ text: DocumentText) -> Bool {
        if text.word(words.lowerBound, isOneOf: ["failed", "fails", "failure", "ignored", "disregarded"]) {
            return true
        }
        return text.word(words.lowerBound, is: "not")
            && text.word(
                words.lowerBound + 1,
                isOneOf: [
                    "comply", "complied", "implement", "implemented", "carry", "carried", "acted", "follow", "followed",
                    "been", "do", "done",
                ])
    }

    /// Whether the sentence goes on about time: what was done late was not refused.
    private static func isLate(after words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        (words.upperBound..<sentence.upperBound).contains { index in
            text.word(
                index,
                isOneOf: [
                    "time", "timescale", "timescales", "deadline", "deadlines", "late", "promptly", "within", "delay",
                    "yet",
                ])
        }
    }

    /// Whether a recommendation follows as the object of the words' own clause: "failed to act promptly and has
    /// accepted our recommendations" has it in another.
    private static func isNearObject(after words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        for index in words.upperBound..<min(words.upperBound + 10, sentence.upperBound) {
            if isRecommendation(index, in: text) { return true }
            if text.word(index, isOneOf: ["and", "but", "so", "then", "although", "because", "accepted", "agreed"]) {
                return false
            }
        }
        return false
    }

    /// Whether a recommendation follows as the object: "refused … our recommendation".
    private static func isObject(after words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        (words.upperBound..<min(words.upperBound + 14, sentence.upperBound)).contains { isRecommendation($0, in: text) }
    }

    /// Whether a recommendation goes before as the object: "our recommendation was refused".
    private static func isObject(before words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        guard
            text.word(words.lowerBound - 1, isOneOf: ["was", "were", "been"])
                || text.word(words.lowerBound + 1, is: "been")
        else { return false }
        return (max(sentence.lowerBound, words.lowerBound - 6)..<words.lowerBound).contains {
            isRecommendation($0, in: text)
        }
    }

    /// Whether it is the authority who refuses.
    private static func isBy(_ subject: Subject, _ words: Range<Int>, in sentence: Range<Int>) -> Bool {
        let text = subject.text
        if isObject(before: words, in: sentence, text) {
            let agent = subject.last(in: words.upperBound..<sentence.upperBound)
            // "Few recommendations were not implemented" says nobody's name.
            if isFailure(words, text), subject.last(in: sentence) != .authority, !isOfCases(sentence, subject) {
                return false
            }
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
        // "Members resolved not to follow our recommendation"
        if text.word(index, isOneOf: organs), !text.word(index + 1, is: "of") {
            return subject.last(in: sentence.lowerBound..<index) != .other && subject.isOwn(before: sentence)
        }
        guard subject.actor(at: index) == .authority else {
            // "the Council's decision to refuse", "its refusal to comply"
            guard text.word(index, isOneOf: ["its", "your", "decision", "council's", "authority's", "continued", "to"])
            else { return false }
            return subject.last(in: sentence.lowerBound..<words.lowerBound) != .other && subject.isOwn(before: sentence)
        }
        return subject.isOwn(before: sentence)
    }

    /// Whether a sentence that names nobody begins with a few cases, in a paragraph that has spoken of the authority alone: "In two
    /// cases recommendations were not complied with."
    private static func isOfCases(_ sentence: Range<Int>, _ subject: Subject) -> Bool {
        let text = subject.text
        guard subject.last(in: sentence) == .unknown, text.word(sentence.lowerBound, is: "in"),
            let (count, next) = text.count(at: sentence.lowerBound + 1, in: sentence), (1...9).contains(count)
        else { return false }
        return text.word(next, isOneOf: ["case", "cases"])
    }

    /// Those who decide for a council.
    private static let organs: [StaticString] = ["members", "cabinet", "committee", "councillors", "executive"]

    private static let auxiliaries: [StaticString] = [
        "has", "have", "had", "was", "were", "is", "are", "be", "been", "does", "do", "did", "will", "also", "then",
        "still", "since", "not", "now", "no", "so", "again", "never", "to", "decided", "chose", "chosen", "continues",
        "continued", "continue", "resolved", "voted", "opted", "elected", "far", "later", "remains", "remain",
        "remained",
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
