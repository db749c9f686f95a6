import ControlInterface
import Model
import Oversight

/// A ranking of councils by one figure of one year.
struct Comparison: Encodable {
    /// A council that has the figure.
    struct Ranked: Encodable {
        /// From 1, the highest value first; councils with the same value share a rank.
        var rank: Int
        var authority: Authority
        var value: Double
        /// The counts behind a rate with the 95% interval in percent; nil where they are unknown.
        var evidence: SampleEvidence?
        /// The average that the council is compared with; nil where it is unknown.
        var average: Double?
        var position: Position?
        /// Whether a finding names the figure.
        var doubtful: Bool
        var document: DocumentReference
        var source: Place
        /// The person who entered the value, when and why; nil for one that was read.
        var entered: Figure.Entry?
    }

    /// The place of a value against the average of similar authorities.
    enum Position: String, Codable {
        case above, below, equal
        /// The average lies inside the 95% interval, so that so few cases can't tell.
        case mayBeChance

        /// - Parameters:
        ///   - average: in the value's unit.
        ///   - evidence: the counts behind the value, where they are known.
        init(of value: Double, against average: Double, _ evidence: SampleEvidence?) {
            if value == average {
                self = .equal
            } else if let evidence, evidence.interval[0] <= average, average <= evidence.interval[1] {
                self = .mayBeChance
            } else {
                self = value > average ? .above : .below
            }
        }

        var words: String { self == .mayBeChance ? "may be chance" : rawValue }
    }

    /// A council that has no rank, and why.
    struct Unranked: Encodable, Equatable {
        var authority: Authority
        var reason: String
    }

    /// The line of the average.
    struct Average: Encodable, Equatable {
        var value: Double
        var basis: PeerBasis
        /// Its source, in words.
        var source: String
    }

    /// The values below which a quarter, a half and three quarters of the councils lie.
    struct Quartiles: Encodable, Equatable {
        var lower: Double
        var median: Double
        var upper: Double
    }

    var schema = "ombudsd.comparison/1"
    var by: ComparedFigure
    var figure: FigureName
    var period: Period
    var ranked: [Ranked]
    var unranked: [Unranked]
    /// nil where councils of several types are compared, or where it is unknown.
    var average: Average?
    /// nil for fewer than eight councils.
    var quartiles: Quartiles?

    /// Ranks councils.
    ///
    /// - Parameters:
    ///   - authorities: those to be compared.
    ///   - years: their figures of the period.
    ///   - entries: the authorities of the store, whose documents may all be withdrawn.
    init(
        of authorities: [Authority], by figure: ComparedFigure, in period: Period, _ years: [FiguresReport.Year],
        among entries: [AuthoritiesReport.Entry] = []
    ) {
        by = figure
        self.figure = figure.names[0]
        self.period = period
        let withDocuments = Set(entries.filter { $0.periods.contains(period.name) }.map(\.authority.slug))
        let found = Dictionary(years.map { ($0.authority.slug, $0) }) { first, _ in first }
        var ranked: [Ranked] = []
        unranked = []
        for authority in authorities {
            let year = found[authority.slug]
            if let year, let entry = Self.entry(of: year, by: figure) {
                ranked.append(entry)
            } else {
                let isWithdrawn = year == nil && withDocuments.contains(authority.slug)
                unranked.append(
                    Unranked(
                        authority: authority,
                        reason: isWithdrawn
                            ? "what was here for \(period.name) was withdrawn" : Self.reason(year, figure, period)))
            }
        }
        ranked.sort { ($1.value, $0.authority.slug) < ($0.value, $1.authority.slug) }
        for index in ranked.indices {
            ranked[index].rank =
                index > 0 && ranked[index].value == ranked[index - 1].value ? ranked[index - 1].rank : index + 1
        }
        self.ranked = ranked
        quartiles = Self.quartiles(ranked.map(\.value))
        if Set(ranked.map(\.authority.kind)).count == 1 {
            average = Self.average(
                ranked.compactMap { entry in figure.measure.flatMap { found[entry.authority.slug]?.peerAverages[$0] } },
                ranked.map(\.value), isPublished: figure.measure != nil)
        }
    }

