import ControlInterface
import Model
import Oversight

/// The council among its neighbours, or among all of its type.
extension CommitteeReport {
    var comparisonSection: PageSection? {
        let ranked = comparisons.filter { $0.comparison.ranked.count > 1 }
        guard !ranked.isEmpty else { return nil }
        var content: [HTML] = []
        for source in groupSources { content.append(HTML(.p, "Neighbours: \(source).")) }
        for comparing in ranked {
            content.append(
                RankingFigure(comparing.comparison, about: authority, group: group, sources: sources).html)
        }
        let unranked = ranked[0].comparison.unranked
        if !unranked.isEmpty {
            let shown = unranked.prefix(12).map { "\($0.authority.name) (\($0.reason))" }.joined(separator: ", ")
            let more = unranked.count > 12 ? " and \(unranked.count - 12) others" : ""
            content.append(
                HTML(
                    .p, [.style(.note)],
                    "Without an \(ranked[0].comparison.figure.words) for \(period.name): \(shown)\(more)."))
        }
        return PageSection(id: "neighbours", title: "Beside other councils", content: content)
    }
}
