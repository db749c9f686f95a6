/// The figures of the letters since 2010-11, and of the statistics pages.
extension FigureName {
    // MARK: The uphold rate

    public static let upholdRate = Self(
        "uphold.rate", .percent, "uphold rate",
        "investigations in which the Ombudsman found fault, of all (detailed) investigations")
    public static let upholdUpheld = Self(
        "uphold.upheld", .count, "number of upheld investigations",
        "investigations in which fault was found")
    public static let upholdInvestigations = Self(
        "uphold.investigations", .count, "number of investigations",
        "(detailed) investigations, upheld and not upheld")
    public static let upholdPeerAverage = Self(
        "uphold.peerAverage", .percent, "average uphold rate of similar authorities",
        "the uphold rate, averaged over authorities of the same type")
    public static let upholdPer100k = Self(
        "uphold.per100k", .per100k, "number of upheld decisions per 100,000 residents",
        "upheld decisions for each 100,000 residents; never a percentage")
    public static let upholdPeerPer100k = Self(
        "uphold.peerPer100k", .per100k,
        "average number of upheld decisions per 100,000 residents in similar authorities",
        "upheld decisions for each 100,000 residents, averaged over authorities of the same type")

    static let uphold: [Self] = [
        upholdRate, upholdUpheld, upholdInvestigations, upholdPeerAverage, upholdPer100k, upholdPeerPer100k,
    ]

    // MARK: Compliance with recommendations, and remedies

    public static let complianceRate = Self(
        "compliance.rate", .percent, "compliance rate",
        "checked cases in which the authority carried out the recommendations")
    public static let complianceOutcomes = Self(
        "compliance.outcomes", .count, "number of compliance outcomes",
        "cases in which the Ombudsman checked compliance")
    public static let compliancePeerAverage = Self(
        "compliance.peerAverage", .percent, "average compliance rate of similar authorities",
        "the compliance rate of authorities of the same type")
    public static let remedyRate = Self(
        "remedy.rate", .percent, "rate of satisfactory remedies",
        "upheld cases in which the authority had put things right before the Ombudsman was asked, of all upheld cases")
    public static let remedyDecisions = Self(
        "remedy.decisions", .count, "number of satisfactory remedies",
        "upheld cases in which the authority had put things right before the Ombudsman was asked")
    public static let remedyPeerAverage = Self(
        "remedy.peerAverage", .percent, "average rate of satisfactory remedies in similar authorities",
        "the remedy rate of authorities of the same type")
    public static let remediedByOmbudsman = Self(
        "remedied.byOmbudsman", .count, "number of complaints remedied by the Ombudsman",
        "upheld complaints remedied as the Ombudsman recommended (years to 2016 … 2018)")
    public static let remediedByAuthority = Self(
        "remedied.byAuthority", .count, "number of complaints remedied by the authority",
        "upheld complaints that the authority had already remedied (years to 2016 … 2018)")

    static let complianceAndRemedies: [Self] = [
        complianceRate, complianceOutcomes, compliancePeerAverage, remedyRate, remedyDecisions, remedyPeerAverage,
        remediedByOmbudsman, remediedByAuthority,
    ]

    // MARK: Complaints and enquiries received, by the categories since 2010-11

