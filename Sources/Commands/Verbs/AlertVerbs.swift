import ArgumentParser
import ControlInterface
import Model
import Oversight
import Varlink

/// `ombudsctl alerts`
struct AlertsVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts", abstract: "The alerts that stand.",
        discussion: "Ask `ombudsctl alert ID` for one of them in full.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    @Flag(name: .long, help: "Show resolved alerts too.")
    var all = false

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            AlertsMethod.self, .init(all: all))
        if options.json { return try Output.json(report) }
        guard !report.alerts.isEmpty else { return Output.line("No alerts.") }
        var table = TextTable([
            ("RULE", .left), ("AUTHORITY OR FILE", .left), ("YEAR", .left), ("VALUE", .right), ("THRESHOLD", .right),
            ("ID", .left),
        ])
        for alert in report.alerts {
            table.add([
                (alert.rule.rawValue + alert.mark, alert.severity.style),
                (alert.authority?.name ?? alert.document.name, .plain), (alert.period ?? "", .plain),
                (alert.wording(of: alert.value), .plain), (alert.wording(of: alert.threshold), .plain),
                (alert.id, .dim),
            ])
        }
        table.lines.forEach { Output.line($0) }
    }
}

/// `ombudsctl alert ID`
struct AlertVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert", abstract: "One alert, down to the line of text that it rests on.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    @Argument(help: "The alert's id, as `ombudsctl alerts` shows it.")
    var id: String

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            AlertMethod.self, .init(name: id))
        if options.json { return try Output.json(report) }
        let alert = report.alert
        Output.line(alert.severity.style(printable(alert.message)))
        Output.line()
        var facts = [
            ("rule", "\(alert.rule.rawValue), \(alert.state.rawValue) \(alert.raisedAt)"), ("id", alert.id),
        ]
        if let authority = alert.authority {
            facts.append(
                ("authority", "\(authority.name) (\(authority.kind.wording), \(authority.gss ?? "not on the list"))"))
        }
        if let acknowledgement = alert.acknowledgement { facts.append(("attention", acknowledgement.wording)) }
        if alert.silenced { facts.append(("silenced", "not told in the journal; see `ombudsctl silences`")) }
        if let basis = alert.peerBasis {
            facts.append(("average from", basis.wording + (alert.peers?.source.map { " (\($0))" } ?? "")))
        }
        facts.append(("document", "\(alert.document.name) (SHA-256 \(alert.document.sha256.prefix(12))…)"))
        if let source = alert.source {
            facts.append(("read at", source.wording))
            facts.append(("text", source.text))
        }
        for (name, value) in facts {
            Output.line("  \(Style.dim(name.padded(to: 13)))\(printable(value))")
        }
        guard !report.figures.isEmpty else { return }
        Output.line()
        FigureList.lines(of: report.figures).forEach { Output.line("  " + $0) }
    }
}

extension Alert {
    /// What a person has to know of it in a table.
    fileprivate var mark: String {
        var marks: [String] = []
        if state == .resolved { marks.append("resolved") }
        if acknowledged { marks.append("acknowledged") }
        if silenced { marks.append("silenced") }
        return marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"
    }
}

extension Alert {
    /// A value or threshold with the rule's unit.
    fileprivate func wording(of value: Double?) -> String {
        value.map { rule.unit == .percent ? $0.wording + "%" : $0.wording } ?? ""
    }
}

extension PeerBasis {
    var wording: String {
        switch self {
        case .letter: "the letter itself"
        case .otherLetter: "another letter of the same type and year"
        case .published: "the published table"
        case .computed: "the mean of the letters in the store"
        }
    }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
