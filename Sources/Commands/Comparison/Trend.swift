import ControlInterface
import Model
import Oversight

/// One figure of one authority over the years.
struct Trend: Encodable {
    /// One year.
    struct Year: Encodable {
        var period: Period
        /// nil for a year whose documents do not give the figure.
        var figure: Figure?
        /// The change on the year before; nil where either value is unknown, or where the two do not compare.
        var change: Double?
        /// The average in similar authorities; nil where it is unknown, or there is none for the figure.
        var average: Double?
        var evidence: SampleEvidence?
        /// Whether a finding names the figure.
        var doubtful: Bool
        var document: DocumentReference
        var kind: DocumentKind
    }

    var schema = "ombudsd.trend/1"
    var authority: Authority
    var figure: FigureName
    /// The earliest first.
    var years: [Year]
    /// The sentences without which the years would be compared wrongly.
    var notes: [String]

    init(of authority: Authority, _ figure: FigureName, _ found: [FiguresReport.Year]) {
        self.authority = authority
        self.figure = figure
        let measure = Measure.allCases.first { $0.own == figure }
        let compared = ComparedFigure.allCases.first { $0.names.contains(figure) }
        var years: [Year] = []
        for year in found.sorted(by: { $0.period < $1.period }) {
            let own = year.figures[figure]
            let average = measure.flatMap { year.peerAverages[$0]?.value }
            let before = years.last.flatMap { $0.period == year.period.before ? $0.figure : nil }
            let compares =
                !figure.dependsOnSelection || year.period.isSelective == year.period.before?.isSelective
            var change: Double?
            if let own, let before, own.unit == before.unit, compares {
                change = ((own.value - before.value) * 100).rounded() / 100
            }
            let source = year.source(of: figure)
            years.append(
                Year(
                    period: year.period, figure: own, change: change, average: average,
                    evidence: own.flatMap { _ in compared?.evidence(year.figures, average: average) },
                    doubtful: year.doubtful.contains(figure), document: source.document, kind: source.kind))
        }
        self.years = years
        notes = YearNotes.notes(years.filter { $0.figure != nil }.map(\.period), [figure])
    }

    /// The figures that a trend looks at: its own and the counts behind it.
    static func wanted(_ figure: FigureName) -> [FigureName] {
        let compared = ComparedFigure.allCases.first { $0.names.contains(figure) }
        return [figure] + (compared?.wanted ?? []).filter { $0 != figure }
    }

    /// Everything for a person, one string a line.
    func lines(fitting width: Int?) -> [String] {
        let known = years.compactMap(\.figure)
        let largest = figure.unit == .percent ? 100 : known.map(\.value).max() ?? 0
        let hasAverage = years.contains { $0.average != nil }
        let hasInterval = years.contains { $0.evidence != nil } && (width ?? .max) >= 60
        let hasBar = (width ?? 0) >= 100
        let hasPlace = (width ?? .max) >= 60
        var headings: [(String, TextTable.Alignment)] = [("YEAR", .left), ("VALUE", .right), ("CHANGE", .right)]
        if hasAverage { headings.append(("AVERAGE", .right)) }
        if hasInterval { headings.append(("INTERVAL", .right)) }
        if hasBar { headings.append(("", .left)) }
        if hasPlace { headings.append(("WHERE", .name)) }
        var table = TextTable(headings)
        var last: Period?
        for year in years {
            if let last, !last.isSelective, year.period.isSelective, figure.dependsOnSelection {
                table.add([(YearNotes.breakMark, .dim)] + headings.dropFirst().map { _ in ("", .plain) })
            }
            for missing in Self.between(last, year.period) {
                table.add([(missing.markedName, .dim), ("-", .dim)] + headings.dropFirst(2).map { _ in ("", .plain) })
            }
            last = year.period
            var cells: [(String, Style)] = [
                (year.period.markedName, .plain),
                (
                    (year.figure?.cellText ?? "unknown")
                        + FigureMark.signs(isInDoubt: year.doubtful, isEntered: year.figure?.isEntered == true),
                    year.figure == nil ? .yellow : .bold
                ),
                (year.change.map { Change.text($0, since: 0, figure.unit) } ?? "", .plain),
            ]
            if hasAverage { cells.append((year.average.map { Self.text($0, figure.unit) } ?? "", .plain)) }
            if hasInterval {
                let interval = year.evidence?.interval.map { $0.rounded().displayText }.joined(separator: "-")
                cells.append((interval.map { $0 + "%" } ?? "", .plain))
            }
            if hasBar {
                cells.append((year.figure.map { Sparkline.bar($0.value, upTo: largest, width: 20) } ?? "", .cyan))
            }
            if hasPlace {
                let place = year.figure.map { "\($0.place.displayText) of \(year.document.name)" }
                cells.append((place ?? year.document.name, .dim))
            }
            table.add(cells)
        }
        let heading = "\(authority.name): \(figure.words)"
        var lines = Paragraph.lines(printable(heading), fitting: width).map(Style.bold.callAsFunction)
        lines += table.lines(fitting: width)
        var remarks = notes
        if years.contains(where: \.doubtful) {
            remarks.append("! A finding names this figure; `ombudsctl show \(authority.slug) --year YEAR` tells it.")
        }
        for year in years {
            guard let figure = year.figure, figure.isEntered else { continue }
            remarks.append("\(FigureMark.entered) \(year.period.name): \(printable(figure.place.text))")
        }
        if hasInterval { remarks.append("Interval: 95%, by Wilson's method.") }
        if !remarks.isEmpty { lines.append("") }
        return lines + remarks.flatMap { Paragraph.lines($0, fitting: width, hanging: 2) }.map(Style.dim.callAsFunction)
    }

    private static func text(_ value: Double, _ unit: Unit) -> String {
        Figure(value: value, unit: unit, place: Place(page: 1, line: 1, text: "")).cellText
    }

    /// The years between two others.
    private static func between(_ last: Period?, _ next: Period) -> [Period] {
        guard let last, last.endYear + 1 < next.endYear else { return [] }
        return (last.endYear + 1..<next.endYear).compactMap { Period(endYear: $0) }
    }
}
