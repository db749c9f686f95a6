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
        let client = options.daemon.client(or: parent.daemon)
        let parameters = AlertsMethod.Parameters(all: all, selection: try filter.selection())
        if options.json {
            // The daemon's order is that of the list, so that its JSON is printed as it is.
            if filter.sort == nil, filter.limit == nil {
                return Output.json(compact: try await client.json(of: AlertsMethod.self, parameters))
            }
            var report = try await client.call(AlertsMethod.self, parameters)
            report.alerts = try filter.arranged(report.alerts, by: AlertRow.alertColumns)
            return try Output.json(report)
        }
        let rows = try await client.elements(of: AlertsMethod.self, parameters) { (page: AlertRows) in page.alerts }
        show(try filter.arranged(rows, by: AlertRow.columns))
    }

    private func show(_ rows: [AlertRow]) {
        guard !rows.isEmpty else {
            return Output.line(filter.selectsAll ? "There are no alerts." : "There are no such alerts.")
        }
        var table = TextTable([
            ("RULE", .left), ("AUTHORITY OR FILE", .name), ("YEAR", .right), ("VALUE", .right),
            ("THRESHOLD", .numericDetail), ("ID", ids ? .wantedID : .id),
        ])
        for row in rows {
            let isPercent = Rule(rawValue: row.rule)?.unit == .percent
            func text(_ value: Double?) -> String { value.map { $0.displayText + (isPercent ? "%" : "") } ?? "" }
            table.add([
                (row.rule + row.marks, row.severity.style), (row.authority?.name ?? row.document.name, .plain),
                (row.period ?? "", .plain), (text(row.value), .plain), (text(row.threshold), .plain), (row.id, .dim),
            ])
        }
        Output.lines(table.lines)
    }
}
