public import Model

/// The figures of an authority's year, each with the document that states it.
///
/// - The Ombudsman's letter speaks before his statistics page, and that before the council's own report. Of several of
///   a kind the one with the later date speaks. Reports of single services come behind the council's own, and papers that only
///   quote another document last.
/// - Of several of a kind and date, or without one, the one with the most figures speaks, in the order of
///   `Edition.editions(of:)`.
/// - The next document in this order fills in the figures that the document that speaks does not give, with one
///   exception:
/// - a superseded letter, one with an earlier date, fills in only the figures that the later letter has, but that could not be
///   read there (`figure-unclear` names them). A figure that a later letter no longer gives was withdrawn, and is gone.
public struct YearFigures: Sendable {
    /// The documents, the one that speaks for the year first.
    public let documents: [FiledReading]
    /// The documents by kind and date, in the same order. Of copies that say the same, only the first arrival.
    private let groups: [[FiledReading]]

    /// - Parameter documents: in the order of arrival.
    public init(_ documents: [FiledReading]) {
        guard documents.count > 1 else {
            self.documents = documents
            groups = documents.isEmpty ? [] : [documents]
            return
        }
        let sorted = documents.enumerated().sorted { left, right in
            let (leftKey, rightKey) = (Self.place(of: left.element), Self.place(of: right.element))
            return leftKey == rightKey ? left.offset < right.offset : leftKey > rightKey
        }.map(\.element)
        var all: [FiledReading] = []
        var groups: [[FiledReading]] = []
        var rest = sorted[...]
        while let first = rest.first {
            let group = rest.prefix { Self.place(of: $0) == Self.place(of: first) }
            rest = rest[group.endIndex...]
            guard group.count > 1 else {
                all.append(first)
                groups.append([first])
                continue
            }
            let editions = Edition.editions(of: Array(group))
            all += editions.flatMap(\.copies)
            groups.append(editions.compactMap(\.copies.first))
        }
        self.documents = all
        self.groups = groups
    }

    /// The document that speaks for the year.
    public var principal: FiledReading? { documents.first }

    /// The documents of the kind and date of the one that speaks, which is the first of them.
    var speakers: [FiledReading] { groups.first ?? [] }

    /// Finds a figure, and the document that states it.
    public func figure(_ name: FigureName) -> (figure: Figure, filed: FiledReading)? {
        figure(name, among: groups[...])
    }

    /// Finds a figure that the Ombudsman states, in a letter or on his page.
    func ofOmbudsman(_ name: FigureName) -> Figure? {
        figure(name, among: groups.prefix { $0[0].kind != .complaintsReport && !$0[0].isQuotation })?.figure
    }

    /// Finds a figure that alerts may rest on: one that a document states itself, and does not quote.
    func judged(_ name: FigureName) -> (figure: Figure, filed: FiledReading)? {
        guard let found = figure(name, among: groups.prefix { !$0[0].isQuotation }),
            !found.filed.reading.restsOnQuotation(name)
        else { return nil }
        return found
    }

    private func figure(
        _ name: FigureName, among groups: ArraySlice<[FiledReading]>
    ) -> (figure: Figure, filed: FiledReading)? {
        var isUnclear = true
        for (index, group) in groups.enumerated() {
            // A superseded letter has nothing to fill in then, so it need not be decoded.
            if isSuperseded(index) && !isUnclear { continue }
            var isUnclearHere = false
            for filed in group {
                let reading = filed.reading
                if let figure = reading.figures[name] { return (figure, filed) }
                isUnclearHere = isUnclearHere || reading.hasUnclear(name)
            }
            isUnclear = isUnclear && isUnclearHere
        }
        return nil
    }

    /// Whether a group's letters have an earlier date than the letter that speaks.
    private func isSuperseded(_ index: Int) -> Bool {
        index > 0 && groups[index][0].kind == .annualReviewLetter && !groups[index][0].isQuotation
    }

    /// The documents of one kind and date that are several and say what counts: neither superseded nor quoted.
    var comparedGroups: [[FiledReading]] {
        groups.indices.lazy.filter { groups[$0].count > 1 && !isSuperseded($0) }.map { groups[$0] }
            .filter { !$0[0].isQuotation }
    }

    /// Every figure of the year.
    public var all: [FigureName: (figure: Figure, filed: FiledReading)] {
        var all: [FigureName: (figure: Figure, filed: FiledReading)] = [:]
        for filed in groups.joined() {
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

    /// The place by rank and date. Documents without a date come last of their rank.
    private static func place(of filed: FiledReading) -> (Int, String) { (rank(filed), filed.date ?? "") }
}

extension Reading {
    /// Whether the document has the figure, but its number could not be read.
    fileprivate func hasUnclear(_ name: FigureName) -> Bool {
        findings.contains { $0.code == .figureUnclear && $0.figures.contains(name) }
    }
}
