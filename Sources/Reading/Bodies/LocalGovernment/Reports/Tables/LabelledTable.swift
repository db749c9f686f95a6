import Model

/// A table of a report, with the meaning of its labels.
struct LabelledTable {
    let grid: Grid
    let report: ReportText
    let text: DocumentText
    /// The labels of the rows that have one.
    let rowLabels: [Range<Int>]

    init(_ grid: Grid, of report: ReportText) {
        self.grid = grid
        self.report = report
        let text = report.text
        self.text = text
        rowLabels = grid.rows.compactMap { $0.cells[0].wholeLabel }
    }

    /// The tokens of the caption; nil where the table has none.
    var caption: Range<Int>? { grid.caption.map { text.lines[$0].tokens } }

    /// The number of kinds of complaint among the rows that only a table of the whole council has side by side.
    var complaintKinds: Int {
        let names: [FigureName] = [
            .contactsCorporateComplaints, .contactsAdultSocialCareComplaints, .contactsChildrensSocialCareComplaints,
        ]
        let found = Set(rowLabels.compactMap { text.contactLabel($0) })
        let staged = Set(rowLabels.compactMap { text.firstStageLabel($0) })
        return names.count { found.contains(.figure($0)) || staged.contains($0) }
    }

    /// The number of columns that are headed with a kind of contact.
    var contactColumns: Int { columns(headed: text.contactLabel) }

    /// The number of columns that are headed with an outcome of the Ombudsman's.
    var outcomeColumns: Int { columns(headed: text.outcomeLabel) }

    private func columns(headed label: (Range<Int>) -> ReportLabel?) -> Int {
        grid.columns.count { column in
            guard column.runs.count == 1, case .figure = label(column.runs[0]) else { return false }
            return true
        }
    }
}

extension Grid.Cell {
    /// The tokens of a label, be it wrapped over lines; nil where the cell is empty, or other words stand between its
    /// lines.
    var wholeLabel: Range<Int>? {
        guard let first = runs.first, let last = runs.last,
            zip(runs, runs.dropFirst()).allSatisfy({ $0.upperBound == $1.lowerBound })
        else { return nil }
        return first.lowerBound..<last.upperBound
    }
}
