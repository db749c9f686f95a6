import Model

/// The subject of a clause in an older letter: what its number counts.
enum OutcomeTopic: Hashable {
    case received, premature, adviceGiven, forwarded, forwardedResubmitted
    /// "Complaints about your Council": what was received, unless the clause says otherwise.
    case aboutCouncil
    case decided
    /// The decisions without those on premature complaints.
    case decidedWithoutPremature
    /// Not enough evidence of fault: the term of 2011-12, and now and then that of the years before.
    case noFault
    /// Outcomes of 2011-12.
    case noPower, notJustified, minorInjustice, injusticeRemedied
    case noMaladministration, discretion, outsideJurisdiction, localSettlement
    /// "Maladministration causing injustice": of a report.
    case maladministrationInjustice
    /// A formal report, whatever it found.
    case report

    var figure: FigureName {
        switch self {
        case .received, .aboutCouncil: .receivedTotal
        case .premature: .enquiriesPremature
        case .adviceGiven: .enquiriesAdviceGiven
        case .forwarded: .enquiriesForwarded
        case .forwardedResubmitted: .enquiriesForwardedResubmitted
        case .decided: .decisionsTotal
        case .decidedWithoutPremature: .decisionsTotalExcludingPremature
        case .noFault, .noMaladministration: .decisionsNoMaladministrationWithoutReport
        case .noPower: .decisionsNoPowerToInvestigate
        case .notJustified: .decisionsInvestigationNotJustified
        case .minorInjustice: .decisionsNoOrMinorInjustice
        case .injusticeRemedied: .decisionsInjusticeRemedied
        case .discretion: .decisionsOmbudsmansDiscretion
        case .outsideJurisdiction: .decisionsOutsideJurisdiction
        case .localSettlement: .decisionsLocalSettlement
        case .maladministrationInjustice: .decisionsMaladministrationInjusticeWithReport
        case .report: .decisionsReport
        }
    }

    /// Whether it is a stage of what was received, and no decision.
    var isOfReceived: Bool {
        switch self {
        case .received, .aboutCouncil, .premature, .adviceGiven, .forwarded, .forwardedResubmitted: true
        case .noPower, .notJustified, .minorInjustice, .injusticeRemedied: false
        case .decided, .decidedWithoutPremature, .noFault, .noMaladministration, .discretion, .outsideJurisdiction,
            .localSettlement, .maladministrationInjustice, .report:
            false
        }
    }

    /// Whether it counts all complaints of a stage, and no outcome or kind of them.
    var isTotal: Bool { self == .received || self == .aboutCouncil || self == .decided }

    /// Whether some of the cases that another topic counts can be all that this one counts: decisions have outcomes, what
    /// was received is premature or forwarded.
    func isWholly(among other: OutcomeTopic) -> Bool {
        switch other {
        case .received, .aboutCouncil: isOfReceived
        case .decided, .decidedWithoutPremature: !isOfReceived || self == .premature
        case .forwarded: self == .forwardedResubmitted
        default: false
        }
    }

    static let phrases = PhraseSet<OutcomeTopic>([
        ("received", .received), ("dealt with", .received), ("number of complaints", .received),
        ("number of enquiries", .received), ("recorded", .received), ("the subject of", .received),
        ("handled", .received), ("reached us", .received), ("reached our advice team", .received),
        ("came to our advice team", .received), ("contacted us", .received), ("contacted our advice team", .received),
        ("came to us", .received), ("were made to us", .received),
        ("complaints about your council", .aboutCouncil), ("complaints about your authority", .aboutCouncil),
        ("complaints against your council", .aboutCouncil), ("complaints against your authority", .aboutCouncil),
        ("complaints about the council", .aboutCouncil), ("complaints against the council", .aboutCouncil),
        ("premature", .premature), ("prematurely", .premature), ("prematures", .premature),
        ("advice was given", .adviceGiven), ("gave advice", .adviceGiven), ("given advice", .adviceGiven),
        ("advice given", .adviceGiven), ("advice to", .adviceGiven), ("received advice", .adviceGiven),
        ("forwarded", .forwarded), ("to the investigative team", .forwarded), ("to our investigative team", .forwarded),
        ("to the investigation team", .forwarded), ("to our investigation team", .forwarded),
        ("passed on", .forwarded), ("to investigators", .forwarded), ("to our investigators", .forwarded),
        ("resubmitted", .forwardedResubmitted),
        ("decided", .decided), ("determined", .decided), ("decisions", .decided), ("decision on", .decided),
        ("decision was reached on", .decided), ("decision was made on", .decided), ("reached a decision on", .decided),
        ("no or insufficient evidence of maladministration", .noMaladministration),
        ("no or not enough evidence of maladministration", .noMaladministration),
        ("little or no evidence of maladministration", .noMaladministration),
        ("no evidence of maladministration", .noMaladministration),
        ("insufficient evidence of maladministration", .noMaladministration),
        ("not enough evidence of maladministration", .noMaladministration),
        ("no evidence of administrative fault", .noFault), ("no evidence of fault", .noFault),
        ("not enough evidence of fault", .noFault), ("insufficient evidence of fault", .noFault),
        ("no or insufficient evidence of fault", .noFault), ("found no fault", .noFault),
        ("no maladministration", .noMaladministration), ("no mal", .noMaladministration),
        ("maladministration causing injustice", .maladministrationInjustice),
        ("maladministration and injustice", .maladministrationInjustice),
        ("maladministration with injustice", .maladministrationInjustice),
        ("no power to investigate", .noPower), ("not justified", .notJustified),
        ("no or minor injustice", .minorInjustice), ("injustice was remedied", .injusticeRemedied),
        ("injustice remedied", .injusticeRemedied), ("remedied during our enquiries", .injusticeRemedied),
        ("remedied during enquiries", .injusticeRemedied),
        ("report", .report), ("reports", .report),
        ("discretion", .discretion),
        ("outside jurisdiction", .outsideJurisdiction), ("outside our jurisdiction", .outsideJurisdiction),
        ("outside my jurisdiction", .outsideJurisdiction), ("outside the jurisdiction", .outsideJurisdiction),
        ("outside the Ombudsman's jurisdiction", .outsideJurisdiction), ("out of jurisdiction", .outsideJurisdiction),
        ("local settlement", .localSettlement), ("local settlements", .localSettlement),
        ("settled locally", .localSettlement), ("agreed to settle", .localSettlement),
        ("were settled", .localSettlement), ("locally settled", .localSettlement), ("settled", .localSettlement),
        ("settlement", .localSettlement), ("settlements", .localSettlement),
    ])
}
