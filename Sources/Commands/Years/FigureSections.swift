import Model

/// A part of the letter with its figures as rows.
struct FigureSection {
    /// The heading, as the letter words it.
    let title: String
    let rows: [Row]

    /// A figure with its label.
    struct Row {
        let name: FigureName
        /// The figure as the letter words it below the section's heading.
        let label: String

        init(_ name: FigureName, _ label: String) {
            self.name = name
            self.label = label
        }
    }

    /// The sections that hold some figures, in the letter's order; a council's own figures follow.
    static func sections(of names: Set<FigureName>) -> [FigureSection] {
        var left = names
        var sections: [FigureSection] = []
        for section in letter {
            let rows = section.rows.filter { left.contains($0.name) }
            left.subtract(rows.map(\.name))
            if !rows.isEmpty { sections.append(FigureSection(title: section.title, rows: rows)) }
        }
        for (groups, title) in others {
            let rows = FigureName.all.filter { groups.contains($0.group) && left.contains($0) }
            left.subtract(rows)
            guard !rows.isEmpty else { continue }
            sections.append(FigureSection(title: title, rows: rows.map { Row($0, $0.label) }))
        }
        guard !left.isEmpty else { return sections }
        return sections + [FigureSection(title: "Other figures", rows: left.sorted().map { Row($0, $0.label) })]
    }

    /// The sections of the letters since the year to March 2014.
    private static let letter = [
        FigureSection(
            title: "Complaints upheld",
            rows: [
                Row(.upholdRate, "Uphold rate"), Row(.upholdPeerAverage, "Average, similar authorities"),
                Row(.upholdUpheld, "Upheld decisions"), Row(.upholdInvestigations, "Detailed investigations"),
                Row(.upholdPer100k, "Upheld per 100,000 residents"),
                Row(.upholdPeerPer100k, "Average per 100,000"),
            ]),
        FigureSection(
            title: "Compliance with Ombudsman recommendations",
            rows: [
                Row(.complianceRate, "Compliance rate"), Row(.compliancePeerAverage, "Average, similar authorities"),
                Row(.complianceOutcomes, "Compliance outcomes"),
            ]),
        FigureSection(
            title: "Satisfactory remedies provided by the authority",
            rows: [
                Row(.remedyRate, "Satisfactory remedies"), Row(.remedyPeerAverage, "Average, similar authorities"),
                Row(.remedyDecisions, "Satisfactory remedy decisions"),
            ]),
        FigureSection(
            title: "Complaints and enquiries received",
            rows: [
                Row(.receivedAdultCareServices, "Adult care services"),
                Row(.receivedBenefitsAndTax, "Benefits and tax"),
                Row(.receivedCorporateAndOtherServices, "Corporate and other services"),
                Row(.receivedEducationAndChildrensServices, "Education and children's services"),
                Row(.receivedEnvironmentServices, "Environment services"),
                Row(.receivedHighwaysAndTransport, "Highways and transport"), Row(.receivedHousing, "Housing"),
                Row(.receivedPlanningAndDevelopment, "Planning and development"), Row(.receivedOther, "Other"),
                Row(.receivedTotal, "Total received"),
            ]),
        FigureSection(
            title: "Decisions made",
            rows: [
                Row(.decisionsIncompleteOrInvalid, "Incomplete or invalid"), Row(.decisionsAdviceGiven, "Advice given"),
                Row(.decisionsReferredBack, "Referred back for local resolution"),
                Row(.decisionsClosedAfterInitialEnquiries, "Closed after initial enquiries"),
                Row(.decisionsNotUpheld, "Not upheld"), Row(.decisionsUpheld, "Upheld"),
                Row(.decisionsTotal, "Total decided"),
            ]),
        FigureSection(
            title: "Complaints remedied",
            rows: [
                Row(.remediedByOmbudsman, "By the Ombudsman"),
                Row(.remediedByAuthority, "Satisfactorily by the authority before"),
            ]),
    ]

    /// The groups of the figures' names behind the letter's sections. Older letters' subjects and outcomes stand by themselves.
    private static let others: [(groups: Set<String>, title: String)] = [
        (["caseload"], "Caseload"),
        (["received", "enquiries", "response"], "Enquiries and complaints in older letters"),
        (["decisions"], "Decisions in older letters"),
        (["contacts", "complaints", "outcomes", "escalation"], "The council's own complaints"),
        (["answeredInTime", "averageDays"], "Answers to complaints"),
        (["ombudsman", "remedies"], "The Ombudsman's decisions in the council's report"),
    ]
}

extension FigureName {
    /// The part before the dot: `uphold`.
    var group: String { String(rawValue.prefix { $0 != "." }) }

    /// The figure's words as the label of a row: "Compliments", "Complaints closed after initial enquiries".
    var label: String {
        let words = words.hasPrefix("number of ") ? String(words.dropFirst("number of ".count)) : words
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The figure's words at the beginning of a line: "Uphold rate".
    var title: String { words.prefix(1).uppercased() + words.dropFirst() }
}
