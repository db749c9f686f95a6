import ControlInterface
import Oversight

/// Shows the result of a mending to a person.
enum MendingOutput {
    static func show(_ report: MendingReport, _ sentence: String) {
        Output.line(printable(sentence))
        for alert in report.alerts {
            Output.line("  \(alert.severity.style(alert.state.rawValue)): \(printable(alert.message))")
        }
    }
}
