import ArgumentParser
import ControlInterface
import Oversight
import Varlink

/// `ombudsctl withdraw DOCUMENT`
struct WithdrawVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw", abstract: "Have nothing count that a document says.",
        discussion: """
            For a draft, a letter about somebody else, or one that was read wrongly. The original and its reading are kept, and \
            alerts follow. `--undo` brings it back.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The document's name, or its SHA-256 or the beginning of it.", completion: .documents)
    var document: String

    @Option(name: .long, help: "Why, for those who ask later.")
    var reason: String?

    @Flag(name: .long, help: "Have the document count again.")
    var undo = false

    func validate() throws {
        if !undo, reason?.isEmpty ?? true { throw ValidationError("Say why with --reason, for those who ask later.") }
    }

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            MendMethod.self,
            .init(.withdrawal, document: DocumentArgument.name(document), reason: reason, undo: undo ? true : nil))
        if options.json { return try Output.json(report) }
        MendingOutput.show(
            report,
            undo
                ? "\(report.subject.uppercasedFirst) counts again."
                : "\(report.subject.uppercasedFirst) is withdrawn: nothing that it says counts.")
    }
}
