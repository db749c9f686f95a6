import ControlInterface
import Model
import Oversight

/// The figures that pages compare, gathered once for all pages.
struct ReportPages {
    let entries: [AuthoritiesReport.Entry]
    let neighbours: KnownNeighbours
    let madeAt: Timestamp
    /// The figures of the councils that are compared, by year.
    private let figures: [Period: [FiguresReport.Year]]

    /// The figures by which the pages compare.
    static let compared: [ComparedFigure] = [.uphold, .compliance, .remedy]
    static let wanted = compared.flatMap(\.wanted)

    init(
        _ entries: [AuthoritiesReport.Entry], _ neighbours: KnownNeighbours, _ figures: [FiguresReport.Year],
        at now: Timestamp
    ) {
        self.entries = entries
        self.neighbours = neighbours
        self.figures = Dictionary(grouping: figures, by: \.period)
        madeAt = now
    }

    /// The page about one council.
    ///
    /// - Throws: `not-found` where there is nothing about the year; `settings` for neighbours that can't be used.
    func council(_ report: AuthorityReport, in wanted: Period?) throws(Failure) -> CommitteeReport {
        let period = try CommitteeReport.year(of: report, wanted).period
        let around = try ComparedCouncils.around(report.authority, among: entries, neighbours)
        return try CommitteeReport(
            report, about: period, comparedWith: around.map { comparisons(of: $0, in: period) } ?? [],
            group: around?.group ?? "", sources: around?.sources ?? [], at: madeAt)
    }

    /// The page about all councils of a type.
    func type(_ kind: Authority.Kind, in period: Period, _ alerts: [Alert]) -> TypeReport {
        let all = ComparedCouncils.all(of: kind, among: entries, about: nil)
        return TypeReport(
            of: kind, in: period, comparisons(of: all, in: period).map(\.comparison), alerts, at: madeAt)
    }

    private func comparisons(of councils: ComparedCouncils, in period: Period) -> [CommitteeReport.Comparing] {
        let existing = councils.existing(in: period, entries, with: councils.focus.map { [$0] } ?? [])
        let years = figures[period] ?? []
        return Self.compared.map {
            CommitteeReport.Comparing(
                by: $0, comparison: Comparison(of: existing, by: $0, in: period, years, among: entries))
        }
    }
}
