/// Recognises what a council refuses in the Ombudsman's letters: a recommendation of the Ombudsman, the remedy or action that was
/// recommended or agreed, or the agreement itself.
struct RecommendationObject {
    let text: DocumentText
    let sentence: Range<Int>
    /// The tokens that go before the sentence in its paragraph, for "them" and "the recommendations".
    let paragraph: Range<Int>

    // MARK: Where it stands

    /// Whether it follows a verb in the verb's own clause: "failed to act promptly and has accepted our recommendations" has it
    /// in another.
    func follows(_ verb: Range<Int>, _ kind: RefusalVerb) -> Bool {
        if kind == .giving { return followsGiving(verb) }
        if isPronoun(after: verb) {
            return isIntroduced(in: paragraph) || isIntroduced(in: sentence.lowerBound..<verb.lowerBound)
        }
        if kind == .refusing, isElliptic(after: verb) {
            return isIntroduced(in: paragraph) || isProposed(before: verb)
        }
        if kind == .refusing, refusesAction(verb) { return true }
        var index = verb.upperBound
        while index < min(verb.upperBound + 14, sentence.upperBound) {
            if isObject(index) { return !isDraft(index) }
            if kind == .doing, isAskedRemedy(index) { return true }
            // "withdrawn its earlier refusal to comply with …", "rejected all suggestions that it ignored our recommendations"
            if kind == .breaking || kind == .refusing, text.isWord(index, in: Self.otherObjects) { return false }
            // "did not follow its officers' advice to reject our recommendations"
            if text.word(index, is: "to"), text.isWord(index + 1, in: "reject refuse decline ignore disregard dismiss")
            {
                return false
            }
            if kind == .breaking || Self.takesAgreements(verb, in: text), isAgreement(index) { return true }
            // "declined our invitation to a seminar about our recommendations"
            if isClauseEnd(index) || kind == .refusing && text.word(index, is: "about") { return false }
            index += 1
        }
        return false
    }

    /// Whether it ends right before a passive verb: "our recommendations in one case were not implemented".
    ///
    /// - Parameter subject: the last token before the verb and its auxiliaries.
    func precedes(_ subject: Int) -> Bool {
        guard subject >= sentence.lowerBound else { return false }
        return (max(sentence.lowerBound, subject - 8)...subject).contains { index in
            (isObject(index) && !isDraft(index) || isAgreement(index))
                && !(index + 1..<subject + 1).contains {
                    isClauseEnd($0) || text.isWord($0, in: "council authority it they")
                }
        }
    }

    /// Whether one stands anywhere in a range.
    func stands(in range: Range<Int>) -> Bool { range.contains { isObject($0) } }

    private func isClauseEnd(_ index: Int) -> Bool {
        // "refused a planning application; it complied with our recommendations"
        if text.tokens[index].isSign(";") { return true }
        // "carried out all but one of the remedies we recommended"
        // "accepted our findings but not our recommendations"
        if text.word(index, is: "but"), text.isWord(index - 1, in: "all") || text.word(index + 1, is: "not") {
            return false
        }
        if text.isWord(index, in: "but so then although because while whereas accepted whether unless if") {
            return true
        }
        guard text.word(index, is: "and") || text.word(index, is: "or") else { return false }
        // "declined our offer of training, and implemented all recommendations"
        if text.tokens[index - 1].isSign(","), text.isPastTense(index + 1) { return true }
        return text.isWord(
            index + 1,
            in:
                "we i it they you he she has have had was were is are accepted agreed then later now did so there the that"
        )
    }

    // MARK: What it is

    private func isObject(_ index: Int) -> Bool {
        if text.isWord(index, in: "recommendation recommendations") { return isOmbudsmans(index) }
        // "the £500 we recommended"
        if isRemedy(index) { return isRecommendedRemedy(index) }
        // "rejected my proposal for a settlement"
        if text.word(index, is: "way") {
            return text.isWord(index + 1, in: "we i") && text.word(index + 2, is: "recommended")
        }
        if text.word(index, is: "proposal") {
            return text.isWord(index - 1, in: "our my") && text.isWord(index + 1, in: "for of to that")
        }
        // "what we recommended", "what it had agreed to do"
        if text.word(index, is: "what") || text.word(index, is: "as") {
            return (index + 1..<min(index + 6, sentence.upperBound)).contains {
                text.isWord($0, in: "recommended") && isByOmbudsman($0, from: index)
                    || $0 == index + 1 && text.word($0, is: "agreed") && text.word(index, is: "as")
                        && !isWithOthers(after: $0)
                    || text.word(index, is: "what") && text.isWord($0, in: "agreed promised undertaken undertook")
                        && !isWithOthers(after: $0)
            }
        }
        return false
    }

