import Model

/// Numbers of a quarter, a month, a half year.
extension ReportComposition {
    mutating func addPartOfYearTrap() {
        switch form(of: .partOfYear, 7) {
        case 0:
            section(pick(["Quarter 4", "Quarter 1 (April to June)", "Q3", "The third quarter", "January to March"]))
            add(scope: strayContacts())
        case 1:
            section(pick(["The last quarter", "Quarter 2", "April to September", "First half of the year"]))
            add(scope: strayDecisions())
        case 2:
            section(pick(["Seasons", "Through the year"]))
            add(
                scope:
                    "In the first quarter \(stray(20...600)) corporate complaints were received. In December there were "
                    + "\(stray(5...99)) compliments. Between July and September the Ombudsman upheld \(stray(1...12)) "
                    + "complaints.")
        case 3:
            section(pick(["Seasons", "Through the year"]))
            let lines = ["Q1", "Q2", "Q3", "Q4"].map { quarter in
                "- \(quarter): \(stray(20...600)) corporate complaints, \(stray(5...99)) compliments"
            }
            add(scope: lines.joined(separator: "\n"))
        case 4: addQuarterTable()
        case 5:
            section(pick(["The first months", "Since April"]))
            add(
                scope:
                    "For the period 1 April \(endYear - 1) to 31 October \(endYear - 1) the Ombudsman made decisions on "
                    + "\(stray(30...60)) complaints about the Council. Of these, \(stray(1...12)) were upheld and "
                    + "\(stray(1...12)) were not upheld.")
        default:
            section(pick(["The last quarter", "Recent months"]))
            let label = pick(["Q4", "Quarter 4", "Jan-Mar"])
            add(
                scope: "| Type | \(label) \(year(1)) | \(label) \(year()) |\n|---|---|---|\n| Corporate complaints | "
                    + "\(stray(20...600)) | \(stray(20...600)) |\n| Compliments | \(stray(5...99)) | \(stray(5...99)) |"
            )
        }
    }

    /// A table of quarters with the year's total: the own figures once more.
    private mutating func addQuarterTable() {
        section("Quarters of \(year())")
        let names: [(FigureName, String)] = [
            (.contactsCorporateComplaints, "Corporate complaints"), (.contactsCompliments, "Compliments"),
        ]
        let rows = names.map { name, label in
            let total = Int(figures[name] ?? 0)
            var parts = (0..<3).map { _ in Int.random(in: 1..<total / 4, using: &generator) }
            parts.append(total - parts.reduce(0, +))
            return ReportTable.Row(label: label, values: parts.map { MarkedText(String($0)) } + [own(name)])
        }
        let total = pick(["Year", "Total", "Full year"])
        let table = ReportTable(
            first: "Type", years: ["Q1", "Q2", "Q3", "Q4", total], changeHeading: nil, rows: rows)
        text += "\(table.lines(InventedCouncils.pick([.pipes, .tabs, .aligned], using: &generator)))\n"
    }
}
