import ArgumentParser
import ControlInterface
import Varlink

/// `ombudsctl unsilence ID`
struct UnsilenceVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "unsilence", abstract: "End a silence.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The silence's number, as `ombudsctl silences` shows it.", completion: .silences)
    var id: Int

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(UnsilenceMethod.self, .init(id: id))
        if options.json { return try Output.json(report) }
        Output.line("Silence \(id) has ended.")
    }
}
