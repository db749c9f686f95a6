import Model

/// A document that says less than another of the same kind and date, and nothing else: a copy that was cut off or damaged.
struct PoorerCopy {
    let filed: FiledReading
    let fuller: FiledReading
}

extension YearFigures {
    /// The documents that say less than another of their kind and date, and nothing else.
    var poorerCopies: [PoorerCopy] {
        let undated = fullerCopyWithoutDate.map { [PoorerCopy(filed: $0.dated, fuller: $0.fuller)] } ?? []
        return undated
            + comparedGroups.flatMap { group in
                let fuller = FullerCopies(group)
                return group.indices.compactMap { place in
                    fuller.first(of: place).map { PoorerCopy(filed: group[place], fuller: group[$0]) }
                }
            }
    }
}

/// Finds, among editions in their order, those that say more than a later one.
private struct FullerCopies {
    /// A figure with a value.
    private struct Statement: Hashable {
        let figure: Oversight.Statement
        let value: Double
    }

    private let statements: [Statements]
    /// The places of the editions that state a figure with a value, in order.
    private var places: [Statement: [Int]] = [:]

    init(_ group: [FiledReading]) {
        statements = group.map(\.marks.statements)
        for (place, edition) in statements.enumerated() {
            for (figure, value) in edition.figures {
                places[Statement(figure: figure, value: value), default: []].append(place)
            }
        }
    }

    /// The first edition before a place that says more and nothing else otherwise.
    func first(of place: Int) -> Int? {
        let own = statements[place]
        // An edition that says all of this states its rarest figure too, so that thousands of others need no comparison.
        let rarest = own.figures.map { places[Statement(figure: $0.key, value: $0.value)] ?? [] }
            .min { $0.count < $1.count }
        guard let rarest else { return statements[..<place].firstIndex { own.saysLess(than: $0) } }
        return rarest.lazy.prefix { $0 < place }.first { own.saysLess(than: statements[$0]) }
    }
}

extension PoorerCopy {
    /// The finding that says so.
    var finding: Finding {
        let missing = filed.marks.statements.figuresMissing(of: fuller.marks.statements)
        var lack = "a remark, or a figure of a service or another year"
        if let first = missing.first {
            lack = "the \(first.words)"
            switch missing.count {
            case 1: break
            case 2: lack += " and 1 more figure"
            case let count: lack += " and \(count - 1) more figures"
            }
        }
        return Finding(
            code: .poorerCopy, figures: missing,
            message:
                "“\(filed.document.name)” says less than “\(fuller.document.name)” and nothing else: it lacks \(lack). "
                + "It may be a copy that was cut off; the fuller one is used.",
            place: missing.first.flatMap { fuller.reading.figures[$0]?.place } ?? fuller.reading.periodPlace)
    }
}
