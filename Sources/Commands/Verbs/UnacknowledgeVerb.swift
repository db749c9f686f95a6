import ArgumentParser
import ControlInterface
import Oversight
import Varlink

/// `ombudsctl unack ID`
struct UnacknowledgeVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unack", abstract: "Remove an alert's acknowledgement.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The alert's id, as `ombudsctl alerts` shows it.", completion: .acknowledgedAlerts)
    var id: String

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            UnacknowledgeMethod.self, .init(name: id))
        if options.json { return try Output.json(report) }
        Output.line("The alert \"\(printable(report.alert.id))\" is no longer acknowledged.")
    }
}
