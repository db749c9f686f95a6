import Model

/// The subject of a clause in an older letter: what its number counts.
enum OutcomeTopic: Hashable {
    case received, premature, adviceGiven, forwarded
    /// "Complaints about your Council": what was received, unless the clause says otherwise.
    case aboutCouncil
    case decided, noMaladministration, discretion, outsideJurisdiction, localSettlement

    var figure: FigureName {
        switch self {
        case .received, .aboutCouncil: .receivedTotal
        case .premature: .enquiriesPremature
        case .adviceGiven: .enquiriesAdviceGiven
        case .forwarded: .enquiriesForwarded
        case .decided: .decisionsTotal
        case .noMaladministration: .decisionsNoMaladministrationWithoutReport
        case .discretion: .decisionsOmbudsmansDiscretion
        case .outsideJurisdiction: .decisionsOutsideJurisdiction
        case .localSettlement: .decisionsLocalSettlement
        }
    }

    /// Whether it is a stage of what was received, and no decision.
    var isOfReceived: Bool {
        switch self {
        case .received, .aboutCouncil, .premature, .adviceGiven, .forwarded: true
        case .decided, .noMaladministration, .discretion, .outsideJurisdiction, .localSettlement: false
        }
    }

    static let phrases = PhraseSet<OutcomeTopic>([
        ("received", .received), ("dealt with", .received), ("number of complaints", .received),
        ("number of enquiries", .received),
        ("complaints about your council", .aboutCouncil), ("complaints about your authority", .aboutCouncil),
        ("complaints against your council", .aboutCouncil), ("complaints against your authority", .aboutCouncil),
        ("complaints about the council", .aboutCouncil), ("complaints against the council", .aboutCouncil),
        ("premature", .premature), ("prematurely", .premature),
        ("advice was given", .adviceGiven), ("gave advice", .adviceGiven), ("given advice", .adviceGiven),
        ("advice given", .adviceGiven), ("advice to", .adviceGiven),
        ("forwarded", .forwarded), ("passed to the investigative team", .forwarded),
        ("passed to our investigative team", .forwarded), ("passed to investigators", .forwarded),
        ("decided", .decided), ("determined", .decided), ("decisions on", .decided), ("decision on", .decided),
        ("no or insufficient evidence of maladministration", .noMaladministration),
        ("no or not enough evidence of maladministration", .noMaladministration),
        ("little or no evidence of maladministration", .noMaladministration),
        ("no evidence of maladministration", .noMaladministration),
        ("insufficient evidence of maladministration", .noMaladministration),
        ("not enough evidence of maladministration", .noMaladministration),
        ("no maladministration", .noMaladministration),
        ("discretion", .discretion),
        ("outside jurisdiction", .outsideJurisdiction), ("outside our jurisdiction", .outsideJurisdiction),
        ("outside my jurisdiction", .outsideJurisdiction), ("outside the jurisdiction", .outsideJurisdiction),
        ("outside the Ombudsman's jurisdiction", .outsideJurisdiction),
        ("local settlement", .localSettlement), ("local settlements", .localSettlement),
        ("settled locally", .localSettlement), ("locally settled", .localSettlement),
    ])
}
