import ArgumentParser
import Control
import ControlSocket

/// `ombudsctl documents`
struct DocumentsVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents", abstract: "Every file that arrived, and what became of it.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: AskOptions

    func run() async throws {
        let report = try await options.daemon.client(or: parent.daemon).call(.documents, reply: DocumentsReport.self)
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
        let report = try await options.daemon.client(or: parent.daemon).call(.rescan, reply: RescanReport.self)
        if options.json { return try Output.json(report) }
        Output.line("The inbox is being looked through; \(counted(report.waiting, "file")) waiting.")
    }
}
