import Model

/// A percentage beside a number of upheld cases, without words for what it is a share of: "Upheld: 9 (82%)".
struct UpheldShare {
    var rate: Double
    /// The number of upheld cases.
    var upheld: Double
    var period: Period
    /// The service whose cases they are; nil for the council's.
    var service: String?
    var place: Place

    /// The meaning of a share beside the other figures of its year.
    enum ShareMeaning {
        case upholdRate(Figure)
        /// It is a share of something else, or is stated elsewhere.
        case other
        case unclear
    }

    /// Returns what the share is: the uphold rate where it is that of the investigations.
    ///
    /// - Parameter figures: those of the same year and owner.
    func meaning(among figures: [FigureName: Figure]) -> ShareMeaning {
        if figures[.upholdRate] != nil { return .other }
        let investigations =
            figures[.upholdInvestigations]?.value
            ?? figures[.decisionsNotUpheld].map { $0.value + (figures[.decisionsUpheld]?.value ?? upheld) }
        if let investigations, investigations > 0, Checks.agrees(rate: rate, part: upheld, whole: investigations) {
            return .upholdRate(Figure(value: rate, unit: .percent, place: place))
        }
        let wholes = [FigureName.ombudsmanDecisions, .ombudsmanEnquiries].compactMap { figures[$0]?.value }
        let isOfAll = wholes.contains { $0 > 0 && Checks.agrees(rate: rate, part: upheld, whole: $0) }
        return isOfAll ? .other : .unclear
    }
}
