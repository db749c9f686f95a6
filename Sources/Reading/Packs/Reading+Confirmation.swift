import Model

extension Reading {
    /// Whether a figure is confirmed by the reading's other figures: a rate by its counts, a part by its total.
    func confirms(_ name: FigureName) -> Bool {
        let isConfirmed = StatisticSentence.Block.all.contains { block in
            guard let whole = block.whole, [block.rate, block.count, whole].contains(name),
                let rate = stated(block.rate), let part = stated(block.count), let total = stated(whole), total > 0
            else { return false }
            return part <= total && Checks.agrees(rate: rate, part: part, whole: total)
        }
        if isConfirmed { return true }
        for (prefix, total) in [("received.", FigureName.receivedTotal), ("decisions.", .decisionsTotal)]
        where name.rawValue.hasPrefix(prefix) {
            guard let sum = stated(total) else { return false }
            let parts = figures.filter { $0.key.rawValue.hasPrefix(prefix) && $0.key != total }
            return !parts.isEmpty && parts.values.reduce(0) { $0 + $1.value } == sum
        }
        return false
    }

    private func stated(_ name: FigureName) -> Double? {
        figures[name].flatMap { $0.isDerived ? nil : $0.value }
    }
}

extension [FigureName: Figure] {
    /// The figures without those that are derived from one that is not among them.
    var withoutOrphans: Self {
        let rest = filter { _, figure in
            guard case .derived(let sources) = figure.basis else { return true }
            return sources.allSatisfy { self[$0] != nil }
        }
        return rest.count == count ? self : rest.withoutOrphans
    }
}

extension Finding.Code {
    /// Whether columns that were run into each other may be the cause.
    var isDoubt: Bool {
        switch self {
        case .figureUnclear, .figureConflict, .rateMismatch, .totalMismatch, .changeMismatch: true
        default: false
        }
    }
}
