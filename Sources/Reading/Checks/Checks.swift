import Model

/// The arithmetic that figures must satisfy. A figure that fails keeps its value, and a finding says so.
enum Checks {
    /// Whether a rate in percent is that of `part` in `whole`, rounded or cut off: less than one point away, or less
    /// than a tenth where the rate has decimals.
    static func agrees(rate: Double, part: Double, whole: Double) -> Bool {
        guard whole > 0 else { return part == 0 && rate == 0 }
        return abs(rate - 100 * part / whole) < step(of: rate)
    }

    /// The rate in whole percent that two counts make. A share of some cases is never rounded up to all of them.
    ///
    /// - Parameter whole: above zero.
    static func wholeRate(of part: Double, in whole: Double) -> Double {
        let rounded = (100 * part / whole).rounded()
        return rounded == 100 && part < whole ? 99 : rounded
    }

    /// The only whole number that makes `rate` of `whole`; nil where there is none, or more than one.
    ///
    /// Rates are rounded, as the Ombudsman prints them; a cut-off one is tried where no rounded one fits.
    static func count(rate: Double, of whole: Double) -> Int? {
        guard (1..<1_000_000).contains(whole), whole == whole.rounded(), (0...100).contains(rate) else { return nil }
        let low = max(0, Int(((rate - 1) * whole / 100).rounded(.down)))
        let high = min(Int(whole), Int(((rate + 1) * whole / 100).rounded(.up)))
        guard low <= high, high - low < 100 else { return nil }
        let near = (low...high).map { (count: $0, distance: abs(100 * Double($0) / whole - rate)) }
        let rounded = near.filter { $0.distance <= step(of: rate) / 2 }
        let fitting = rounded.isEmpty ? near.filter { $0.distance < step(of: rate) } : rounded
        return fitting.count == 1 ? fitting[0].count : nil
    }

    /// The finding for a stated rate that is not that of its counts; nil where it is, or a figure is missing.
    static func rate(
        _ rate: FigureName, of part: FigureName, in whole: FigureName, among figures: [FigureName: Figure]
    ) -> Finding? {
        guard let stated = figures[rate], let numerator = figures[part]?.value, let denominator = figures[whole]?.value,
            !agrees(rate: stated.value, part: numerator, whole: denominator)
        else { return nil }
        return Finding(
            code: .rateMismatch, figures: [rate, part, whole],
            message: "The \(rate.inWords) is given as \(plain(stated.value))%, but "
                + quotient(of: numerator, in: denominator) + ".",
            place: stated.place)
    }

    /// The finding for parts that do not add up to a stated total; nil where they do, or a figure is missing.
    static func total(_ total: FigureName, of parts: [FigureName], among figures: [FigureName: Figure]) -> Finding? {
        guard let stated = figures[total] else { return nil }
        var sum = 0.0
        for part in parts {
            guard let figure = figures[part] else { return nil }
            sum += figure.value
        }
        guard sum != stated.value else { return nil }
        return Finding(
            code: .totalMismatch, figures: [total] + parts,
            message: "The \(total.inWords) is given as \(plain(stated.value)), but its parts add up to \(plain(sum)).",
            place: stated.place)
    }

    /// The finding for a part that is larger than its whole; nil where it is not, or a figure is missing.
    static func excess(of part: FigureName, over whole: FigureName, among figures: [FigureName: Figure]) -> Finding? {
        guard let stated = figures[part], let limit = figures[whole], stated.value > limit.value else { return nil }
        return Finding(
            code: .totalMismatch, figures: [part, whole],
            message: "The \(part.inWords) is given as \(plain(stated.value)), which is more than the "
                + "\(whole.inWords), \(plain(limit.value)).",
            place: stated.place)
    }

    /// The finding for two statements of one figure; nil where they agree.
    ///
    /// - Parameter period: the year that both are of, for the message; nil where it is the document's only one.
    static func conflict(_ name: FigureName, _ first: Figure, _ other: Figure, in period: Period? = nil) -> Finding? {
        guard first.value != other.value else { return nil }
        return Finding(
            code: .figureConflict, figures: [name],
            message: (period.map { "For \($0), the" } ?? "The")
                + " \(name.inWords) is given as \(written(first)) (\(first.place.lineText)) and as "
                + "\(written(other)) (\(other.place.lineText)); the first counts.",
            place: other.place)
    }

    /// The finding for a number that can't be tied to its label.
    static func unclear(_ names: [FigureName], _ message: String, at place: Place) -> Finding {
        Finding(code: .figureUnclear, figures: names, message: message, place: place)
    }

    /// The findings for impossible values: rates above 100%, counts that are not whole, anything below zero.
    static func impossible(among figures: [FigureName: Figure]) -> [Finding] {
        figures.filter { _, figure in
            switch figure.unit {
            case .percent: !(0...100).contains(figure.value)
            case .count: figure.value < 0 || figure.value != figure.value.rounded()
            case .per100k, .pounds, .days: figure.value < 0
            }
        }
        .sorted { $0.key < $1.key }
        .map { name, figure in
            unclear([name], "The \(name.inWords) can't be \(written(figure)).", at: figure.place)
        }
    }

    /// A value as a person writes it: 75, not 75.0.
    static func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }

    /// A figure's value with its unit as a letter writes it: 75%, £27,222.15.
    static func written(_ figure: Figure) -> String {
        switch figure.unit {
        case .percent: plain(figure.value) + "%"
        case .pounds: figure.value.poundsText
        case .count, .per100k, .days: plain(figure.value)
        }
    }

    /// The share of two counts in words: "109 of 250 is 43.6%".
    static func quotient(of part: Double, in whole: Double) -> String {
        let counts = "\(plain(part)) of \(plain(whole))"
        return whole > 0 ? "\(counts) is \(plain((1000 * part / whole).rounded() / 10))%" : "\(counts) makes no rate"
    }

    private static func step(of rate: Double) -> Double { rate == rate.rounded(.down) ? 1 : 0.1 }
}

extension FigureName {
    /// The figure as messages speak of it, behind "the": "uphold rate (uphold.rate)".
    var inWords: String { definition == nil ? rawValue : "\(words) (\(rawValue))" }
}
