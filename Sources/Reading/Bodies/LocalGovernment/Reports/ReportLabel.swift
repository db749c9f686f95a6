import Model

/// What a label of a report's table, or of a line such as "Compliments: 335", stands for.
enum ReportLabel: Hashable, Sendable {
    case figure(FigureName)
    /// The sum of the rows.
    case total
}

extension DocumentText {
    /// The kind of contact that a label names, all its words known; nil for any other label.
    func contactLabel(_ run: Range<Int>) -> ReportLabel? {
        guard !run.isEmpty else { return .total }
        for rule in ContactRule.all where rule.fits(run, in: self) { return rule.label }
        return nil
    }

    /// The outcome of the Ombudsman's that a label names, all its words known; nil for any other label.
    func outcomeLabel(_ run: Range<Int>) -> ReportLabel? {
        guard !run.isEmpty else { return .total }
        if isAll(ContactRule.totals, in: run) { return contains("total totals overall", in: run) ? .total : nil }
        guard isAll(Outcome.labelWords, in: run), let outcome = outcome(in: run) else { return nil }
        return outcome.name.map { .figure($0) }
    }

    /// What a label of the Ombudsman's cases counts as a whole: those received, or those decided.
    func ombudsmanLabel(_ run: Range<Int>) -> FigureName? {
        guard isAll(ContactRule.ombudsmanCases, in: run) else { return nil }
        if contains("decisions decision decided", in: run) { return .ombudsmanDecisions }
        return contains("received enquiries enquiry", in: run) ? .ombudsmanEnquiries : nil
    }

    /// The kind of complaint of which a label names the first stage: "Corporate complaints (Stage 1)".
    func firstStageLabel(_ run: Range<Int>) -> FigureName? {
        guard let stage = find("stage 1", in: run) ?? find("stage one", in: run), let first = run.first else {
            return nil
        }
        let isAhead = stage.lowerBound == first
        let kind = isAhead ? stage.upperBound..<run.upperBound : first..<stage.lowerBound
        let rest = isAhead ? run.upperBound..<run.upperBound : stage.upperBound..<run.upperBound
        guard !kind.isEmpty, rest.allSatisfy({ tokens[$0].kind != .word && tokens[$0].number == nil }) else {
            return nil
        }
        switch contactLabel(kind) {
        case .figure(.contactsCorporateComplaints): return .contactsCorporateComplaints
        case .figure(.contactsChildrensSocialCareComplaints): return .contactsChildrensSocialCareComplaints
        default: return nil
        }
    }

    /// The outcome of the council's own investigations that a label names.
    func ownOutcomeLabel(_ run: Range<Int>) -> FigureName? {
        if isAll("fault found upheld or partly partially complaints complaint with and fully in whole part", in: run) {
            // "Upheld" alone may have a "Partly upheld" beside it.
            if find("fault found", in: run) != nil { return .outcomesFaultFound }
            if contains("upheld", in: run), contains("partly partially part", in: run), contains("or and", in: run) {
                return .outcomesFaultFound
            }
        }
        if isAll("no finding findings resolved with complaints complaint made could be", in: run),
            find("no finding", in: run) != nil
        {
            return .outcomesNoFinding
        }
        return nil
    }
}

/// Which words make a label one kind of contact.
private struct ContactRule {
    /// One word of each of these must stand in the label.
    let needs: [WordSet]
    /// Every word of the label is one of these, or of `common`.
    let allows: WordSet
    let label: ReportLabel

    /// - Parameter needs: sets of words, each divided by spaces.
    init(needs: [String], allows: WordSet, label: ReportLabel) {
        self.needs = needs.map { WordSet($0) }
        self.allows = allows
        self.label = label
    }

    init(needs: [String], allows: String, label: ReportLabel) {
        self.init(needs: needs, allows: WordSet(allows), label: label)
    }

    static let common = WordSet("number numbers no of the total all received recorded in year to from new made")
    static let totals = WordSet(
        """
        total totals grand overall number of enquiries contacts all received volume volumes combined processed and
        """)

    static let ombudsmanCases = WordSet(
        """
        number of new total all complaints complaint enquiries enquiry and cases referrals received decisions decision \
        decided made issued final by the from lgsco lgo ombudsman
        """)

    static let all: [ContactRule] = [
        ContactRule(
            needs: ["total totals overall"], allows: totals, label: .total),
        ContactRule(
            needs: ["enquiries enquiry queries"],
            allows: """
                enquiries enquiry queries comments comment and informal resolution resolutions general other misc \
                miscellaneous service requests request signposting advice
                """,
            label: .figure(.contactsEnquiries)),
        ContactRule(
            needs: ["corporate", "complaints complaint"], allows: "corporate complaints complaint formal",
            label: .figure(.contactsCorporateComplaints)),
        ContactRule(
            needs: ["adult adults asc", "complaints complaint statutory"],
            allows: "adult adults asc social care services service and health statutory complaints complaint",
            label: .figure(.contactsAdultSocialCareComplaints)),
        ContactRule(
            needs: ["children childrens child csc", "complaints complaint statutory"],
            allows:
                "children childrens child csc social care services service and families statutory complaints complaint",
            label: .figure(.contactsChildrensSocialCareComplaints)),
        ContactRule(
            needs: ["ombudsman ombudsmans lgsco lgo", "decisions decision"],
            allows: "ombudsman ombudsmans lgsco lgo local government and social care decisions decision made issued",
            label: .figure(.ombudsmanDecisions)),
        ContactRule(
            needs: ["ombudsman ombudsmans lgsco lgo"],
            allows: """
                ombudsman ombudsmans lgsco lgo local government and social care investigations investigation enquiries \
                enquiry complaints complaint cases case referrals contacts escalated
                """,
            label: .figure(.contactsOmbudsman)),
        ContactRule(
            needs: ["compliments compliment"], allows: "compliments compliment", label: .figure(.contactsCompliments)),
    ]

