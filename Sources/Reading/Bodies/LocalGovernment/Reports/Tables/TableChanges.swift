import Model

extension CrossTable {
    /// Returns a finding for each row whose stated change is not that of its two last years, neither rounded nor cut
    /// off.
    func changeMismatches() -> [Finding] {
        let changes = columns.indices.filter {
            columns[$0].facets.statistic == .change && columns[$0].facets.period == nil
        }
        let years = columns.indices.compactMap { index -> (index: Int, period: Period)? in
            guard isPlainYear(columns[index].facets), let year = columns[index].facets.period else { return nil }
            return (index, year)
        }.sorted { $0.period > $1.period }
        guard changes.count == 1, years.count > 1, years[0].period != years[1].period else { return [] }
        return grid.rows.compactMap { row in
            guard row.isWhole, row.cells.count == columns.count,
                let change = text.value(row.cells[changes[0]]),
                let now = text.value(row.cells[years[0].index])?.count,
                let before = text.value(row.cells[years[1].index])?.count,
                !agrees(change, from: before, to: now)
            else { return nil }
            var names: [FigureName] = []
            if let label = row.cells[0].runs.first, case .figure(let name) = text.contactLabel(label) { names = [name] }
            return Finding(
                code: .changeMismatch, figures: names,
                message: "The change is given as \(text.string(row.cells[changes[0]])), but from "
                    + "\(Checks.plain(before)) to \(Checks.plain(now)) it is "
                    + "\(Checks.plain((1000 * (now - before) / before).rounded() / 10))%.",
                place: text.place(ofLine: row.line))
        }
    }

    /// Whether a heading is a year and no more: "2023/24 target" is another number.
    private func isPlainYear(_ facets: LabelFacets) -> Bool {
        facets.unknown == nil && facets.statistic ?? .count == .count && facets.event == nil && facets.outcome == nil
    }

    private func agrees(_ change: CellValue, from before: Double, to now: Double) -> Bool {
        let stated = change.sign < 0 ? -change.number : change.number
        let candidates = change.sign == 0 ? [stated, -stated] : [stated]
        return candidates.contains { candidate in
            // Without a % sign it may be the difference itself.
            if !change.isPercent, candidate == now - before { return true }
            guard before > 0 else { return true }
            return abs(candidate - 100 * (now - before) / before) < (change.hasFraction ? 0.1 : 1)
        }
    }
}
