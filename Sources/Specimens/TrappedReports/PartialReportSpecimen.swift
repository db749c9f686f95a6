import Model

/// Councils' complaints reports without one figure of the council's year: of one service, of a part of the year, of
/// another Ombudsman's cases. They are refused, or read without figures of the council's own.
public enum PartialReportSpecimen {
    /// The reason why no number of the report is the council's own figure of the year.
    public enum Part: String, CaseIterable, Sendable {
        case service, partOfYear, ombudsman, measure
    }

    /// Composes a report from a seed alone. Its expectation has no figures.
    public static func compose(seed: UInt64) -> Specimen {
        var composition = ReportComposition(seed: seed ^ 0xFA27, trouble: ComplaintsReportSpecimen.Trouble.none)
        return composition.composePartial()
    }
}

extension ReportComposition {
    mutating func composePartial() -> Specimen {
        headingStyle = InventedCouncils.pick(HeadingStyle.allCases, using: &generator)
        let part = InventedCouncils.pick(PartialReportSpecimen.Part.allCases, using: &generator)
        text += "\(identity: council)\n"
        switch part {
        case .service: addServiceReport()
        case .partOfYear: addPartOfYearReport()
        case .ombudsman: addOtherOmbudsmanReport()
        case .measure: addMeasureReport()
        }
        let expected = Expectation(
            kind: .complaintsReport, authority: council, authorityKind: kind, periodEnd: "\(endYear)-03-31",
            figures: [:], ownFigures: false)
        return Specimen(name: "partial-report-\(part.rawValue)-\(endYear)-\(seed)", text: text, expected: expected)
    }

    private mutating func addServiceReport() {
        let service = InventedServices.heading(using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: add(scope: "\(service): complaints and compliments report \(year())")
        case 1: add(scope: "\(service) Annual Complaints Report \(year())")
        case 2: add(scope: "Annual Complaints and Compliments Report \(year())\n\(service)")
        case 3: add(scope: "Annual complaints report \(year()): \(service)")
        case 4:
            add(
                scope: pick([
                    "Adult Social Care Complaints and Compliments Annual Report \(year())",
                    "Children's Social Care Statutory Complaints: Annual Report \(year())",
                    "Housing Landlord Services: Annual Complaints Performance and Service Improvement Report \(year())",
                ]))
        default:
            // Every chapter is a service's, and none is the council's.
            add(scope: "Annual Complaints and Compliments Report \(year())")
            for service in InventedServices.some(3, using: &generator) {
                section(service)
                add(scope: strayContacts())
            }
            return
        }
        addPartialBody()
    }

    private mutating func addPartOfYearReport() {
        let first = endYear - 1
        switch Int.random(in: 0..<7, using: &generator) {
        case 0:
            add(scope: "Complaints performance report Quarter \(Int.random(in: 1...4, using: &generator)) \(year())")
        case 1: add(scope: "Customer feedback report Q\(Int.random(in: 1...4, using: &generator)) \(year())")
        case 2: add(scope: "Complaints and compliments report: April to September \(first)")
        case 3: add(scope: "\(pick(["Half-year", "Mid-year", "Six-monthly"])) complaints report \(year())")
        case 4: add(scope: "Complaints and compliments report, \(pick(["January", "February", "March"])) \(endYear)")
        case 5:
            add(scope: "Complaints and Compliments Report \(year())\n\(pick(["Third", "Second", "First"])) quarter")
        default:
            add(scope: "Complaints performance report \(year())")
            section("Purpose")
            add(
                scope:
                    "This report covers the period 1 April \(first) to \(pick(["30 June", "30 September"])) \(first).")
        }
        addPartialBody()
    }

    private mutating func addOtherOmbudsmanReport() {
        add(
            scope: pick([
                "Housing Ombudsman complaints: annual report \(year())",
                "Annual report on Housing Ombudsman complaints \(year())",
                "Housing Ombudsman Service: annual landlord report \(year())",
            ]))
        section(pick(["Determinations", "Decisions", "Overview"]))
        add(scope: strayDecisions())
    }

    private mutating func addMeasureReport() {
        add(scope: "Annual Complaints Report \(year())")
        section(pick(["How we compare", "Rates", "Overview"]))
        addMeasureTable(
            pick(["Complaints per 10,000 residents", "Contacts for each 1,000 residents", "Cost in \u{A3}000"]), 1...39)
    }

    /// The report's numbers, in a way that says nothing of their scope.
    private mutating func addPartialBody() {
        section(pick(["Overview", "Summary", "Performance"]))
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: add(scope: strayContacts())
        case 1: add(scope: strayContacts() + "\n" + strayDecisions())
        case 2:
            add(scope: "- Corporate complaints: \(stray(20...600))\n- Compliments: \(stray(5...99))")
        default:
            let rows = [("Corporate complaints", 20...600), ("Compliments", 5...99)].map { label, range in
                ReportTable.Row(
                    label: label, values: [MarkedText(String(stray(range))), MarkedText(String(stray(range)))])
            }
            let table = ReportTable(first: "Type", years: [year(1), year()], changeHeading: nil, rows: rows)
            add(scope: withoutEnd(table.lines(layout).string))
        }
        guard chance(50) else { return }
        section(pick(["Ombudsman", "Local Government and Social Care Ombudsman"]))
        add(scope: strayDecisions())
    }
}
