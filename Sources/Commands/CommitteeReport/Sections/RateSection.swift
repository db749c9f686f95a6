import ControlInterface
import Model
import Oversight

/// A rate over the years, against the average of similar authorities.
extension CommitteeReport {
    func rateSection(_ measure: Measure) -> PageSection? {
        guard years.contains(where: { $0.figures[measure.own] != nil }) else { return nil }
        let name = measure.own
        let span = years.map(\.period)
        let subtitle =
            "\(name.title) and the average of similar authorities, percent, \(authority.name), years to 31 March \(Self.span(span))"
        let figure = ChartFigure(
            title: title(of: measure), subtitle: subtitle, description: description(of: measure),
            // One year is no line.
            chart: years.count { $0.figures[name] != nil } < 2
                ? nil
                : {
                    RateChart(
                        points: points(of: measure), dependsOnSelection: name.dependsOnSelection,
                        description: description(of: measure)
                    ).drawn($0)
                },
            table: table(of: measure, "\(name.title), year by year"), file: file(of: measure), notes: notes(of: measure)
        )
        return PageSection(id: measure.rawValue, title: measure.heading, content: [figure.html])
    }

    /// As "2020 to 2024".
    static func span(_ periods: [Period]) -> String {
        guard let first = periods.first, let last = periods.last else { return "" }
        return first == last ? "\(last.endYear)" : "\(first.endYear) to \(last.endYear)"
    }

    /// The active title: the latest rate against the average.
    private func title(of measure: Measure) -> HTML {
        guard let latest = years.last(where: { $0.figures[measure.own] != nil }),
            let assessment = RateAssessment(measure, in: latest)
        else { return HTML(text: measure.heading) }
        let value = "\(assessment.figure.value.displayText)%"
        let when = latest.period == period ? "" : " in \(latest.period.name)"
        let subject: HTML =
            switch measure {
            case .uphold: "\(value) of investigated complaints were upheld\(when)"
            case .compliance: "Recommendations were carried out in \(value) of cases\(when)"
            case .remedy: "In \(value) of upheld cases things had been put right before\(when)"
            case .upheldPer100k: HTML(text: measure.heading)
            }
        return assessment.relation().map { "\(subject), \($0)" } ?? subject
    }

    private func points(of measure: Measure) -> [RateChart.Point] {
        guard let first = years.first?.period, let last = years.last?.period else { return [] }
        return (first.endYear...last.endYear).compactMap { Period(endYear: $0) }.map { period in
            guard let year = years.first(where: { $0.period == period }) else { return RateChart.Point(period: period) }
            let assessment = RateAssessment(measure, in: year)
            return RateChart.Point(
                period: period, value: assessment?.figure.value, average: year.peerAverages[measure]?.value,
                interval: assessment?.evidence?.interval)
        }
    }

    private func description(of measure: Measure) -> String {
        "Line chart: the council's \(measure.own.words) each year with its 95% interval, and the average of similar authorities. "
            + "The table below has the same numbers."
    }

    private func table(of measure: Measure, _ caption: String) -> PageTable {
        let (counted, all) = measure.counts
        var table = PageTable(
            caption: caption,
            columns: [
                ("Year", false), ("Council", true), ("Change", true), ("Average", true), ("Cases", true),
                ("95% interval", true),
            ])
        for (index, year) in years.enumerated() {
            if index > 0, year.period.isSelective, !years[index - 1].period.isSelective, measure.own.dependsOnSelection
            {
                table.rows.append(
                    PageTable.Row(heading: "\(YearNotes.breakMark) cases selected differently from here on", cells: []))
            }
            let before = index > 0 && years[index - 1].period == year.period.before ? years[index - 1] : nil
            let change = Change.text(
                of: measure.own, year.figures[measure.own], in: year.period, since: before?.figures[measure.own])
            let assessment = RateAssessment(measure, in: year)
            var cases: HTML = .empty
            if let total = year.figures[all] {
                let part =
                    counted.flatMap { name in year.figures[name].map { _ in "\(value(name, in: year)) of " } }
                    ?? HTML.empty
                cases = part + "\(total.cellText)" + reference(all, total, in: year)
            }
            let interval = assessment?.evidence.map {
                "\($0.interval[0].displayText)% to \($0.interval[1].displayText)%"
            }
            table.rows.append(
                PageTable.Row(
                    heading: HTML(text: year.period.markedName),
                    cells: [
                        .number(value(measure.own, in: year)), .number(HTML(text: change ?? "")),
                        .number(average(measure, in: year)), .number(cases), .number(HTML(text: interval ?? "")),
                    ], isFocus: year.period == period))
        }
        return table
    }

