import ArgumentParser
import ControlInterface
import Varlink

/// `ombudsctl status`
struct StatusVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show the daemon's state, and how many documents and alerts it has.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Flag(
        name: .long,
        help:
            "Exit with 11 when alerts wait because a delivery failed or documents can't be stored, else with 10 when there are open alerts."
    )
    var exitCode = false

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(StatusMethod.self)
        if options.json {
            try Output.json(report)
        } else {
            show(report)
        }
        if exitCode, report.deliveries?.areFailing == true || report.state == "store-failed" { throw ExitCode(11) }
        if exitCode, report.alerts.open > 0 { throw ExitCode(10) }
    }

    private func show(_ report: StatusReport) {
        let good = report.state == "watching"
        let head =
            "● ombudsd \(report.version): \(printable(report.displayState)) \(printable(report.inbox)) since "
            + report.since.displayText
        for (index, line) in Paragraph.lines(head, fitting: Terminal.width, hanging: 2).enumerated() {
            Output.line(index == 0 ? (good ? Style.green : .red)("●") + line.dropFirst() : line)
        }
        if let detail = report.detail { sentence(detail) }
        // The detail begins with the first problem, unless there is a worse one.
        let failures = report.deliveries.map { [$0.journal.failure, $0.command?.failure] } ?? []
        for problem in report.problems.prefix(10)
        where report.detail?.hasPrefix(problem) != true && !failures.contains(problem) {
            sentence(problem)
        }
        for document in report.inHand.prefix(10) {
            sentence(document.displayText)
        }
        let documents = report.documents
        sentence(
            "\(counted(documents.processed, "document")) read, \(documents.rejected) rejected, "
                + "\(counted(documents.duplicate, "duplicate")), \(documents.waiting)\(documents.moreWaiting ? "+" : "") waiting"
        )
        let alerts = counted(report.alerts.open, "open alert")
        sentence(alerts, report.alerts.open > 0 ? .yellow : .plain)
        if let follows = report.follows { sentence(follows.sentence) }
        guard let deliveries = report.deliveries else { return }
        for text in [
            deliveries.journal.sentence("the journal"), deliveries.command?.sentence("the notify command"),
        ] {
            if let text { sentence(text) }
        }
    }

    /// Prints a sentence below the first line, in as many lines as the terminal needs.
    private func sentence(_ text: String, _ style: Style = .plain) {
        for line in Paragraph.lines(printable(text), fitting: Terminal.width.map { max(20, $0 - 2) }, hanging: 2) {
            Output.line("  " + style(line))
        }
    }
}

extension StatusReport.Followed {
    /// As "Alerts are raised about Blaby District Council and all counties alone (follow in the settings)."
    var sentence: String {
        var names = authorities.prefix(10).map(\.self)
        if authorities.count > 10 { names.append("\(authorities.count - 10) other authorities") }
        names += types.map { "all \($0.plural)" }
        let last = names.popLast().map(\.self) ?? "nobody"
        let list = names.isEmpty ? last : "\(names.joined(separator: ", ")) and \(last)"
        return "Alerts are raised about \(list) alone (follow in the settings)."
    }
}

extension StatusReport.Delivery {
    /// Says which alert steps wait for a destination, since when and why; nil where none waits and nothing is amiss.
    func sentence(_ destination: String) -> String? {
        guard pending > 0 else { return remark }
        let since = since.map { " since \($0.displayText)" } ?? ""
        return "\(counted(pending, "alert step")) \(pending == 1 ? "waits" : "wait") for \(destination)\(since)."
            + (failure.map { " \($0)" } ?? "")
    }
}

extension StatusReport.DocumentInHand {
    /// As "reading letter.pdf since …", and "recognising page 3 of 12 of scan.pdf since …".
    fileprivate var displayText: String {
        let work = page.flatMap { page in pages.map { "recognising page \(page) of \($0) of" } } ?? "reading"
        return "\(work) \(name) since \(since.displayText)"
    }
}

extension StatusReport {
    /// The state without hyphens, as `waiting for inbox`.
    fileprivate var displayState: String { String(state.map { $0 == "-" ? " " : $0 }) }
}
