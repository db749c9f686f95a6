import Model

/// Numbers that stand under the names of figures and count no cases: rates, durations, money, targets.
extension ReportComposition {
    mutating func addMeasureTrap() {
        switch form(of: .measure, 9) {
        case 0:
            section(pick(["How we compare", "Rates"]))
            addMeasureTable(pick(["Complaints per 10,000 residents", "Contacts per 1,000 residents"]), 1...39)
        case 1:
            section(pick(["Reply times", "Time to reply"]))
            addMeasureTable(pick(["Average working days to reply", "Average days taken"]), 5...39)
        case 2:
            section(pick(["Cost of complaint handling", "Costs"]))
            addMeasureTable(pick(["Cost in \u{A3}000", "Spending (\u{A3}000)"]), 20...99)
        case 3:
            section(pick(["Change", "Trends"]))
            add(
                scope: "Corporate complaints rose by \(stray(20...99)), and compliments fell by \(stray(20...99)). "
                    + "Ombudsman decisions fell by \(stray(1...12)).")
        case 4:
            section(pick(["Targets", "Next year"]))
            add(
                scope:
                    "Our target is no more than \(stray(20...600)) corporate complaints and at least \(stray(20...99)) "
                    + "compliments.")
        case 6:
            section(pick(["How we compare", "Rates"]))
            add(
                scope:
                    "This was a rate of \(stray(13...39)).37 corporate complaints per 1,000 properties, against a median "
                    + "of \(stray(13...39)).5.")
        case 7:
            section(pick(["Our standards", "The procedure"]))
            add(
                scope: "- Stage 1: a reply within \(stray(5...12)) working days, or \(stray(13...29)) for complex "
                    + "complaints\n- Stage 2: a reply within \(stray(13...29)) working days, with a maximum of "
                    + "\(stray(30...99))")
        case 5:
            section(pick(["Money", "Payments by the Council"]))
            add(
                scope: "The Council paid \u{A3}\(stray(1000...9000)) to \(stray(5...40)) people at stages 1 and 2. The "
                    + "highest payment was \u{A3}\(stray(100...900)).")
        default:
            section(pick(["Closing cases", "Work in hand"]))
            add(
                scope: "We closed \(stray(20...600)) corporate complaints in the year, and \(stray(20...99)) corporate "
                    + "complaints were open at its end. \(stray(20...600)) corporate complaints were answered in time.")
        }
    }

    mutating func addMeasureTable(_ caption: String, _ range: ClosedRange<Int>) {
        add(scope: caption)
        let labels = ["Corporate complaints", "Adult social care complaints", "Children's social care complaints"]
        let rows = labels.map { label in
            ReportTable.Row(
                label: label, values: [MarkedText(String(stray(range))), MarkedText(String(stray(range)))])
        }
        let table = ReportTable(first: "Type", years: [year(1), year()], changeHeading: nil, rows: rows)
        add(scope: withoutEnd(table.lines(layout).string))
    }
}
