import ArgumentParser
import ControlInterface
import Model
import Varlink

/// `ombudsctl documents`
struct DocumentsVerb: AsyncParsableCommand, PagedVerb {
    static let configuration = CommandConfiguration(
        commandName: "documents", abstract: "List every file that arrived, with its outcome.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @OptionGroup(title: "Part of the list") var filter: FilterOptions

    func run() async throws {
        var report = try await options.daemon.client(or: parent.daemon).call(
            DocumentsMethod.self, try filter.selection())
        report.documents = try filter.arranged(report.documents, by: Self.columns)
        if options.json { return try Output.json(report) }
        guard !report.documents.isEmpty else {
            return Output.line(filter.selectsAll ? "There are no documents yet." : "There are no such documents.")
        }
        var table = TextTable([
            ("FILE", .name), ("OUTCOME", .detail), ("YEAR", .right), ("AUTHORITY OR REASON", .left),
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
        Output.lines(table.lines)
    }

    /// The columns by which the list can be sorted.
    static let columns: [(name: String, key: @Sendable (DocumentsReport.Entry) -> SortKey)] = [
        ("file", { .text($0.name) }), ("outcome", { .text($0.outcome.rawValue) }),
        ("date", { .text($0.arrivedAt?.description ?? "") }),
        ("year", { .text($0.period ?? "") }), ("authority", { .text($0.authority ?? "") }),
    ]
}

extension DocumentsReport.Entry {
    /// The authority, or the reason of a refusal, and the document of the same bytes.
    fileprivate var summary: String {
        let text = reason ?? authority ?? ""
        return sameContentAs.map { "\(text) (same content as \($0))" } ?? text
    }
}
