import ControlInterface
import Model
import Oversight

/// Shows a year of an authority in full: each figure with its place, what other documents say, findings, alerts and history.
enum YearDetails {
    /// Prints the year, with its history where the daemon gave it.
    static func show(_ year: AuthorityReport.Year) {
        showFigures(of: year)
        if let history = year.history {
            show(history)
        } else {
            for other in year.otherDocuments {
                Output.line("  \(Style.dim("also: \(printable(other.name))"))")
            }
        }
    }

    private static func showFigures(of year: AuthorityReport.Year) {
        if year.isWithdrawn {
            let all = year.ownDocuments.count == 1 ? "its only document was" : "all its documents were"
            Output.line("\(Style.bold(year.period.name))  \(all) withdrawn")
        } else if year.isRestatedOnly {
            Output.line("\(Style.bold(year.period.name))  no document of its own")
        } else {
            Output.line("\(Style.bold(year.period.name))  \(printable(year.document.name)) (\(year.displayKind))")
        }
        if !year.figures.isEmpty { FigureTable.lines(of: year.figures).forEach { Output.line("  " + $0) } }
        for (name, document) in year.sources.sorted(by: { $0.key < $1.key }) {
            let text = "The \(name.words) (\(name)) is from \"\(document.name)\"."
            Output.line("  \(Style.dim(printable(text)))")
        }
        for measure in Measure.allCases where year.figures[measure.own] != nil {
            guard let average = year.peerAverages[measure], average.basis != .letter else { continue }
            let text = "The \(measure.average.words) is \(average.displayText(of: measure))"
            Output.line("  \(Style.dim(printable(text)))")
        }
        for service in year.services {
            let heading = "\(service.scope.service), not the whole council, as given by \"\(service.document.name)\""
            show(service.figures, under: heading)
        }
        for restated in year.restated { show(restated) }
        for mending in year.mendings {
            Output.line("  \(Style.bold(mending.act.heading)): \(printable(mending.displayText(in: year)))")
        }
        for finding in year.findings {
            Output.line(
                "  \(Style.yellow(finding.code.rawValue)): \(printable(finding.message)) (\(finding.place.displayText))"
            )
        }
        for alert in year.alerts where alert.state == .raised {
            Output.line("  \(alert.severity.style("alert")): \(printable(alert.message))")
        }
    }

    private static func show(_ figures: [FigureName: Figure], under heading: String) {
        Output.line("  \(Style.bold(printable(heading)))")
        FigureTable.lines(of: figures).forEach { Output.line("    " + $0) }
    }

    private static func show(_ restated: RestatedFigures) {
        let source = "as given by \(restated.kind.nounText) for \(restated.period) (\"\(restated.document.name)\")"
        if !restated.figures.isEmpty { show(restated.figures, under: source) }
        for service in restated.services {
            show(service.figures, under: "\(service.service), not the whole council, \(source)")
        }
    }

    private static func show(_ history: YearHistory) {
        for entry in history.documents {
            let arrivals = entry.document.arrivals.map { "\($0.at.displayText) as \(printable($0.name))" }
            let date = entry.date.map { " of \(calendarDay($0) ?? printable($0))" } ?? ""
            Output.line(
                "  \(Style.dim(arrivals.first ?? "")): \(entry.kind.displayText)\(date), "
                    + counted(entry.figures.count, "figure") + entry.servicesText
                    + (entry.speaks ? "; the year's principal document" : ""))
            for again in arrivals.dropFirst() { Output.line("    \(Style.dim("again \(again)"))") }
        }
        for step in history.steps {
            let value = step.value.map { ", \($0.displayText)" } ?? ""
            let threshold = step.threshold.map { " against \($0.displayText)" } ?? ""
            let person = step.by.map { " by \($0.displayText)" } ?? ""
            let note = step.note.map { ": \(printable($0))" } ?? ""
            Output.line(
                "  \(Style.dim(step.at.displayText)): \(step.id) \(step.kind.rawValue)\(value)\(threshold)\(person)\(note)"
            )
        }
    }
}

extension AuthorityReport.Year {
    /// Whether only documents of other years speak of it.
    fileprivate var isRestatedOnly: Bool {
        figures.isEmpty && services.isEmpty && otherDocuments.isEmpty && restated.first?.document == document
    }

    fileprivate var displayKind: String { isQuotationOnly ? quotationText : kind.displayText }

    /// Whether all of the year's figures are quotations, or follow from some.
    var isQuotationOnly: Bool {
        !figures.isEmpty && figures.values.allSatisfy { $0.isQuoted || $0.isDerived }
            && figures.values.contains(where: \.isQuoted)
    }
}

extension Mending.Act {
    fileprivate var heading: String {
        switch self {
        case .correction: "entered"
        case .withdrawal: "withdrawn"
        case .note: "note"
        }
    }
}

extension Mending {
    /// As `(3) the uphold rate (uphold.rate) as 60%, by anna on 21 November 2026, 05:20 UTC: a misprint`.
    ///
    /// - Parameter year: the year that it concerns, which has the names of its documents.
    func displayText(in year: AuthorityReport.Year) -> String {
        let subject: String? =
            switch act {
            case .correction:
                figure.map { name in
                    let figure = Figure(value: value ?? 0, unit: name.unit, place: Place(page: 1, line: 1, text: ""))
                    return "the \(name.words) (\(name)) as \(figure.displayText)"
                }
            case .withdrawal: year.name(of: self)
            case .note: nil
            }
        let end = undone.map {
            "; undone by \($0.by.displayText) on \($0.at.displayText)" + ($0.reason.map { ": \($0)" } ?? "")
        }
        return
            "(\(id)) \(subject.map { $0 + ", " } ?? "")by \(by.displayText) on \(at.displayText): \(reason)\(end ?? "")"
    }
}

extension YearHistory.Entry {
    fileprivate var servicesText: String {
        let count = services.reduce(0) { $0 + $1.figures.count }
        return count == 0 ? "" : " and \(count) of single services"
    }
}

extension PeerAverage {
    /// As `45%, from the published table (Annual review).`
    fileprivate func displayText(of measure: Measure) -> String {
        guard let value, let basis else { return "not known. \(unknown ?? "")" }
        let unit = measure.average.unit == .percent ? "%" : ""
        return "\(value.displayText)\(unit), from \(basis.displayText)" + (source.map { " (\($0))." } ?? ".")
    }
}
