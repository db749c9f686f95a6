import ArgumentParser
import ControlInterface
import Model
import Varlink

/// `ombudsctl trend AUTHORITY FIGURE`
struct TrendVerb: AsyncParsableCommand, PagedVerb {
    static let configuration = CommandConfiguration(
        commandName: "trend", abstract: "Show one figure of an authority over the years.",
        discussion: "Each value stands with its document, page and line.")

    @ParentCommand var parent: Ombudsctl
    @OptionGroup var options: CallOptions

    @Argument(help: "The authority's name, slug or GSS code.", completion: .authorities)
    var authority: String

    @Argument(
        help: "uphold, compliance, remedy, per100k, received, upheld, or a name of docs/figures.md as decisions.total.",
        completion: .comparedFigures)
    var figure = "uphold"

    func run() async throws {
        let name = try FigureFinder.figure(named: figure)
        let report = try await options.daemon.client(or: parent.daemon).call(
            FiguresMethod.self, .init(authorities: [authority], figures: Trend.wanted(name)))
        guard let authority = report.years.first?.authority else {
            throw Failure(.notFound, "There is no document about \"\(authority)\" here.")
        }
        let trend = Trend(of: authority, name, report.years)
        guard trend.years.contains(where: { $0.figure != nil }) else {
            throw Failure(
                .notFound,
                "No document gives the \(name.words) of \(authority.name); `ombudsctl show \(authority.slug)` shows what there is."
            )
        }
        if options.json { return try Output.json(trend) }
        trend.lines(fitting: Terminal.width).forEach { Output.line($0) }
    }
}
