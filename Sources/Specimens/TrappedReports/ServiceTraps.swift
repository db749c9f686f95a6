import Model

/// Numbers of one service, or of a body that works for the council.
extension ReportComposition {
    mutating func addServiceTrap() {
        let service = InventedServices.heading(using: &generator)
        switch form(of: .service, 16) {
        case 0:
            section(service)
            add(scope: strayContacts())
        case 1:
            section(service)
            add(scope: strayContacts() + " " + strayDecisions())
        case 2:
            section(service)
            guard headingStyle.showsDepth else { return add(scope: strayDecisions()) }
            subsection("Compliments")
            add(scope: "\(stray(5...99)) compliments were received.")
            subsection("Ombudsman")
            add(scope: strayDecisions())
        case 3: addServiceList()
        case 4: addServiceTable(service)
        case 5: addServiceColumns()
        case 6:
            section(pick(["Themes", "Learning from complaints", "Highlights"]))
            let others = InventedServices.some(2, using: &generator)
            add(
                scope: "In \(others[0]), \(stray(20...600)) corporate complaints were received. \(others[1]) received "
                    + "\(stray(20...600)) corporate complaints and \(stray(5...99)) compliments.")
        case 7:
            section(pick(["Themes", "Learning from complaints", "Highlights"]))
            let other = InventedServices.some(1, using: &generator)[0]
            add(
                scope: "\(other) had a busy year. It received \(stray(5...99)) compliments. There were "
                    + "\(stray(20...600)) corporate complaints, and the Ombudsman upheld \(stray(1...12)) complaints.")
        case 8: addBodyOfTheCouncil()
        case 11:
            section(pick(["Themes", "Learning from complaints", "Highlights"]))
            add(
                scope:
                    "\(service) recorded \(stray(20...600)) corporate complaints, compared with \(stray(20...600)) last "
                    + "year, and \(stray(5...99)) compliments.")
        case 9:
            section(pick(["Appendix A: \(service)", "\(service): compliments and complaints"]))
            add(
                scope: "Corporate complaints: \(stray(20...600))\nCompliments: \(stray(5...99))\nOmbudsman decisions: "
                    + "\(stray(30...60))")
        case 10:
            section(pick(["By directorate", "Details"]))
            add(scope: "Directorate: \(service)\n\n" + strayContacts())
        case 13: addRatesOfSome()
        case 14: addCountsOfSome()
        case 15:
            section(pick(["Areas", "Across the borough", "Where people live"]))
            add(
                scope: pick([
                    "In the eastern area we received \(stray(20...600)) corporate complaints (tenants only).",
                    "There were \(stray(20...600)) corporate complaints from tenants, and \(stray(5...99)) compliments in the "
                        + "western area.",
                    "Corporate complaints (eastern area): \(stray(20...600))\nCompliments (eastern area): \(stray(5...99))",
                ]))
        default:
            section(pick(["Which services people complained about", "Breakdown"]))
            let others = InventedServices.some(2, using: &generator)
            add(
                scope: "Of the complaints, \(stray(20...600)) were about \(others[0]) and \(stray(20...600)) about "
                    + "\(others[1]). Of the compliments, \(stray(5...99)) were for \(others[0]).")
        }
    }

    /// Rates beside words that bind them to some of the Ombudsman's cases.
    private mutating func addRatesOfSome() {
        section(pick(["What the Ombudsman found", "Findings of the Ombudsman in detail"]))
        let some = pick(Self.some)
        add(
            scope: pick([
                "The uphold rate was \(stray(13...99))% \(some). The compliance rate was \(stray(13...99))% \(some).",
                "The Ombudsman upheld \(stray(13...99))% of the complaints that it investigated \(some).",
                "Uphold rate: \(stray(13...99))% (\(some))",
                "\(stray(13...99))% of investigations were upheld \(some).",
                "The uphold rate \(some) was \(stray(13...99))%.",
            ]))
    }

