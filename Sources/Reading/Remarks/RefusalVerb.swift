/// A verb by which a council refuses a recommendation, where it stands alone or behind a negation.
enum RefusalVerb: Sendable {
    /// It says no by itself: "rejected our recommendation", "ignored".
    case refusing
    /// It says no of an agreement: "reneged on its agreement", "went back on".
    case breaking
    /// It says yes, and no where it is negated: "did not implement", "failed to carry out".
    case doing
    /// As `doing`, of what was recommended or agreed alone: "did not pay the remedy we recommended".
    case giving
    /// As `doing`, also without an object: "failed to comply in one case".
    case complying

    /// Every verb in its forms.
    static let phrases: [(Phrase, RefusalVerb)] =
        forms(
            .refusing,
            """
            refuse refuses refused refusing refusal reject rejects rejected rejecting rejection decline declines declined declining \
            ignore ignores ignored ignoring disregard disregards disregarded disregarding overrule overruled overruling defy defied \
            defying flout flouted flouting repudiate repudiated dismiss dismissed dismissing unwilling rebuffed
            """)
        + [
            "overturn", "overturned", "overturning", "turned down", "turns down", "turning down", "turn down",
            "decided against", "voted against", "resolved against",
            "set aside", "non compliance", "noncompliance", "non compliant", "noncompliant",
            "took no action on", "taken no action on", "takes no action on", "taking no action on",
            "take no further action on", "taking no further action on", "took no further action on",
            "took no action in response to", "taken no action in response to", "took no steps to", "taken no steps to",
        ].map { (Phrase($0), .refusing) }
        + [
            "renege on", "reneges on", "reneged on", "reneging on", "go back on", "goes back on", "going back on",
            "gone back on",
            "went back on", "back out of", "backed out of", "backing out of", "backtracked on", "back tracked on",
            "backtracking on", "breach", "breached", "breaches", "breaching", "in breach of", "broke", "broken",
            "breaking",
            "withdraw", "withdrew", "withdrawn", "withdrawing", "rescind", "rescinded", "retracted", "revoked",
            "defaulted on", "default on", "dishonoured",
        ].map { (Phrase($0), .breaking) }
        + forms(
            .doing,
            """
            implement implemented implementing implements implementation accept accepted accepting accepts acceptance follow followed \
            following follows honour honoured honouring honours honor honored honoring complete completed completing completes fulfil \
            fulfilled fulfilling fulfils fulfill adopt adopted adopting adopts heed heeded heeding actioned deliver delivered \
            delivering enact enacted
            """)
        + [
            "carry out", "carried out", "carrying out", "carries out", "carry it out", "carry them out",
            "carry this out",
            "carry these out", "carrying it out", "carrying them out", "carried it out", "carried them out", "act on",
            "act upon",
            "acted on", "acted upon", "acting on", "acting upon", "abide by", "abided by", "abiding by", "adhere to",
            "adhered to",
            "adhering to", "stick to", "stuck to", "sticking to", "keep to", "kept to", "keeping to", "agree", "agreed",
            "agreeing",
            "give effect to", "gave effect to", "given effect to", "put into effect", "put into practice",
            "put in place", "putting in place", "act in accordance with",
            "acted in accordance with", "do so", "doing so", "done so", "keep its", "kept its", "stand by", "stood by",
            "see through",
        ].map { (Phrase($0), .doing) }
        + forms(
            .giving,
            "pay paid paying provide provided providing make made making take taken taking apologise apologised apologising offer give"
        )
        + ["remedy the", "remedied the", "remedying the", "remedy injustice"].map { (Phrase($0), .giving) }
        + ["do what", "done what", "doing what", "do as", "done as", "put right"].map { (Phrase($0), .giving) }
        + forms(.complying, "comply complied complies complying compliance compliant")

    private static func forms(_ verb: RefusalVerb, _ words: String) -> [(Phrase, RefusalVerb)] {
        words.split(separator: " ").map { (Phrase(String($0)), verb) }
    }
}

/// The words before a verb that belong to it: auxiliaries, negations and the verbs that govern it, as "has not been able to".
struct VerbChain {
    /// The token before the chain: the last one of who acts; below the sentence where none stands there.
    let subject: Int
    /// Whether an odd number of its words say no.
    let isNegated: Bool
    /// Whether the verb is passive: "were not carried out".
    let isPassive: Bool
    /// Whether the words make the statement a mere possibility: "may refuse"; "would not" does not.
    let isPossible: Bool
    /// Whether no more than time is missing: "has yet to".
    let isPending: Bool