    /// Whether a remedy was recommended or agreed: "the remedy (that) we (had) recommended", "the recommended payment", "the
    /// action it agreed", "our remedy".
    private func isRecommendedRemedy(_ index: Int) -> Bool {
        var before = index - 1
        while index - before < 4,
            text.isWord(
                before,
                in: "financial full further remaining outstanding service symbolic improvement proposed suggested")
        {
            before -= 1
        }
        if text.isWord(before, in: "our my recommended") { return true }
        if text.isWord(before, in: "agreed promised") { return !isWithOthers(after: index) }
        if text.isWord(before, in: "ombudsmans") { return !isOtherOmbudsman(before) }
        var next = index + 1
        while next < min(index + 7, sentence.upperBound) {
            if text.isWord(next, in: "recommended proposed suggested")
                || text.isWord(next, in: "asked") && text.word(next + 1, is: "for")
            {
                return isByOmbudsman(next, from: index)
            }
            if text.isWord(next, in: "agreed promised undertook") {
                return !isWithOthers(after: next) && !text.word(next - 1, is: "we")
            }
            guard text.isWord(next, in: Self.relatives) else { break }
            next += 1
        }
        return isBareRemedy(index)
    }

    private func isByOmbudsman(_ verb: Int, from start: Int) -> Bool {
        (start + 1..<verb).contains { text.isWord($0, in: "we i ombudsman") }
            || text.word(verb + 1, is: "by") && isOurs(verb + 2)
            || (start + 1..<verb).contains { text.isWord($0, in: "was were been") } && !text.word(verb + 1, is: "by")
    }

    /// Whether an agreement is with somebody else: "agreed with the family".
    private func isWithOthers(after index: Int) -> Bool {
        (index + 1..<min(index + 6, sentence.upperBound)).contains {
            text.isWord($0, in: "with at during") && !isOurs($0 + 1) && !text.isWord($0 + 1, in: "our your")
        }
    }

    /// Whether a token is the council's agreement with the Ombudsman: "its agreement", "its commitment to us", "an agreed remedy".
    private func isAgreement(_ index: Int) -> Bool {
        guard text.isWord(index, in: Self.agreements) else { return false }
        let next = index + 1
        let isOwnWord = text.isWord(index - 1, in: "its your their the this that our such these those a an")
        guard isOwnWord else { return false }
        if next >= sentence.upperBound || text.tokens[next].kind == .sign(UInt8(ascii: "."))
            || text.tokens[next].isSign(",")
        {
            return text.isWord(index - 1, in: "its your their")
                && text.isWord(index, in: "agreement agreements acceptance word")
        }
        if text.word(next, is: "with") || text.word(next, is: "to"), isOurs(next + 1) { return true }
        if text.isWord(next, in: "given made") { return text.word(next + 1, is: "to") && isOurs(next + 2) }
        // "the commitment it gave us"
        if text.isWord(next, in: "it you they") {
            return (next + 2..<max(next + 2, min(next + 5, sentence.upperBound))).contains {
                text.isWord($0, in: "us me ombudsman")
            }
        }
        if text.word(next, is: "of") {
            return (next + 1..<min(next + 5, sentence.upperBound)).contains { isObject($0) }
        }
        if text.word(next, is: "to") || text.word(next, is: "on") {
            return (next + 1..<min(next + 8, sentence.upperBound)).contains { isObject($0) }
                || text.isWord(index, in: "agreement agreements")
                    && text.isWord(index - 1, in: "its your their")
                    && text.isWord(
                        next + 1,
                        in: "pay apologise implement carry provide make review remedy comply reassess refund act put")
        }
        return text.isWord(index, in: "agreement agreements") && text.isWord(index - 1, in: "its your their")
            && text.isWord(next, in: "in and but on this about after")
    }

