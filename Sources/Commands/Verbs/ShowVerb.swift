import ArgumentParser
import ControlInterface
import FoundationEssentials
import Model
import Oversight
import Varlink

/// `ombudsctl show AUTHORITY`
struct ShowVerb: AsyncParsableCommand, PagedVerb {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one authority: its figures side by side, year by year.",
        discussion: "`--year 2023-24` shows one year with each figure's document, page and line, and its findings.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The authority's name, slug or GSS code.", completion: .authorities)
    var authority: String

    @Option(
        name: .long, help: "Show one year in full, as 2023-24.",
        completion: .years, transform: ReportingYear.parse)
    var year: Period?

    @Flag(name: .long, help: "Show every year in full.")
    var full = false

    @Flag(
        name: .long,
        help: "Show every document of a year in full, the superseded ones too, and every step of its alerts.")
    var history = false

    func run() async throws {
        var report = try await options.daemon.client(or: parent.daemon).call(
            AuthorityMethod.self, .init(name: authority, history: history))
        if let year {
            let known = report.years.map(\.period)
            report.years.removeAll { $0.period != year }
            guard !report.years.isEmpty else {
                throw Failure(
                    .notFound,
                    "There is nothing about \(report.authority.name) in \(year.name); "
                        + (known.isEmpty
                            ? "there is nothing about any year." : "there is for \(UnknownFigures.list(known))."))
            }
        }
        if options.json { return try Output.json(report) }
        Output.line("\(Style.bold(printable(report.authority.name)))  \(report.authority.typeText)")
        if !report.followed {
            Output.line(Style.dim("No alerts are raised about it: it is not followed (follow in the settings)."))
        }
        if year != nil || full || history {
            for year in report.years {
                Output.line()
                YearDetails.show(year)
            }
        } else if !report.years.isEmpty {
            YearsTable(report).lines(fitting: Terminal.width).forEach { Output.line($0) }
        }
        show(
            report.predecessors,
            ReorganisationWords(
                past: "Took over from these authorities, whose figures stay theirs,",
                future: "Will take over from these authorities, whose figures stay theirs,"))
        show(
            report.successors,
            ReorganisationWords(
                past: "Its place was taken by these authorities", future: "Its place will be taken by these authorities"
            ))
    }

    private func show(_ reorganisations: [ReorganisationEntry], _ words: ReorganisationWords) {
        let today = Timestamp(.now).day
        for (heading, entries) in Dictionary(grouping: reorganisations, by: { [$0.date, $0.source] }).sorted(by: {
            $0.key.lexicographicallyPrecedes($1.key)
        }) {
            Output.line()
            let opening = words.of(heading[0], today: today)
            let day = calendarDay(heading[0]) ?? heading[0]
            Output.line(Style.dim(printable("\(opening) on \(day) (\(heading[1])):")))
            for entry in entries {
                let place = entry.documents == 0 ? "none here" : counted(entry.documents, "document")
                let command = entry.documents == 0 ? "" : ", `ombudsctl show \(entry.authority.slug)`"
                Output.line("  \(printable(entry.authority.name)): \(place)\(command)")
            }
        }
    }
}

/// The words for a reorganisation, which may be still to come.
struct ReorganisationWords {
    var past: String
    var future: String

    /// - Parameters:
    ///   - date: the day of the reorganisation, in ISO 8601.
    ///   - today: in ISO 8601.
    func of(_ date: String, today: String) -> String { date > today ? future : past }
}
