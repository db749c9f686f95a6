import ArgumentParser
import ControlInterface
import Model
import Oversight
import Varlink

/// `ombudsctl authorities`
struct AuthoritiesVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "authorities", abstract: "The authorities that there are documents of.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            AuthoritiesMethod.self)
        if options.json { return try Output.json(report) }
        guard !report.authorities.isEmpty else { return Output.line("No authorities yet.") }
        var table = TextTable([
            ("AUTHORITY", .left), ("TYPE", .left), ("YEARS", .left), ("DOCUMENTS", .right), ("ALERTS", .right),
            ("SLUG", .left),
        ])
        for entry in report.authorities {
            table.add([
                (entry.authority.name, .plain),
                (entry.listed ? entry.authority.kind.wording : "other (not on the list)", .plain),
                (span(entry.periods), .plain), (String(entry.documents), .plain),
                (String(entry.openAlerts), entry.openAlerts > 0 ? .yellow : .plain), (entry.authority.slug, .dim),
            ])
        }
        table.lines.forEach { Output.line($0) }
    }

    private func span(_ periods: [String]) -> String {
        guard let first = periods.first, let last = periods.last else { return "" }
        return first == last ? first : "\(first) … \(last)"
    }
}

/// `ombudsctl show AUTHORITY`
struct ShowVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One authority: its figures, findings and alerts, year by year.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    @Argument(help: "The authority's name, slug or GSS code.")
    var authority: String

    @Flag(name: .long, help: "Show every document of a year, what superseded what, and every step of its alerts.")
    var history = false

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            AuthorityMethod.self, .init(name: authority, history: history))
        if options.json { return try Output.json(report) }
        let listed = report.listed ? report.authority.gss ?? "" : "not on the list of authorities"
        Output.line(
            "\(Style.bold(printable(report.authority.name)))  \(report.authority.kind.wording), \(listed)")
        for year in report.years {
            Output.line()
            Output.line("\(Style.bold(year.period.name))  \(printable(year.document.name)) (\(year.kind.wording))")
            FigureList.lines(of: year.figures).forEach { Output.line("  " + $0) }
            for (name, document) in year.sources.sorted(by: { $0.key < $1.key }) {
                Output.line("  \(Style.dim("\(name) is from \(printable(document.name))"))")
            }
            for measure in Measure.allCases where year.figures[measure.own] != nil {
                guard let average = year.peerAverages[measure], average.basis != .letter else { continue }
                Output.line("  \(Style.dim("\(measure.average): \(printable(average.wording(of: measure)))"))")
            }
            for finding in year.findings {
                Output.line(
                    "  \(Style.yellow(finding.code.rawValue)): \(printable(finding.message)) (\(finding.place.wording))"
                )
            }
            for alert in year.alerts where alert.state == .raised {
                Output.line("  \(alert.severity.style("alert")): \(printable(alert.message))")
            }
            if let history = year.history {
                show(history)
            } else {
                for other in year.otherDocuments {
                    Output.line("  \(Style.dim("also: \(printable(other.name))"))")
                }
            }
        }
    }

    private func show(_ history: YearHistory) {
        for entry in history.documents {
            let arrivals = entry.document.arrivals.map { "\($0.at) as \(printable($0.name))" }
            Output.line(
                "  \(Style.dim(arrivals.first ?? "")): \(entry.kind.wording)\(entry.date.map { " of \($0)" } ?? ""), "
                    + counted(entry.figures.count, "figure") + (entry.speaks ? "; it speaks for the year" : ""))
            for again in arrivals.dropFirst() { Output.line("    \(Style.dim("again \(again)"))") }
        }
        for step in history.steps {
            let value = step.value.map { ", \($0.wording)" } ?? ""
            let threshold = step.threshold.map { " against \($0.wording)" } ?? ""
            let person = step.by.map { " by \($0.wording)" } ?? ""
            let note = step.note.map { ": \(printable($0))" } ?? ""
            Output.line(
                "  \(Style.dim(step.at.description)): \(step.id) \(step.kind.rawValue)\(value)\(threshold)\(person)\(note)"
            )
        }
    }
}

extension PeerAverage {
    fileprivate func wording(of measure: Measure) -> String {
        guard let value, let basis else { return "unknown. \(unknown ?? "")" }
        let unit = measure.average.unit == .percent ? "%" : ""
        return "\(value.wording)\(unit), from \(basis.wording)" + (source.map { " (\($0))" } ?? "")
    }
}

extension DocumentKind {
    var wording: String {
        switch self {
        case .annualReviewLetter: "annual review letter"
        case .performancePage: "the Ombudsman's statistics page"
        case .complaintsReport: "the council's complaints report"
        }
    }
}
