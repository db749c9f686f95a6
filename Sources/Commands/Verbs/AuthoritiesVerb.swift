import ArgumentParser
import ControlInterface
import Model
import Varlink

/// `ombudsctl authorities`
struct AuthoritiesVerb: AsyncParsableCommand, PagedVerb {
    static let configuration = CommandConfiguration(
        commandName: "authorities", abstract: "List the authorities that the store has documents about.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @OptionGroup(title: "Part of the list") var filter: FilterOptions

    @Flag(name: .long, help: "Show the slugs on a narrow terminal, too.")
    var ids = false

    func run() async throws {
        var report = try await options.daemon.client(or: parent.daemon).call(
            AuthoritiesMethod.self, try filter.selection())
        report.authorities = try filter.arranged(report.authorities, by: Self.columns)
        if options.json { return try Output.json(report) }
        guard !report.authorities.isEmpty else {
            return Output.line(filter.selectsAll ? "There are no authorities yet." : "There are no such authorities.")
        }
        var table = TextTable([
            ("AUTHORITY", .name), ("TYPE", .detail), ("YEARS", .left), ("DOCUMENTS", .right), ("ALERTS", .right),
            ("SLUG", ids ? .wantedID : .id),
        ])
        for entry in report.authorities {
            table.add([
                (entry.authority.name, .plain),
                (entry.listed ? entry.authority.kind.displayText : "other (not on the list)", .plain),
                (span(entry.periods), .plain), (String(entry.documents), .plain),
                (String(entry.openAlerts), entry.openAlerts > 0 ? .yellow : .plain), (entry.authority.slug, .dim),
            ])
        }
        Output.lines(table.lines)
    }

    static let columns: [(name: String, key: @Sendable (AuthoritiesReport.Entry) -> SortKey)] = [
        ("authority", { .text($0.authority.slug) }), ("type", { .text($0.authority.kind.rawValue) }),
        ("year", { .text($0.periods.last ?? "") }), ("documents", { .number(Double($0.documents)) }),
        ("alerts", { .number(Double($0.openAlerts)) }),
    ]

    /// As `2018-19 … 2021-22`.
    private func span(_ periods: [String]) -> String {
        guard let first = periods.first, let last = periods.last else { return "" }
        return first == last ? first : "\(first) … \(last)"
    }
}
