import ArgumentParser
import ControlInterface
import Varlink

/// `ombudsctl retry`
struct RetryVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Have the daemon read rejected documents again, after a fix.",
        discussion: """
            The daemon resolves the alert of a document that it can read now. `ombudsctl documents` shows the outcome.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The document's name, or six or more digits of its SHA-256.", completion: .rejectedDocuments)
    var document: String?

    @Flag(name: .long, help: "Every rejected document.")
    var all = false

    func validate() throws {
        guard (document != nil) != all else { throw ValidationError("Name one document, or give --all.") }
    }

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            RetryMethod.self, .init(document: document.map(DocumentArgument.name)))
        if options.json {
            try Output.json(report)
        } else {
            if report.documents.isEmpty, report.remaining.isEmpty { Output.line("There are no rejected documents.") }
            for name in report.documents { Output.line("The daemon reads \"\(printable(name))\" again.") }
            for file in report.remaining { Output.errorLine(printable(file.message)) }
        }
        if !report.remaining.isEmpty { throw ExitCode.failure }
    }
}
