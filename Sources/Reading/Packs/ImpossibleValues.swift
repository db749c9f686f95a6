import Model

extension Reading {
    /// The reading without figures of later years and without impossible values.
    var withoutDoubtfulParts: Reading { withoutLaterYears.withoutImpossibleValues }

    /// The reading without values that no document can mean, as a rate of 157%: each is unclear, with the figures derived from it.
    ///
    /// A contradiction that such a value is part of says no more than that it is wrong, and is no finding beside it.
    var withoutImpossibleValues: Reading {
        var reading = self
        let own = reading.figures.removeImpossible()
        var unclear = own
        for year in earlier.keys.sorted() { unclear += reading.earlier[year]?.removeImpossible() ?? [] }
        for index in services.indices {
            unclear += reading.services[index].figures.removeImpossible()
            for year in services[index].earlier.keys.sorted() {
                unclear += reading.services[index].earlier[year]?.removeImpossible() ?? []
            }
        }
        guard !unclear.isEmpty else { return self }
        let names = Set(own.flatMap(\.figures))
        reading.findings.removeAll { finding in
            [.rateMismatch, .totalMismatch, .figureConflict].contains(finding.code)
                && finding.figures.contains(where: names.contains)
        }
        for finding in unclear where !reading.findings.contains(finding) { reading.findings.append(finding) }
        return reading
    }
}

extension [FigureName: Figure] {
    /// Removes impossible values and the figures derived from them.
    ///
    /// - Returns: the findings.
    fileprivate mutating func removeImpossible() -> [Finding] {
        let findings = Checks.impossible(among: self)
        if findings.isEmpty { return [] }
        for name in findings.flatMap(\.figures) { self[name] = nil }
        self = withoutOrphans
        return findings
    }
}