    func fits(_ run: Range<Int>, in text: DocumentText) -> Bool {
        needs.allSatisfy { text.contains($0, in: run) }
            && run.allSatisfy { index in
                switch text.tokens[index].kind {
                case .word: text.isWord(index, in: allows) || text.isWord(index, in: Self.common)
                case .sign: true
                case .number, .mixed: false
                }
            }
    }
}

/// How the Ombudsman decides a case, as councils put it.
enum Outcome: Hashable, Sendable {
    case outsideRemit, premature, referredBack, closedAfterInitialEnquiries, notUpheld, upheld
    /// Upheld, with the rider that there was no injustice: a part of those upheld.
    case upheldWithoutInjustice
    case incompleteOrInvalid, adviceGiven

    /// The figure that counts it; nil for what is only a part of one.
    var name: FigureName? {
        switch self {
        case .outsideRemit: .ombudsmanOutsideRemit
        case .premature: .ombudsmanPremature
        case .referredBack: .decisionsReferredBack
        case .closedAfterInitialEnquiries: .decisionsClosedAfterInitialEnquiries
        case .notUpheld: .decisionsNotUpheld
        case .upheld: .decisionsUpheld
        case .upheldWithoutInjustice: nil
        case .incompleteOrInvalid: .decisionsIncompleteOrInvalid
        case .adviceGiven: .decisionsAdviceGiven
        }
    }

    /// The words of labels in tables of outcomes.
    static let labelWords = WordSet(
        """
        a advice after and assessed assessment at back but by case cases causing closed complaint complaints council \
        decision decisions detailed enquiries enquiry evidence fault following for found given inconclusive incomplete \
        information initial injustice invalid investigated investigation investigations jurisdiction lgo lgsco local \
        maladministration no not of ombudsman ombudsmans or out outside outcome premature referred remit resolution s \
        stage the to upheld was were with without
        """)

    fileprivate static let notUpheldPhrases: [Phrase] = [
        "not upheld", "no maladministration", "no fault", "no evidence of fault", "without fault", "not at fault",
    ]
    fileprivate static let noInjusticePhrases: [Phrase] = [
        "no injustice", "without injustice", "not cause injustice", "not causing injustice",
    ]
    fileprivate static let upheldPhrases: [Phrase] = [
        "maladministration", "upheld", "fault found", "found fault", "at fault",
    ]
    fileprivate static let closedPhrases: [Phrase] = [
        "initial enquiries", "initial enquiry", "initial assessment", "assessment stage", "assessed and closed",
    ]
}

extension DocumentText {
    /// The one outcome that is spoken of in a run of tokens; nil where there is none, or more than one.
    func outcome(in run: Range<Int>) -> Outcome? {
        func has(_ phrases: [Phrase]) -> Bool { phrases.contains { find($0, in: run) != nil } }
        var found: [Outcome] = []
        let isNotUpheld = has(Outcome.notUpheldPhrases)
        let isWithoutInjustice = has(Outcome.noInjusticePhrases)
        if isNotUpheld, !isWithoutInjustice { found.append(.notUpheld) }
        if !isNotUpheld, has(Outcome.upheldPhrases) || faultWasFound(in: run) {
            // "Partly upheld" counts only a part of what the Ombudsman upheld.
            if contains("partially partly part rate average percentage proportion", in: run) { return nil }
            found.append(isWithoutInjustice ? .upheldWithoutInjustice : .upheld)
        }
        if contains("outside out not within", in: run), contains("remit jurisdiction", in: run) {
            found.append(.outsideRemit)
        }
        if find("premature", in: run) != nil || find("prematurely", in: run) != nil {
            found.append(.premature)
        } else if find("referred back", in: run) != nil {
            found.append(.referredBack)
        }
        if has(Outcome.closedPhrases) { found.append(.closedAfterInitialEnquiries) }
        if contains("incomplete invalid", in: run) { found.append(.incompleteOrInvalid) }
        if find("advice given", in: run) != nil || find("given advice", in: run) != nil { found.append(.adviceGiven) }
        return found.count == 1 ? found[0] : nil
    }

    /// "Fault was found", "fault had been found", "finding of fault".
    private func faultWasFound(in run: Range<Int>) -> Bool {
        guard let fault = find("fault", in: run) else { return false }
        return contains("found finding findings identified", in: run)
            && !contains("no not", in: max(run.lowerBound, fault.lowerBound - 3)..<fault.lowerBound)
    }
}
