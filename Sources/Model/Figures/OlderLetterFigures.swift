/// The figures that only the letters for the years to March 2006 … 2013 have.
///
/// Terms as in the Ombudsman's "Notes to assist interpretation of the LGO's local authority statistics", 2006 to 2012.
extension FigureName {
    // MARK: Complaints and enquiries received, by the subjects up to 2009-10

    public static let receivedAntisocialBehaviour = Self(
        "received.antisocialBehaviour", .count, "number of complaints about antisocial behaviour",
        "antisocial behaviour")
    public static let receivedBenefits = Self(
        "received.benefits", .count, "number of complaints about benefits",
        "housing and council tax benefit")
    public static let receivedChildrenAndFamilyServices = Self(
        "received.childrenAndFamilyServices", .count, "number of complaints about children and family services",
        "social services for children and families")
    public static let receivedEducation = Self(
        "received.education", .count, "number of complaints about education",
        "schools, admissions and special needs")
    public static let receivedEnvironmentalHealth = Self(
        "received.environmentalHealth", .count, "number of complaints about environmental health",
        "environmental health")
    public static let receivedPlanningAndBuildingControl = Self(
        "received.planningAndBuildingControl", .count, "number of complaints about planning and building control",
        "planning and building control")
    public static let receivedPublicFinance = Self(
        "received.publicFinance", .count, "number of complaints about public finance",
        "public finance, with local taxation")
    public static let receivedSocialServicesOther = Self(
        "received.socialServicesOther", .count, "number of complaints about other social services",
        "other social services")
    public static let receivedTransportAndHighways = Self(
        "received.transportAndHighways", .count, "number of complaints about transport and highways",
        "transport and highways")

    static let receivedUpTo2010: [Self] = [
        receivedAntisocialBehaviour, receivedBenefits, receivedChildrenAndFamilyServices, receivedEducation,
        receivedEnvironmentalHealth, receivedPlanningAndBuildingControl, receivedPublicFinance,
        receivedSocialServicesOther, receivedTransportAndHighways,
    ]

    // MARK: The work of the Ombudsman's advice team

    public static let enquiriesPremature = Self(
        "enquiries.premature", .count, "number of premature complaints",
        "complaints sent back: the council had not had its turn")
    public static let enquiriesAdviceGiven = Self(
        "enquiries.adviceGiven", .count, "number of complaints answered with advice",
        "complaints answered with advice")
    public static let enquiriesForwardedResubmitted = Self(
        "enquiries.forwardedResubmitted", .count, "number of resubmitted complaints passed to investigators",
        "complaints once premature, made again and passed to investigators")
    public static let enquiriesForwardedNew = Self(
        "enquiries.forwardedNew", .count, "number of new complaints passed to investigators",
        "new complaints passed to investigators")
    public static let enquiriesForwarded = Self(
        "enquiries.forwarded", .count, "number of complaints passed to investigators",
        "complaints passed to investigators, where new and resubmitted ones are not told apart")

    static let adviceTeam: [Self] = [
        enquiriesPremature, enquiriesAdviceGiven, enquiriesForwardedResubmitted, enquiriesForwardedNew,
        enquiriesForwarded,
    ]

    // MARK: Decisions, by the outcomes up to 2010-11

    public static let decisionsMaladministrationInjusticeWithReport = Self(
        "decisions.maladministrationInjusticeWithReport", .count,
        "number of reports of maladministration and injustice",
        "maladministration that caused injustice (\"MI reps\")")
    public static let decisionsLocalSettlement = Self(
        "decisions.localSettlement", .count, "number of local settlements",
        "discontinued: the council agreed to put things right (\"LS\")")
    public static let decisionsMaladministrationWithReport = Self(
        "decisions.maladministrationWithReport", .count, "number of reports of maladministration without injustice",
        "maladministration without injustice (\"M reps\")")
    public static let decisionsNoMaladministrationWithReport = Self(
        "decisions.noMaladministrationWithReport", .count, "number of reports of no maladministration",
        "no maladministration, by formal report (\"NM reps\")")
    public static let decisionsNoMaladministrationWithoutReport = Self(
        "decisions.noMaladministrationWithoutReport", .count,
        "number of decisions of no maladministration without a report",
        "no, or not enough, evidence of maladministration, by letter (\"No mal\")")
    public static let decisionsOmbudsmansDiscretion = Self(
        "decisions.ombudsmansDiscretion", .count, "number of cases discontinued at the Ombudsman's discretion",
        "discontinued at discretion, mostly for want of injustice (\"Omb disc\")")
    public static let decisionsOutsideJurisdiction = Self(
        "decisions.outsideJurisdiction", .count, "number of complaints outside jurisdiction",
        "not for the Ombudsman")
    public static let decisionsPremature = Self(
        "decisions.premature", .count, "number of decisions on premature complaints",
        "complaints made before the council had had its turn")
    public static let decisionsTotalExcludingPremature = Self(
        "decisions.totalExcludingPremature", .count, "number of decisions without premature ones",
        "all decisions but the premature ones")

    static let decisionsUpTo2011: [Self] = [
        decisionsMaladministrationInjusticeWithReport, decisionsLocalSettlement, decisionsMaladministrationWithReport,
        decisionsNoMaladministrationWithReport, decisionsNoMaladministrationWithoutReport,
        decisionsOmbudsmansDiscretion, decisionsOutsideJurisdiction, decisionsPremature,
        decisionsTotalExcludingPremature,
    ]

    // MARK: Decisions, by the outcomes of 2011-12

    public static let decisionsNoPowerToInvestigate = Self(
        "decisions.noPowerToInvestigate", .count, "number of complaints without a power to investigate",
        "not investigated: no power to")
    public static let decisionsNoReasonToUseExceptionalPower = Self(
        "decisions.noReasonToUseExceptionalPower", .count,
        "number of complaints without a reason to use an exceptional power",
        "not investigated: no reason for an exception")
    public static let decisionsInvestigationNotJustified = Self(
        "decisions.investigationNotJustified", .count, "number of complaints whose investigation was not justified",
        "not investigated: not justified, or another reason")
    public static let decisionsNotEnoughEvidenceOfFault = Self(
        "decisions.notEnoughEvidenceOfFault", .count, "number of complaints without enough evidence of fault",
        "investigated: too little evidence of fault")
    public static let decisionsNoOrMinorInjustice = Self(
        "decisions.noOrMinorInjustice", .count, "number of complaints with no or minor injustice",
        "investigated: no or little injustice, or another reason")
    public static let decisionsInjusticeRemedied = Self(
        "decisions.injusticeRemedied", .count, "number of complaints remedied during enquiries",
        "investigated: put right during the enquiries")
    public static let decisionsReport = Self(
        "decisions.report", .count, "number of complaints that ended with a report",
        "investigated: ended with a formal report")

    static let decisionsOf2012: [Self] = [
        decisionsNoPowerToInvestigate, decisionsNoReasonToUseExceptionalPower, decisionsInvestigationNotJustified,
        decisionsNotEnoughEvidenceOfFault, decisionsNoOrMinorInjustice, decisionsInjusticeRemedied, decisionsReport,
    ]
}
