import Model

/// A table of a report, with the meaning of the labels of its rows and columns.
struct CrossTable {
    let grid: Grid
    let report: ReportText
    /// The number of columns of labels: two where a kind and its outcomes stand side by side.
    let labelColumns: Int
    /// The meanings of the headings, in order; none where the table has no headings.
    let columns: [TableLabel]
    /// The meanings of the rows' labels.
    let rows: [TableLabel]
    /// Everything that one of the labels states, a dimension each.
    let stated: LabelFacets

    var text: DocumentText { report.text }

    init(_ grid: Grid, of report: ReportText) {
        self.grid = grid
        self.report = report
        let parser = FacetParser(report)
        labelColumns = Self.labelColumns(of: grid, in: report.text)
        columns = Self.resolvingRelativeYears(
            grid.columns.map { TableLabel($0, facets: parser.facets(of: $0)) }, of: report)
        rows = Self.resolvingRelativeYears(
            Self.rowLabels(of: grid, labelColumns: labelColumns, parser: parser), of: report)
        var stated = LabelFacets()
        for label in columns.dropFirst(labelColumns) + rows { stated.note(label.facets) }
        self.stated = stated
    }

    /// The labels' columns: the first, and the second where its cells are words.
    private static func labelColumns(of grid: Grid, in text: DocumentText) -> Int {
        let rows = grid.rows.filter { $0.isWhole && $0.cells.count > 2 }
        guard rows.count > 1, grid.columns.count > 2 else { return 1 }
        let words = rows.count { row in
            guard let run = row.cells[1].runs.first else { return false }
            return text.value(row.cells[1]) == nil && run.contains { text.tokens[$0].kind == .word }
                && !text.isNone(at: run.lowerBound)
        }
        return words * 2 > rows.count && !rows.contains { text.value($0.cells[1]) != nil } ? 2 : 1
    }

    private static func rowLabels(of grid: Grid, labelColumns: Int, parser: FacetParser) -> [TableLabel] {
        var first: TableLabel?
        return grid.rows.map { row in
            guard let cell = row.cells.first else { return TableLabel(Grid.Cell(), facets: LabelFacets()) }
            var label = TableLabel(cell, facets: parser.facets(of: cell))
            if let stage = stage(of: cell, in: grid, text: parser.text) {
                label.facets.stage = stage
                label.facets.unknown = nil
            } else if divides(grid.columns.first, intoPartsOfYear: parser.text), !label.isEmpty, !label.facets.isTotal {
                // "One", "Two", under "Quarter"
                label.facets.isOfOtherTime = true
                label.facets.unknown = nil
            }
            guard labelColumns == 2, row.cells.count > 1 else { return label }
            if !label.isEmpty { first = label }
            let second = TableLabel(row.cells[1], facets: parser.facets(of: row.cells[1]))
            return (label.isEmpty ? first ?? label : label).joined(with: second)
        }
    }

    /// Whether the corner of a table says that its rows are parts of the year: "Quarter", "Month".
    private static func divides(_ corner: Grid.Cell?, intoPartsOfYear text: DocumentText) -> Bool {
        guard let corner = corner?.wholeLabel, corner.count <= 4 else { return false }
        return text.contains("quarter quarters month months", in: corner)
            && text.isAll("quarter quarters month months by per of the year financial", in: corner)
    }

    /// Returns the stage of a row whose label is its number alone, under "Stage".
    private static func stage(of cell: Grid.Cell, in grid: Grid, text: DocumentText) -> Int? {
        guard let corner = grid.columns.first?.wholeLabel, text.isAll("complaint complaints stage stages", in: corner),
            text.contains("stage stages", in: corner), let label = cell.wholeLabel, label.count == 1,
            let stage = text.tokens[label.lowerBound].count, (1...3).contains(stage)
        else { return nil }
        return stage
    }

    /// Whether a row has a label and no values: a heading of the rows below.
    func isHeading(row index: Int) -> Bool {
        let cells = grid.rows[index].cells
        return cells.count > 1 && !cells[0].isEmpty && cells.dropFirst(labelColumns).allSatisfy(\.isEmpty)
    }

    /// The tokens of the caption; nil where the table has none. What stands above the table's own heading is the caption of
    /// nothing below it.
    var caption: Range<Int>? {
        guard let line = grid.caption,
            report.outline.section(ofLine: line) == report.outline.section(ofLine: grid.lines.lowerBound)
        else { return nil }
        return text.lines[line].tokens
    }

    /// The labels that have words, of rows and of columns.
    var labels: [TableLabel] { (columns.dropFirst(labelColumns) + rows).filter { !$0.isEmpty } }

    /// The number of kinds of complaint among the labels that only a table of the whole council has side by side.
    var complaintKinds: Int {
        let names: [FigureName] = [
            .contactsCorporateComplaints, .contactsAdultSocialCareComplaints, .contactsChildrensSocialCareComplaints,
        ]
        let found = Set(labels.compactMap(\.facets.kind))
        return names.count { found.contains($0) }
    }
}

/// A label of a table, with its meaning.
struct TableLabel {
    /// The tokens of its words; empty where it has none.
    var tokens: Range<Int>
    /// Whether it has no words, as beside a sum.
    var isEmpty: Bool
    var facets: LabelFacets
    /// The label of the group that it stands in, with its meaning, where the table has two columns of labels: "People",
    /// beside "Compliments".
    var group: (tokens: Range<Int>, facets: LabelFacets)?

    init(_ cell: Grid.Cell, facets: LabelFacets) {
        tokens = cell.wholeLabel ?? cell.runs.first ?? 0..<0
        isEmpty = cell.isEmpty
        self.facets = facets
    }

    /// The label that two cells side by side make. Where they contradict each other nothing is known of it.
    func joined(with other: TableLabel) -> TableLabel {
        guard !other.isEmpty else { return self }
        var joined = other
        joined.isEmpty = false
        joined.group = (tokens, facets)
        if let facets = facets.merged(with: other.facets) {
            joined.facets = facets
        } else {
            joined.facets.unknown = other.tokens
        }
        return joined
    }
}

extension LabelFacets {
    /// Notes the dimensions that a label of the same table states.
    mutating func note(_ other: LabelFacets) {
        period = period ?? other.period
        isOfOtherTime = isOfOtherTime || other.isOfOtherTime
        statistic = statistic ?? other.statistic
        event = event ?? other.event
        outcome = outcome ?? other.outcome
        kind = kind ?? other.kind
        ownOutcome = ownOutcome ?? other.ownOutcome
        remedy = remedy ?? other.remedy
        stage = stage ?? other.stage
        isOfOmbudsman = isOfOmbudsman || other.isOfOmbudsman
        isOfAnotherOmbudsman = isOfAnotherOmbudsman || other.isOfAnotherOmbudsman
        isMean = isMean || other.isMean
        isOfOthers = isOfOthers || other.isOfOthers
        isRate = isRate || other.isRate
        isShareOfOutcome = isShareOfOutcome || other.isShareOfOutcome
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
