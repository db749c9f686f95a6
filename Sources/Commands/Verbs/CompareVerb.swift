import ArgumentParser
import Configuration
import ControlInterface
import Model
import Varlink

/// `ombudsctl compare`
struct CompareVerb: AsyncParsableCommand, PagedVerb {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Rank councils by one figure of a year.",
        discussion: """
            With one council it is ranked among its neighbours where neighbours.csv in the settings' directory lists some, and \
            else among all of its type; with several, they are ranked. docs/answers.md says how to write neighbours.csv.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "Authorities by name, slug or GSS code.", completion: .authorities)
    var authorities: [String] = []

    @Option(
        name: .long, help: "All of a type: county, district, metropolitan, unitary, londonBorough or other.",
        completion: .authorityTypes, transform: AuthorityType.parse)
    var type: Authority.Kind?

    @Option(
        name: .long, help: "The year, as 2023-24; the latest without it.",
        completion: .years, transform: ReportingYear.parse)
    var year: Period?

    @Option(name: .long, help: "The figure.")
    var by = ComparedFigure.uphold

    func run() async throws {
        let client = options.daemon.client(or: parent.daemon)
        // Names are looked for among all councils, so that one that is nearly right is found.
        let selection = ListSelection(type: authorities.isEmpty ? type?.rawValue : nil)
        // The list of authorities is loaded while the daemon works.
        async let register = AuthorityRegister.shared
        let entries = try await client.elements(of: AuthoritiesMethod.self, selection) { (page: AuthoritiesReport) in
            page.authorities
        }
        _ = await register
        guard !entries.isEmpty else {
            throw Failure(
                .notFound,
                type.map { "There are no \($0.plural) here; `ombudsctl authorities` lists the authorities." }
                    ?? "There are no authorities yet.")
        }
        let finder = AuthorityFinder(known: entries.map(\.authority))
        var named: [Authority] = []
        for name in authorities { named.append(try finder.authority(named: name)) }
        let choice = try choice(among: entries, named, finder)
        guard let period = year ?? choice.latestPeriod(entries) else {
            throw Failure(
                .notFound, "There is no document about \(choice.focus?.name ?? "any of these authorities") here.")
        }
        let compared = choice.existing(in: period, entries, with: named)
        guard !compared.isEmpty else {
            throw Failure(
                .notFound, "There are no \(choice.group) here; `ombudsctl authorities` lists the authorities.")
        }
        let known = Set(entries.map(\.authority.slug))
        var years: [FiguresReport.Year] = []
        try await client.pages(
            of: FiguresMethod.self,
            .init(
                authorities: choice.type == nil ? compared.map(\.slug).filter(known.contains) : nil,
                type: choice.type?.rawValue,
                year: period.name, figures: by.wanted)
        ) { page throws(Failure) in
            years += page.years
            return true
        }
        let comparison = Comparison(of: compared, by: by, in: period, years, among: entries)
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

    private func choice(
        among entries: [AuthoritiesReport.Entry], _ named: [Authority], _ finder: AuthorityFinder
    ) throws -> ComparedCouncils {
        if let type {
            var all = ComparedCouncils.all(of: type, among: entries, with: named, about: named.first)
            if !named.isEmpty { all.type = nil }
            return all
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
            return ComparedCouncils.all(of: kind, among: entries, about: nil)
        }
        if named.count > 1 { return ComparedCouncils(authorities: named, focus: focus, group: "councils") }
        let places = options.daemon.places(or: parent.daemon)
        let neighbours = try KnownNeighbours(places, finder)
        guard let around = try ComparedCouncils.around(focus, among: entries, neighbours) else {
            throw Failure(
                .usage,
                "\(focus.name) is in no peer group. Name the councils to compare it with, or list them in "
                    + "\(places.neighboursTable).")
        }
        return around
    }
}
