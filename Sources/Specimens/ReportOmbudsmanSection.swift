import Model

/// The section of a report about the Ombudsman's cases.
extension ReportComposition {
    mutating func addOmbudsman() {
        heading(
            pick(["Local Government and Social Care Ombudsman", "Local Government & Social Care Ombudsman enquiries"]))
        text +=
            "People who remain dissatisfied can ask the Ombudsman to look at their complaint. In the whole country, "
        text += "\(Int.random(in: 15_000...20_000, using: &generator)) complaints were made to the Ombudsman.\n\n"
        addEnquiries()
        addDecisions()
        addPublicReports()
        addPayments()
    }

    private mutating func addEnquiries() {
        var enquiries = Int(figures[.contactsOmbudsman] ?? 0)
        if trouble == .conflict {
            enquiries += Int.random(in: 1...5, using: &generator)
            findings.append(.figureConflict)
        }
        state(.ombudsmanEnquiries, enquiries)
        text += "During the year \(year()), the LGSCO made enquiries into "
        text += "\(marked(String(enquiries), .ombudsmanEnquiries)) complaints. They are shown by department:\n\n"
        var totals = [enquiries] + (1..<depth).map { Int(earlier[periodName($0)]?[.contactsOmbudsman] ?? 0) }
        for back in 1..<depth { state(.ombudsmanEnquiries, totals[back], back) }
        var rows: [ReportTable.Row] = []
        let departments = ["Environment", "Children and Families", "Adults", "Resources"]
        let stated = totals
        for (index, department) in departments.enumerated() {
            let values = totals.indices.map { back -> Int in
                let value =
                    index + 1 == departments.count
                    ? totals[back] : Int.random(in: 0...totals[back] / 2, using: &generator)
                totals[back] -= value
                return value
            }
            rows.append(ReportTable.Row(label: department, values: backs.map { "\(values[$0])" }))
        }
        rows.append(
            ReportTable.Row(
                label: pick(["TOTAL", "Total"]),
                values: backs.map { marked(String(stated[$0]), .ombudsmanEnquiries, $0) }))
        let table = ReportTable(first: "Department", years: backs.map { year($0) }, changeHeading: nil, rows: rows)
        text += "\(table.lines(layout))\n"
    }

    private mutating func addDecisions() {
        let names: [FigureName] = [
            .ombudsmanOutsideRemit, .decisionsClosedAfterInitialEnquiries, .decisionsNotUpheld, .decisionsUpheld,
            .ombudsmanPremature,
        ]
        let values = names.map { _ in Int.random(in: 1...29, using: &generator) }
        let total = values.reduce(0, +)
        for (name, value) in zip(names, values) { state(name, value) }
        state(.ombudsmanDecisions, total)
        let upheld = values[3]
        let investigations = values[2] + upheld
        state(.upholdUpheld, upheld)
        state(.upholdInvestigations, investigations)
        figures[.upholdRate] = (100 * Double(upheld) / Double(investigations)).rounded()
        derived = [.upholdUpheld, .upholdInvestigations, .upholdRate]
        let stated = marked(String(total), .ombudsmanDecisions)
        text +=
            chance(50)
            ? "The LGSCO issued Final Decisions on \(stated) cases during the year. The outcomes were as follows:\n\n"
            : "The Ombudsman made \(stated) decisions in \(year()). They were:\n\n"
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
            let endings = [
                "identified as outside of the Ombudsman's remit and discontinued on this basis.",
                "were closed after initial enquiries with no further action.",
                "were closed after detailed investigation and with no maladministration found.",
                "cases of maladministration and injustice were found.",
                "were considered to be premature and referred back to the Council.",
            ]
            for (index, name) in names.enumerated() {
                text += "- \(marked(opening(values[index]), name)) \(endings[index])\n"
            }
        case 1:
            let labels = [
                "Outside jurisdiction", "Closed after initial enquiries", "Not upheld", "Upheld", "Premature",
            ]
            for (index, name) in names.enumerated() {
                text += "\u{2022} \(labels[index]): \(marked(String(values[index]), name))\n"
            }
        default:
            let endings = [
                "were outside the Ombudsman's jurisdiction", "were closed after initial enquiries", "were not upheld",
                "were upheld", "were premature",
            ]
            for (index, name) in names.enumerated() {
                let joint = index == 0 ? "" : index + 1 == names.count ? " and " : ", "
                text += "\(joint)\(marked(opening(values[index]), name)) \(endings[index])"
            }
            text += "."
        }
        text += "\n\n"
        if chance(60) {
            let before = Int.random(in: 1...40, using: &generator)
            state(.decisionsUpheld, before, 1)
            text += "The number of cases where the Ombudsman found maladministration "
            text += upheld > before ? "increased" : "changed"
            text += " this year from \(marked(String(before), .decisionsUpheld, 1)) in \(year(1)).\n\n"
        }
        if chance(50) {
            text +=
                "Of the decisions about schools, \(Int.random(in: 1...9, using: &generator)) were upheld. The average in "
            text += "similar authorities was \(Int.random(in: 50...90, using: &generator))%.\n\n"
        }
    }

    private mutating func addPublicReports() {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0:
            text +=
                "\(marked("No", .ombudsmanPublicReports)) public reports were issued against the Council during the year.\n\n"
        case 1: text += "There were \(marked("no", .ombudsmanPublicReports)) public interest reports this year.\n\n"
        case 2:
            text +=
                "The Ombudsman did not issue \(marked("any", .ombudsmanPublicReports)) public reports about the Council.\n\n"
        default:
            let count = Int.random(in: 2...4, using: &generator)
            text +=
                "\(marked(opening(count), .ombudsmanPublicReports)) public reports were issued against the Council.\n\n"
            state(.ombudsmanPublicReports, count)
            findings.append(.remarkPublicReport)
            return
        }
        state(.ombudsmanPublicReports, 0)
    }

    private mutating func addPayments() {
        let pence = Int.random(in: 500_00...60_000_00, using: &generator)
        let before = Int.random(in: 500...60_000, using: &generator)
        figures[.ombudsmanPayments] = Double(pence) / 100
        let rest = pence % 100
        let amount = "\u{A3}" + NumberSpelling.grouped(pence / 100) + "." + (rest < 10 ? "0" : "") + "\(rest)"
        text += "Total compensation payments recommended by the Ombudsman this year amounted to "
        text += "\(marked(amount, .ombudsmanPayments))"
        if chance(60) {
            earlier[periodName(1), default: [:]][.ombudsmanPayments] = Double(before)
            text += pence / 100 > before ? " an increase from " : " a decrease from "
            text += "\(marked("\u{A3}" + NumberSpelling.grouped(before), .ombudsmanPayments, 1)) in \(year(1))"
        }
        text += ".\n\nIn one case the Council agreed to make a total payment of \u{A3}7,500 to a resident.\n\n"
    }
}
