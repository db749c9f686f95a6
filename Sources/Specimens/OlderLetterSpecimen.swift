import Model

/// Letters as they were for the years to March 2006 to 2013, about invented councils.
public enum OlderLetterSpecimen {
    /// Composes a letter from a seed alone.
    public static func compose(seed: UInt64) -> Specimen {
        var generator = SeededGenerator(seed: seed)
        let year = Int.random(in: 2006...2013, using: &generator)
        let layout = TableWithLabels.Layout.allCases.randomElement(using: &generator) ?? .tabs
        let hasProse = (2007...2012).contains(year) && Int.random(in: 0..<8, using: &generator) == 0
        return compose(year: year, layout: layout, hasProse: hasProse, generator: &generator, seed: seed)
    }

    /// - Parameter hasProse: whether the figures stand in sentences, as in a review without its statistics.
    private static func compose(
        year: Int, layout: TableWithLabels.Layout, hasProse: Bool, generator: inout SeededGenerator, seed: UInt64
    ) -> Specimen {
        let council = InventedCouncils.name(using: &generator)
        var sheet = Sheet(year: year, layout: layout, generator: &generator)
        switch year {
        case _ where hasProse: sheet.addReview(&generator)
        case ...2008:
            sheet.addYears("Complaints received by subject area", subjects(using: &generator), years: 3, &generator)
            sheet.addYears("Decisions", abbreviations(withPremature: true), years: 3, &generator)
            sheet.addResponses(years: 3, &generator)
        case 2009...2010:
            sheet.addAdvice(subjects(using: &generator), &generator)
            sheet.addYears("Investigative Team: Decisions", abbreviations(withPremature: false), years: 1, &generator)
            sheet.addResponses(years: 1, &generator)
        case 2011:
            sheet.addAdvice(categories, &generator)
            // Headings that begin alike are not told apart where they stand among their numbers.
            sheet.addYears(
                "Investigative Team: Decisions", outcomes, years: 1, &generator,
                in: layout == .downwards ? .cellByCell : layout)
            sheet.addResponses(years: 1, &generator)
        case 2012:
            sheet.addAdvice(categories, &generator)
            sheet.addYears("Investigative Team: Decisions", reasons, years: 1, &generator)
            sheet.addResponses(years: 1, &generator)
        default: sheet.addSentence(&generator)
        }
        var paragraphs = Prose.paragraphs(2, using: &generator)
        paragraphs += Prose.paragraphs(1, from: Prose.distracting, using: &generator)
        let prose: [MarkedText] = paragraphs.flatMap { [MarkedText($0), MarkedText()] }
        let head: [MarkedText] = [
            "\(identity: "The Local Government Ombudsman's Annual Review")", "\(identity: council)",
            "for the year ended \(identity: "31 March \(year)")", "",
            "The Commission for Local Administration in England looks into complaints of maladministration. Most end "
                + "with a local settlement or without any investigation; few lie outside jurisdiction.",
            "",
        ]
        return Specimen(
            name: "older-letter-\(year)-\(hasProse ? "prose" : layout.rawValue)-\(seed)",
            text: (head + prose + ["Appendix: statistics", ""] + sheet.lines).joined(by: "\n") + "\n",
            expected: Expectation(
                kind: .annualReviewLetter, authority: council, authorityKind: .other, periodEnd: "\(year)-03-31",
                figures: sheet.figures, derived: sheet.derived, earlier: sheet.earlier))
    }

    typealias Column = (name: FigureName, heading: String)

    /// The subjects with complaints: others had no column.
    private static func subjects(using generator: inout SeededGenerator) -> [Column] {
        let all: [Column] = [
            (.receivedAdultCareServices, "Adult care services"), (.receivedBenefits, "Benefits"),
            (.receivedChildrenAndFamilyServices, "Children and family services"), (.receivedEducation, "Education"),
            (.receivedHousing, "Housing"), (.receivedOther, "Other"),
            (.receivedPlanningAndBuildingControl, "Planning & building control"),
            (.receivedPublicFinance, "Public finance"), (.receivedSocialServicesOther, "Social Services - other"),
            (.receivedTransportAndHighways, "Transport and highways"),
        ]
        let left = Int.random(in: 0..<13, using: &generator)
        return all.enumerated().filter { $0.offset != left }.map(\.element) + [(.receivedTotal, "Total")]
    }

    private static func abbreviations(withPremature: Bool) -> [Column] {
        let decisions: [Column] = [
            (.decisionsMaladministrationInjusticeWithReport, "MI reps"), (.decisionsLocalSettlement, "LS"),
            (.decisionsMaladministrationWithReport, "M reps"), (.decisionsNoMaladministrationWithReport, "NM reps"),
            (.decisionsNoMaladministrationWithoutReport, "No mal"), (.decisionsOmbudsmansDiscretion, "Omb disc"),
            (.decisionsOutsideJurisdiction, "Outside jurisdiction"),
        ]
        let premature: [Column] = [
            (.decisionsPremature, "Premature complaints"), (.decisionsTotalExcludingPremature, "Total excl premature"),
        ]
        return decisions + (withPremature ? premature : []) + [(.decisionsTotal, "Total")]
    }

    private static let outcomes: [Column] = [
        (.decisionsMaladministrationInjusticeWithReport, "Reports: maladministration and injustice"),
        (.decisionsLocalSettlement, "Local settlements (no report)"),
        (.decisionsMaladministrationWithReport, "Reports: maladministration no injustice"),
        (.decisionsNoMaladministrationWithReport, "Reports: no maladministration"),
        (.decisionsNoMaladministrationWithoutReport, "No maladministration (no report)"),
        (.decisionsOmbudsmansDiscretion, "Ombudsman's discretion (no report)"),
        (.decisionsOutsideJurisdiction, "Outside jurisdiction"), (.decisionsTotal, "Total"),
    ]

    private static let reasons: [Column] = [
        (.decisionsNoPowerToInvestigate, "No power to investigate"),
        (.decisionsNoReasonToUseExceptionalPower, "No reason to use exceptional power to investigate"),
        (.decisionsInvestigationNotJustified, "Investigation not justified & Other"),
        (.decisionsNotEnoughEvidenceOfFault, "Not enough evidence of fault"),
        (.decisionsNoOrMinorInjustice, "No or minor injustice & Other"),
        (.decisionsInjusticeRemedied, "Injustice remedied during enquiries"), (.decisionsReport, "Report"),
        (.decisionsTotal, "Total"),
    ]

    private static let categories: [Column] = [
        (.receivedAdultCareServices, "Adult Care Services"), (.receivedBenefitsAndTax, "Benefits & Tax"),
        (.receivedCorporateAndOtherServices, "Corporate & Other Services"),
        (.receivedEducationAndChildrensServices, "Education & Childrens Services"),
        (.receivedEnvironmentServices, "Environmental Services & Public Protection & Regulation"),
        (.receivedHighwaysAndTransport, "Highways & Transport"), (.receivedHousing, "Housing"),
        (.receivedPlanningAndDevelopment, "Planning & Development"), (.receivedTotal, "Total"),
    ]
}
