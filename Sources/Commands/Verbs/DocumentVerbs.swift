import ArgumentParser
import ControlInterface
import Varlink

/// `ombudsctl documents`
struct DocumentsVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents", abstract: "Every file that arrived, and what became of it.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(DocumentsMethod.self)
        if options.json { return try Output.json(report) }
        guard !report.documents.isEmpty else { return Output.line("No documents yet.") }
        var table = TextTable([
            ("FILE", .left), ("OUTCOME", .left), ("YEAR", .left), ("AUTHORITY OR REASON", .left),
        ])
        for entry in report.documents {
            let style: Style =
                switch entry.outcome {
                case .processed: .green
                case .rejected: .red
                case .duplicate: .dim
                }
            table.add([
                (entry.name, .plain), (entry.outcome.rawValue, style), (entry.period ?? "", .plain),
                (entry.reason ?? entry.authority ?? "", .plain),
            ])
        }
        table.lines.forEach { Output.line($0) }
    }
}

/// `ombudsctl rescan`
struct RescanVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rescan", abstract: "Have the daemon look through the inbox as if it had just started.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(RescanMethod.self)
        if options.json { return try Output.json(report) }
        Output.line("The inbox is being looked through; \(counted(report.waiting, "file")) waiting.")
    }
}

/// `ombudsctl retry`
struct RetryVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Have rejected documents examined again, after a fix.",
        discussion:
            "What can be read then is kept and its alert is resolved; `ombudsctl documents` shows what came of it.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    @Argument(help: "The document's name, or eight or more digits of its SHA-256.")
    var document: String?

    @Flag(name: .long, help: "Every rejected document.")
    var all = false

    func validate() throws {
        guard (document != nil) != all else { throw ValidationError("Name one document, or give --all.") }
    }

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(
            RetryMethod.self, .init(document: document))
        if options.json {
            try Output.json(report)
        } else {
            if report.documents.isEmpty, report.kept.isEmpty { Output.line("Nothing is rejected.") }
            for name in report.documents { Output.line("\(printable(name)) is examined again.") }
            for kept in report.kept { Output.errorLine(printable(kept.message)) }
        }
        if !report.kept.isEmpty { throw ExitCode.failure }
    }
}
