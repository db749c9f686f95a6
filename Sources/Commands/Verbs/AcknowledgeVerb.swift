import ArgumentParser
import ControlInterface
import Oversight
import Varlink

/// `ombudsctl ack ID`
struct AcknowledgeVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack", abstract: "Record that somebody looks after an alert.",
        discussion: "The alert stays in force. When it gets worse, the daemon removes the acknowledgement.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The alert's id, as `ombudsctl alerts` shows it.", completion: .alerts)
    var id: String

    @Option(name: .long, help: "Why nothing more has to be done, or who does it.")
    var note: String?

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            AcknowledgeMethod.self, .init(name: id, note: note))
        if options.json { return try Output.json(report) }
        let state = report.alert.acknowledgement?.displayText ?? "acknowledged"
        Output.line("The alert \"\(printable(report.alert.id))\" is \(state)\(state.hasSuffix(".") ? "" : ".")")
    }
}
