import Model

/// Resolves labels that name a year by its place beside the report's own: "This year", "Last year".
extension CrossTable {
    /// Returns the labels with the years of "this year" and "last year". "Last year" by itself may be the report's own, for a report
    /// comes out in the year behind it.
    static func resolvingRelativeYears(_ labels: [TableLabel], of report: ReportText) -> [TableLabel] {
        let text = report.text
        func isYear(_ label: TableLabel, _ relation: StaticString) -> Bool {
            !label.isEmpty && label.tokens.count <= 4 && text.contains(relation, in: label.tokens)
                && text.contains("year", in: label.tokens)
                && text.isAll(
                    "this current last previous prior preceding the reporting financial year", in: label.tokens)
        }
        let own = labels.indices.filter { isYear(labels[$0], "this current") }
        let before = labels.indices.filter { isYear(labels[$0], "last previous prior preceding") }
        let isBesideOwn = own.count == 1 || labels.contains { $0.facets.period == report.period }
        guard before.count <= 1, own.count <= 1, isBesideOwn, let last = Period(endYear: report.period.endYear - 1)
        else {
            return labels
        }
        var resolved = labels
        for (indices, year) in [(own, report.period), (before, last)] {
            for index in indices {
                resolved[index].facets.period = year
                resolved[index].facets.unknown = nil
            }
        }
        return resolved
    }
}
