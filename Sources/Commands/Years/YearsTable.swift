import ControlInterface
import Model
import Oversight

/// The figures of an authority side by side: a column for each year, a row for each figure, in the letter's order and words.
///
/// The unknown headline figures stand first. The table follows, then the sentences without which years would be compared wrongly,
/// and the alerts.
struct YearsTable {
    private let report: AuthorityReport
    /// The years with figures of their own, the latest first.
    private let years: [AuthorityReport.Year]

    init(_ report: AuthorityReport) {
        self.report = report
        years = report.years.filter { !$0.figures.isEmpty }
    }

    /// Everything, one string a line.
    ///
    /// - Parameter width: the number of columns of the terminal; nil for any width, without charts.
    func lines(fitting width: Int?) -> [String] {
        let withdrawn = report.years.filter(\.isWithdrawn)
        let unknown = UnknownFigures.lines(of: report.authority, years, withdrawn: withdrawn)
        var lines = unknown.flatMap { Paragraph.lines($0, fitting: width, hanging: 2) }.map(Style.yellow.callAsFunction)
        let shown = fittingYears(width)
        if !shown.isEmpty { lines += [""] + table(of: shown, width) }
        let remarks = remarks(about: shown)
        if !remarks.isEmpty { lines.append("") }
        lines += remarks.flatMap { Paragraph.lines($0, fitting: width, hanging: 2) }.map(Style.dim.callAsFunction)
        let alerts = shown.reversed().flatMap(\.alerts).filter { $0.state == .raised }
        let all = report.years.flatMap(\.alerts).count { $0.state == .raised }
        if all > 0 {
            let elsewhere = all > alerts.count ? ", \(all - alerts.count) of \(all) about other years" : ""
            lines += ["", Style.bold(counted(all, "open alert") + elsewhere)]
        }
        for alert in alerts {
            lines += Paragraph.lines(printable(alert.message), fitting: width, hanging: 2)
                .enumerated().map { $0 == 0 ? alert.severity.style($1) : $1 }
        }
        return lines
    }

    // MARK: The table

    /// As many of the latest years as fit, the earliest first.
    private func fittingYears(_ width: Int?) -> [AuthorityReport.Year] {
        guard let width else { return years.reversed() }
        // The label needs some of its words, the change its heading, and a year "2019-20" with two spaces before it.
        let left = width - (width < 60 ? 14 : 28) - 8
        return years.prefix(max(2, left / 9)).reversed()
    }

    private func table(of shown: [AuthorityReport.Year], _ width: Int?) -> [String] {
        let crossing = shown.indices.dropFirst().first {
            shown[$0].period.isSelective && !shown[$0 - 1].period.isSelective
        }
        let hasChange = shown.count > 1 && shown[shown.count - 2].period == shown[shown.count - 1].period.before
        let hasTrend = shown.count > 2 && (width ?? 0) >= 28 + 9 * shown.count + 11 + 2 + max(5, shown.count)

        /// A row of the table: the label, a cell a year, the change and the trend, and the line between the years in the midst.
        func cells(
            _ label: (String, Style), _ years: [(String, Style)], change: (String, Style), trend: String, mark: String
        ) -> [(String, Style)] {
            var cells = [label]
            for (index, year) in years.enumerated() {
                if index == crossing { cells.append((mark, .dim)) }
                cells.append(year)
            }
            if hasChange { cells.append(change) }
            if hasTrend { cells.append((trend, .cyan)) }
            return cells
        }

        let columns = shown.map { ($0.period.markedName, TextTable.Alignment.right) }
        var headings: [(String, TextTable.Alignment)] = [("", .left)]
        for (index, column) in columns.enumerated() {
            if index == crossing { headings.append((YearNotes.breakMark, .left)) }
            headings.append(column)
        }
        if hasChange { headings.append(("CHANGE", .right)) }
        if hasTrend { headings.append(("TREND", .left)) }
        var table = TextTable(headings, widestColumn: 40)
        table.add(
            cells(
                ("from", .dim), shown.map { ($0.sourceWord, .dim) }, change: ("", .dim), trend: "",
                mark: YearNotes.breakMark))
        var titles: [(row: Int, title: String)] = []
        var row = 1
        for section in FigureSection.sections(of: names(in: shown)) {
            titles.append((row, section.title))
            for line in section.rows {
                let values = shown.map { value(of: line.name, in: $0) }
                var change = ""
                if hasChange {
                    change =
                        Change.text(
                            of: line.name, values[shown.count - 1]?.figure, in: shown[shown.count - 1].period,
                            since: values[shown.count - 2]?.figure) ?? ""
                }
                let largest: Double? = line.name.unit == .percent ? 100 : nil
                let isHeadline = Self.headlines.contains(line.name)
                table.add(
                    cells(
                        ("  " + line.label, isHeadline ? .bold : .plain),
                        values.map { ($0?.text ?? "-", $0 == nil ? .dim : isHeadline ? .bold : .plain) },
                        change: (change, .plain),
                        trend: trend(of: line.name, values.map { $0?.figure.value }, upTo: largest, crossing),
                        mark: YearNotes.breakMark))
                row += 1
            }
        }
        var lines = table.lines(fitting: width)
        // A title is as long as it likes, and must not widen the labels' column.
        for (row, title) in titles.reversed() {
            lines.insert(Style.bold(width.map { title.cut(to: $0) } ?? title), at: row + 1)
        }
        return lines
    }

