import ControlInterface
import Model
import Oversight

/// The complaints received, and the decisions made.
extension CommitteeReport {
    var caseloadSection: PageSection? {
        let rates = Set(
            Measure.allCases.flatMap { [$0.own, $0.average] } + [
                .upholdUpheld, .upholdInvestigations, .complianceOutcomes, .remedyDecisions,
            ])
        let per100k: Set<FigureName> = [.upholdPer100k, .upholdPeerPer100k]
        let names = Set(years.flatMap(\.figures.keys)).subtracting(rates).union(
            per100k.filter { name in years.contains { $0.figures[name] != nil } })
        let sections = FigureSection.sections(of: names)
        guard !sections.isEmpty else { return nil }
        var content: [HTML] = []
        let notes = YearNotes.notes(years.map(\.period), names)
        content += sections.map { counts(of: $0).html }
        content += notes.map { HTML(.p, [.style(.note)], HTML(text: $0)) }
        return PageSection(id: "caseload", title: "Complaints received and decided", content: content)
    }

    /// The figures of a part of the letter: a chart of the year's parts, and the table of the years.
    private func counts(of section: FigureSection) -> ChartFigure {
        let title =
            section.rows.allSatisfy { $0.name.group == "uphold" }
            ? "Upheld decisions for the population" : section.title
        let caption = "\(title), \(authority.name), years to 31 March \(Self.span(years.map(\.period)))"
        var table = PageTable(
            caption: "\(title), year by year", columns: [("Figure", false)] + years.map { ($0.period.markedName, true) }
        )
        var file = EmbeddedTable(
            name: "\(authority.slug)-\(section.rows[0].name.group)",
            columns: ["year", "year_ending", "figure"] + Self.fileColumns)
        for row in section.rows {
            table.rows.append(
                PageTable.Row(
                    heading: HTML(text: row.label),
                    cells: years.map { .number($0.figures[row.name] == nil ? "–" : value(row.name, in: $0)) },
                    isFocus: row.isTotal))
            for year in years where year.figures[row.name] != nil {
                file.rows.append(
                    [.text(year.period.name), .text(year.period.end), .text(row.name.rawValue)]
                        + fileCells(row.name, in: year))
            }
        }
        // Only parts of one thing stand beside each other: contacts and their outcomes are counted differently.
        let group = section.rows[0].name.group
        let bars = section.rows.filter { !$0.isTotal && $0.name.unit == .count && $0.name.group == group }.compactMap {
            row -> BarChart.Bar? in
            year.figures[row.name].map { BarChart.Bar(label: row.label, value: $0.value, text: $0.cellText) }
        }
        let description =
            "Bar chart: \(section.title.lowercasedFirst) in \(period.name). The table below has the same numbers."
        let isDrawn = bars.count > 1 && bars.contains { $0.value > 0 }
        return ChartFigure(
            title: self.title(of: section, bars) ?? HTML(text: title),
            subtitle: isDrawn
                ? "\(title), number of cases, \(authority.name), year to 31 March \(period.endYear)" : caption,
            description: description,
            chart: isDrawn
                ? { BarChart(rows: bars.map(BarChart.Row.bar), description: description).drawn($0) } : nil,
            table: table, file: file, notes: marks(of: section.rows.map(\.name)))
    }

    /// The active title: the largest part of a year's total.
    private func title(of section: FigureSection, _ bars: [BarChart.Bar]) -> HTML? {
        guard bars.count > 1, let largest = bars.max(by: { $0.value < $1.value }), largest.value > 0,
            bars.count(where: { $0.value == largest.value }) == 1
        else { return nil }
        let total = section.rows.first(where: \.isTotal).flatMap { year.figures[$0.name] }
        let of = total.map { " of \($0.cellText)" } ?? ""
        switch section.rows[0].name.group {
        case "received":
            return "Most complaints received were about \(largest.label.lowercasedFirst): \(largest.text)\(of)"
        case "decisions":
            return "The most frequent decision was “\(largest.label.lowercasedFirst)”: \(largest.text)\(of)"
        case "caseload":
            let parts = section.rows.filter { $0.name != .caseloadDealtWith }
            guard let investigated = year.figures[.caseloadInvestigated], let all = year.figures[.caseloadDealtWith],
                parts.count > 1
            else { return nil }
            return "\(investigated.cellText) of \(all.cellText) complaints were investigated"
        default: return nil
        }
    }
}

extension FigureSection.Row {
    /// Whether the other rows add up to it.
    fileprivate var isTotal: Bool {
        name.rawValue.hasSuffix(".total") || name == .caseloadDealtWith
    }
}

extension String {
    /// The text with a small letter at its beginning, to stand within a sentence.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
