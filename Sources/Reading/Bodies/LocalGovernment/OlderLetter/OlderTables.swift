import Model

/// The tables that the older letters have.
extension TableVocabulary {
    static let older = [subjects, categories, outcomes, outcomesInFull, reasons, responses]

    private static let titlesOfDecisions = "decisions investigative investigation team lgo"

    /// Complaints received by subject, up to 2009-10; only those subjects that a council had. They stood in the
    /// alphabet's order up to 2008-09.
    static let subjects = TableVocabulary(
        TableKind(
            columns: [
                .init(.receivedAdultCareServices, marks: "Adult care services", "Adult care"),
                .init(.receivedAntisocialBehaviour, marks: "Anti-social behaviour", "Antisocial"),
                .init(.receivedBenefits, marks: "Benefits"),
                .init(
                    .receivedChildrenAndFamilyServices, marks: "Children and family services",
                    "Children family services", "Children"),
                .init(.receivedEducation, marks: "Education"),
                .init(.receivedEnvironmentalHealth, marks: "Environmental health"),
                .init(.receivedHousing, marks: "Housing"),
                .init(.receivedOther, marks: "Other"),
                .init(
                    .receivedPlanningAndBuildingControl, marks: "Planning and building control",
                    "Planning building control", "Planning"),
                .init(
                    .receivedPublicFinance, marks: "Public finance including local taxation",
                    "Public finance inc local taxation", "Public finance", "Local taxation"),
                .init(.receivedSocialServicesOther, marks: "Social services other", "Social services"),
                .init(
                    .receivedTransportAndHighways, marks: "Transport and highways", "Transport highways", "Transport"),
                .init(.receivedTotal, .total),
            ],
            orders: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [0, 3, 4, 6, 2, 9, 8, 11, 10, 1, 5, 7, 12]],
            sums: [.init(total: 12, parts: Array(0..<12))]),
        [
            .init("adult", "care services"), .init("antisocial anti behaviour", "social"),
            .init("benefits benefit"), .init("children childrens family", "and services"),
            .init("education"), .init("environmental", "health"), .init("housing"),
            .init("other", sharedWith: [10], occurrence: .apart), .init("planning building", "and control"),
            .init("public finance taxation", "inc including local"), .init("social", "services other"),
            .init("transport", "and highways"), .init("total"),
        ],
        titles: titlesOfReceived, leavesColumnsOut: true)

    private static let outcomeColumns: [TableKind.Column] = [
        .init(.decisionsMaladministrationInjusticeWithReport, marks: "MI reps"),
        .init(.decisionsLocalSettlement, marks: "LS"),
        .init(.decisionsMaladministrationWithReport, marks: "M reps"),
        .init(.decisionsNoMaladministrationWithReport, marks: "NM reps"),
        .init(.decisionsNoMaladministrationWithoutReport, marks: "No mal"),
        .init(.decisionsOmbudsmansDiscretion, marks: "Omb disc"),
        .init(.decisionsOutsideJurisdiction, marks: "Outside jurisdiction", "Outside"),
        .init(.decisionsPremature, marks: "Premature complaints"),
        .init(.decisionsTotalExcludingPremature, marks: "Total excl premature", "Total excluding premature"),
        .init(.decisionsTotal, .total),
    ]

    /// Outcomes up to 2009-10, in abbreviations.
    static let outcomes = TableVocabulary(
        TableKind(
            columns: outcomeColumns, orders: [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 1, 2, 3, 4, 5, 6, 9]],
            sums: [.init(total: 8, parts: Array(0..<7)), .init(total: 9, parts: Array(0..<8))]),
        [
            .init("mi", "reps"), .init("ls"), .init("m", "reps"), .init("nm", "reps"), .init("mal", "no"),
            .init("omb", "disc"), .init("outside", "jurisdiction"),
            .init("premature", "complaints", sharedWith: [8], occurrence: .first),
            .init("excl excluding", "total premature"),
            .init("total", sharedWith: [8], occurrence: .last),
        ],
        titles: titlesOfDecisions)

    /// Outcomes of 2010-11, in full.
    static let outcomesInFull = TableVocabulary(
        TableKind(
            columns: [
                .init(
                    .decisionsMaladministrationInjusticeWithReport,
                    marks: "Reports: maladministration and injustice"),
                .init(
                    .decisionsLocalSettlement, marks: "Local settlements (no report)", "Local settlements",
                    "Local settlement"),
                .init(
                    .decisionsMaladministrationWithReport, marks: "Reports: maladministration no injustice",
                    "Reports: maladministration"),
                .init(.decisionsNoMaladministrationWithReport, marks: "Reports: no maladministration"),
                .init(
                    .decisionsNoMaladministrationWithoutReport, marks: "No maladministration (no report)",
                    "No maladministration without report", "No maladministration"),
                .init(
                    .decisionsOmbudsmansDiscretion, marks: "Ombudsman's discretion (no report)",
                    "Ombudsman's discretion"),
                .init(.decisionsOutsideJurisdiction, marks: "Outside jurisdiction", "Outside"),
                .init(.decisionsTotal, .total),
            ],
            orders: [Array(0..<8)], sums: [.init(total: 7, parts: Array(0..<7))]),
        [
            .init("reports", "maladministration and injustice"),
            .init("settlements settlement", "local no report"),
            .init("reports", "maladministration no injustice", sharedWith: [0]),
            .init("reports", "no maladministration", sharedWith: [0, 2]),
            .init("maladministration", "no report without", sharedWith: [0, 2, 3]),
            .init("discretion", "ombudsmans no report"), .init("outside", "jurisdiction"), .init("total"),
        ],
        titles: titlesOfDecisions)

    /// Outcomes of 2011-12.
    static let reasons = TableVocabulary(
        TableKind(
            columns: [
                .init(.decisionsNoPowerToInvestigate, marks: "No power to investigate"),
                .init(
                    .decisionsNoReasonToUseExceptionalPower, marks: "No reason to use exceptional power to investigate",
                    "No reason to use exceptional power"),
                .init(
                    .decisionsInvestigationNotJustified, marks: "Investigation not justified and other",
                    "Investigation not justified other", "Investigation not justified"),
                .init(.decisionsNotEnoughEvidenceOfFault, marks: "Not enough evidence of fault"),
                .init(
                    .decisionsNoOrMinorInjustice, marks: "No or minor injustice and other",
                    "No or minor injustice other", "No or minor injustice"),
                .init(
                    .decisionsInjusticeRemedied, marks: "Injustice remedied during enquiries", "Injustice remedied"),
                .init(.decisionsReport, marks: "Report"),
                .init(.decisionsTotal, .total),
            ],
            orders: [Array(0..<8)], sums: [.init(total: 7, parts: Array(0..<7))]),
        [
            .init("power", "no to investigate", sharedWith: [1], occurrence: .first),
            .init("exceptional", "no reason to use power investigate"),
            .init("justified", "investigation not and other"), .init("evidence", "not enough of fault"),
            .init("minor", "no or injustice and other"), .init("remedied", "injustice during enquiries"),
            .init("report reports"), .init("total"),
        ],
        titles: titlesOfDecisions + " not investigated")

    static let responses = TableVocabulary(
        TableKind(
            columns: [
                .init(.responseFirstEnquiries, marks: "No of first enquiries", "Number of first enquiries"),
                .init(
                    .responseAverageDays, .days, marks: "Avg no of days to respond", "Average no of days to respond",
                    "Average number of days to respond"),
            ],
            orders: [[0, 1]]),
        [.init("enquiries", "no number of first"), .init("days", "avg average no number of to respond")],
        titles: "response times first enquiries", hasNeighbours: true)
}
