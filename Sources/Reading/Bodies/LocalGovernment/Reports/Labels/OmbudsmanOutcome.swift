import Model

/// The Ombudsman's decision on a case, as councils put it.
enum OmbudsmanOutcome: Hashable, Sendable {
    case outsideRemit, premature, referredBack, closedAfterInitialEnquiries, notUpheld, upheld
    /// Upheld, with the rider that there was no injustice: a part of those upheld.
    case upheldWithoutInjustice
    case incompleteOrInvalid, adviceGiven

    /// The figure that counts the outcome; nil for one that is only a part of a figure.
    var figureName: FigureName? {
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
        decision decisions detailed enquiries enquiry evidence fault following for found given inconclusive \
        incomplete information initial injustice invalid investigated investigation investigations jurisdiction lgo \
        lgsco local maladministration no not of ombudsman ombudsmans or out outside outcome premature referred remit \
        resolution s stage the to upheld was were with without
        """)

    fileprivate static let notUpheldPhrases: [Phrase] = [
        "not upheld", "not been upheld", "not be upheld", "no maladministration", "no fault", "no evidence of fault",
        "without fault", "not at fault",
    ]
    fileprivate static let noInjusticePhrases: [Phrase] = [
        "no injustice", "without injustice", "not cause injustice", "not causing injustice",
    ]
    fileprivate static let upheldPhrases: [Phrase] = [
        "maladministration", "upheld", "fault found", "found fault", "at fault",
    ]
    fileprivate static let advicePhrases: [Phrase] = [
        "advice given", "given advice", "advice being given", "advice was given", "received advice",
    ]
    fileprivate static let referredPhrases: [Phrase] = [
        "referred back", "referred for local resolution", "referred to the council for local resolution",
    ]
    fileprivate static let closedPhrases: [Phrase] = [
        "initial enquiries", "initial enquiry", "initial assessment", "assessment stage", "assessed and closed",
    ]
}

extension DocumentText {
    /// Returns the one outcome that a run of tokens speaks of; nil where there is none, or more than one.
    func outcome(in run: Range<Int>) -> OmbudsmanOutcome? {
        func has(_ phrases: [Phrase]) -> Bool { phrases.contains { find($0, in: run) != nil } }
        var found: [OmbudsmanOutcome] = []
        let isNotUpheld = has(OmbudsmanOutcome.notUpheldPhrases)
        let isWithoutInjustice = has(OmbudsmanOutcome.noInjusticePhrases)
        if isNotUpheld, !isWithoutInjustice { found.append(.notUpheld) }
        if !isNotUpheld, has(OmbudsmanOutcome.upheldPhrases) || faultWasFound(in: run) {
            // "Partly upheld" counts only a part of the cases that the Ombudsman upheld.
            if contains("partially partly part rate average percentage proportion", in: run) { return nil }
            found.append(isWithoutInjustice ? .upheldWithoutInjustice : .upheld)
        }
        if contains("outside out not within", in: run), contains("remit jurisdiction", in: run) {
            found.append(.outsideRemit)
        }
        if find("premature", in: run) != nil || find("prematurely", in: run) != nil {
            found.append(.premature)
        } else if OmbudsmanOutcome.referredPhrases.contains(where: { find($0, in: run) != nil }) {
            found.append(.referredBack)
        }
        if has(OmbudsmanOutcome.closedPhrases) { found.append(.closedAfterInitialEnquiries) }
        if contains("incomplete invalid", in: run) { found.append(.incompleteOrInvalid) }
        if has(OmbudsmanOutcome.advicePhrases) { found.append(.adviceGiven) }
        return found.count == 1 ? found[0] : nil
    }

    /// Whether the tokens say that fault was found: "Fault was found", "fault had been found", "finding of fault".
    private func faultWasFound(in run: Range<Int>) -> Bool {
        guard let fault = find("fault", in: run) else { return false }
        return contains("found finding findings identified", in: run)
            && !contains("no not", in: max(run.lowerBound, fault.lowerBound - 3)..<fault.lowerBound)
    }
}
