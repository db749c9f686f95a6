import Model

extension RecognisedDocument {
    /// The document, at the end of a text that ends with a number which may go on. What depends on that number is in doubt: a
    /// figure counts only where the text without the number gives the same.
    ///
    /// - Parameter other: the document as the text without the number has it; nil where it has none.
    func doubting(_ number: OpenNumber, without other: RecognisedDocument?, in text: DocumentText) -> RecognisedDocument
    {
        guard case .success(let reading) = outcome else { return self }
        guard let other else { return replacing(reading.doubting(all: number, in: text)) }
        switch other.outcome {
        case .success(let rest):
            guard rest.isSameDocument(as: reading) else { return other }
            return reading.doubting(number, without: rest, in: text).map(other.replacing) ?? self
        case .failure(let refusal) where refusal.code == .noFigures:
            return replacing(reading.doubting(all: number, in: text))
        case .failure: return other
        }
    }

    private func replacing(_ reading: Reading) -> RecognisedDocument {
        RecognisedDocument(passage: passage, format: format, confidence: confidence, outcome: .success(reading))
    }
}

extension Reading {
    fileprivate func isSameDocument(as other: Reading) -> Bool {
        kind == other.kind && authority == other.authority && period == other.period
    }

    /// The reading of the text without its last number, and the figures that depend on it in doubt.
    ///
    /// - Returns: nil where none does.
    fileprivate func doubting(_ number: OpenNumber, without rest: Reading, in text: DocumentText) -> Reading? {
        var names = Self.differing(figures, rest.figures)
        let changesOthers =
            earlier.mapValues { $0.mapValues(\.value) } != rest.earlier.mapValues { $0.mapValues(\.value) }
            || services.map(\.values) != rest.services.map(\.values)
        if number.isWholeCount {
            names = names.filter(\.hasDecimals)
            if names.isEmpty { return nil }
        }
        guard !names.isEmpty || changesOthers || findings != rest.findings else { return nil }
        guard !confirms(number, among: names, in: text) else { return nil }
        var reading = rest
        reading.figures = Self.common(rest.figures, figures)
        reading.earlier = Self.common(rest.earlier, earlier)
        reading.services = rest.services.compactMap { service in
            guard let own = services.first(where: { $0.service == service.service }) else { return nil }
            var common = service
            common.figures = Self.common(service.figures, own.figures)
            common.earlier = Self.common(service.earlier, own.earlier)
            return common.figures.isEmpty && common.earlier.isEmpty ? nil : common
        }
        reading.findings.append(Self.finding(names.sorted(), number, in: text))
        return reading
    }

    /// The reading without figures of its own: all depend on a number that may go on.
    fileprivate func doubting(all number: OpenNumber, in text: DocumentText) -> Reading {
        var reading = self
        let names = figures.keys.sorted()
        if number.isWholeCount, !names.contains(where: \.hasDecimals) { return self }
        guard !confirms(number, among: names, in: text) else { return self }
        reading.figures = [:]
        reading.earlier = [:]
        reading.services = []
        reading.tables = []
        reading.findings.removeAll { $0.code.isDoubt && $0.code != .figureUnclear }
        reading.findings.append(Self.finding(names, number, in: text))
        return reading
    }

    /// Whether the number is whole: a total that is the sum of its parts, or a count that makes its rate.
    private func confirms(_ number: OpenNumber, among names: [FigureName], in text: DocumentText) -> Bool {
        guard let value = text.tokens[number.tokens.lowerBound].number, value > 0 else { return false }
        return names.contains { figures[$0]?.value == value && confirms($0) }
    }

    private static func differing(_ own: [FigureName: Figure], _ other: [FigureName: Figure]) -> [FigureName] {
        Set(own.keys).union(other.keys).filter { own[$0]?.value != other[$0]?.value }
    }

    /// The figures that both texts give.
    private static func common(_ own: [FigureName: Figure], _ other: [FigureName: Figure]) -> [FigureName: Figure] {
        // A figure derived from one in doubt is in doubt as well.
        own.filter { other[$0.key]?.value == $0.value.value }.withoutOrphans
    }

    private static func common(
        _ own: [String: [FigureName: Figure]], _ other: [String: [FigureName: Figure]]
    ) -> [String: [FigureName: Figure]] {
        own.reduce(into: [:]) { years, year in
            let common = common(year.value, other[year.key] ?? [:])
            if !common.isEmpty { years[year.key] = common }
        }
    }

    private static func finding(_ names: [FigureName], _ number: OpenNumber, in text: DocumentText) -> Finding {
        let list = names.isEmpty ? "" : " In doubt: \(names.map(\.inWords).joined(separator: ", "))."
        return Checks.unclear(
            names,
            "The text ends with \"\(text.string(number.tokens))\", which may be the beginning of a number.\(list) "
                + "If the file was cut, drop it in again whole; else end its last line.",
            at: text.place(of: number.tokens))
    }
}

extension ServiceFigures {
    fileprivate var values: [[FigureName: Double]] {
        [figures.mapValues(\.value)] + earlier.sorted { $0.key < $1.key }.map { $0.value.mapValues(\.value) }
    }
}

extension FigureName {
    /// Whether its values are printed with decimals; pounds are mostly without pence.
    fileprivate var hasDecimals: Bool { unit != .count && unit != .pounds }
}
