import Model

/// Letters as they were for the years to March 2006 to 2013, about invented councils.
public enum OlderLetterSpecimen {
    /// Composes a letter from a seed alone.
    public static func compose(seed: UInt64) -> Specimen {
        var generator = SeededGenerator(seed: seed)
        let year = Int.random(in: 2006...2013, using: &generator)
        let divider = ["\t", " | ", " ", "    "].randomElement(using: &generator) ?? "\t"
        return compose(year: year, divider: divider, generator: &generator, seed: seed)
    }

    private static func compose(
        year: Int, divider: String, generator: inout SeededGenerator, seed: UInt64
    ) -> Specimen {
        let council = InventedCouncils.name(using: &generator)
        var sheet = Sheet(year: year, divider: divider)
        switch year {
        case ...2008:
            sheet.addYears("Complaints received by subject area", subjects(using: &generator), &generator)
            sheet.addYears("Decisions", abbreviations(withPremature: true), &generator)
            sheet.addResponses(years: 3, &generator)
        case 2009...2010:
            sheet.addAdvice(subjects(using: &generator), &generator)
            sheet.addYear("Investigative Team: Decisions", abbreviations(withPremature: false), &generator)
            sheet.addResponses(years: 1, &generator)
        case 2011:
            sheet.addAdvice(categories, &generator)
            sheet.addYear("Investigative Team: Decisions", outcomes, &generator)
            sheet.addResponses(years: 1, &generator)
        case 2012:
            sheet.addAdvice(categories, &generator)
            sheet.addYear("Investigative Team: Decisions", reasons, &generator)
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
            name: "older-letter-\(year)-\(seed)",
            text: (head + prose + ["Appendix: statistics", ""] + sheet.lines).joined(by: "\n") + "\n",
            expected: Expectation(
                kind: .annualReviewLetter, authority: council, authorityKind: .other, periodEnd: "\(year)-03-31",
                figures: sheet.figures, derived: [], earlier: sheet.earlier))
    }

    typealias Column = (name: FigureName, heading: String)