    /// Counts beside words that bind them to some of the Ombudsman's cases.
    private mutating func addCountsOfSome() {
        section(pick(["What the Ombudsman found", "Findings of the Ombudsman in detail"]))
        let some = pick(Self.some)
        add(
            scope: pick([
                "The Ombudsman upheld \(stray(1...12)) complaints \(some).",
                "The Ombudsman made \(stray(30...60)) decisions (\(some)).",
                "The Ombudsman made \(stray(30...60)) decisions, \(some) alone.",
                "There were few cases in the eastern area. Of these, \(stray(1...12)) were upheld.",
                "The eastern area had few cases. \(stray(13...29)) complaints were upheld.",
            ]))
    }

    private static let some = [
        "in the eastern area", "among complaints from tenants", "in the rural wards",
        "for complaints against contractors",
        "under the old arrangements", "outside the town",
    ]

    private mutating func addServiceList() {
        section(pick(["By service", "Directorates", "Complaints by department"]))
        let lines = InventedServices.some(3, using: &generator).map { service in
            "- \(service): \(stray(20...600)) corporate complaints, \(stray(5...99)) compliments"
        }
        add(scope: lines.joined(separator: "\n"))
    }

    private mutating func addServiceTable(_ service: String) {
        let caption: String
        if chance(50) {
            section(service)
            caption = "The table compares the last two years."
        } else {
            section(pick(["Details", "Further figures"]))
            caption = pick([
                "The table below is for \(service) only.", "Table 3: \(service), complaints and compliments",
            ])
        }
        add(scope: caption)
        let rows = [("Corporate complaints", 20...600), ("Compliments", 5...99)].map { label, range in
            ReportTable.Row(
                label: label, values: [MarkedText(String(stray(range))), MarkedText(String(stray(range)))])
        }
        let table = ReportTable(first: "Type", years: [year(1), year()], changeHeading: nil, rows: rows)
        add(scope: withoutEnd(table.lines(layout).string))
    }

    /// A table of services in columns, the last of which is the council's total: the own figures once more.
    private mutating func addServiceColumns() {
        section(pick(["By directorate", "Where complaints arose"]))
        add(scope: "Contacts by directorate in \(year())")
        let services = InventedServices.some(2, using: &generator)
        let names: [(FigureName, String)] = [
            (.contactsCorporateComplaints, "Corporate complaints"), (.contactsCompliments, "Compliments"),
        ]
        let rows = names.map { name, label in
            let total = Int(figures[name] ?? 0)
            let part = Int.random(in: 1..<total, using: &generator)
            return ReportTable.Row(
                label: label, values: [MarkedText(String(part)), MarkedText(String(total - part)), own(name)])
        }
        let table = ReportTable(first: "Type", years: services + ["Total"], changeHeading: nil, rows: rows)
        text += "\(table.lines(chance(50) ? .pipes : .tabs))\n"
    }

    private mutating func addBodyOfTheCouncil() {
        let stem = InventedCouncils.stem(using: &generator)
        let (name, introduction) = InventedCouncils.pick(
            [
                ("\(stem) Homes", "\(stem) Homes, the Council's arm's-length management organisation,"),
                ("\(stem) Children's Trust", "The \(stem) Children's Trust, which runs children's social care,"),
                ("\(stem)way Ltd", "\(stem)way Ltd, the contractor that collects household waste,"),
                ("\(stem) Leisure Trust", "The \(stem) Leisure Trust, which runs the pools,"),
            ], using: &generator)
        section(chance(60) ? name : "Our partners")
        add(
            scope: "\(introduction) received \(stray(20...600)) corporate complaints and \(stray(5...99)) compliments. "
                + "The Ombudsman upheld \(stray(1...12)) complaints about \(name).")
    }

    /// The lines of a table without the line end behind them.
    func withoutEnd(_ lines: String) -> String {
        var lines = lines
        while lines.hasSuffix("\n") { lines.removeLast() }
        return lines
    }
}
