public import Model

/// The figures of an authority's year, each with the document that states it.
///
/// - The Ombudsman's letter speaks before his statistics page, and that before the council's own report. Of several of
///   a kind the one with the later date speaks, and of those with equal dates the later arrival. Reports of single
///   services come behind the council's own, and papers that only quote another document last.
/// - The next document in this order fills in the figures that the document that speaks does not give, with one
///   exception:
/// - a superseded letter fills in only the figures that the later letter has, but that could not be read there
///   (`figure-unclear` names them). A figure that a later letter no longer gives was withdrawn, and is gone.
public struct YearFigures: Sendable {
    /// The documents, the one that speaks for the year first.
    public let documents: [FiledReading]

    /// - Parameter documents: in the order of arrival.
    public init(_ documents: [FiledReading]) {
        guard documents.count > 1 else {
            self.documents = documents
            return
        }
        self.documents = documents.enumerated().sorted { left, right in
            (Self.rank(left.element), left.element.date ?? "", left.offset)
                > (Self.rank(right.element), right.element.date ?? "", right.offset)
        }.map(\.element)
    }

    /// The document that speaks for the year.
    public var principal: FiledReading? { documents.first }

    /// Finds a figure, and the document that states it.
    public func figure(_ name: FigureName) -> (figure: Figure, filed: FiledReading)? {
        figure(name, among: documents[...])
    }

    /// Finds a figure that the Ombudsman states, in a letter or on his page.
    func ofOmbudsman(_ name: FigureName) -> Figure? {
        figure(name, among: documents.prefix { $0.kind != .complaintsReport && !$0.isQuotation })?.figure
    }

    /// Finds a figure that alerts may rest on: one that a document states itself, and does not quote.
    func judged(_ name: FigureName) -> (figure: Figure, filed: FiledReading)? {
        guard let found = figure(name, among: documents.prefix { !$0.isQuotation }),
            !found.filed.reading.restsOnQuotation(name)
        else { return nil }
        return found
    }

    private func figure(
        _ name: FigureName, among documents: ArraySlice<FiledReading>
    ) -> (figure: Figure, filed: FiledReading)? {
        var isUnclear = true
        for (index, filed) in documents.enumerated() {
            let isSuperseded = index > 0 && filed.kind == .annualReviewLetter && !filed.isQuotation
            // A superseded letter has nothing to fill in then, so it need not be decoded.
            if isSuperseded && !isUnclear { continue }
            let reading = filed.reading
            if let figure = reading.figures[name] { return (figure, filed) }
            isUnclear = isUnclear && reading.hasUnclear(name)
        }
        return nil
    }

    /// Every figure of the year.
    public var all: [FigureName: (figure: Figure, filed: FiledReading)] {
        var all: [FigureName: (figure: Figure, filed: FiledReading)] = [:]
        for filed in documents {
            for name in filed.reading.figures.keys where all[name] == nil { all[name] = figure(name) }
        }
        return all
    }

    /// The place of a document among those of a year; the highest speaks.
    static func rank(_ filed: FiledReading) -> Int {
        if filed.isQuotation { return -2 }
        if filed.isOfServicesOnly { return -1 }
        return switch filed.kind {
        case .annualReviewLetter: 2
        case .performancePage: 1
        case .complaintsReport: 0
        }
    }
}

extension Reading {
    /// Whether the document has the figure, but its number could not be read.
    fileprivate func hasUnclear(_ name: FigureName) -> Bool {
        findings.contains { $0.code == .figureUnclear && $0.figures.contains(name) }
    }
}
