import Model

/// Finds statements of a refusal: "The Council does not intend to comply with this recommendation."
///
/// A statement is a verb of refusing, or a verb of doing that is negated, with a recommendation, a remedy or an agreement as its
/// object, and the letter's council as who acts.
enum RefusedRecommendation {
    static func finding(_ passages: [PhraseMatch<Remarks.Mark>], _ subject: Subject) -> Finding? {
        var examined = ExaminedMarks()
        for passage in passages {
            guard case .refusal(let verb) = passage.meaning, mayRefuse(passage.tokens, verb, subject.text),
                examined.admit(passage.tokens.lowerBound)
            else { continue }
            let sentence = subject.text.sentence(around: passage.tokens.lowerBound, in: subject.passage.tokens)
            guard says(passage.tokens, verb, in: sentence, subject),
                !isTakenBack(after: passage.tokens, in: sentence, subject)
            else { continue }
            return Finding(
                code: .remarkRefusedRecommendation,
                message:
                    "The text says that the authority refused a recommendation or did not comply with it.",
                place: subject.text.place(of: sentence))
        }
        return nil
    }

    /// Whether a verb refuses by itself, or a negation is near: a cheap test that most verbs of doing fail.
    private static func mayRefuse(_ words: Range<Int>, _ verb: RefusalVerb, _ text: DocumentText) -> Bool {
        switch verb {
        case .refusing, .breaking: true
        case .doing, .giving, .complying:
            (max(0, words.lowerBound - 16)..<words.lowerBound).contains { VerbChain.saysNo($0, text) }
                || text.isWord(words.upperBound, in: "no none neither")
                || verb != .giving && text.saysExcept(near: words)
        }
    }

    private static func says(_ words: Range<Int>, _ verb: RefusalVerb, in sentence: Range<Int>, _ subject: Subject)
        -> Bool
    {
        let text = subject.text
        let chain = VerbChain(before: words, in: sentence, of: text)
        let isInherent = verb == .refusing || verb == .breaking
        // "has never failed to comply": each negation turns the sense, and "none of our recommendations" once more.
        let isOfNone = isOfNone(words, chain, in: sentence, text)
        // "has yet to comply with our recommendations in one case": in that case it did not.
        let isOpen =
            chain.isPending
            && (verb == .complying && text.isInCases(after: words, in: sentence)
                || text.saysItWillNot(after: words, in: sentence))
        let isPartial = !isInherent && verb != .giving && text.isExcept(words, in: sentence)
        let isNegative =
            ((isInherent || isOpen || isPartial) != chain.isNegated) != isUnsatisfied(chain, in: sentence, text)
        guard isNegative != isOfNone, !chain.isPossible, !chain.isPending || isOpen else { return false }
        let object = RecommendationObject(
            text: text, sentence: sentence, paragraph: subject.paragraph(before: sentence))
        let isPassive = chain.isPassive && object.precedes(chain.subject)
        // Most verbs fail at the words next to them; the whole sentence is looked through for the others alone.
        guard
            isPassive || object.follows(words, verb) || isBareCompliance(words, verb, in: sentence, object)
                || isDecision(words, against: object)
        else { return false }
        guard !isDenied(words, chain, in: sentence, text), !isCondition(words, chain, in: sentence, text),
            !isAlleged(chain, in: sentence, text), !subject.isAboutOtherYear(sentence)
        else { return false }
        // A recommendation that was carried out late was not refused.
        if !isInherent, isLate(after: words, in: sentence, text) { return false }
        return isPassive
            ? isByAuthority(words, verb, chain, in: sentence, subject)
            : isBy(subject, chain.subject, words, in: sentence)
    }

    // MARK: Sense

