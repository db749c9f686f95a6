import ControlInterface
import Model
import Oversight

/// The headline figures that some years lack, with the reason: a missing figure is a line, not an absence.
enum UnknownFigures {
    /// A headline figure that some years lack for one reason.
    struct Entry {
        let name: FigureName
        /// The latest first.
        let periods: [Period]
        /// As "the letter gives none that could be read".
        let reason: String
    }

    /// One line for each year of which nothing counts any more, and for each headline figure and reason, the latest year first.
    ///
    /// - Parameters:
    ///   - years: the years of a table, the latest first.
    ///   - withdrawn: the years whose documents were all withdrawn.
    static func lines(
        of authority: Authority, _ years: [AuthorityReport.Year], withdrawn: [AuthorityReport.Year] = []
    ) -> [String] {
        var lines = withdrawn.map { printable("\($0.withdrawalText). Nothing is known about the year.") }
        lines += entries(years).map { entry in
            "\(entry.name.title): unknown for \(list(entry.periods)), see "
                + "`ombudsctl show \(authority.slug) --year \(entry.periods[0].name)` (\(entry.reason))"
        }
        if let latest = years.first, latest.figures[.upholdRate] != nil, latest.figures[.upholdPeerAverage] == nil,
            let unknown = latest.peerAverages[.uphold]?.unknown
        {
            lines.append("\(FigureName.upholdPeerAverage.title): unknown for \(latest.period.name). \(unknown)")
        }
        return lines
    }

    /// Each headline figure that years lack, with the reason.
    ///
    /// - Parameter years: the years of a table, the latest first.
    static func entries(_ years: [AuthorityReport.Year]) -> [Entry] {
        headlines.flatMap { name, firstYear -> [Entry] in
            let lacking = years.filter { $0.figures[name] == nil && $0.period.endYear >= firstYear }
            let reasons = lacking.map { reason(for: name, in: $0) }
            return reasons.enumerated().filter { reasons.firstIndex(of: $0.element) == $0.offset }.map { _, reason in
                Entry(
                    name: name, periods: zip(lacking, reasons).filter { $0.1 == reason }.map(\.0.period),
                    reason: reason)
            }
        }
    }

    /// The headline figures, each with the year from which letters give it: the tables up to 2017-18 have neither compliance nor
    /// remedies in percent.
    private static let headlines: [(FigureName, Int)] = [
        (.upholdRate, 2014), (.complianceRate, 2019), (.remedyRate, 2019),
    ]

    /// Why a year lacks a figure, as "the letter gives none that could be read".
    static func reason(for name: FigureName, in year: AuthorityReport.Year) -> String {
        if let finding = year.findings.first(where: { $0.code == .figureUnclear && $0.figures.contains(name) }) {
            return "its number is unclear, \(finding.place.displayText)"
        }
        if year.kind == .complaintsReport { return "no letter of the Ombudsman is here" }
        return "\(year.kind.nounText) gives none that could be read"
    }

    /// As `2023-24, 2021-22 and 2020-21`.
    static func list(_ periods: [Period]) -> String {
        let names = periods.map(\.name)
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