    private static func entry(of year: FiguresReport.Year, by figure: ComparedFigure) -> Ranked? {
        guard let name = figure.names.first(where: { isOmbudsmans($0, in: year) }), let own = year.figures[name] else {
            return nil
        }
        let average = figure.measure.flatMap { year.peerAverages[$0]?.value }
        let evidence = figure.evidence(year.figures.filter { isOmbudsmans($0.key, in: year) }, average: average)
        let position = average.map { Position(of: own.value, against: $0, evidence) }
        return Ranked(
            rank: 0, authority: year.authority, value: own.value, evidence: evidence, average: average,
            position: position,
            doubtful: year.doubtful.contains(name), document: year.source(of: name).document, source: own.place,
            entered: own.entry)
    }

    /// Whether the Ombudsman gives a figure: councils are not compared by what their own reports count, nor by quotations.
    private static func isOmbudsmans(_ name: FigureName, in year: FiguresReport.Year) -> Bool {
        guard let figure = year.figures[name] else { return false }
        return !figure.isQuoted && year.source(of: name).kind != .complaintsReport
    }

    private static func reason(_ year: FiguresReport.Year?, _ figure: ComparedFigure, _ period: Period) -> String {
        guard let year else { return "no document for \(period.name)" }
        guard let name = figure.names.first(where: { year.figures[$0] != nil }) else {
            return year.kind == .complaintsReport ? "no letter for \(period.name)" : "its letter gives none"
        }
        return year.figures[name]?.isQuoted == true ? "only quoted by another paper" : "only its own report gives it"
    }

    // MARK: Averages

    /// The fewest councils whose mean says something, as for the averages that alerts rest on.
    private static let fewest = 5

    private static func average(_ peers: [PeerAverage], _ values: [Double], isPublished: Bool) -> Average? {
        let given = Dictionary(grouping: peers.filter { $0.value != nil && $0.basis != .computed && $0.basis != nil }) {
            $0.value ?? 0
        }
        if let (value, averages) = given.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
            let first = averages.first(where: { $0.basis == .letter }) ?? averages.first, let basis = first.basis
        {
            var source = basis == .letter ? "stated in the letters" : basis.displayText
            if let name = first.source { source += " (\(name))" }
            if given.count > 1 {
                let others = given.keys.filter { $0 != value }.sorted().map { "\($0.displayText)" }
                source += "; other letters state \(others.joined(separator: ", "))"
            }
            return Average(value: value, basis: basis, source: source)
        }
        guard values.count >= fewest else { return nil }
        let mean = (values.reduce(0, +) / Double(values.count) * 10).rounded() / 10
        return Average(
            value: mean, basis: .computed,
            source: "the mean of the \(values.count) councils ranked here"
                + (isPublished ? ", as no letter states one" : ""))
    }

    /// The quartiles by linear interpolation, the method 7 of Hyndman and Fan, "Sample quantiles in statistical packages",
    /// *The American Statistician* 50 (1996) 361–365, which spreadsheets use.
    private static func quartiles(_ values: [Double]) -> Quartiles? {
        guard values.count >= 8 else { return nil }
        let sorted = values.sorted()
        func quantile(_ share: Double) -> Double {
            let place = share * Double(sorted.count - 1)
            let (below, above) = (Int(place), min(Int(place) + 1, sorted.count - 1))
            let value = sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
            return (value * 10).rounded() / 10
        }
        return Quartiles(lower: quantile(0.25), median: quantile(0.5), upper: quantile(0.75))
    }

    /// The quarter that a value lies in, in words: "in the highest quarter"; nil without quartiles.
    func quarter(of value: Double) -> String? {
        guard let quartiles else { return nil }
        if value >= quartiles.upper { return "in the highest quarter" }
        if value <= quartiles.lower { return "in the lowest quarter" }
        return value > quartiles.median ? "above the median" : "not above the median"
    }
}
