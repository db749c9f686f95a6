import ControlInterface
import Model
import Oversight

/// A reading as a person sees it.
enum ReadingText {
    static func show(_ refusal: Refusal, of document: ReadingReport.File) {
        Output.line("\(Style.bold(printable(document.name))): \(Style.red("not read"))")
        Output.line("  \(refusal.code.rawValue): \(printable(refusal.message))")
    }

    static func show(_ reading: Reading, of document: ReadingReport.File, policy: Policy) {
        let authority = reading.authority
        Output.line("\(Style.bold(printable(document.name))): \(reading.kind.wording)")
        let listed = authority.gss ?? "not on the list of authorities"
        Output.line(
            "  \(Style.bold(printable(authority.name))) (\(authority.kind.wording), \(listed)), "
                + Style.bold(reading.period.name))
        Output.line()
        if reading.figures.isEmpty {
            Output.line("  No figures.")
        } else {
            FigureList.lines(of: reading.figures).forEach { Output.line("  " + $0) }
        }
        for (period, figures) in reading.earlier.sorted(by: { $0.key > $1.key }) {
            Output.line()
            Output.line("  \(Style.bold(period)), as this document gives it")
            FigureList.lines(of: figures).forEach { Output.line("  " + $0) }
        }
        if !reading.findings.isEmpty { Output.line() }
        for finding in reading.findings {
            Output.line(
                "  \(Style.yellow(finding.code.rawValue)): \(printable(finding.message)) (\(finding.place.wording))")
        }
        let alerts = reading.alerts(under: policy)
        if !alerts.isEmpty {
            Output.line()
            Output.line(
                "  It would raise: \(alerts.map { $0.standardTerms.severity.style($0.rawValue) }.joined(separator: ", "))"
            )
        }
    }
}
