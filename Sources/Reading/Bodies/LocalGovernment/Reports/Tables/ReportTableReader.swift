import Model

/// Reads the figures of a report's tables.
///
/// Each table is read in three steps: `ReportTableTopicResolver` tells from its rows and the words around it what it
/// counts; `LabelledTable.values` ties each of its values to a label and a year; the reader of the topic adds those
/// whose label is known.
struct ReportTableReader {
    let report: ReportText
    let text: DocumentText

    /// A list with more rows or columns than these is no table of a report's figures.
    private static let mostRows = 500
    private static let mostColumns = 50

    init(_ report: ReportText) {
        self.report = report
        text = report.text
    }

    /// Adds the figures of all tables to the statements, and the findings about them.
    func read(into statements: inout ReportStatements) {
        let topics = ReportTableTopicResolver(report)
        var previousEnd = report.passage.lines.lowerBound
        for grid in joined(report.grids) {
            if grid.rows.count <= Self.mostRows, grid.columns.count <= Self.mostColumns {
                let table = LabelledTable(grid, of: report)
                let topic = topics.topic(of: table, in: ReportTableSurroundings(of: table, after: previousEnd))
                read(table, about: topic, into: &statements)
            }
            previousEnd = grid.lines.upperBound
        }
    }

    /// Returns the tables with the parts of each one that a page break divides joined: "Table 1 (continued)" under the
    /// same headings.
    private func joined(_ grids: [Grid]) -> [Grid] {
        var joined: [Grid] = []
        for grid in grids {
            if let caption = grid.caption, text.contains("continued contd cont", in: text.lines[caption].tokens),
                let last = joined.last, last.columns.map(text.string) == grid.columns.map(text.string),
                !grid.columns.isEmpty
            {
                joined[joined.count - 1].rows += grid.rows
                joined[joined.count - 1].lines = last.lines.lowerBound..<grid.lines.upperBound
            } else {
                joined.append(grid)
            }
        }
        return joined
    }

    private func read(_ table: LabelledTable, about topic: ReportTableTopic, into statements: inout ReportStatements) {
        table.changeMismatches().forEach { statements.note($0) }
        switch topic {
        case .contacts: readContacts(table, into: &statements)
        case .contactsOfUnclearScope: doubtContacts(table, into: &statements)
        case .ownOutcomes: readOwnOutcomes(table.values, into: &statements)
        case .ombudsmanEnquiries: readTotals(table, as: .ombudsmanEnquiries, into: &statements)
        case .ombudsmanDecisions: readDecisions(table, into: &statements)
        case .other: break
        }
    }
}
