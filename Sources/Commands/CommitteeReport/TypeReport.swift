import ControlInterface
import Model
import Oversight

/// The page about all councils of a type in one year.
struct TypeReport {
    let kind: Authority.Kind
    let period: Period
    /// The rankings by the figures that some council has.
    let comparisons: [Comparison]
    /// The alerts in force about the councils in the year.
    let alerts: [Alert]
    let madeAt: Timestamp
    /// Whether the page is one of a site, in which each council has a page too.
    var isOfSite = false
    private let sources = SourceList()

    init(
        of kind: Authority.Kind, in period: Period, _ comparisons: [Comparison], _ alerts: [Alert], at now: Timestamp
    ) {
        self.kind = kind
        self.period = period
        self.comparisons = comparisons.filter { !$0.ranked.isEmpty }
        self.alerts = alerts.filter { $0.state == .raised }
        madeAt = now
    }

    /// As "Counties and the Ombudsman, 2023-24".
    var title: String { "\(kind.plural.uppercasedFirst) and the Ombudsman, \(period.name)" }

    /// The page.
    var html: HTML {
        var sections = comparisons.map(section)
        sections.append(alertSection)
        let numbers = PageSection(
            id: "sources", title: "Where each number stands",
            content: [HTML(.p, "Pages and lines count from 1 in the text of the document."), sources.list])
        let all = sections + [numbers]
        return PageFrame.html(
            titled: title, introduction: summary, isOfSite: isOfSite,
            main: [PageFrame.contents(of: all[...])] + all.map(\.html), at: madeAt)
    }

    private var summary: HTML {
        let count = comparisons.map(\.ranked.count).max() ?? 0
        return
            "The year to 31 March \(period.endYear), from the letters of the Ombudsman about \(count) \(count == 1 ? "council" : "councils"). \(counted(alerts.count, "alert")) \(agreeing(alerts.count, "stands", "stand")) about the year."
    }

    private func section(_ comparison: Comparison) -> PageSection {
        let figure = RankingFigure(
            comparison, about: nil, group: kind.plural, sources: sources, showsAll: true, linksCouncils: isOfSite)
        var content = [figure.html]
        if !comparison.unranked.isEmpty {
            let list = comparison.unranked.map { "\($0.authority.name) (\($0.reason))" }.joined(separator: ", ")
            content.append(HTML(.p, [.style(.note)], "Not known for \(list)."))
        }
        let heading = Measure.allCases.first { $0 == comparison.by.measure }?.heading ?? comparison.figure.title
        return PageSection(id: comparison.by.rawValue, title: heading, content: content)
    }

    private var alertSection: PageSection {
        let items = alerts.map { alert -> HTML in
            let done =
                alert.acknowledgement.map { HTML(text: " \($0.displayText.uppercasedFirst).") }
                ?? " Nobody has taken it up yet."
            return HTML(.li, HTML(text: alert.message) + HTML(.strong, done))
        }
        return PageSection(
            id: "alerts", title: "Alerts, and what was done",
            content: [alerts.isEmpty ? HTML(.p, "No alert stands about the year.") : HTML(.ul, [], items)])
    }
}

extension String {
    /// The text with a capital letter at its beginning.
    var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
