import Oversight

extension State {
    /// A sentence about each figure that a person entered, and each document that one withdrew.
    var mendingNotes: [String] {
        (terms.mendings ?? []).filter(\.isInForce).compactMap { mending in
            let person = mending.by.name ?? "user \(mending.by.uid)"
            switch mending.act {
            case .correction:
                guard let slug = mending.authority, let period = mending.period, let figure = mending.figure else {
                    return nil
                }
                let counts = countedYear(Year(slug: slug, period: period))?.figures.figure(figure) != nil
                return "\(slug), \(period): \(person) entered \(figure) as \(mending.value ?? 0) (\(mending.reason))"
                    + (counts ? "." : "; it counts for nothing, as there is no document of the year.")
            case .withdrawal:
                return "\(person) withdrew the document of SHA-256 \(mending.sha256 ?? "") (\(mending.reason))."
            case .note: return nil
            }
        }
    }
}
