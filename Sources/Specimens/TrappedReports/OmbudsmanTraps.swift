import Model

/// Cases of another Ombudsman than the Local Government and Social Care Ombudsman.
extension ReportComposition {
    mutating func addOtherOmbudsmanTrap() {
        switch form(of: .ombudsman, 9) {
        case 0:
            section(pick(["Housing Ombudsman", "Housing Ombudsman Service", "The Housing Ombudsman"]))
            add(scope: strayDecisions() + " Payments totalled \u{A3}\(stray(1000...9000)).")
        case 1:
            section(pick(["Our homes", "Tenants' complaints", "Ombudsman complaints about our homes"]))
            add(scope: "Tenants can go to the Housing Ombudsman. " + strayDecisions())
        case 2:
            section("Parliamentary and Health Service Ombudsman")
            add(scope: strayDecisions())
        case 3:
            section(pick(["Both Ombudsmen", "The Ombudsmen together"]))
            add(
                scope: "Together the Local Government and Social Care Ombudsman and the Housing Ombudsman made "
                    + "\(stray(90...140)) decisions in \(year()). Of these, \(stray(30...60)) were upheld and "
                    + "\(stray(13...40)) were not upheld.")
        case 4:
            section("Housing Ombudsman determinations")
            add(
                scope: "- Upheld: \(stray(1...12))\n- Not upheld: \(stray(1...12))\n- Outside jurisdiction: "
                    + "\(stray(1...12))")
        case 5: addOmbudsmanColumns()
        case 7:
            section(pick(["Both Ombudsmen", "The Ombudsmen together"]))
            add(
                scope:
                    "Complaints considered by the Housing Ombudsman and the Local Government and Social Care Ombudsman fell "
                    + "from \(stray(90...140)) to \(stray(50...89)). Of these, \(stray(30...49)) were upheld and "
                    + "\(stray(13...29)) were not upheld.")
        case 6:
            section(pick(["Complaints to the Housing Ombudsman", "Housing Ombudsman cases"]))
            add(scope: "Decisions: \(stray(30...60))\nUpheld: \(stray(1...12))\nNot upheld: \(stray(1...12))")
        default:
            section(pick(["Other bodies", "Elsewhere"]))
            add(
                scope: pick([
                    "The Pensions Ombudsman decided \(stray(1...12)) complaints about our pension fund; \(stray(1...12)) "
                        + "were upheld.",
                    "The Information Commissioner upheld \(stray(1...12)) complaints and did not uphold \(stray(1...12)).",
                    "In \(year()) the Housing Ombudsman Service (HOS) decided \(stray(30...60)) complaints. The HOS upheld "
                        + "\(stray(1...12)) complaints.",
                ]))
        }
    }

    /// A table with a column for each Ombudsman: the own figures once more, beside the other's.
    private mutating func addOmbudsmanColumns() {
        section("Decisions of both Ombudsmen in \(year())")
        let own: [(FigureName, String, Int)] = [
            (.decisionsUpheld, "Upheld", ownDecisions.upheld),
            (.decisionsNotUpheld, "Not upheld", ownDecisions.notUpheld),
        ]
        let rows = own.map { name, label, value in
            ReportTable.Row(label: label, values: [marked(String(value), name), MarkedText(String(stray(1...12)))])
        }
        let heads = [
            pick(["LGSCO", "Local Government and Social Care Ombudsman"]), pick(["Housing Ombudsman", "HOS"]),
        ]
        let table = ReportTable(first: "Decision", years: heads, changeHeading: nil, rows: rows)
        text += "\(table.lines(chance(50) ? .pipes : .tabs))\n"
    }
}