    /// Whether the recommendation at a token is the Ombudsman's, not an auditor's, an inspector's or an officer's.
    private func isOmbudsmans(_ index: Int) -> Bool {
        // "the external auditor's recommendations", "the Ofsted recommendations", "officers' recommendations"
        var before = index - 1
        while before >= sentence.lowerBound, index - before < 7 {
            if text.isWord(before, in: "our my") { return true }
            if text.isWord(before, in: "ombudsmans ombudsman lgo lgsco") { return !isOtherOmbudsman(before) }
            if text.isWord(before, in: Self.others) { return false }
            if isPossessive(before) { return text.isWord(before, in: "offices") }
            if !text.isWord(before, in: Self.modifiers), text.tokens[before].number == nil {
                if text.isCapital(before), before > sentence.lowerBound { return false }
                break
            }
            before -= 1
        }
        // "recommendations of the peer review", "recommendations that the Regulator made"
        for next in index + 1..<max(index + 1, min(index + 8, sentence.upperBound)) {
            if text.tokens[next].isSign(",") || text.isWord(next, in: "and but because so which was were") { break }
            if text.isWord(next, in: "by from of") {
                if isOurs(next + 1) || text.isWord(next + 1, in: "our my") { return true }
                // "of a payment"
                return text.word(next, is: "of") && !isOfOthers(next + 1)
                    && (next + 1..<next + 5).contains(where: isRemedy)
            }
            if text.word(next, is: "stage") { return false }
            if text.word(next, is: "in"), !text.isWord(next + 1, in: "our my this"),
                (next + 1..<min(next + 6, sentence.upperBound)).contains(where: {
                    text.isWord($0, in: "report assessment plan statement")
                })
            {
                return false
            }
            if text.isWord(next, in: "we i ombudsman") { return !isOtherOmbudsman(next) }
            if text.isWord(next, in: Self.others) { return false }
            if text.isWord(next, in: "it its council") { break }
        }
        return !isOthersInParagraph
    }

    /// Whether the sentence or the paragraph before it speaks of another who recommends, and of no recommendation of ours.
    var isOthersInParagraph: Bool {
        let range = paragraph.lowerBound..<sentence.upperBound
        guard range.contains(where: { text.isWord($0, in: Self.others) || isOtherOmbudsman($0) }) else { return false }
        return !range.contains { index in
            text.isWord(index, in: "we our my i")
                && (index + 1..<index + 5).contains {
                    text.isWord($0, in: "recommended recommendation recommendations remedy")
                }
        }
    }

    private func isOfOthers(_ index: Int) -> Bool {
        (index..<min(index + 5, sentence.upperBound)).contains {
            text.isWord($0, in: Self.others) || text.isWord($0, in: "your its their") || isPossessive($0)
                || text.isCapital($0) && !isOurs($0)
        }
    }

    /// Whether a name at a token is the Ombudsman's: "us", "the Ombudsman", "my office".
    private func isOurs(_ index: Int) -> Bool {
        if text.isWord(index, in: "us me") { return true }
        let next = text.isWord(index, in: "the my our this") ? index + 1 : index
        return text.isWord(next, in: "ombudsman office lgo lgsco local") && !isOtherOmbudsman(next)
    }

    private func isOtherOmbudsman(_ index: Int) -> Bool {
        text.isWord(index, in: "ombudsman ombudsmans")
            && text.isWord(index - 1, in: "housing health parliamentary service services pensions")
    }

    private func isPossessive(_ index: Int) -> Bool {
        guard text.tokens.indices.contains(index), text.tokens[index].kind == .word else {
            // "officers' recommendations"
            return text.tokens.indices.contains(index) && text.tokens[index].isSign("'")
        }
        let bytes = text.folded[text.tokens[index].bytes]
        return bytes.suffix(2).elementsEqual("'s".utf8) || bytes.suffix(1).elementsEqual("'".utf8)
    }

    private func isDraft(_ index: Int) -> Bool {
        (max(sentence.lowerBound, index - 3)..<index).contains {
            text.isWord($0, in: "draft provisional initial")
                || text.word($0, is: "proposed") && !isRemedy(index)
        }
    }