    /// Whether the sentence denies what its words say: "On no occasion did the Council refuse …", "None of our
    /// recommendations was refused.", "It is not the case that …", "… failed to comply in no case".
    private static func isDenied(
        _ words: Range<Int>, _ chain: VerbChain, in sentence: Range<Int>, _ text: DocumentText
    ) -> Bool {
        let before = sentence.lowerBound..<max(sentence.lowerBound, chain.subject + 1)
        let opening = before.prefix(3)
        if !isNoneOfRecommendations(sentence.lowerBound, text),
            opening.contains(where: { text.isWord($0, in: "no none never neither nobody") })
        {
            return true
        }
        let isDenial = before.contains { index in
            text.isWord(index, in: "denies denied untrue")
                || text.isWord(index, in: "suggestion suggestions claim claims allegation allegations")
                    && text.word(index + 1, is: "that")
                || isUnsaid(index, before: before.upperBound, text)
                || text.word(index, is: "not") && text.isWord(index + 1, in: "true correct the")
                || text.word(index, is: "no") && text.isWord(index + 1, in: Self.denied)
                    && !isNoneOfRecommendations(index, text)
                || text.isWord(index, in: "none neither") && text.word(index + 1, is: "of")
                    && !isNoneOfRecommendations(index, text)
                // "nor did it fail to"
                || index >= chain.subject - 4 && text.isWord(index, in: "nor neither never")
                    && text.isWord(index + 1, in: "did does do has have had was were is are will would")
        }
        if isDenial || isWithdrawn(words, text) { return true }
        return (words.upperBound..<min(words.upperBound + 6, sentence.upperBound)).contains { index in
            text.isWord(index, in: "in on with") && text.isWord(index + 1, in: "no none neither zero")
        }
    }

    /// Whether a negation denies what follows it: "we did not find that the Council refused", "we have not had to issue a report
    /// because …", "I am not aware of any case where …", "is not among those that refused"
    private static func isUnsaid(_ index: Int, before end: Int, _ text: DocumentText) -> Bool {
        guard text.isWord(index, in: "not never no cannot cant couldnt") else { return false }
        return text.isWord(
            index + 1, in: "find found conclude concluded say said suggest suggesting think believe mean")
            && text.word(index + 2, is: "that")
            || text.isWord(index + 1, in: "aware know recall remember among amongst")
            || text.isWord(index + 1, in: "find found")
                && !(index + 1..<max(index + 1, end)).contains {
                    text.isWord($0, in: "and but which") && !text.word($0 - 1, is: "in")
                }
            || text.isWord(index + 1, in: "seen heard come") && text.contains("any", in: index + 2..<index + 5)
            || text.isWord(index + 1, in: "had need needed") && text.word(index + 2, is: "to")
    }

    /// "we were not satisfied that your Council had complied"
    private static func isUnsatisfied(_ chain: VerbChain, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        (max(sentence.lowerBound, chain.subject - 6)..<max(sentence.lowerBound, chain.subject + 1)).contains {
            text.word($0, is: "not") && text.word($0 + 1, is: "satisfied")
        }
    }

    private static let denied: StaticString =
        "time occasion case point instance circumstances council authority evidence suggestion question"

    /// Whether none of the recommendations is what the verb is about: "implemented none of our recommendations".
    private static func isOfNone(
        _ words: Range<Int>, _ chain: VerbChain, in sentence: Range<Int>, _ text: DocumentText
    ) -> Bool {
        if isNoneOfRecommendations(words.upperBound, text) { return true }
        guard chain.isPassive else { return false }
        return (max(sentence.lowerBound, chain.subject - 6)..<max(sentence.lowerBound, chain.subject + 1)).contains {
            isNoneOfRecommendations($0, text)
        }
    }

    private static func isNoneOfRecommendations(_ index: Int, _ text: DocumentText) -> Bool {
        text.isWord(index, in: "no none neither")
            && (index + 1..<index + 5).contains { text.isWord($0, in: "recommendation recommendations remedies") }
    }

    /// Whether the sentence says what may be, or what is as a rule: "If an authority refuses …", "Had your Council refused …",
    /// "Where a council …".
    private static func isCondition(
        _ words: Range<Int>, _ chain: VerbChain, in sentence: Range<Int>, _ text: DocumentText
    ) -> Bool {
        if text.isWord(sentence.lowerBound, in: "had were should") { return true }
        let before = sentence.lowerBound..<max(sentence.lowerBound, chain.subject + 1)
        return before.contains { index in
            Remarks.isCondition(index, in: text) && !text.word(index + 1, is: "like")
                || text.isWord(index, in: "when where initially originally draft whenever") && !text.isOfCase(index)
                    // "initially agreed to our recommendations, but has since refused"
                    && !(text.isWord(index, in: "initially originally")
                        && text.contains("but", in: index..<before.upperBound))
        }
            || (words.lowerBound - 4..<words.lowerBound).contains { text.isWord($0, in: "initially originally first") }
            || text.contains("draft", in: words.upperBound..<min(words.upperBound + 4, sentence.upperBound))
    }

