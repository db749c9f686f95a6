import ArgumentParser
import Configuration
import ControlInterface
import Linux
import Model
import Oversight
import Varlink

/// `ombudsctl compare`
struct CompareVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Rank councils by one figure of a year.",
        discussion: """
            With one council it is ranked among its neighbours where neighbours.csv in the settings' directory lists some, and \
            else among all of its type; with several, they are ranked. docs/answers.md says how to write neighbours.csv.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "Authorities by name, slug or GSS code.")
    var authorities: [String] = []

    @Option(
        name: .long, help: "All of a type: county, district, metropolitan, unitary, londonBorough or other.",
        transform: AuthorityType.parse)
    var type: Authority.Kind?

    @Option(name: .long, help: "The year, as 2023-24; the latest without it.", transform: ReportingYear.parse)
    var year: Period?

    @Option(name: .long, help: "The figure.")
    var by = ComparedFigure.uphold

    func run() async throws {
        let client = options.daemon.client(or: parent.daemon)
        let entries = try await client.call(AuthoritiesMethod.self, .init()).authorities
        guard !entries.isEmpty else { throw Failure(.notFound, "There are no authorities yet.") }
        let finder = AuthorityFinder(known: entries.map(\.authority))
        var named: [Authority] = []
        for name in authorities { named.append(try finder.authority(named: name)) }
        let choice = try choice(among: entries, named, finder)
        guard let period = year ?? choice.latestPeriod(entries) else {
            throw Failure(
                .notFound, "There is no document about \(choice.focus?.name ?? "any of these authorities") here.")
        }
        // Councils that a reorganisation has ended, or that were not there yet, lack nothing.
        let compared = choice.authorities.filter { authority in
            named.contains(authority) || AuthorityRegister.shared.exists(authority, in: period)
                || entries.contains { $0.authority == authority && $0.periods.contains(period.name) }
        }
        guard !compared.isEmpty else {
            throw Failure(
                .notFound, "There are no \(choice.group) here; `ombudsctl authorities` lists the authorities.")
        }
        let known = Set(entries.map(\.authority.slug))
        let report = try await client.call(
            FiguresMethod.self,
            .init(
                authorities: choice.type == nil ? compared.map(\.slug).filter(known.contains) : nil,
                type: choice.type?.rawValue,
                year: period.name, figures: by.wanted))
        let comparison = Comparison(of: compared, by: by, in: period, report.years)
        if options.json { return try Output.json(comparison) }
        ComparisonTable(comparison, about: choice.focus, group: choice.group).lines(fitting: Terminal.width)
            .forEach { Output.line($0) }
        if year == nil, comparison.ranked.count * 2 < compared.count, let before = period.before {
            Output.line(Style.dim("Most have no such figure for \(period.name): try `--year \(before.name)`."))
        }
        for source in choice.sources {
            Paragraph.lines(printable("Neighbours: \(source)."), fitting: Terminal.width, hanging: 2)
                .forEach { Output.line(Style.dim($0)) }
        }
    }

    // MARK: Who is compared

    /// The councils that are compared.
    private struct Choice {
        var authorities: [Authority]
        /// The type, where all of it are compared.
        var type: Authority.Kind?
        /// The council that the comparison is about; nil for none.
        var focus: Authority?
        /// The words for the councils in the plural.
        var group: String
        /// The sources of the neighbours.
        var sources: [String] = []

        /// The latest year of the council that it is about, or else of any of them.
        func latestPeriod(_ entries: [AuthoritiesReport.Entry]) -> Period? {
            let slugs = Set((focus.map { [$0] } ?? authorities).map(\.slug))
            return entries.filter { slugs.contains($0.authority.slug) }.flatMap(\.periods).max().flatMap {
                Period(name: $0)
            }
        }
    }

    private func choice(
        among entries: [AuthoritiesReport.Entry], _ named: [Authority], _ finder: AuthorityFinder
    ) throws -> Choice {
        func all(of kind: Authority.Kind) -> [Authority] {
            let known = entries.map(\.authority).filter { $0.kind == kind }
            return known + named.filter { !known.contains($0) }
        }
        if let type {
            return Choice(
                authorities: all(of: type), type: named.isEmpty ? type : nil, focus: named.first, group: type.plural)
        }
        guard let focus = named.first else {
            let kinds = Dictionary(grouping: entries, by: \.authority.kind)
            guard kinds.count == 1, let kind = kinds.keys.first else {
                let list = Authority.Kind.allCases.compactMap { kind in kinds[kind].map { "\($0.count) \(kind.plural)" }
                }
                throw Failure(
                    .usage,
                    "Name a council, or a type as `ombudsctl compare --type district`: here are "
                        + "\(list.joined(separator: ", ")).")
            }
            return Choice(authorities: all(of: kind), type: kind, focus: nil, group: kind.plural)
        }
        if named.count > 1 { return Choice(authorities: named, type: nil, focus: focus, group: "councils") }
        let neighbours = try neighbours(of: focus, finder)
        if !neighbours.authorities.isEmpty {
            return Choice(
                authorities: [focus] + neighbours.authorities, type: nil, focus: focus, group: "neighbours",
                sources: neighbours.sources)
        }
        guard focus.kind != .other else {
            throw Failure(
                .usage,
                "\(focus.name) is in no peer group. Name the councils to compare it with, or list them in "
                    + "\(places.neighboursTable).")
        }
        return Choice(authorities: all(of: focus.kind), type: focus.kind, focus: focus, group: focus.kind.plural)
    }

    private var places: Places { options.daemon.places(or: parent.daemon) }

    private func neighbours(
        of focus: Authority, _ finder: AuthorityFinder
    ) throws -> (authorities: [Authority], sources: [String]) {
        let table: Neighbours
        do throws(FileContents.Failure) {
            table = try places.neighbours()
        } catch {
            throw Failure(.settings, error.refusal.message)
        }
        var found: (authorities: [Authority], sources: [String]) = ([], [])
        for row in table.rows {
            do throws(Failure) {
                guard try finder.authority(named: row.authority) == focus else { continue }
                let neighbour = try finder.authority(named: row.neighbour)
                if neighbour != focus, !found.authorities.contains(neighbour) { found.authorities.append(neighbour) }
                if !found.sources.contains(row.source) { found.sources.append(row.source) }
            } catch {
                throw Failure(.settings, "\(places.neighboursTable):\(row.line): \(error.message)")
            }
        }
        return found
    }
}
