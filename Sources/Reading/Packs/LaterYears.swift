import Model

extension Reading {
    /// The reading without figures of years behind its own: a document's year is the newest that it has figures of. Where one
    /// gives a later year, a finding says so.
    var withoutLaterYears: Reading {
        let later = Set(earlier.keys).union(services.flatMap(\.earlier.keys)).filter { name in
            Period(name: name).map { $0 > period } ?? false
        }
        guard !later.isEmpty else { return self }
        var reading = self
        reading.earlier = earlier.filter { !later.contains($0.key) }
        for index in services.indices {
            reading.services[index].earlier = services[index].earlier.filter { !later.contains($0.key) }
        }
        reading.services.removeAll { $0.figures.isEmpty && $0.earlier.isEmpty }
        let place = earlier.filter { later.contains($0.key) }.values.flatMap(\.values).map(\.place).min {
            ($0.page, $0.line) < ($1.page, $1.line)
        }
        reading.findings.append(
            Checks.unclear(
                [],
                "The document is read as that of \(period), but has figures for \(later.sorted().joined(separator: " and ")). "
                    + "They are left out; drop in the document of that year.",
                at: place ?? periodPlace))
        return reading
    }
}
