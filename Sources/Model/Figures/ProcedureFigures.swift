/// Figures of the council's own procedure, as its committees ask for them: by stage, by service, and how complaints were
/// put right.
extension FigureName {
    public static let complaintsReceived = Self(
        "complaints.received", .count, "number of complaints received",
        "complaints under any procedure; given for services, and for the council where the services add up to it")
    public static let complaintsUpheld = Self(
        "complaints.upheld", .count, "number of complaints that the council upheld",
        "complaints that the council upheld; given for services, and for the council where the services add up to it")
    public static let answeredInTimeAllStages = Self(
        "answeredInTime.allStages", .percent, "share of complaints answered in time",
        "complaints answered within their time limit, of those answered, at any stage")
    public static let averageDaysAllStages = Self(
        "averageDays.allStages", .days, "average number of days to answer a complaint",
        "days to answer a complaint, on average, at any stage")

    public static let complaintsStage1 = Self(
        "complaints.stage1", .count, "number of complaints at stage 1", "complaints at the first stage of the procedure"
    )
    public static let answeredInTimeStage1 = Self(
        "answeredInTime.stage1", .percent, "share of stage 1 complaints answered in time",
        "complaints answered within the time limit of the first stage, of those answered at it")
    public static let averageDaysStage1 = Self(
        "averageDays.stage1", .days, "average number of days to answer at stage 1",
        "days to answer a complaint at the first stage, on average")
    public static let complaintsStage2 = Self(
        "complaints.stage2", .count, "number of complaints at stage 2",
        "complaints at the second stage of the procedure")
    public static let answeredInTimeStage2 = Self(
        "answeredInTime.stage2", .percent, "share of stage 2 complaints answered in time",
        "complaints answered within the time limit of the second stage, of those answered at it")
    public static let averageDaysStage2 = Self(
        "averageDays.stage2", .days, "average number of days to answer at stage 2",
        "days to answer a complaint at the second stage, on average")
    public static let complaintsStage3 = Self(
        "complaints.stage3", .count, "number of complaints at stage 3", "complaints at the third stage of the procedure"
    )
    public static let answeredInTimeStage3 = Self(
        "answeredInTime.stage3", .percent, "share of stage 3 complaints answered in time",
        "complaints answered within the time limit of the third stage, of those answered at it")
    public static let averageDaysStage3 = Self(
        "averageDays.stage3", .days, "average number of days to answer at stage 3",
        "days to answer a complaint at the third stage, on average")

    public static let escalationToStage2 = Self(
        "escalation.toStage2", .count, "number of complaints escalated to stage 2",
        "complaints that went on from the first to the second stage")
    public static let escalationToStage3 = Self(
        "escalation.toStage3", .count, "number of complaints escalated to stage 3",
        "complaints that went on from the second to the third stage")
    public static let escalationRate = Self(
        "escalation.rate", .percent, "share of complaints escalated",
        "complaints that went on to the second stage, of those at the first")

    /// Complaints at each stage, the first stage first.
    public static let complaintsByStage: [Self] = [complaintsStage1, complaintsStage2, complaintsStage3]

    /// Shares answered in time at each stage, the first stage first.
    public static let answeredInTimeByStage: [Self] = [
        answeredInTimeStage1, answeredInTimeStage2, answeredInTimeStage3,
    ]

    /// Average days to answer at each stage, the first stage first.
    public static let averageDaysByStage: [Self] = [averageDaysStage1, averageDaysStage2, averageDaysStage3]

    static let procedure: [Self] =
        [complaintsReceived, complaintsUpheld] + complaintsByStage + [answeredInTimeAllStages] + answeredInTimeByStage
        + [averageDaysAllStages] + averageDaysByStage + [escalationToStage2, escalationToStage3, escalationRate]
}

/// Remedies that the Ombudsman recommended, by kind.
extension FigureName {
    public static let remediesApologies = Self(
        "remedies.apologies", .count, "number of apologies recommended by the Ombudsman",
        "cases in which the Ombudsman recommended an apology")
    public static let remediesPayments = Self(
        "remedies.payments", .count, "number of payments recommended by the Ombudsman",
        "cases in which the Ombudsman recommended a payment; `ombudsman.payments` is their sum")
    public static let remediesTraining = Self(
        "remedies.training", .count, "number of times that the Ombudsman recommended training",
        "cases in which the Ombudsman recommended training or guidance for staff")
    public static let remediesProcedures = Self(
        "remedies.procedures", .count, "number of changes of procedure recommended by the Ombudsman",
        "cases in which the Ombudsman recommended a change or review of procedure or policy")

    static let remediesByKind: [Self] = [remediesApologies, remediesPayments, remediesTraining, remediesProcedures]
}