    // MARK: Pronouns

    private func isPronoun(after verb: Range<Int>) -> Bool {
        if text.isWord(verb.upperBound - 1, in: "so") { return true }
        if verb.contains(where: { text.isWord($0, in: "it them this these") }) { return true }
        guard text.isWord(verb.upperBound, in: "it them these this those either any") else { return false }
        let next = verb.upperBound + 1
        return next >= sentence.upperBound || text.tokens[next].kind != .word
            || text.isWord(next, in: "in and or but despite within until because even at when")
    }

    /// Whether a range speaks of a recommendation that a later sentence may mean by "it".
    func isIntroduced(in range: Range<Int>) -> Bool {
        stands(in: range)
            || range.contains { text.isWord($0, in: "we i") && text.word($0 + 1, is: "recommended") }
    }

    /// Whether a verb has no object of its own: "We recommended a payment. The Council refused."
    private func isElliptic(after verb: Range<Int>) -> Bool {
        var next = verb.upperBound
        if text.word(next, is: "to"), text.isWord(next + 1, in: "pay apologise agree accept") { next += 2 }
        return next >= sentence.upperBound || text.tokens[next].isSign(".")
    }

    // MARK: What is given

    /// "did not pay the remedy we recommended", "did not do what it agreed"; but "did not provide evidence of what we recommended".
    private func followsGiving(_ verb: Range<Int>) -> Bool {
        // "do what it had agreed": the object begins in the verb.
        if let last = verb.last, last > verb.lowerBound, text.isWord(last, in: "what as") { return isObject(last) }
        if text.isWord(verb.lowerBound, in: "apologise apologised apologising remedy remedied remedying") {
            return (verb.upperBound..<min(verb.upperBound + 8, sentence.upperBound)).contains { isObject($0) }
        }
        for index in verb.upperBound..<max(verb.upperBound, min(verb.upperBound + 6, sentence.upperBound)) {
            if isRemedy(index) {
                return (index..<min(index + 3, sentence.upperBound)).contains { isObject($0) }
            }
            if isObject(index), text.isWord(index, in: "what") { return true }
            if isClauseEnd(index) { return false }
        }
        return false
    }

    private static func takesAgreements(_ verb: Range<Int>, in text: DocumentText) -> Bool {
        text.isWord(
            verb.lowerBound,
            in:
                "honour honoured honouring honor honored honoring keep kept keeping stick stuck abide abided adhere adhered adhering fulfil fulfilled fulfilling fulfill stand stood deliver delivered implement implemented carry complete completed"
        )
    }

    /// Whether a token is a remedy, or a sum.
    private func isRemedy(_ index: Int) -> Bool {
        text.isWord(index, in: Self.remedies) || text.tokens.indices.contains(index) && text.tokens[index].number != nil
    }

    static let remedies = WordSet(
        """
        remedy remedies settlement payment payments compensation apology action actions redress sum amount measures steps improvements \
        training refund reimbursement
        """)
    private static let otherObjects = WordSet("refusal rejection objection suggestion suggestions")
    private static let relatives = WordSet(
        "we i the ombudsman that which have has had was were been it you they to council authority")
    private static let agreements = WordSet(
        "agreement agreements commitment commitments promise promises undertaking undertakings acceptance word settlement"
    )
    private static let modifiers = WordSet(
        """
        the a an this these that those any all some each every both either one two three four five six seven eight nine ten of or and \
        other further final formal main key remaining outstanding agreed specific such no single original first second last only same \
        previous whole important central several many most most personal systemic financial remedy service improvement its your \
        wider local government social care reasonable full
        """)
    /// The bodies other than the Ombudsman that make recommendations.
    private static let others = WordSet(
        """
        auditor auditors auditor's auditors' audit ofsted cqc commission commissioner regulator regulators regulator's inspector \
        inspectors inspector's inspectorate inspection inquest coroner coroner's tribunal tribunal's panel panel's officer officers \
        officer's officers' officers peer scrutiny consultant consultants consultant's adviser advisers partnership board's committee's \
        ofsted's cqc's commission's committee scrutineers surveyor surveyors court judge
        """)
}
