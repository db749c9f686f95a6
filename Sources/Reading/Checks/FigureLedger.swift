import Model

/// Gathers the figures of one document. Of several statements of a figure the first counts, unless only another one fits
/// the rate, and one that differs is a finding. A doubtful figure waits until arithmetic confirms it.
struct FigureLedger: Sendable {
    private(set) var figures: [FigureName: Figure] = [:]
    private(set) var findings: [Finding] = []
    /// Numbers that may be figures: "l3 upheld decisions".
    private var doubtful: [(name: FigureName, figure: Figure, hasLetters: Bool)] = []
    /// Statements that contradict the first of their figure.
    private var others: [(name: FigureName, figure: Figure)] = []

    /// Records a stated figure; one that contradicts an earlier statement is a finding.
    mutating func state(_ name: FigureName, _ value: Double, at place: Place) {
        let figure = Figure(value: value, unit: name.unit, place: place)
        guard let first = figures[name] else {
            figures[name] = figure
            return
        }
        if first.value != figure.value { others.append((name, figure)) }
        note(Checks.conflict(name, first, figure))
    }

    /// Records a quantity as a stated figure if it is clear, and as a doubtful one if not.
    mutating func accept(_ name: FigureName, _ quantity: Quantity, at place: Place) {
        if quantity.isClear {
            state(name, quantity.value, at: place)
        } else {
            let figure = Figure(value: quantity.value, unit: name.unit, place: place)
            doubtful.append((name, figure, quantity.hasLetters))
        }
    }

    /// Records a finding, unless there is one of the same kind about the same figures, or there are 100.
    mutating func note(_ finding: Finding) {
        guard findings.count < Self.mostFindings, !findings.contains(where: { $0.isLike(finding) }) else { return }
        findings.append(finding)
    }

    private static let mostFindings = 100

    mutating func note(_ finding: Finding?) {
        if let finding { note(finding) }
    }

    /// Accepts the doubtful figures that a rate and its two counts confirm. The others are findings.
    ///
    /// - Parameter relations: each a rate, and the two counts whose share it is.
    /// - Returns: whether all are accepted.
    mutating func settle(_ relations: [(rate: FigureName, part: FigureName, whole: FigureName)]) -> Bool {
        var isChanging = true
        while isChanging {
            isChanging = false
            for (offset, item) in doubtful.enumerated() where figures[item.name] == nil {
                guard relations.contains(where: { confirms($0, item.name, item.figure.value) }) else { continue }
                figures[item.name] = item.figure
                if item.hasLetters { noteLetters(in: item.figure, of: item.name) }
                doubtful.remove(at: offset)
                isChanging = true
                break
            }
        }
        let rest = doubtful.filter { figures[$0.name]?.value != $0.figure.value }
        for item in rest {
            note(
                Checks.unclear(
                    [item.name], "The value of the \(item.name.inWords) can't be made out, and nothing confirms it.",
                    at: item.figure.place))
        }
        doubtful = []
        return rest.isEmpty
    }

    /// Says that a figure was read from a number with letters: "6l" is read as 61 where the rate confirms it, never in silence.
    private mutating func noteLetters(in figure: Figure, of name: FigureName) {
        guard findings.count < Self.mostFindings else { return }
        findings.append(
            Checks.unclear(
                [],
                "The \(name.inWords) stands there with letters for digits. It is read as \(Checks.written(figure)), which the other "
                    + "figures confirm; see the original.", at: figure.place))
    }

    /// Replaces a first statement that a rate and its counts contradict by the only other one that they confirm.
    ///
    /// - Parameter names: the figures of the relation that may be replaced.
    mutating func prefer(
        among names: [FigureName], by relation: (rate: FigureName, part: FigureName, whole: FigureName)
    ) {
        guard figures[relation.rate] != nil, figures[relation.whole] != nil, let own = figures[relation.part],
            !confirms(relation, relation.part, own.value)
        else { return }
        let fitting = others.filter { names.contains($0.name) && confirms(relation, $0.name, $0.figure.value) }
        guard let other = fitting.first, let first = figures[other.name],
            fitting.allSatisfy({ $0.name == other.name && $0.figure.value == other.figure.value })
        else { return }
        figures[other.name] = other.figure
        findings.removeAll { $0.code == .figureConflict && $0.figures == [other.name] }
        note(Checks.conflict(other.name, other.figure, first))
    }

    /// Accepts a number that stands in for a figure whose own statement is lost, if a rate and its two counts confirm it.
    mutating func substitute(
        _ name: FigureName, _ quantity: Quantity, at place: Place,
        confirmedBy relations: [(rate: FigureName, part: FigureName, whole: FigureName)]
    ) {
        guard figures[name] == nil, relations.contains(where: { confirms($0, name, quantity.value) }) else { return }
        figures[name] = Figure(value: quantity.value, unit: name.unit, place: place)
    }

    private func confirms(
        _ relation: (rate: FigureName, part: FigureName, whole: FigureName), _ name: FigureName, _ value: Double
    ) -> Bool {
        guard [relation.rate, relation.part, relation.whole].contains(name) else { return false }
        func known(_ other: FigureName) -> Double? { other == name ? value : figures[other]?.value }
        guard let rate = known(relation.rate), let part = known(relation.part), let whole = known(relation.whole),
            whole > 0, part <= whole
        else { return false }
        return abs(rate - 100 * part / whole) <= 0.5
    }

    /// Gives up a figure that is read with another value in another order of the text, and says so.
    mutating func giveUp(_ name: FigureName, unlike other: Figure?) {
        guard let own = figures[name], let other, other.value != own.value else { return }
        figures[name] = nil
        note(
            Checks.unclear(
                [name],
                "The columns of the text can be read in two ways, and the \(name.inWords) is not the same in both.",
                at: own.place))
    }

    func has(_ name: FigureName) -> Bool { figures[name] != nil }

    /// Removes figures that can't be made out.
    mutating func remove(_ names: [FigureName]) {
        for name in names { figures[name] = nil }
    }

    /// Records a figure that follows from others.
    mutating func add(_ name: FigureName, _ value: Double, derivedFrom sources: [FigureName], at place: Place) {
        figures[name] = Figure(value: value, unit: name.unit, basis: .derived(from: sources), place: place)
    }

    /// Derives a lost count, where the rate of `whole` leaves one possibility.
    mutating func derive(_ part: FigureName, from rate: FigureName, of whole: FigureName) {
        guard figures[part] == nil, !findings.contains(where: { $0.figures.contains(part) }),
            let stated = figures[rate], let total = figures[whole],
            let count = Checks.count(rate: stated.value, of: total.value)
        else { return }
        figures[part] = Figure(
            value: Double(count), unit: part.unit, basis: .derived(from: [rate, whole]), place: stated.place)
    }
}

extension Finding {
    /// Whether two findings are of the same kind and about the same figures.
    fileprivate func isLike(_ other: Finding) -> Bool {
        code == other.code && figures == other.figures
    }
}
