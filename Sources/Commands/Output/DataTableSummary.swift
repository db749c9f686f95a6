import ControlInterface
import Model
import Oversight

/// Shows the readings of the Ombudsman's data tables, of which one file may have hundreds: a line each, and their findings.
enum DataTableSummary {
    static func show(_ readings: [Reading], of document: ReadingReport.File, policy: Policy) {
        let count = readings.count
        Output.line(
            "\(Style.bold(printable(document.name))): \(DocumentKind.dataTable.displayText), \(count) \(count == 1 ? "reading" : "readings") (each in full by --json)"
        )
        Output.line()
        var table = TextTable([
            ("AUTHORITY", .left), ("YEAR", .left), ("FIGURES", .right), ("UPHELD", .right), ("COMPLIED", .right),
            ("WOULD RAISE", .left),
        ])
        for reading in readings {
            func cell(_ name: FigureName) -> String { reading.figures[name]?.displayText ?? "" }
            table.add([
                (reading.authority.name, .plain), (reading.period.name, .plain), ("\(reading.figures.count)", .plain),
                (cell(.upholdRate), .bold), (cell(.complianceRate), .bold),
                (reading.alerts(under: policy).map(\.rawValue).joined(separator: ", "), .dim),
            ])
        }
        for line in table.lines { Output.line("  " + line) }
        let findings = readings.flatMap(\.findings)
        if !findings.isEmpty { Output.line() }
        for finding in findings {
            Output.line(
                "  \(Style.yellow(finding.code.rawValue)): \(printable(finding.message)) (\(finding.place.displayText))"
            )
        }
    }
}
