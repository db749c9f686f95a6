import ArgumentParser
import ControlInterface
import Varlink

/// `ombudsctl documents`
struct DocumentsVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents", abstract: "List every file that arrived, with its outcome.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(DocumentsMethod.self)
        if options.json { return try Output.json(report) }
        guard !report.documents.isEmpty else { return Output.line("There are no documents yet.") }
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
                (entry.displayName, .plain), (entry.outcome.rawValue, style), (entry.period ?? "", .plain),
                (entry.summary, .plain),
            ])
        }
        table.lines.forEach { Output.line($0) }
    }
}

extension DocumentsReport.Entry {
    /// The authority, or the reason of a refusal, and the document of the same bytes.
    fileprivate var summary: String {
        let text = reason ?? authority ?? ""
        return sameContentAs.map { "\(text) (same content as \($0))" } ?? text
    }
}
