import ArgumentParser
import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Varlink

/// `ombudsctl export`
struct ExportVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write figures, alerts or documents as a table for other programs.",
        discussion: """
            Standard output takes the table: `ombudsctl export --bom > figures.csv`. `--output DIR` writes all three tables as CSV, \
            with datapackage.json, which describes them. docs/answers.md lists the columns, which stay as they are.
            """)

    /// The tables.
    enum Table: String, CaseIterable, ExpressibleByArgument {
        case figures, alerts, documents

        var columns: [ExportColumn] {
            switch self {
            case .figures: ExportColumn.figures
            case .alerts: ExportColumn.alerts
            case .documents: ExportColumn.documents
            }
        }
    }

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var daemon: DaemonOptions

    @Option(name: .long, help: "The form of the table.")
    var format = ExportFormat.csv

    @Option(name: .long, help: "The table; figures without it.")
    var what: Table?

    @Option(name: .long, help: "The directory for all three tables and datapackage.json.", completion: .directory)
    var output: String?

    @Flag(name: .long, help: "Begin CSV with a byte order mark, so that Excel opens it with a double click.")
    var bom = false

    @Flag(name: .long, help: "Of alerts, the resolved ones too.")
    var all = false

    @OptionGroup(title: "Part of the table") var filter: FilterOptions

    func validate() throws {
        if bom, format != .csv { throw ValidationError("--bom goes with --format csv alone.") }
        if all, what != .alerts, output == nil { throw ValidationError("--all goes with --what alerts alone.") }
        if let output {
            if what != nil || format != .csv || bom {
                throw ValidationError("--output writes all tables, as CSV without a mark.")
            }
            if output.isEmpty || output == "-" { throw ValidationError("--output names no directory.") }
        }
        let unfit =
            table == .figures
            ? [
                ("rule", filter.rule), ("since", filter.since), ("priority", filter.priority), ("state", filter.state),
                ("sort", filter.sort),
            ].filter { $0.1 != nil } : []
        if let first = unfit.first {
            throw ValidationError("--\(first.0) does not go with the figures, which come by authority and year.")
        }
    }

    private var table: Table { what ?? .figures }

    func run() async throws {
        let client = daemon.client(or: parent.daemon)
        guard let output else { return try await export(table, client) { Output.text($0) } }
        let directory = PackageDirectory(path: output)
        var resources: [DataPackage.Resource] = []
        for table in Table.allCases {
            let content = PackageDirectory.Table()
            try await export(table, client) { content.add($0) }
            // A call that is refused must not leave a directory behind.
            if resources.isEmpty { try directory.prepare() }
            resources.append(try directory.write(content, as: table.rawValue, table.columns))
        }
        try directory.describe(resources, at: Timestamp(.now))
        let files = Table.allCases.map { "\($0.rawValue).csv" } + [PackageDirectory.description]
        Output.line("\(printable(output)): \(files.joined(separator: ", "))")
    }

    /// - Parameter write: takes the next part of the table.
    private func export(
        _ table: Table, _ client: ControlClient, _ write: @escaping (String) -> Void
    ) async throws(Failure) {
        switch table {
        case .figures: try await exportFigures(client, write)
        case .alerts:
            let report = try await client.call(
                AlertsMethod.self, .init(all: all, selection: try filter.selection()))
            let alerts = try filter.arranged(report.alerts, by: AlertRow.alertColumns)
            try export(table, alerts.map(ExportTable.row), write)
        case .documents:
            let report = try await client.call(DocumentsMethod.self, try filter.selection())
            let documents = try filter.arranged(report.documents, by: DocumentsVerb.columns)
            try export(table, documents.map(ExportTable.row), write)
        }
    }

    private func writer(
        of table: Table, _ write: @escaping (String) -> Void
    ) -> ExportWriter {
        ExportWriter(format, of: table.rawValue, table.columns.map(\.name), hasMark: bom, write: write)
    }

    private func export(
        _ table: Table, _ rows: [[ExportCell]], _ write: @escaping (String) -> Void
    ) throws(Failure) {
        var writer = writer(of: table, write)
        try writer.add(rows)
        writer.end()
    }

    /// Writes the figures as their pages come: the store may have hundreds of thousands.
    private func exportFigures(
        _ client: ControlClient, _ write: @escaping (String) -> Void
    ) async throws(Failure) {
        var writer: ExportWriter?
        var left = filter.limit ?? .max
        try await client.pages(
            of: FiguresMethod.self,
            .init(authorities: filter.authority.map { [$0] }, type: filter.type?.rawValue, year: filter.year?.name)
        ) { page throws(Failure) in
            // A call that is refused must not leave the beginning of a table behind.
            var current = writer ?? self.writer(of: .figures, write)
            let rows = page.years.flatMap(ExportTable.rows).prefix(left)
            left -= rows.count
            try current.add(Array(rows))
            writer = current
            return left > 0 && !Output.readerHasGone
        }
        writer?.end()
    }
}