    private func average(_ measure: Measure, in year: AuthorityReport.Year) -> HTML {
        guard year.figures[measure.own] != nil else { return .empty }
        guard let average = year.peerAverages[measure], let value = average.value else { return "unknown" }
        let mark = average.basis == .letter ? "" : FigureMark.elsewhere
        return "\(value.displayText)%\(mark)\(averageReference(measure, in: year))"
    }

    private func file(of measure: Measure) -> EmbeddedTable {
        let (part, all) = measure.counts
        var file = EmbeddedTable(
            name: "\(authority.slug)-\(measure.rawValue)",
            columns: ["year", "year_ending", "figure"] + Self.fileColumns)
        for year in years {
            for name in [measure.own, measure.average] + [part, all].compactMap({ $0 }) where year.figures[name] != nil
            {
                file.rows.append(
                    [.text(year.period.name), .text(year.period.end), .text(name.rawValue)] + fileCells(name, in: year))
            }
            guard year.figures[measure.average] == nil, let average = year.peerAverages[measure],
                let value = average.value
            else { continue }
            file.rows.append(
                [
                    .text(year.period.name), .text(year.period.end), .text(measure.average.rawValue), .number(value),
                    .text(measure.average.unit.rawValue), .text(average.basis?.rawValue ?? ""),
                    ExportCell(average.source), .none, .none, .none, .none,
                ])
        }
        return file
    }

    private func notes(of measure: Measure) -> [String] {
        var notes = YearNotes.notes(years.filter { $0.figures[measure.own] != nil }.map(\.period), [measure.own])
        if years.contains(where: {
            $0.figures[measure.own] != nil && $0.peerAverages[measure]?.value != nil
                && $0.peerAverages[measure]?.basis != .letter
        }) {
            notes.append(
                "\(FigureMark.elsewhere) An average that is not from the year's own letter; see how the averages came about."
            )
        }
        notes += marks(of: [measure.own])
        if years.contains(where: { RateAssessment(measure, in: $0)?.evidence != nil }) {
            notes.append(
                "The interval is Wilson's, at 95%: with so many cases, a rate anywhere in it could have come about by chance. Where it holds the average, the cases are too few to tell."
            )
        }
        return notes
    }

    /// The notes about the marks that stand at some figures.
    func marks(of names: [FigureName]) -> [String] {
        var notes: [String] = []
        for year in years.reversed() {
            for finding in year.findings where !finding.code.isRemark {
                guard finding.figures.contains(where: { names.contains($0) && year.figures[$0]?.isEntered == false })
                else {
                    continue
                }
                notes.append("\(FigureMark.doubt) \(year.period.name): \(finding.message)")
            }
        }
        for year in years.reversed() {
            for name in names {
                guard let figure = year.figures[name], figure.isEntered else { continue }
                notes.append("\(FigureMark.entered) \(year.period.name), \(name.words): \(figure.place.text).")
            }
        }
        if years.contains(where: { year in names.contains { year.figures[$0]?.isQuoted == true } }) {
            notes.append(
                "\(FigureMark.quoted) Quoted by another paper; no document of the Ombudsman's is here for it.")
        }
        return notes
    }
}
