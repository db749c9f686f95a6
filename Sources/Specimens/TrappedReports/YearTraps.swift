import Model

/// Numbers of an earlier year, or of the year that runs.
extension ReportComposition {
    mutating func addYearTrap() {
        switch form(of: .year, 8) {
        case 0:
            section(pick(["Ombudsman: earlier years", "Trends", "The Ombudsman over the years"]))
            let decisions = drawEarlier(2)
            add(
                scope: "In \(year(2)) the Ombudsman made decisions on \(decisions.total) complaints about the Council. "
                    + "Of these, \(decisions.upheld) were upheld and \(decisions.not) were not upheld.")
        case 1:
            section(pick(["Ombudsman: earlier years", "The Ombudsman over the years"]))
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
            section(pick(["Ombudsman: earlier years", "The Ombudsman over the years"]))
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
            let complaints = stray(20...600)
            state(.contactsCorporateComplaints, complaints, 2)
            add(scope: "\(complaints) corporate complaints were received in \(year(2)), before the procedure changed.")
        case 6:
            section(pick(["Open cases", "In hand"]))
            add(
                scope: "At 31 March \(endYear - 1) there were \(stray(20...99)) corporate complaints open. On 1 April "
                    + "\(endYear) there were \(stray(20...99)).")
        default:
            section(pick(["Calendar years", "The calendar year"]))
            add(
                scope: "In the calendar year \(endYear - 1) we received \(stray(20...600)) corporate complaints and "
                    + "\(stray(5...99)) compliments.")
        }
    }

    /// Draws an earlier year's decisions.
    private mutating func drawEarlier(_ back: Int) -> (total: Int, upheld: Int, not: Int) {
        if let known = earlier[periodName(back)], let total = known[.ombudsmanDecisions],
            let upheld = known[.decisionsUpheld], let not = known[.decisionsNotUpheld]
        {
            return (Int(total), Int(upheld), Int(not))
        }
        let upheld = stray(1...12)
        let not = stray(1...12)
        // No other cases were decided, so that a total of the rows is the number of decisions.
        let total = upheld + not
        state(.ombudsmanDecisions, total, back)
        state(.decisionsUpheld, upheld, back)
        state(.decisionsNotUpheld, not, back)
        return (total, upheld, not)
    }
}
