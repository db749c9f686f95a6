import ArgumentParser
import ControlInterface
import Varlink

/// `ombudsctl status`
struct StatusVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "What the daemon is doing, and how much it keeps.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    @Flag(name: .long, help: "Exit with 10 when alerts are firing.")
    var exitCode = false

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(StatusMethod.self)
        if options.json {
            try Output.json(report)
        } else {
            show(report)
        }
        if exitCode, report.alerts.open > 0 { throw ExitCode(10) }
    }

    private func show(_ report: StatusReport) {
        let good = report.state == "watching"
        Output.line(
            "\((good ? Style.green : .red)("●")) ombudsd \(report.version): \(printable(report.state)) \(printable(report.inbox)) since \(report.since)"
        )
        if let detail = report.detail { Output.line("  \(printable(detail))") }
        // The first is the detail where nothing worse is.
        for problem in report.problems.prefix(10) where report.detail?.hasPrefix(problem) != true {
            Output.line("  \(printable(problem))")
        }
        let documents = report.documents
        Output.line(
            "  \(counted(documents.processed, "document")) read, \(documents.rejected) rejected, "
                + "\(counted(documents.duplicate, "duplicate")), \(documents.waiting)\(documents.moreWaiting ? "+" : "") waiting"
        )
        let alerts = counted(report.alerts.open, "open alert")
        Output.line("  \(report.alerts.open > 0 ? Style.yellow(alerts) : alerts)")
    }
}
