import ArgumentParser
import ControlInterface
import Model
import Oversight
import Varlink

/// `ombudsctl alert ID`
struct AlertVerb: AsyncParsableCommand, PagedVerb {
    static let configuration = CommandConfiguration(
        commandName: "alert", abstract: "Show one alert, down to the line of text that it rests on.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The alert's id, as `ombudsctl alerts` shows it.", completion: .alerts)
    var id: String

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(AlertMethod.self, .init(name: id))
        if options.json { return try Output.json(report) }
        let alert = report.alert
        Output.line(alert.severity.style(printable(alert.message)))
        Output.line()
        for (name, value) in Self.facts(of: alert) {
            Output.line("  \(Style.dim(name.padded(to: 13)))\(printable(value))")
        }
        guard !report.figures.isEmpty else { return }
        Output.line()
        FigureTable.lines(of: report.figures).forEach { Output.line("  " + $0) }
    }

    private static func facts(of alert: Alert) -> [(name: String, value: String)] {
        var facts = [
            ("rule", "\(alert.rule.rawValue), \(alert.state.rawValue) \(alert.raisedAt.displayText)"), ("id", alert.id),
        ]
        if let authority = alert.authority {
            facts.append(("authority", "\(authority.name) (\(authority.typeText))"))
        }
        if let acknowledgement = alert.acknowledgement { facts.append(("attention", acknowledgement.displayText)) }
        if alert.silenced { facts.append(("silenced", "not in the journal; see `ombudsctl silences`")) }
        if let basis = alert.peerBasis {
            facts.append(("average from", basis.displayText + (alert.peers?.source.map { " (\($0))" } ?? "")))
        }
        facts.append(("document", "\(alert.document.name) (SHA-256 \(alert.document.sha256.prefix(12))…)"))
        if let source = alert.source {
            facts.append(("read at", source.displayText))
            facts.append(("text", source.text))
        }
        return facts
    }
}