    private func trend(
        of name: FigureName, _ values: [Double?], upTo largest: Double?, _ crossing: Int?
    ) -> String {
        let largest = largest ?? values.compactMap { $0 }.max() ?? 0
        guard let crossing, name.dependsOnSelection else { return Sparkline.text(values[...], upTo: largest) }
        return Sparkline.text(values[..<crossing], upTo: largest) + YearNotes.breakMark
            + Sparkline.text(values[crossing...], upTo: largest)
    }

    private static let headlines: [FigureName] = [.upholdRate, .complianceRate, .remedyRate]

    private func names(in years: [AuthorityReport.Year]) -> Set<FigureName> {
        var names = Set(years.flatMap(\.figures.keys))
        for measure in Measure.allCases
        where years.contains(where: { $0.figures[measure.own] != nil && $0.peerAverages[measure]?.value != nil }) {
            names.insert(measure.average)
        }
        return names
    }

    /// A figure in a cell, with the mark of one that the letter itself does not state.
    private struct Value {
        let figure: Figure
        let text: String
    }

    private func value(of name: FigureName, in year: AuthorityReport.Year) -> Value? {
        if let figure = year.figures[name] {
            let isInDoubt = !figure.isEntered && year.findings.contains { $0.figures.contains(name) }
            return Value(
                figure: figure, text: figure.cellText + FigureMark.signs(of: figure, isInDoubt: isInDoubt))
        }
        guard let measure = Measure.allCases.first(where: { $0.average == name }), year.figures[measure.own] != nil,
            let average = year.peerAverages[measure], let value = average.value
        else { return nil }
        let figure = Figure(value: value, unit: name.unit, place: Place(page: 1, line: 1, text: ""))
        return Value(figure: figure, text: figure.cellText + FigureMark.elsewhere)
    }

    // MARK: Below the table

