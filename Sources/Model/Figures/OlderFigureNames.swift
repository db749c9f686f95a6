/// The figures that only the letters for the years to March 2006 … 2013 have.
///
/// Terms as in the Ombudsman's "Notes to assist interpretation of the LGO's local authority statistics", 2006 to 2012.
extension FigureName {
    // MARK: Complaints and enquiries received, by the categories of those years

    public static let receivedAntisocialBehaviour = Self("received.antisocialBehaviour")
    public static let receivedBenefits = Self("received.benefits")
    public static let receivedChildrenAndFamilyServices = Self("received.childrenAndFamilyServices")
    public static let receivedEducation = Self("received.education")
    public static let receivedEnvironmentalHealth = Self("received.environmentalHealth")
    public static let receivedPlanningAndBuildingControl = Self("received.planningAndBuildingControl")
    public static let receivedPublicFinance = Self("received.publicFinance")
    public static let receivedSocialServicesOther = Self("received.socialServicesOther")
    public static let receivedTransportAndHighways = Self("received.transportAndHighways")

    // MARK: What the Ombudsman's advice team did with them

    /// Sent back because the council had not had its turn.
    public static let enquiriesPremature = Self("enquiries.premature")
    /// Answered with advice.
    public static let enquiriesAdviceGiven = Self("enquiries.adviceGiven")
    /// Premature once, made again, and forwarded to the investigators.
    public static let enquiriesForwardedResubmitted = Self("enquiries.forwardedResubmitted")
    /// New, and forwarded to the investigators.
    public static let enquiriesForwardedNew = Self("enquiries.forwardedNew")
    /// Forwarded to the investigators, where new and resubmitted ones are not told apart.
    public static let enquiriesForwarded = Self("enquiries.forwarded")

    // MARK: Decisions, by the outcomes up to 2010-11

    /// A formal report found maladministration that caused injustice ("MI reps").
    public static let decisionsMaladministrationInjusticeWithReport = Self(
        "decisions.maladministrationInjusticeWithReport")
    /// Discontinued because the council agreed to put things right ("LS").
    public static let decisionsLocalSettlement = Self("decisions.localSettlement")
    /// A formal report found maladministration, but no injustice ("M reps").
    public static let decisionsMaladministrationWithReport = Self("decisions.maladministrationWithReport")
    /// A formal report found no maladministration ("NM reps").
    public static let decisionsNoMaladministrationWithReport = Self("decisions.noMaladministrationWithReport")
    /// Discontinued by letter: no, or not enough, evidence of maladministration ("No mal").
    public static let decisionsNoMaladministrationWithoutReport = Self("decisions.noMaladministrationWithoutReport")
    /// Discontinued at the Ombudsman's discretion ("Omb disc").
    public static let decisionsOmbudsmansDiscretion = Self("decisions.ombudsmansDiscretion")
    public static let decisionsOutsideJurisdiction = Self("decisions.outsideJurisdiction")
    /// The council had not had its turn.
    public static let decisionsPremature = Self("decisions.premature")
    public static let decisionsTotalExcludingPremature = Self("decisions.totalExcludingPremature")

    // MARK: Decisions, by the outcomes of 2011-12

    public static let decisionsNoPowerToInvestigate = Self("decisions.noPowerToInvestigate")
    public static let decisionsNoReasonToUseExceptionalPower = Self("decisions.noReasonToUseExceptionalPower")
    public static let decisionsInvestigationNotJustified = Self("decisions.investigationNotJustified")
    public static let decisionsNotEnoughEvidenceOfFault = Self("decisions.notEnoughEvidenceOfFault")
    public static let decisionsNoOrMinorInjustice = Self("decisions.noOrMinorInjustice")
    public static let decisionsInjusticeRemedied = Self("decisions.injusticeRemedied")
    public static let decisionsReport = Self("decisions.report")

    // MARK: The council's answers to the Ombudsman's first enquiries

    /// How many first enquiries there were.
    public static let responseFirstEnquiries = Self("response.firstEnquiries")
    /// How many days the council took on average.
    public static let responseAverageDays = Self("response.averageDays")
}
