import ArgumentParser
import ControlInterface
import Model
import Oversight
import Varlink

/// `ombudsctl alerts`
struct AlertsVerb: AsyncParsableCommand, PagedVerb {
    static let configuration = CommandConfiguration(
        commandName: "alerts", abstract: "List the alerts in force.",
        discussion: "`ombudsctl alert ID` shows one of them in full.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @OptionGroup(title: "Part of the list") var filter: FilterOptions

    @Flag(name: .long, help: "List resolved alerts too.")
    var all = false

    @Flag(name: .long, help: "Show the ids on a narrow terminal, too.")
    var ids = false

    func run() async throws {
        var report = try await options.daemon.client(or: parent.daemon).call(
            AlertsMethod.self, .init(all: all, selection: try filter.selection()))
        report.alerts = try filter.arranged(report.alerts, by: Self.columns)
        if options.json { return try Output.json(report) }
        guard !report.alerts.isEmpty else {
            return Output.line(filter.selectsAll ? "There are no alerts." : "There are no such alerts.")
        }
        var table = TextTable([
            ("RULE", .left), ("AUTHORITY OR FILE", .name), ("YEAR", .right), ("VALUE", .right), ("THRESHOLD", .right),
            ("ID", ids ? .wantedID : .id),
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

    /// The columns by which the list can be sorted.
    static let columns: [(name: String, key: @Sendable (Alert) -> SortKey)] = [
        ("priority", { SortKey(Double($0.severity.rawValue)) }),
        ("authority", { .text($0.authority?.slug ?? $0.document.name) }), ("year", { .text($0.period ?? "") }),
        ("rule", { .text($0.rule.rawValue) }), ("value", { SortKey($0.value) }),
        ("date", { .text($0.changedAt.description) }), ("id", { .text($0.id) }),
    ]
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
