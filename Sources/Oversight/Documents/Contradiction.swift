import Model

/// A figure that two documents of one kind and date, a letter with and one without a date, or two of the Ombudsman's documents of
/// different kinds, give otherwise.
struct Contradiction {
    let name: FigureName
    let one: (figure: Figure, filed: FiledReading)
    let other: (figure: Figure, filed: FiledReading)
    /// Whether there may be further values than those that are noted.
    var isLastOfMany = false
}

extension YearFigures {
    /// The first conflict about each contradicted figure. Stated figures come first: derived ones differ because of them. A
    /// figure that no document of the group gives for the year, because another one speaks before them, is none.
    ///
    /// The contradicted figures, and the first two documents of each, stay the same whatever else arrives.
    var contradictions: [Contradiction] {
        let ofOneDate = conflicts
        let others = conflictsWithUndated.filter { other in !ofOneDate.contains { $0.name == other.name } }
        var known = Set(ofOneDate.map(\.name) + others.map(\.name))
        let acrossKinds = conflictsAcrossKinds.filter { known.insert($0.name).inserted }
        return ofOneDate.compactMap { contradiction($0.name, $0.conflict) }
            + (others + acrossKinds).compactMap { contradiction($0.name, $0.conflict) }
    }

    private func contradiction(_ name: FigureName, _ conflict: EditionIndex.Conflict) -> Contradiction? {
        let (one, other) = (document(conflict.first), document(conflict.second))
        guard let first = one.reading.figures[name], let second = other.reading.figures[name] else { return nil }
        return Contradiction(name: name, one: (first, one), other: (second, other))
    }

    /// The contradicted figures as they are used, each with the values that contradict it, a document for each.
    var contradictedValues: [Contradiction] {
        conflicts.flatMap { name, place, _ -> [Contradiction] in
            guard let used = figure(name) else { return [] }
            let variants = variants(of: name, at: place)
            var found = variants.filter(EditionIndex.Variant(document: 0, figure: used.figure).conflicts).map {
                Contradiction(name: name, one: used, other: ($0.figure, document($0.document)))
            }
            if variants.count >= EditionIndex.variantLimit, !found.isEmpty {
                found[found.count - 1].isLastOfMany = true
            }
            return found
        }
            + contradictions.filter { $0.isOfOneKind && $0.one.filed.date != $0.other.filed.date }
            + conflictsAcrossKinds.compactMap { contradiction($0.name, $0.conflict) }
    }
}

extension Contradiction {
    /// The finding that says so.
    var finding: Finding {
        var message = "\(twoDocuments) contradict each other: \(accounts)."
        if isLastOfMany { message += " There may be further documents that give it otherwise." }
        return Finding(code: .documentConflict, figures: [name], message: message, place: one.figure.place)
    }

    fileprivate var isOfOneKind: Bool { one.filed.kind == other.filed.kind }

    /// "Two letters of the same date", "A letter and a statistics page"
    var twoDocuments: String {
        guard isOfOneKind else { return "A \(one.filed.kind.singular) and a \(other.filed.kind.singular)" }
        if one.filed.date != other.filed.date { return "Two \(one.filed.kind.plural), one of them without a date," }
        return "Two \(one.filed.kind.plural) \(one.filed.date == nil ? "without a date" : "of the same date")"
    }

    /// "“a.txt” gives the uphold rate as 75%, “b.txt” as 50%"
    var accounts: String {
        "“\(one.filed.document.name)” gives the \(name.words) as \(one.figure.wording), "
            + "“\(other.filed.document.name)” as \(other.figure.wording)"
    }
}

extension DocumentKind {
    fileprivate var plural: String { singular + "s" }

    fileprivate var singular: String {
        switch self {
        case .annualReviewLetter: "letter"
        case .performancePage: "statistics page"
        case .dataTable: "data table"
        case .complaintsReport: "report"
        }
    }
}

extension Figure {
    /// Whether two documents of different kinds can't both be right. One may print more decimals than the other, and a rate that
    /// follows from counts may differ by a point.
    func differs(from other: Figure) -> Bool {
        if isDerived || other.isDerived { return contradicts(other) }
        let decimals = (decimals, other.decimals)
        guard unit != .count, decimals.0 != decimals.1 else { return value != other.value }
        let (coarse, fine) = decimals.0 < decimals.1 ? (value, other.value) : (other.value, value)
        let places = Self.powers[min(decimals.0, decimals.1)]
        return ![.toNearestOrAwayFromZero, .down].contains { rule in
            (fine * places).rounded(rule) == (coarse * places).rounded()
        }
    }

    private static let powers: [Double] = [1, 10, 100, 1000]

    /// The number of decimals of the value, at most 3.
    private var decimals: Int {
        (0...2).first { abs((value * Self.powers[$0]).rounded() / Self.powers[$0] - value) < 1e-9 } ?? 3
    }
}