    init(before verb: Range<Int>, in sentence: Range<Int>, of text: DocumentText) {
        var index = verb.lowerBound - 1
        var negations = 0
        var modal: Int?
        var isPossible = false
        var isPending = false
        while index >= sentence.lowerBound, verb.lowerBound - index < 16 {
            if text.isWord(index, in: Self.negations) {
                if !text.word(index + 1, is: "only") { negations += 1 }
            } else if text.word(index, is: "no") {
                // "no intention of complying", but "no council complied"
                guard text.isWord(index + 1, in: "longer intention intentions plans plan wish desire") else { break }
                negations += 1
            } else if text.isWord(index, in: Self.refusals) {
                negations += 1
            } else if text.isWord(index, in: "would could cannot cant couldnt wouldnt") {
                modal = index
                if text.isWord(index, in: "cannot cant couldnt wouldnt") { negations += 1 }
            } else if text.isWord(index, in: "may might should can must") {
                isPossible = true
            } else if text.word(index, is: "yet") {
                isPending = true
            } else if text.isWord(index, in: "partly partially"), text.word(index - 1, is: "only") {
                negations += 1
                index -= 1
            } else if text.word(index, is: "nothing"), text.isWord(index - 1, in: "do does did done doing") {
                negations += 1
                index -= 1
            } else if let start = Self.idiom(endingAt: index, in: sentence, of: text) {
                index = start
            } else if let start = Self.parenthesis(endingAt: index, in: sentence, of: text) {
                index = start
            } else if !text.isWord(index, in: Self.auxiliaries), !Self.isAdverb(index, text) {
                break
            }
            index -= 1
        }
        subject = index
        isNegated = negations % 2 == 1
        if let modal {
            let isAble = text.isWord(modal, in: "could cannot cant couldnt")
            if negations == 0 || isAble && !text.isWord(verb.lowerBound, in: "accept agree") { isPossible = true }
        }
        self.isPossible = isPossible
        self.isPending = isPending
        let before = Self.isAdverb(verb.lowerBound - 1, text) ? verb.lowerBound - 2 : verb.lowerBound - 1
        let isParticiple =
            text.folded[text.tokens[verb.lowerBound].bytes].suffix(2).elementsEqual("ed".utf8)
            || text.isWord(verb.lowerBound, in: "paid made taken given done kept broken withdrawn set gone")
        isPassive =
            isParticiple && text.isWord(before, in: "was were is are be been being wasnt werent isnt arent")
            || isParticiple && text.isWord(before, in: "not never")
                && text.isWord(before - 1, in: "was were is are be been being")
    }

    /// The first token of an idiom that adds nothing to the verb behind it: "taken the unusual step of", "one of the few to",
    /// "one of the councils that"; nil where a token ends none.
    private static func idiom(endingAt end: Int, in sentence: Range<Int>, of text: DocumentText) -> Int? {
        func last(_ words: WordSet, before index: Int, within reach: Int) -> Int? {
            (max(sentence.lowerBound, index - reach)..<max(sentence.lowerBound, index)).last {
                text.isWord($0, in: words)
            }
        }
        if text.isWord(end, in: "step course stance position"), text.isWord(end + 1, in: "of to") {
            return last(Self.taking, before: end, within: 4)
        }
        // "followed its officers' advice to reject our recommendations"
        if text.isWord(end, in: "advice proposal motion suggestion"), text.word(end + 1, is: "to") {
            return last(Self.heeding, before: end, within: 5)
        }
        let noun = text.isWord(end, in: "that which who") ? end - 1 : end
        guard text.isWord(noun, in: "few councils authorities organisations minority handful") else { return nil }
        return last(Self.one, before: noun, within: 6).flatMap { one in text.word(one + 1, is: "of") ? one : nil }
    }

    private static let taking = WordSet("take takes took taken taking")
    private static let one = WordSet("one")
    private static let heeding = WordSet(
        "follow followed following accept accepted accepting take took taken heed heeded approve approved pass passed carry carried"
    )

    /// The first token of words between commas: "has, in two cases, refused"; nil where a token ends none.
    private static func parenthesis(endingAt end: Int, in sentence: Range<Int>, of text: DocumentText) -> Int? {
        guard text.tokens[end].isSign(",") else { return nil }
        for start in (max(sentence.lowerBound, end - 7)..<end).reversed() {
            if text.tokens[start].isSign(",") { return end - start > 1 ? start : nil }
            if case .sign = text.tokens[start].kind { return nil }
        }
        return nil
    }

    /// Whether a token may make a chain negative.
    static func saysNo(_ index: Int, _ text: DocumentText) -> Bool {
        text.isWord(index, in: negations) || text.isWord(index, in: refusals)
            || text.isWord(index, in: "no none cannot cant couldnt wouldnt only nothing yet")
    }

    /// Words that say no of the verb behind them.
    private static let negations = WordSet(
        """
        not never nor neither without didn't doesn't don't hasn't haven't hadn't won't isn't wasn't weren't aren't didnt doesnt hasnt \
        havent hadnt wont isnt wasnt werent arent
        """)

    /// Verbs that say no of the verb they govern: "failed to", "its refusal to".
    private static let refusals = WordSet(
        """
        fail fails failed failing failure refuse refuses refused refusing refusal decline declines declined declining neglect neglected \
        neglecting omitted unwilling reluctant resisted unprepared unwillingness inability
        """)

    private static let auxiliaries = WordSet(
        """
        has have had having was were is are be been being does do did will shall also then still since now so again to of in on \
        decided decides decide deciding chose chosen chooses choose resolved resolves voted votes opted elected determined continues \
        continued continue continuing intend intends intended intending intention intentions plan plans proposes propose proposed \
        prepared willing going minded far later remains remain remained decision decisions wish wishes wished want wants wanted \
        only longer plainly even however therefore all ever once twice itself themselves simply desire agreed
        """)

    private static func isAdverb(_ index: Int, _ text: DocumentText) -> Bool {
        guard text.tokens.indices.contains(index), case .word = text.tokens[index].kind else { return false }
        return text.tokens[index].bytes.count > 4
            && text.folded[text.tokens[index].bytes].suffix(2).elementsEqual("ly".utf8)
    }
}

extension DocumentText {
    /// Whether a number of cases, at least one, follows a verb in its sentence: "in one case".
    func isInCases(after verb: Range<Int>, in sentence: Range<Int>) -> Bool {
        (verb.upperBound..<sentence.upperBound).contains { index in
            guard word(index, is: "in"), let (count, next) = count(at: index + 1, in: sentence) else { return false }
            return count > 0 && isWord(next, in: "case cases")
        }
    }

    /// "There was one case where your Council …"
    func isOfCase(_ index: Int) -> Bool {
        guard word(index, is: "where") else { return false }
        return isWord(index - 1, in: "case instance occasion")
            || word(index - 1, is: "cases")
                && isWord(index - 2, in: "one two three four five six seven eight nine")
    }
}
