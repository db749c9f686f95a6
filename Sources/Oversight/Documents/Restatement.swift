public import Model

/// The figures that a document of one year gives for another one, as a report restates the year before its own.
///
/// They are shown beside the year's own figures, and never take their place.
public struct Restatement: Sendable {
    /// The document that restates.
    public let filed: FiledReading
    /// The document's own year.
    public let period: Period
    /// The figures of the restated year.
    public let figures: [FigureName: Figure]
    /// The services' figures of the restated year; `earlier` is empty in each.
    public let services: [ServiceFigures]

    fileprivate init?(_ filed: FiledReading, of restated: Period) {
        let reading = filed.reading
        self.filed = filed
        period = reading.period
        figures = reading.earlier[restated.name] ?? [:]
        services = reading.services.compactMap { service in
            service.earlier[restated.name].map { ServiceFigures(service.service, figures: $0) }
        }
        if period == restated || figures.isEmpty && services.isEmpty { return nil }
    }
}

extension AuthorityRecord {
    /// Finds what documents of other years say of a year: letters first, then pages, then reports, then papers that quote; of a
    /// kind the latest year first. Of several documents of a kind about one year the one that speaks counts.
    public func restatements(of period: Period) -> [Restatement] {
        let all = years.sorted { $0.key > $1.key }.flatMap { _, year in
            var kinds: Set<Int> = []
            return year.figures.documents.compactMap { filed -> Restatement? in
                guard let restatement = Restatement(filed, of: period) else { return nil }
                return kinds.insert(YearFigures.rank(filed)).inserted ? restatement : nil
            }
        }
        return all.enumerated().sorted {
            (-YearFigures.rank($0.element.filed), $0.offset) < (-YearFigures.rank($1.element.filed), $1.offset)
        }.map(\.element)
    }

    /// The years that documents of other years give figures for.
    public var restatedPeriods: Set<Period> {
        let names = years.values.flatMap { year in
            year.documents.flatMap { filed in
                Array(filed.reading.earlier.keys) + filed.reading.services.flatMap(\.earlier.keys)
            }
        }
        return Set(Set(names).compactMap { Period(name: $0) })
    }

    /// The findings about documents that give a year's figures otherwise than the year's own documents state them: documents
    /// of other years that restate them, and papers that quote.
    ///
    /// It compares the documents as they are stored, so the order in which they arrived does not matter.
    func restatementMismatches(in period: Period) -> [Finding] {
        guard let own = years[period.name]?.figures else { return [] }
        let restated = restatements(of: period).flatMap { restatement in
            mismatches(restatement.figures, with: own, by: restatement.filed) { words, value in
                "\(restatement.filed.sourceText) for \(restatement.period) gives the \(words) of \(period) as \(value)"
            }
        }
        let quoted = own.documents.filter(\.isQuotation).flatMap { filed in
            mismatches(filed.reading.figures, with: own, by: filed) { words, value in
                "\(filed.sourceText) quotes the \(words) as \(value)"
            }
        }
        return restated + quoted
    }

    private func mismatches(
        _ figures: [FigureName: Figure], with own: YearFigures, by filed: FiledReading,
        _ clause: (_ words: String, _ value: String) -> String
    ) -> [Finding] {
        let differing = figures.filter { name, figure in
            guard let stated = own.judged(name), stated.figure.contradicts(figure) else { return false }
            return mayDiffer(figure, with: own)
        }
        // Of one quantity under two names the derived one was held against the Ombudsman's letter.
        let named = differing.keys.filter { name in !differing.values.contains { $0.isSame(as: name) } }
        return named.sorted().compactMap { name in
            guard let figure = differing[name], let stated = own.judged(name) else { return nil }
            let words = "\(name.words) (\(name))"
            return Finding(
                code: .restatementMismatch, figures: [name],
                message:
                    "\(clause(words, figure.wording)), “\(stated.filed.document.name)” as \(stated.figure.wording).",
                place: figure.place)
        }
    }
}

/// Whether a figure's difference says anything: a derived figure differs because the stated ones do, unless it is the same
/// quantity under the letter's name, or the year's own documents lack the stated ones.
private func mayDiffer(_ figure: Figure, with own: YearFigures) -> Bool {
    guard case .derived(let sources) = figure.basis else { return true }
    return sources.count == 1 || sources.allSatisfy { own.judged($0) == nil }
}

extension FiledReading {
    /// The document at the start of a sentence: The report “a.txt”.
    fileprivate var sourceText: String {
        let noun =
            switch kind {
            case _ where isQuotation: "paper"
            case .annualReviewLetter: "letter"
            case .performancePage: "statistics page"
            case .dataTable: "data table"
            case .complaintsReport: "report"
            }
        return "The \(noun) “\(document.name)”"
    }
}

extension Figure {
    /// Whether the figure is another one's quantity under another name: the complaints upheld, as the letters call them.
    fileprivate func isSame(as name: FigureName) -> Bool { basis == .derived(from: [name]) }

    /// Whether two documents contradict each other by these values. One may round a rate that the other cuts off.
    func contradicts(_ other: Figure) -> Bool {
        unit == .percent ? abs(value - other.value) > 1 : value != other.value
    }

    /// The value for people, with its unit.
    var wording: String {
        switch unit {
        case .percent: percent(value)
        case .pounds: value.poundsText
        case .days: "\(number(value)) days"
        case .count, .per100k: number(value)
        }
    }
}
