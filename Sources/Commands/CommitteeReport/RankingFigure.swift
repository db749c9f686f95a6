import ControlInterface
import Model
import Oversight

/// The ranking of councils by one figure: a chart and a table.
struct RankingFigure {
    private let comparison: Comparison
    private let focus: Authority?
    private let group: String
    private let sources: SourceList
    /// The rows of the chart: all councils where they are few.
    private let rows: [Row]
    /// Whether the table has all councils, however many.
    private let showsAll: Bool
    /// Whether each council's name leads to its page.
    private let linksCouncils: Bool

    /// A council, or the number of those left out.
    private enum Row {
        case council(Comparison.Ranked)
        case gap(Int)
    }

    /// - Parameter focus: the council that the page is about; nil for none.
    init(
        _ comparison: Comparison, about focus: Authority?, group: String, sources: SourceList, showsAll: Bool = false,
        linksCouncils: Bool = false
    ) {
        self.comparison = comparison
        self.focus = focus
        self.group = group
        self.sources = sources
        self.showsAll = showsAll
        self.linksCouncils = linksCouncils
        rows = Self.rows(comparison.ranked, focus)
    }

    /// All councils where they are few; else the highest, those around the focus, and the lowest.
    private static func rows(_ ranked: [Comparison.Ranked], _ focus: Authority?) -> [Row] {
        guard ranked.count > 24 else { return ranked.map(Row.council) }
        func ends(_ size: Int) -> Set<Int> { Set(0..<size).union(ranked.count - size..<ranked.count) }
        var shown = ends(10)
        if let index = ranked.firstIndex(where: { $0.authority.slug == focus?.slug }) {
            shown = ends(5).union(max(0, index - 3)...min(ranked.count - 1, index + 3))
        }
        var rows: [Row] = []
        var last = -1
        for index in shown.sorted() {
            if index > last + 1 { rows.append(.gap(index - last - 1)) }
            rows.append(.council(ranked[index]))
            last = index
        }
        return rows
    }

    var html: HTML {
        let words = comparison.figure.words
        let subtitle =
            "\(comparison.figure.title), \(comparison.figure.unit == .percent ? "percent" : "number"), \(comparison.ranked.count) \(group), year to 31 March \(comparison.period.endYear)"
        let description =
            "Bar chart: the \(words) of each council, the highest first. The table below has the same numbers."
        var notes: [String] = []
        if let average = comparison.average {
            let from = average.basis == .letter || average.basis == .computed ? "" : "from "
            notes.append("The average of \(text(average.value)) is \(from)\(average.source).")
        }
        if let quartiles = comparison.quartiles {
            notes.append(
                "A quarter of the councils lie at or below \(text(quartiles.lower)), half at or below \(text(quartiles.median)), three quarters at or below \(text(quartiles.upper))."
            )
        }
        for case .council(let entry) in tableRows where entry.entered != nil {
            notes.append("\(FigureMark.entered) \(entry.authority.name): \(entry.source.text).")
        }
        if rows.count < comparison.ranked.count, !showsAll {
            notes.append("The file has all \(comparison.ranked.count) councils.")
        }
        let figure = ChartFigure(
            title: title, subtitle: subtitle, description: description,
            chart: { chart(description).drawn($0) }, table: table("\(comparison.figure.title), council by council"),
            file: file, notes: notes)
        return figure.html
    }

    /// The active title: the place of the council, or the spread of the values.
    private var title: HTML {
        let focused = ComparisonTable(comparison, about: focus, group: group).focusSentence
        if let focused { return HTML(text: focused.hasSuffix(".") ? String(focused.dropLast()) : focused) }
        guard let first = comparison.ranked.first, let last = comparison.ranked.last else {
            return HTML(text: comparison.figure.title)
        }
        return
            "The \(comparison.figure.words) ranges from \(text(last.value)) to \(text(first.value)) among \(comparison.ranked.count) \(group)"
    }

    private func text(_ value: Double) -> String {
        comparison.figure.unit == .percent ? "\(value.displayText)%" : value.displayText
    }

    private func chart(_ description: String) -> BarChart {
        let rows = rows.map { row -> BarChart.Row in
            switch row {
            case .gap(let count): .gap("… \(counted(count, "other council"))")
            case .council(let entry):
                .bar(
                    BarChart.Bar(
                        label: entry.authority.name, value: entry.value, text: text(entry.value),
                        interval: entry.evidence?.interval,
                        isFocus: focus != nil && entry.authority.slug == focus?.slug))
            }
        }
        return BarChart(
            rows: rows, average: comparison.average.map { ($0.value, "Average \(text($0.value))") },
            largest: comparison.figure.unit == .percent ? 100 : nil, description: description)
    }

    private var tableRows: [Row] { showsAll ? comparison.ranked.map(Row.council) : rows }

    private func table(_ caption: String) -> PageTable {
        var table = PageTable(
            caption: caption,
            columns: [
                ("Council", false), ("Rank", true), (comparison.figure.title, true), ("Cases", true),
                ("95% interval", true), ("Against average", false),
            ])
        for row in tableRows {
            guard case .council(let entry) = row else {
                if case .gap(let count) = row {
                    table.rows.append(PageTable.Row(heading: "… \(counted(count, "other council"))", cells: []))
                }
                continue
            }
            let figure = Figure(value: entry.value, unit: comparison.figure.unit, place: entry.source)
            let reference = sources.reference(
                comparison.figure, figure, of: entry.authority, in: comparison.period, document: entry.document)
            let marks = FigureMark.signs(isInDoubt: entry.doubtful, isEntered: entry.entered != nil)
            table.rows.append(
                PageTable.Row(
                    heading: heading(entry.authority),
                    cells: [
                        .number("\(entry.rank)"), .number("\(text(entry.value))\(marks)\(reference)"),
                        .number(HTML(text: entry.evidence.map { "\($0.upheld) of \($0.investigations)" } ?? "")),
                        .number(
                            HTML(
                                text: entry.evidence.map {
                                    "\($0.interval[0].displayText)% to \($0.interval[1].displayText)%"
                                } ?? "")), .text(entry.position?.words ?? "unknown"),
                    ], isFocus: focus != nil && entry.authority.slug == focus?.slug))
        }
        return table
    }

    private func heading(_ authority: Authority) -> HTML {
        let name = HTML(text: authority.name)
        return linksCouncils ? HTML(.a, [.link(.page(.council(slug: authority.slug)))], name) : name
    }

    private var file: EmbeddedTable {
        EmbeddedTable(
            name: "\(comparison.by.rawValue)-\(comparison.period.name)",
            columns: [
                "rank", "authority", "slug", "year", "figure", "value", "cases", "of", "interval_low", "interval_high",
                "average", "against_average", "doubtful", "document", "sha256", "page", "line", "text",
            ],
            rows: comparison.ranked.map { entry in
                [
                    .number(Double(entry.rank)), .text(entry.authority.name), .text(entry.authority.slug),
                    .text(comparison.period.name), .text(comparison.figure.rawValue), .number(entry.value),
                    ExportCell(entry.evidence.map { Double($0.upheld) }),
                    ExportCell(entry.evidence.map { Double($0.investigations) }),
                    ExportCell(entry.evidence?.interval.first), ExportCell(entry.evidence?.interval.last),
                    ExportCell(entry.average), ExportCell(entry.position?.rawValue), .flag(entry.doubtful),
                    .text(entry.document.name), .text(entry.document.sha256), .number(Double(entry.source.page)),
                    .number(Double(entry.source.line)), .text(entry.source.text),
                ]
            })
    }
}
