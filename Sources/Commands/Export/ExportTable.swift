import ControlInterface
import Model
import Oversight

/// The tables that can be exported: their columns and rows. A column is never renamed or moved; new ones come at the end.
enum ExportTable {
    // MARK: Figures

    static let figureColumns = ExportColumn.figures.map(\.name)

    /// A row for each figure of a year.
    static func rows(of year: FiguresReport.Year) -> [[ExportCell]] {
        year.figures.sorted { $0.key < $1.key }.map { name, figure in
            let source = year.source(of: name)
            var derivedFrom: [FigureName] = []
            if case .derived(let from) = figure.basis { derivedFrom = from }
            return authority(year.authority) + [
                .text(year.period.name), .text(year.period.end), .text(name.rawValue), .number(figure.value),
                .text(figure.unit.rawValue), .text(figure.basis.displayText),
                ExportCell(derivedFrom.isEmpty ? nil : derivedFrom.map(\.rawValue).joined(separator: " ")),
                .flag(year.doubtful.contains(name)), .text(source.document.name), .text(source.document.sha256),
                .text(source.kind.rawValue),
            ] + place(figure.place)
        }
    }

    // MARK: Alerts

    static let alertColumns = ExportColumn.alerts.map(\.name)

    static func row(of alert: Alert) -> [ExportCell] {
        let evidence = alert.evidence
        let acknowledgement = alert.acknowledgement
        var cells = alert.authority.map(authority) ?? [.none, .none, .none, .none]
        cells += [
            ExportCell(alert.period), ExportCell(alert.period.flatMap { Period(name: $0) }?.end), .text(alert.id),
            .text(alert.rule.rawValue), .text(alert.severity.name), .text(alert.state.rawValue),
            .flag(alert.acknowledged), .flag(alert.silenced), ExportCell(alert.value), ExportCell(alert.threshold),
            ExportCell(alert.peerBasis?.rawValue), ExportCell(alert.peers?.source),
        ]
        cells += [
            ExportCell(evidence.map { Double($0.upheld) }), ExportCell(evidence.map { Double($0.investigations) }),
            ExportCell(evidence?.pValue), ExportCell(evidence?.interval.first), ExportCell(evidence?.interval.last),
        ]
        cells += [
            .text(alert.message), .text(alert.raisedAt.description), .text(alert.changedAt.description),
            ExportCell(acknowledgement.map { $0.by.name ?? "user \($0.by.uid)" }), ExportCell(acknowledgement?.note),
            .text(alert.document.name), .text(alert.document.sha256),
        ]
        return cells + (alert.source.map(place) ?? [.none, .none, .none, .none])
    }

    // MARK: Documents

    static let documentColumns = ExportColumn.documents.map(\.name)

    static func row(of entry: DocumentsReport.Entry) -> [ExportCell] {
        [
            .text(entry.name), .text(entry.sha256), .text(entry.outcome.rawValue), ExportCell(entry.kind),
            ExportCell(entry.authority), ExportCell(entry.period),
            ExportCell(entry.period.flatMap { Period(name: $0) }?.end), ExportCell(entry.arrivedAt?.description),
            ExportCell(entry.reason),
        ]
    }

    // MARK: Their parts

    private static func authority(_ authority: Authority) -> [ExportCell] {
        [.text(authority.name), .text(authority.slug), .text(authority.kind.rawValue), ExportCell(authority.gss)]
    }

    private static func place(_ place: Place) -> [ExportCell] {
        let part = place.part == .whole ? nil : "\(place.part)"
        return [ExportCell(part), .number(Double(place.page)), .number(Double(place.line)), .text(place.text)]
    }
}

extension Severity {
    /// The name that journalctl has for it.
    var name: String {
        switch self {
        case .error: "err"
        case .warning: "warning"
        case .notice: "notice"
        case .info: "info"
        }
    }
}
