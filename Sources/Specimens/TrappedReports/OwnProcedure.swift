import Model

/// The council's own procedure in a report with traps: complaints by stage, replies in time, escalation.
extension ReportComposition {
    mutating func addProcedure() {
        section(pick(["Performance by stage", "The complaints procedure", "Stages of the procedure"]))
        let first = stray(601...900)
        let second = stray(61...99)
        state(.complaintsStage1, first)
        state(.complaintsStage2, second)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0:
            add(scope: "Complaints to the Council at each stage in \(year())")
            let rows = [(0, "Stage 1"), (1, "Stage 2")].map { index, label in
                state(FigureName.answeredInTimeByStage[index], Int.random(in: 50...99, using: &generator))
                state(FigureName.averageDaysByStage[index], Int.random(in: 8...40, using: &generator))
                return ReportTable.Row(
                    label: label,
                    values: [
                        own(FigureName.complaintsByStage[index]),
                        cell(FigureName.answeredInTimeByStage[index], 0, sign: "%"),
                        own(FigureName.averageDaysByStage[index]),
                    ])
            }
            let heads = ["Received", "Answered in time", "Average days"]
            let table = ReportTable(first: "Stage", years: heads, changeHeading: nil, rows: rows)
            text += "\(table.lines(layout == .spaced ? .pipes : layout))\n"
        case 1:
            add(scope: "Complaints to the Council in \(year()):")
            text += "- Stage 1: \(own(.complaintsStage1))\n- Stage 2: \(own(.complaintsStage2))\n\n"
        default:
            state(.complaintsStage1, first, 1)
            state(.complaintsStage2, second, 1)
            figures[.complaintsStage1] = Double(stray(601...900))
            figures[.complaintsStage2] = Double(stray(61...99))
            add(scope: "Complaints to the Council by stage and year")
            let table = yearTable(
                first: "Stage", names: [.complaintsStage1, .complaintsStage2], labels: ["Stage 1", "Stage 2"])
            text += "\(table.lines(layout))\n"
        }
    }
}