    /// Whether somebody else says so: "Mr X complained that the Council refused …", "I was told your Council had refused …"
    private static func isAlleged(_ chain: VerbChain, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        (sentence.lowerBound..<max(sentence.lowerBound, chain.subject + 1)).contains {
            text.isWord(
                $0,
                in: "complained complains alleged alleges alleging claimed claims accused believed believes complainant"
            )
                || text.isWord($0, in: "told informed advised") && text.isWord($0 - 1, in: "was were been am being")
        }
    }

    /// Whether the sentence goes on about time: what was done late was not refused.
    private static func isLate(after words: Range<Int>, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        (words.upperBound..<sentence.upperBound).contains { index in
            text.isWord(index, in: "time timescale timescales deadline deadlines late promptly within delay yet")
        }
    }

    // MARK: Object

    /// Whether the words speak of complying without the noun: "comply with this". To comply with a law or a policy is
    /// another matter.
    private static func isBareCompliance(
        _ words: Range<Int>, _ verb: RefusalVerb, in sentence: Range<Int>, _ object: RecommendationObject
    ) -> Bool {
        let text = object.text
        var end = words.upperBound
        if verb == .refusing || verb == .breaking {
            // "refused to comply", "non-compliance with our recommendations"
            let reach = words.lowerBound..<min(words.upperBound + 3, sentence.upperBound)
            guard let comply = reach.first(where: { text.isWord($0, in: "comply complying compliance compliant") })
            else {
                return false
            }
            end = comply + 1
        } else if verb != .complying {
            return false
        }
        guard text.word(end, is: "with") else {
            // "registered non-compliance against your Council in one case"
            if text.isWord(end - 1, in: "compliance"), text.isWord(end, in: "against") { return true }
            return !text.isWord(end - 1, in: "compliance") && !object.isOthersInParagraph
        }
        // "failed to comply with the Care Act; it has apologised as we recommended"
        let reach = (end..<min(end + 9, max(end, sentence.upperBound))).prefix { !text.tokens[$0].isSign(";") }
        if object.stands(in: reach) { return true }
        return (end + 1..<min(end + 4, max(end + 1, sentence.upperBound))).contains {
            text.isWord($0, in: "our ombudsman ombudsmans remedy remedies")
        } || text.isWord(end + 1, in: "this these them it") && !object.isOthersInParagraph
    }

    /// "considered our recommendation but decided against making the payment"
    private static func isDecision(_ words: Range<Int>, against object: RecommendationObject) -> Bool {
        let text = object.text
        return text.word(words.upperBound - 1, is: "against")
            && object.stands(in: object.sentence.lowerBound..<words.lowerBound)
            && (words.upperBound..<min(words.upperBound + 4, object.sentence.upperBound)).contains {
                text.isWord($0, in: RecommendationObject.remedies)
            }
    }

    // MARK: Who

    /// Whether the authority acts in a passive sentence, or nobody is named in a sentence that is about it.
    private static func isByAuthority(
        _ words: Range<Int>, _ verb: RefusalVerb, _ chain: VerbChain, in sentence: Range<Int>, _ subject: Subject
    ) -> Bool {
        let text = subject.text
        // "were rejected by the residents", "were ignored by our own staff"
        if let by = (words.upperBound..<min(words.upperBound + 3, sentence.upperBound)).first(where: {
            text.word($0, is: "by")
        }),
            !(by + 1..<min(by + 8, sentence.upperBound)).contains(where: {
                subject.actor(at: $0) == .authority
                    || text.isWord($0, in: "you members cabinet councillors committee executive")
            })
        {
            return false
        }
        // "Few recommendations were not implemented" says nobody's name.
        if verb != .refusing, subject.last(in: sentence) != .authority, !isOfCases(sentence, subject),
            !text.contains("you your", in: sentence)
        {
            return false
        }
        return subject.last(in: words.upperBound..<sentence.upperBound) != .other
            && subject.last(in: sentence.lowerBound..<words.lowerBound) != .other && subject.isOwn(before: sentence)
    }