    private func remarks(about shown: [AuthorityReport.Year]) -> [String] {
        var remarks = YearNotes.notes(shown.map(\.period), names(in: shown))
        let elsewhere = shown.flatMap { year in
            Measure.allCases.compactMap { measure -> (period: Period, source: String)? in
                guard year.figures[measure.own] != nil, year.figures[measure.average] == nil,
                    let average = year.peerAverages[measure], average.value != nil, let basis = average.basis
                else { return nil }
                return (year.period, basis.displayText + (average.source.map { " (\(printable($0)))" } ?? ""))
            }
        }
        for (source, averages) in Dictionary(grouping: elsewhere, by: \.source).sorted(by: { $0.key < $1.key }) {
            let periods = Set(averages.map(\.period)).sorted()
            remarks.append("\(FigureMark.elsewhere) \(UnknownFigures.list(periods)): the average is from \(source).")
        }
        if shown.contains(where: { $0.figures.values.contains(where: \.isQuoted) }) {
            remarks.append(
                "\(FigureMark.quoted) Quoted by another paper; no document of the Ombudsman's is here for it.")
        }
        for year in shown.reversed() {
            for (name, figure) in year.figures.sorted(by: { $0.key < $1.key }) where figure.isEntered {
                remarks.append(
                    "\(FigureMark.entered) \(year.period.name), \(name.words): \(printable(figure.place.text))")
            }
            for mending in year.mendings where mending.act != .correction {
                remarks.append(
                    "\(year.period.name), \(mending.act.rawValue): \(printable(mending.displayText(in: year)))")
            }
        }
        let slug = report.authority.slug
        if years.count > shown.count, let earliest = years.last {
            remarks.append(
                "\(counted(years.count - shown.count, "earlier year")), from \(earliest.period.name), would not fit: "
                    + "widen the window, or `ombudsctl show \(slug) --full`.")
        }
        let withdrawn = Set(report.years.filter(\.isWithdrawn).map(\.period))
        remarks += years.missing(besides: withdrawn).map { "There is no document for \(UnknownFigures.list($0))." }
        let others = report.years.filter { $0.figures.isEmpty && !withdrawn.contains($0.period) }.map(\.period)
        if !others.isEmpty {
            remarks.append(
                "For \(UnknownFigures.list(others)) there are only figures of single services, or as other years' documents give "
                    + "them; see `ombudsctl show \(slug) --year \(others[0].name)`.")
        }
        let findings = shown.filter { !$0.findings.isEmpty }.reversed()
        if let latest = findings.first {
            let places = findings.map { "\($0.period.name): \(counted($0.findings.count, "finding"))" }
            remarks.append(
                "\(places.joined(separator: ", ")); see `ombudsctl show \(slug) --year \(latest.period.name)`.")
        }
        return doubts(about: shown) + remarks + lastRemark(about: shown)
    }

    /// The findings about figures of the table, the latest year's first.
    private func doubts(about shown: [AuthorityReport.Year]) -> [String] {
        shown.reversed().flatMap { year in
            year.findings.filter { $0.figures.contains { year.figures[$0]?.isEntered == false } }
                .map { "\(FigureMark.doubt) \(year.period.name): \(printable($0.message))" }
        }
    }

    private func lastRemark(about shown: [AuthorityReport.Year]) -> [String] {
        let slug = report.authority.slug
        let detailed = shown.last.map {
            "`ombudsctl show \(slug) --year \($0.period.name)` shows where each figure stands."
        }
        return detailed.map { [$0] } ?? []
    }
}

extension [AuthorityReport.Year] {
    /// The years between the first and the last that there is nothing for, where there are any.
    fileprivate func missing(besides withdrawn: Set<Period>) -> [Period]? {
        let there = Set(map(\.period)).union(withdrawn)
        guard let first = there.min(), let last = there.max() else { return nil }
        let missing = (first.endYear...last.endYear).compactMap { Period(endYear: $0) }.filter { !there.contains($0) }
        return missing.isEmpty ? nil : missing
    }
}

extension [Period]? {
    fileprivate func map(_ body: ([Period]) -> String) -> [String] { flatMap { [body($0)] } ?? [] }
}

extension AuthorityReport.Year {
    /// The kind of the year's principal document in a word.
    fileprivate var sourceWord: String {
        if isQuotationOnly { return "quoted" }
        return switch kind {
        case .annualReviewLetter: "letter"
        case .performancePage: "page"
        case .dataTable: "table"
        case .complaintsReport: "report"
        }
    }
}

extension Figure {
    /// The value in a cell: without words that the row's label has.
    var cellText: String {
        switch unit {
        case .percent: "\(value.displayText)%"
        case .pounds: value.poundsText
        case .count, .days, .per100k: value.displayText
        }
    }
}
