import Model

/// A number of an earlier year that stands where figures of the Ombudsman's are expected, and could not be read. The figures of a
/// reading are those of its own year, so that its finding names none of them.
struct EarlierDoubt {
    /// The figures that it may be.
    var names: [FigureName]
    var year: Period
    var value: Double
    var message: String
    var place: Place

    /// Whether all figures that it may be stand elsewhere.
    func isAnswered(by years: [Period: [FigureName: Figure]]) -> Bool {
        let figures = years[year] ?? [:]
        return names.allSatisfy { figures[$0] != nil }
    }

    var finding: Finding { Checks.unclear([], "\(message) They are of \(year.name).", at: place) }
}