    /// The subjects with complaints: others had no column.
    private static func subjects(using generator: inout SeededGenerator) -> [Column] {
        let all: [Column] = [
            (.receivedAdultCareServices, "Adult care services"), (.receivedBenefits, "Benefits"),
            (.receivedChildrenAndFamilyServices, "Children and family services"), (.receivedEducation, "Education"),
            (.receivedHousing, "Housing"), (.receivedOther, "Other"),
            (.receivedPlanningAndBuildingControl, "Planning & building control"),
            (.receivedPublicFinance, "Public finance"), (.receivedTransportAndHighways, "Transport and highways"),
        ]
        let left = Int.random(in: 0..<12, using: &generator)
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

/// The statistics pages under composition.
private struct Sheet {
    let year: Int
    let divider: String
    var lines: [MarkedText] = []
    var figures: [FigureName: Double] = [:]
    var earlier: [String: [FigureName: Double]] = [:]

    init(year: Int, divider: String) {
        self.year = year
        self.divider = divider
    }

    private func name(ofYear end: Int) -> String {
        let short = end % 100
        return "\(end - 1)-\(short < 10 ? "0" : "")\(short)"
    }

    /// Values of a row whose totals are right.
    private func values(
        _ columns: [OlderLetterSpecimen.Column], _ generator: inout SeededGenerator
    ) -> [Int] {
        var sum = 0
        var premature = 0
        return columns.map { column in
            switch column.name {
            case .receivedTotal, .decisionsTotal: return sum
            case .decisionsTotalExcludingPremature: return sum - premature
            default:
                let value = max(0, Int.random(in: -3...14, using: &generator))
                if column.name == .decisionsPremature { premature = value }
                sum += value
                return value
            }
        }
    }

    private mutating func addRow(
        label: String, _ columns: [OlderLetterSpecimen.Column], _ values: [Int], end: Int
    ) {
        var cells: [MarkedText] = label.isEmpty ? [] : [MarkedText(label)]
        for (column, value) in zip(columns, values) {
            if end == year {
                cells.append("\(value, column.name)")
                figures[column.name] = Double(value)
            } else {
                cells.append("\(value, column.name, in: name(ofYear: end))")
                earlier[name(ofYear: end), default: [:]][column.name] = Double(value)
            }
        }
        lines.append(cells.joined(by: divider))
    }

    private mutating func addHeadings(_ title: String, _ headings: [String]) {
        lines += [MarkedText(title), "", MarkedText(headings.joined(separator: divider))]
    }

    /// A table of three years.
    mutating func addYears(
        _ title: String, _ columns: [OlderLetterSpecimen.Column], _ generator: inout SeededGenerator
    ) {
        addHeadings(title, columns.map(\.heading))
        for end in [year, year - 1, year - 2] {
            let label =
                end == year ? "01/04/\(end - 1) - 31/03/\(end)" : "\(end - 1) / \(end)"
            addRow(label: label, columns, values(columns, &generator), end: end)
        }
        lines.append("")
    }

    /// A table of one year.
    mutating func addYear(
        _ title: String, _ columns: [OlderLetterSpecimen.Column], _ generator: inout SeededGenerator
    ) {
        addHeadings(title, columns.map(\.heading))
        addRow(label: "", columns, values(columns, &generator), end: year)
        lines.append("")
    }

    mutating func addResponses(years: Int, _ generator: inout SeededGenerator) {
        addHeadings("Response times", ["No. of First Enquiries", "Avg no. of days to respond"])
        for end in (0..<years).map({ year - $0 }) {
            let count = Int.random(in: 1...40, using: &generator)
            let tenths = Int.random(in: 150...450, using: &generator)
            let days = "\(tenths / 10).\(tenths % 10)"
            let label = "\(end - 1) / \(end)"
            if end == year {
                lines.append(
                    ["\(label)", "\(count, .responseFirstEnquiries)", "\(days, .responseAverageDays)"].joined(
                        by: divider))
                figures[.responseFirstEnquiries] = Double(count)
                figures[.responseAverageDays] = Double(tenths) / 10
            } else {
                lines.append(MarkedText([label, String(count), days].joined(separator: divider)))
                earlier[name(ofYear: end), default: [:]][.responseFirstEnquiries] = Double(count)
                earlier[name(ofYear: end), default: [:]][.responseAverageDays] = Double(tenths) / 10
            }
        }
        lines.append("")
    }

    /// A table of the advice team's work, by subject.
    mutating func addAdvice(_ columns: [OlderLetterSpecimen.Column], _ generator: inout SeededGenerator) {
        addHeadings("LGO Advice Team: Enquiries and complaints received", columns.map(\.heading))
        let work: [(FigureName, String)] = [
            (.enquiriesPremature, "Formal/informal premature complaints"), (.enquiriesAdviceGiven, "Advice given"),
            (.enquiriesForwardedResubmitted, "Forwarded to investigative team (resubmitted prematures)"),
            (.enquiriesForwardedNew, "Forwarded to investigative team (new)"),
        ]
        var sums = columns.map { _ in 0 }
        for (name, label) in work {
            let row = values(columns, &generator)
            let cells = row.map { MarkedText(String($0)) }.dropLast() + ["\(row.last ?? 0, name)"]
            lines.append(([MarkedText(label)] + cells).joined(by: divider))
            figures[name] = Double(row.last ?? 0)
            sums = zip(sums, row).map { $0 + $1 }
        }
        addRow(label: "Total", columns, sums, end: year)
        lines.append("")
    }

    mutating func addSentence(_ generator: inout SeededGenerator) {
        let count = Int.random(in: 3...120, using: &generator)
        lines.append(
            "In \(year - 1)/\(year % 100) we received \(count, .receivedTotal) complaints about your council. This "
                + "compares to the following average number, by kind of council.")
        figures[.receivedTotal] = Double(count)
    }
}
