import ControlInterface
import Model

/// The page that lists all councils of a site.
struct SiteIndex {
    let entries: [AuthoritiesReport.Entry]
    /// The types that have a page, each with its year.
    let types: [(kind: Authority.Kind, period: Period)]
    let madeAt: Timestamp

    static let title = "Councils and the Ombudsman"

    var html: HTML {
        var table = PageTable(
            caption: "Councils with documents",
            columns: [("Council", false), ("Type", false), ("Years", false), ("Open alerts", true)])
        for entry in entries.sorted(by: { $0.authority.name < $1.authority.name }) {
            let years = [entry.periods.first, entry.periods.last].compactMap { $0 }
            table.rows.append(
                PageTable.Row(
                    heading: HTML(
                        .a, [.link(.page(.council(slug: entry.authority.slug)))], HTML(text: entry.authority.name)),
                    cells: [
                        .text(entry.authority.kind.displayText),
                        .text(Set(years).count == 1 ? years[0] : years.joined(separator: " to ")),
                        .number("\(entry.openAlerts)"),
                    ]))
        }
        let links = types.map {
            HTML(.li, HTML(.a, [.link(.page(.type($0.kind)))], "\($0.kind.plural.uppercasedFirst), \($0.period.name)"))
        }
        return HTML(
            pageNamed: Self.title, style: StyleSheet.text,
            body: [
                HTML(.header, HTML(.h1, HTML(text: Self.title))),
                HTML(
                    .main, [.id("main")],
                    (links.isEmpty ? [] : [HTML(.h2, "All of a type"), HTML(.ul, [], links)])
                        + [HTML(.h2, "Each council"), table.html]),
                PageFooter.html(at: madeAt),
            ])
    }
}
