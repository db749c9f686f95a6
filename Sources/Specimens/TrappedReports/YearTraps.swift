import Model

/// Numbers of an earlier year, or of the year that runs.
extension ReportComposition {
    mutating func addYearTrap() {
        switch form(of: .year, 12) {
        case 0:
            section(pick(["Ombudsman: earlier years", "Trends", "The Ombudsman over the years"]))
            let decisions = drawEarlier(2)
            add(
                scope: "In \(year(2)) the Ombudsman made decisions on \(decisions.total) complaints about the Council. "
                    + "Of these, \(decisions.upheld) were upheld and \(decisions.not) were not upheld.")
        case 1:
            addEarlierYearsHeading()
            let decisions = drawEarlier(2)
            add(
                scope: "In \(year(2)) the Ombudsman made \(decisions.total) decisions about the Council:\n"
                    + "- \(decisions.upheld) were upheld\n- \(decisions.not) were not upheld")
        case 2:
            section("The Ombudsman in \(year(2))")
            let decisions = drawEarlier(2)
            add(
                scope: "The Ombudsman made \(decisions.total) decisions about the Council. \(decisions.upheld) were "
                    + "upheld and \(decisions.not) were not upheld.")
        case 3:
            addEarlierYearsHeading()
            let decisions = drawEarlier(3)
            add(scope: "Table 2: the Ombudsman's decisions about the Council in \(year(3))")
            let rows = [("Upheld", decisions.upheld), ("Not upheld", decisions.not), ("Total", decisions.total)]
            let lines = rows.map { "| \($0.0) | \($0.1) |" }.joined(separator: "\n")
            add(scope: "| Decision | Number |\n|---|---|\n" + lines)
        case 4:
            section(pick(["Since then", "The new year"]))
            add(
                scope: "So far in \(year(-1)) the Ombudsman has made decisions on \(stray(30...60)) complaints. Of "
                    + "these, \(stray(1...12)) were upheld and \(stray(1...12)) were not upheld.")
        case 5:
            section(pick(["Trends", "Looking back"]))
            let complaints = drawEarlierComplaints(2)
            add(scope: "\(complaints) corporate complaints were received in \(year(2)), before the procedure changed.")
        case 6:
            section(pick(["Open cases", "In hand"]))
            add(
                scope: "At 31 March \(endYear - 1) there were \(stray(20...99)) corporate complaints open. On 1 April "
                    + "\(endYear) there were \(stray(20...99)).")
        case 7: addYearBlocks()
        case 8:
            section(pick(["Looking back", "The last report"]))
            let complaints = drawEarlierComplaints(2)
            add(
                scope: "\(year(2)) was a hard year. Many letters were about roads. The Council received "
                    + "\(complaints) corporate complaints.")
        case 9:
            addEarlierYearsHeading()
            add(
                scope:
                    "From April \(endYear - 6) to August \(endYear) the Ombudsman made decisions on \(stray(601...1500)) "
                    + "complaints about the Council. Of these, \(stray(100...600)) were upheld.")
        case 10:
            section(pick(["Trends", "Looking back"]))
            let (later, before) = (drawEarlierComplaints(2), drawEarlierComplaints(3))
            let change = later < before ? "a decrease" : "an increase"
            add(
                scope:
                    "In \(year(2)) a total of \(later) corporate complaints had been received, \(change) from \(before) "
                    + "in \(year(3)).")
        default:
            section(pick(["Calendar years", "The calendar year"]))
            add(
                scope: "In the calendar year \(endYear - 1) we received \(stray(20...600)) corporate complaints and "
                    + "\(stray(5...99)) compliments.")
        }
    }

    private mutating func addEarlierYearsHeading() {
        section(pick(["Ombudsman: earlier years", "The Ombudsman over the years"]))
    }

    /// A block of lines for each of two earlier years.
    private mutating func addYearBlocks() {
        addEarlierYearsHeading()
        for back in [3, 2] {
            let decisions = drawEarlier(back, hasTotal: false)
            add(scope: "\(year(back))\n- Upheld: \(decisions.upheld)\n- Not upheld: \(decisions.not)")
        }
    }

    /// Draws an earlier year's complaints, the same whenever the report speaks of them.
    private mutating func drawEarlierComplaints(_ back: Int) -> Int {
        let known = earlier[periodName(back)]?[.contactsCorporateComplaints].map { Int($0) }
        let complaints = known ?? stray(20...600)
        state(.contactsCorporateComplaints, complaints, back)
        return complaints
    }

    /// Draws an earlier year's decisions, the same whenever the report speaks of them.
    ///
    /// - Parameter hasTotal: whether the text gives their total too.
    private mutating func drawEarlier(
        _ back: Int, hasTotal: Bool = true
    ) -> (total: Int, upheld: Int, not: Int) {
        let decisions = earlierDecisions[back] ?? (stray(1...12), stray(1...12))
        earlierDecisions[back] = decisions
        state(.decisionsUpheld, decisions.upheld, back)
        state(.decisionsNotUpheld, decisions.not, back)
        // No other cases were decided, so that a total of the rows is the number of decisions.
        let total = decisions.upheld + decisions.not
        if hasTotal { state(.ombudsmanDecisions, total, back) }
        return (total, decisions.upheld, decisions.not)
    }
}
