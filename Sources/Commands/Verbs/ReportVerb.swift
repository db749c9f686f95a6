import ArgumentParser
import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Varlink

/// `ombudsctl report`
struct ReportVerb: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write a page for a committee: one council, all of a type, or a site of all.",
        discussion: """
            The page is one HTML file that needs no network and no script; a browser prints it on A4. Each number has its document, \
            page and line. `--all --output DIR` writes a page for each council, one for each type, and an index. docs/answers.md \
            says what a page holds.
            """)

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The authority's name, slug or GSS code.", completion: .authorities)
    var authority: String?

    @Flag(name: .long, help: "A site with all councils; with the options below, with those that they choose.")
    var all = false

    @Option(name: .long, help: "The file, - for standard output; with --all, the directory.", completion: .file())
    var output: String

    @OptionGroup(title: "What the pages are about (without --all: --type or an authority, and --year)")
    var filter: FilterOptions

    private var type: Authority.Kind? { filter.type }
    private var year: Period? { filter.year }
    /// The one that the page is about.
    private var named: String? { authority ?? filter.authority }

    func validate() throws {
        if output.isEmpty { throw ValidationError("--output names no file.") }
        if authority != nil, filter.authority != nil { throw ValidationError("Name the authority once.") }
        if !all, !filter.choosesByPlaceAlone {
            throw ValidationError(
                "--rule, --since, --priority, --state, --sort and --limit choose the councils of a site: give --all.")
        }
        if all, authority != nil { throw ValidationError("Give an authority or --all, not both.") }
        if !all, named != nil, type != nil { throw ValidationError("Give an authority or --type, not both.") }
        if !all, named == nil, type == nil {
            throw ValidationError("Name an authority, or give --type TYPE, or --all with a directory as --output.")
        }
        if output == "-", all { throw ValidationError("A site is a directory, so it can't go to standard output.") }
        if output == "-", options.json { throw ValidationError("Standard output takes the page or --json, not both.") }
    }

    func run() async throws {
        let client = options.daemon.client(or: parent.daemon)
        let entries = try await client.call(AuthoritiesMethod.self, .init()).authorities
        let finder = AuthorityFinder(known: entries.map(\.authority))
        let neighbours = try KnownNeighbours(options.daemon.places(or: parent.daemon), finder)
        let writer = PageWriter(output: output, isDirectory: all)
        let written =
            if all {
                try await site(client, entries, neighbours, writer)
            } else if let type {
                [try await typePage(type, client, entries, neighbours, writer)]
            } else {
                [try await councilPage(client, entries, neighbours, writer)]
            }
        if options.json { return try Output.json(WrittenPages(pages: written)) }
        guard output != "-" else { return }
        Output.line(
            all
                ? "\(printable(output)): \(counted(written.count, "page")); begin with \(SitePage.index.fileName)"
                : "\(printable(output)): \(printable(written[0].title))")
    }

    private func councilPage(
        _ client: ControlClient, _ entries: [AuthoritiesReport.Entry], _ neighbours: KnownNeighbours,
        _ writer: PageWriter
    ) async throws(Failure) -> WrittenPages.Page {
        let report = try await client.call(AuthorityMethod.self, .init(name: named ?? ""))
        let period = try CommitteeReport.year(of: report, year).period
        var figures: [FiguresReport.Year] = []
        if let around = try ComparedCouncils.around(report.authority, among: entries, neighbours) {
            let known = Set(entries.map(\.authority.slug))
            figures = try await client.call(
                FiguresMethod.self,
                .init(
                    authorities: around.type == nil ? around.authorities.map(\.slug).filter(known.contains) : nil,
                    type: around.type?.rawValue, year: period.name, figures: ReportPages.wanted)
            ).years
        }
        let page = try ReportPages(entries, neighbours, figures, at: Timestamp(.now)).council(report, in: period)
        return try writer.write(
            page.html, .council(slug: report.authority.slug), page.title, report.authority, period: period)
    }

    private func typePage(
        _ type: Authority.Kind, _ client: ControlClient, _ entries: [AuthoritiesReport.Entry],
        _ neighbours: KnownNeighbours, _ writer: PageWriter
    ) async throws(Failure) -> WrittenPages.Page {
        guard
            let period = year ?? ComparedCouncils.all(of: type, among: entries, about: nil).latestPeriod(entries),
            entries.contains(where: { $0.authority.kind == type && $0.periods.contains(period.name) })
        else {
            throw Failure(
                .notFound,
                "There is no document about \(type.plural)\(year.map { " in \($0.name)" } ?? "") here; `ombudsctl authorities` lists the authorities."
            )
        }
        let figures = try await client.call(
            FiguresMethod.self, .init(type: type.rawValue, year: period.name, figures: ReportPages.wanted)
        ).years
        let alerts = try await alerts(client, of: type, in: period)
        let page = ReportPages(entries, neighbours, figures, at: Timestamp(.now)).type(type, in: period, alerts)
        return try writer.write(page.html, .type(type), page.title, period: period)
    }

    private func alerts(
        _ client: ControlClient, of type: Authority.Kind, in period: Period
    ) async throws(Failure) -> [Alert] {
        try await client.call(
            AlertsMethod.self,
            .init(all: false, selection: ListSelection(type: type.rawValue, year: period.name))
        ).alerts
    }

    private func site(
        _ client: ControlClient, _ entries: [AuthoritiesReport.Entry], _ neighbours: KnownNeighbours,
        _ writer: PageWriter
    ) async throws(Failure) -> [WrittenPages.Page] {
        var figures: [FiguresReport.Year] = []
        try await client.pages(
            of: FiguresMethod.self, .init(year: year?.name, figures: ReportPages.wanted)
        ) { page throws(Failure) in
            figures += page.years
            return true
        }
        let pages = ReportPages(entries, neighbours, figures, at: Timestamp(.now))
        let chosen = try await client.call(AuthoritiesMethod.self, try filter.selection()).authorities
        let shown = try filter.arranged(chosen.filter { !$0.periods.isEmpty }, by: AuthoritiesVerb.columns)
        guard !shown.isEmpty else { throw Failure(.notFound, "There are no documents about such authorities here.") }
        try writer.prepare()
        var written: [WrittenPages.Page] = []
        for entry in shown {
            let report = try await client.call(AuthorityMethod.self, .init(name: entry.authority.slug))
            var page = try pages.council(report, in: year)
            page.isOfSite = true
            written.append(
                try writer.write(
                    page.html, .council(slug: entry.authority.slug), page.title, entry.authority, period: page.period))
        }
        var types: [(kind: Authority.Kind, period: Period)] = []
        for kind in Authority.Kind.allCases where kind != .other {
            let councils = shown.filter { $0.authority.kind == kind }
            guard councils.count > 1,
                let period = year ?? councils.flatMap(\.periods).max().flatMap({ Period(name: $0) })
            else { continue }
            var page = pages.type(kind, in: period, try await alerts(client, of: kind, in: period))
            page.isOfSite = true
            types.append((kind, period))
            written.append(try writer.write(page.html, .type(kind), page.title, period: period))
        }
        // The index comes last, so that its links lead somewhere from the moment that it is there.
        let index = SiteIndex(entries: shown, types: types, madeAt: pages.madeAt)
        return [try writer.write(index.html, .index, SiteIndex.title)] + written
    }
}
