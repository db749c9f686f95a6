import Model

extension ReportTableReader {
    /// Adds a doubt about each average of one of the Ombudsman's rates that is left open whose it is, or of which year:
    /// "Family average" beside two years, "Average" beside several councils, "County average" for a district.
    ///
    /// An average that is read elsewhere is no doubt.
    func noteUnreadAverages(
        of table: CrossTable, besides figures: [TableFigure], in context: TableContext,
        to statements: inout ReportStatements
    ) {
        guard context.subject == .ombudsman, context.service == nil else { return }
        for (index, row) in table.grid.rows.enumerated() where row.isWhole && row.cells.count > table.labelColumns {
            for column in table.labelColumns..<row.cells.count {
                guard let value = text.value(row.cells[column]), value.isPercent,
                    !figures.contains(where: { $0.entry.row == index && $0.entry.column == column })
                else { continue }
                let heading = table.columns.indices.contains(column) ? [table.columns[column]] : []
                let labels = [table.rows[index]] + heading
                guard labels.contains(where: isAverage), !labels.contains(where: \.facets.isNational) else { continue }
                var facets = LabelFacets()
                labels.forEach { facets.note($0.facets) }
                facets.isMean = true
                facets.isOfOtherTime = false
                facets.statistic = .share
                let families = table.rateFamilies(in: context).sorted()
                let names = families.compactMap { facets.figureName(value, of: .ombudsman, family: $0) }
                guard !names.isEmpty, facets.period ?? report.period == report.period else { continue }
                statements.doubt(
                    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
                    "The table gives an average of \(Checks.plain(value.number))%, and it is left open of which councils, or "
                        + "of which year.", at: text.place(ofLine: row.line))
            }
        }
    }

    /// Adds a doubt about each share beside an average that was read, where it may be the council's rate: "Decisions upheld | 64% |
    /// 72%", under "Council" and "Similar authorities".
    func noteUnreadRates(of table: CrossTable, besides figures: [TableFigure], to statements: inout ReportStatements) {
        for figure in figures {
            guard let rate = Self.rates[figure.name] else { continue }
            let row = table.grid.rows[figure.entry.row]
            for (column, cell) in row.cells.enumerated() where column >= table.labelColumns {
                guard let value = text.value(cell), value.isPercent, table.columns.indices.contains(column),
                    !figures.contains(where: { $0.entry.row == figure.entry.row && $0.entry.column == column })
                else { continue }
                let heading = table.columns[column].facets
                guard isOfCouncilsYear(heading), heading.statistic != .target, heading.statistic != .change
                else { continue }
                statements.doubt(
                    [rate],
                    "The share of \(Checks.plain(value.number))% stands beside an average, and may be the council's rate.",
                    at: text.place(ofLine: row.line))
            }
        }
    }

    private static let rates: [FigureName: FigureName] = [
        .upholdPeerAverage: .upholdRate, .compliancePeerAverage: .complianceRate, .remedyPeerAverage: .remedyRate,
    ]

    private func isAverage(_ label: TableLabel) -> Bool {
        label.facets.isMean || label.facets.isOfOthers || label.facets.group != nil
            || text.contains("average averages mean", in: label.tokens)
    }
}

extension CrossTable {
    /// The one rate that the labels name, which "Average" beside it is of.
    func rateFamily(in context: TableContext) -> FigureName? {
        let found = rateFamilies(in: context)
        return found.count == 1 ? found.first : nil
    }

    /// The rate that an average of a row and column is of: the one that the labels name; of several the one right before it, where
    /// each average stands right behind a rate.
    func rateFamily(ofRow row: Int, column: Int, in context: TableContext) -> FigureName? {
        if let family = rateFamily(in: context) { return family }
        return rateBefore(column, among: columns) ?? rateBefore(row, among: rows)
    }

    /// The rates that the labels name.
    func rateFamilies(in context: TableContext) -> Set<FigureName> {
        Set((labels.map(\.facets) + [context.facets]).compactMap(rate))
    }

    private func rateBefore(_ index: Int, among labels: [TableLabel]) -> FigureName? {
        func isAverage(_ label: TableLabel) -> Bool {
            (label.facets.isMean || label.facets.isOfOthers) && rate(of: label.facets) == nil
        }
        guard labels.indices.contains(index), isAverage(labels[index]) else { return nil }
        for other in labels.indices where isAverage(labels[other]) {
            guard labels.indices.contains(other - 1), rate(of: labels[other - 1].facets) != nil,
                !labels[other - 1].facets.isMean, !labels[other - 1].facets.isOfOthers
            else { return nil }
        }
        return rate(of: labels[index - 1].facets)
    }

    private func rate(of facets: LabelFacets) -> FigureName? {
        switch (facets.outcome, facets.event) {
        case (.ombudsman(.upheld), _) where facets.statistic == .share || facets.isRate: .upholdRate
        case (_, .complied): .complianceRate
        case (_, .remediedBefore): .remedyRate
        default: nil
        }
    }
}