    /// Whether it is the authority who refuses.
    ///
    /// - Parameter index: the last token before the verb and the words that belong to it.
    private static func isBy(_ subject: Subject, _ index: Int, _ words: Range<Int>, in sentence: Range<Int>) -> Bool {
        let text = subject.text
        guard index >= sentence.lowerBound else { return false }
        if text.isWord(index, in: "it you which that and but who they or without by while")
            || text.tokens[index].isSign(",")
        {
            switch subject.last(in: sentence.lowerBound..<index) {
            case .authority: return !isOurs(before: index, in: sentence, subject) && subject.isOwn(before: sentence)
            case .other: return text.word(index, is: "you")
            case .unknown:
                return text.isWord(index, in: "it you which that and but who")
                    && !isOurs(before: index, in: sentence, subject)
                    && subject.isOwn(before: sentence)
            }
        }
        // "Members resolved not to follow our recommendation"
        if text.word(index, isOneOf: organs), !text.word(index + 1, is: "of") {
            return subject.last(in: sentence.lowerBound..<index) != .other && subject.isOwn(before: sentence)
        }
        guard subject.actor(at: index) == .authority else {
            // "we recorded non-compliance with our recommendations"
            if text.isWord(index, in: "recorded noted registered found"),
                text.isWord(words.lowerBound, in: "non noncompliance")
            {
                let isAgainst =
                    text.word(words.upperBound, is: "against")
                    && (words.upperBound..<min(words.upperBound + 4, sentence.upperBound)).contains {
                        subject.actor(at: $0) == .authority
                    }
                return
                    (isAgainst || subject.last(in: sentence.lowerBound..<index) == .authority
                    || isOfOwnCases(words, in: sentence, subject))
                    && subject.isOwn(before: sentence)
            }
            // "its refusal to comply"
            guard text.isWord(index, in: "its your") else { return false }
            return subject.last(in: sentence.lowerBound..<words.lowerBound) != .other && subject.isOwn(before: sentence)
        }
        return !isSubordinate(index, in: sentence, text) && subject.isOwn(before: sentence)
    }

    /// Whether a council's name belongs to another noun, which acts: "a care provider acting for your Council refused".
    private static func isSubordinate(_ council: Int, in sentence: Range<Int>, _ text: DocumentText) -> Bool {
        // "disappointed by your Council's failure"
        if text.word(council, isOneOf: ["council's", "authority's"]) { return false }
        var index = council - 1
        while index >= sentence.lowerBound, council - index < 7 {
            guard
                text.isCapital(index) || text.isWord(index, in: "the your this and upon")
                    || text.word(index, is: "of") && text.isCapital(index + 1)
            else { break }
            index -= 1
        }
        return text.isWord(index, in: "for of with by from behalf against at within")
            && !text.isWord(index - 1, in: "members cabinet committee councillors executive leader mayor")
    }

    /// Whether the Ombudsman acts in the clause that ends at a joining word: "We considered the Council's reply and rejected it".
    private static func isOurs(before index: Int, in sentence: Range<Int>, _ subject: Subject) -> Bool {
        let text = subject.text
        guard text.isWord(index, in: "and but or without by") || text.tokens[index].isSign(",") else { return false }
        let clause = sentence.lowerBound..<index
        guard let ours = clause.last(where: { text.isWord($0, in: "we i") }) else { return false }
        let council = clause.last { subject.actor(at: $0) == .authority || text.isWord($0, in: "it you they") }
        guard let council else { return true }
        // "we recommended that the Council pay, and it …": the later one acts, unless it stands in our clause as an object.
        return ours > council
            || !(ours..<council).contains { text.isWord($0, in: "that but and when which , .") }
                && !text.isWord(council + 1, in: "has have had did does was is will would")
    }

    /// Whether a sentence that names nobody begins with a few cases, in a paragraph that has spoken of the authority alone: "In two
    /// cases recommendations were not complied with."
    private static func isOfCases(_ sentence: Range<Int>, _ subject: Subject) -> Bool {
        let text = subject.text
        guard subject.last(in: sentence) == .unknown, text.word(sentence.lowerBound, is: "in"),
            let (count, next) = text.count(at: sentence.lowerBound + 1, in: sentence), (1...9).contains(count)
        else { return false }
        return text.isWord(next, in: "case cases")
    }

    /// Those who decide for a council.
    private static let organs: [StaticString] = ["members", "cabinet", "committee", "councillors", "executive"]
}
