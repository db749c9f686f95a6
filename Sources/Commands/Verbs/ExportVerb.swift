import ArgumentParser
import ControlInterface
import Model
import Oversight
import Varlink

/// `ombudsctl export`
struct ExportVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write figures, alerts or documents as a table for other programs.",
        discussion: """
            Standard output takes the table: `ombudsctl export --bom > figures.csv`. docs/answers.md lists the columns, which stay \
            as they are.
            """)

    /// The tables.
    enum Table: String, CaseIterable, ExpressibleByArgument {
        case figures, alerts, documents
    }

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var daemon: DaemonOptions

    @Option(name: .long, help: "The form of the table.")
    var format = ExportFormat.csv

    @Option(name: .long, help: "The table.")
    var what = Table.figures

    @Flag(name: .long, help: "Begin CSV with a byte order mark, so that Excel opens it with a double click.")
    var bom = false

    @Flag(name: .long, help: "Of alerts, the resolved ones too.")
    var all = false

    @OptionGroup(title: "Part of the table") var filter: FilterOptions

    func validate() throws {
        if bom, format != .csv { throw ValidationError("--bom goes with --format csv alone.") }
        if all, what != .alerts { throw ValidationError("--all goes with --what alerts alone.") }
        let unfit =
            what == .figures
            ? [
                ("rule", filter.rule), ("since", filter.since), ("priority", filter.priority), ("state", filter.state),
                ("sort", filter.sort),
            ].filter { $0.1 != nil } : []
        if let first = unfit.first {
            throw ValidationError("--\(first.0) does not go with --what figures, which come by authority and year.")
        }
    }

    func run() async throws {
        let client = daemon.client(or: parent.daemon)
        switch what {
        case .figures: try await exportFigures(client)
        case .alerts:
            let report = try await client.call(
                AlertsMethod.self, .init(all: all, selection: try filter.selection()))
            let alerts = try filter.arranged(report.alerts, by: AlertRow.alertColumns)
            try export(ExportTable.alertColumns, alerts.map(ExportTable.row))
        case .documents:
            let report = try await client.call(DocumentsMethod.self, try filter.selection())
            let documents = try filter.arranged(report.documents, by: DocumentsVerb.columns)
            try export(ExportTable.documentColumns, documents.map(ExportTable.row))
        }
    }

    private func writer(_ columns: [String]) -> ExportWriter {
        ExportWriter(format, of: what.rawValue, columns, hasMark: bom) { Output.text($0) }
    }

    private func export(_ columns: [String], _ rows: [[ExportCell]]) throws(Failure) {
        var writer = writer(columns)
        try writer.add(rows)
        writer.end()
    }

    /// Writes the figures as their pages come: the store may have hundreds of thousands.
    private func exportFigures(_ client: ControlClient) async throws(Failure) {
        var writer: ExportWriter?
        var left = filter.limit ?? .max
        try await client.pages(
            of: FiguresMethod.self,
            .init(authorities: filter.authority.map { [$0] }, type: filter.type?.rawValue, year: filter.year?.name)
        ) { page throws(Failure) in
            // A call that is refused must not leave the beginning of a table behind.
            var current = writer ?? self.writer(ExportTable.figureColumns)
            let rows = page.years.flatMap(ExportTable.rows).prefix(left)
            left -= rows.count
            try current.add(Array(rows))
            writer = current
            return left > 0 && !Output.readerHasGone
        }
        writer?.end()
    }
}
