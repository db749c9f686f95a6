import Model

/// The overview of a report with traps: the council's own contacts of the year.
extension ReportComposition {
    /// An own figure as it is written in digits.
    func own(_ name: FigureName) -> MarkedText { marked(String(Int(figures[name] ?? 0)), name) }

    mutating func addOverview() {
        section(pick(["Overview", "Summary", "Complaints and compliments received", "At a glance"]))
        let complaints = own(.contactsCorporateComplaints)
        let compliments = own(.contactsCompliments)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0:
            text += "The Council received \(compliments) compliments and \(complaints) corporate complaints in "
            text += "\(year()).\n\n"
        case 1:
            text += "In \(year()) the Council received \(complaints) corporate complaints. "
            text += "\(compliments) compliments were recorded across the Council.\n\n"
        case 2:
            add(scope: "Across the whole Council in \(year()):")
            text += "- Corporate complaints: \(complaints)\n- Compliments: \(compliments)\n\n"
        case 3:
            let before = Int.random(in: 100...600, using: &generator)
            state(.contactsCompliments, before, 1)
            text += "The Council received \(complaints) corporate complaints and \(compliments) compliments in "
            text += "\(year()), compared with \(marked(String(before), .contactsCompliments, 1)) compliments in "
            text += "\(year(1)).\n\n"
        default:
            addContactTable()
        }
    }

    private mutating func addContactTable() {
        let names: [FigureName] = [.contactsCorporateComplaints, .contactsCompliments]
        state(names[0], Int.random(in: 601...1500, using: &generator), 1)
        state(names[1], Int.random(in: 100...600, using: &generator), 1)
        let first = pick(["Type of contact", "Type"])
        let table = yearTable(first: first, names: names, labels: ["Corporate complaints", "Compliments"])
        add(scope: "The table shows what the Council received in the two years.")
        text += "\(table.lines(layout))\n"
    }

    // MARK: Tables of two years

    /// The two years of a table, as numbers of years before the report's, in the order of its columns.
    var orderedYears: [Int] { isLatestFirst ? [0, 1] : [1, 0] }

    /// A figure of the report's year or an earlier one, as it is written in a table.
    func cell(_ name: FigureName, _ back: Int, sign: String = "") -> MarkedText {
        let value = back == 0 ? figures[name] : earlier[periodName(back)]?[name]
        return marked(String(Int(value ?? 0)) + sign, name, back)
    }

    /// A table with a column for each of two years.
    func yearTable(first: String, names: [FigureName], labels: [String]) -> ReportTable {
        let rows = zip(names, labels).map { name, label in
            ReportTable.Row(label: label, values: orderedYears.map { cell(name, $0) })
        }
        return ReportTable(first: first, years: orderedYears.map { year($0) }, changeHeading: nil, rows: rows)
    }
}
