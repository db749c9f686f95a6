import ArgumentParser
import ControlInterface
import Model
import Oversight
import Varlink

/// `ombudsctl alerts`
struct AlertsVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts", abstract: "List the alerts in force.",
        discussion: "`ombudsctl alert ID` shows one of them in full.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Flag(name: .long, help: "List resolved alerts too.")
    var all = false

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(AlertsMethod.self, .init(all: all))
        if options.json { return try Output.json(report) }
        guard !report.alerts.isEmpty else { return Output.line("There are no alerts.") }
        var table = TextTable([
            ("RULE", .left), ("AUTHORITY OR FILE", .left), ("YEAR", .left), ("VALUE", .right), ("THRESHOLD", .right),
            ("ID", .left),
        ])
        for alert in report.alerts {
            table.add([
                (alert.rule.rawValue + alert.marks, alert.severity.style),
                (alert.authority?.name ?? alert.document.name, .plain), (alert.period ?? "", .plain),
                (alert.displayText(of: alert.value), .plain), (alert.displayText(of: alert.threshold), .plain),
                (alert.id, .dim),
            ])
        }
        table.lines.forEach { Output.line($0) }
    }
}

extension Alert {
    /// As ` (acknowledged, silenced)`; empty for an alert that needs attention.
    fileprivate var marks: String {
        var marks: [String] = []
        if state == .resolved { marks.append("resolved") }
        if acknowledged { marks.append("acknowledged") }
        if silenced { marks.append("silenced") }
        return marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))"
    }
}