    public static let receivedAdultCareServices = Self(
        "received.adultCareServices", .count, "number of complaints about adult care services",
        "adult care services; in older letters too")
    public static let receivedBenefitsAndTax = Self(
        "received.benefitsAndTax", .count, "number of complaints about benefits and tax",
        "benefits and council tax")
    public static let receivedCorporateAndOtherServices = Self(
        "received.corporateAndOtherServices", .count, "number of complaints about corporate and other services",
        "corporate and other services")
    public static let receivedEducationAndChildrensServices = Self(
        "received.educationAndChildrensServices", .count,
        "number of complaints about education and children's services",
        "education and children's services")
    public static let receivedEnvironmentServices = Self(
        "received.environmentServices", .count, "number of complaints about environment services",
        "environment, public protection and regulation")
    public static let receivedHighwaysAndTransport = Self(
        "received.highwaysAndTransport", .count, "number of complaints about highways and transport",
        "highways and transport")
    public static let receivedHousing = Self(
        "received.housing", .count, "number of complaints about housing",
        "housing; in older letters too")
    public static let receivedPlanningAndDevelopment = Self(
        "received.planningAndDevelopment", .count, "number of complaints about planning and development",
        "planning and development")
    public static let receivedOther = Self(
        "received.other", .count, "number of other complaints",
        "complaints of no other category; in older letters too")
    public static let receivedTotal = Self(
        "received.total", .count, "number of complaints and enquiries received",
        "complaints and enquiries of every category")

    static let received: [Self] = [
        receivedAdultCareServices, receivedBenefitsAndTax, receivedCorporateAndOtherServices,
        receivedEducationAndChildrensServices, receivedEnvironmentServices, receivedHighwaysAndTransport,
        receivedHousing, receivedPlanningAndDevelopment, receivedOther, receivedTotal,
    ]

    // MARK: Decisions, by the outcomes since 2013-14

    public static let decisionsIncompleteOrInvalid = Self(
        "decisions.incompleteOrInvalid", .count, "number of incomplete or invalid complaints",
        "too little to go on, or not a complaint for the Ombudsman")
    public static let decisionsAdviceGiven = Self(
        "decisions.adviceGiven", .count, "number of decisions to give advice",
        "answered with advice")
    public static let decisionsReferredBack = Self(
        "decisions.referredBack", .count, "number of complaints referred back",
        "sent back to the council to try first")
    public static let decisionsClosedAfterInitialEnquiries = Self(
        "decisions.closedAfterInitialEnquiries", .count, "number of complaints closed after initial enquiries",
        "closed after a first look")
    public static let decisionsNotUpheld = Self(
        "decisions.notUpheld", .count, "number of complaints not upheld",
        "investigated in detail, no fault found")
    public static let decisionsUpheld = Self(
        "decisions.upheld", .count, "number of complaints upheld",
        "investigated in detail, fault found")
    public static let decisionsTotal = Self(
        "decisions.total", .count, "number of decisions",
        "all decisions; in older letters too")

    static let decisions: [Self] = [
        decisionsIncompleteOrInvalid, decisionsAdviceGiven, decisionsReferredBack,
        decisionsClosedAfterInitialEnquiries, decisionsNotUpheld, decisionsUpheld, decisionsTotal,
    ]

    // MARK: Response times and caseload

    public static let responseFirstEnquiries = Self(
        "response.firstEnquiries", .count, "number of first enquiries",
        "first enquiries that the council had to answer (up to 2011-12)")
    public static let responseAverageDays = Self(
        "response.averageDays", .days, "average number of days to answer first enquiries",
        "days that the council took on average to answer first enquiries, with a decimal as printed")
    public static let caseloadDealtWith = Self(
        "caseload.dealtWith", .count, "number of complaints dealt with",
        "cases dealt with (2024-25)")
    public static let caseloadNotForUs = Self(
        "caseload.notForUs", .count, "number of complaints not for the Ombudsman",
        "cases not for the Ombudsman, or not ready (2024-25)")
    public static let caseloadAssessedAndClosed = Self(
        "caseload.assessedAndClosed", .count, "number of complaints assessed and closed",
        "cases assessed and closed (2024-25)")
    public static let caseloadInvestigated = Self(
        "caseload.investigated", .count, "number of complaints investigated",
        "cases investigated (2024-25)")

    static let responsesAndCaseload: [Self] = [
        responseFirstEnquiries, responseAverageDays, caseloadDealtWith, caseloadNotForUs, caseloadAssessedAndClosed,
        caseloadInvestigated,
    ]
}
