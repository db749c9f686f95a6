import ControlInterface
import Model
import Oversight

/// The alerts in words, with what was done about them.
extension CommitteeReport {
    var alertSection: PageSection {
        let ofYear = year.alerts
        let others = report.years.filter { $0.period != period }.flatMap(\.alerts).filter { $0.state == .raised }
        var content: [HTML] = [
            HTML(
                .p,
                "ombudsd raises an alert where a figure, or a document's words, need somebody's attention. Notes of those who took one up say what was done."
            )
        ]
        let open = ofYear.filter { $0.state == .raised } + others
        content +=
            open.isEmpty
            ? [HTML(.p, "No alert stands about \(authority.name).")] : open.map(article)
        let ended = ofYear.filter { $0.state == .resolved }
        if !ended.isEmpty {
            content.append(HTML(.h3, "No longer standing"))
            content += ended.map(article)
        }
        return PageSection(id: "alerts", title: "Alerts, and what was done", content: content)
    }

    private func article(_ alert: Alert) -> HTML {
        let state: HTML =
            alert.state == .resolved
            ? "Ended on \(alert.changedAt.dayText)."
            : "Raised on \(alert.raisedAt.dayText)\(alert.silenced ? ", silenced" : "")."
        let done: HTML =
            alert.acknowledgement.map {
                let note = $0.note.map { ": \($0)" } ?? ", without a note."
                return "Taken up by \($0.by.displayText) on \($0.at.dayText)\(note)"
            } ?? (alert.state == .resolved ? .empty : "Nobody has taken it up yet.")
        let place = alert.source.map { ", \($0.displayText)" } ?? ""
        return HTML(
            .div, [.style(.alert)],
            [
                HTML(
                    .p,
                    HTML(.span, [.style(.state)], HTML(text: "\(alert.severity.word): ")) + HTML(text: alert.message)),
                HTML(.p, [], [state, " ", HTML(.strong, done)]),
                HTML(
                    .p, [.style(.note)],
                    "It rests on \(alert.document.name)\(place). Its name is \(HTML(.code, HTML(text: alert.id)))."),
            ])
    }

    /// The remarks and doubts that the documents raise, and what people noted and corrected.
    var remarkSection: PageSection? {
        let mended = years.reversed().flatMap { year in
            year.mendings.map { HTML(.li, "\(year.period.name): \($0.act.rawValue) \($0.displayText(in: year))") }
        }
        let findings = years.reversed().flatMap { year in year.findings.map { (year: year, finding: $0) } }
        guard !findings.isEmpty || !mended.isEmpty else { return nil }
        let items = findings.map { year, finding in
            HTML(
                .li,
                "\(year.period.name): \(finding.message) \(HTML(.span, [.style(.muted)], "(\(finding.code.words); \(finding.place.displayText): “\(finding.place.text)”)"))"
            )
        }
        return PageSection(
            id: "remarks", title: "Remarks, and figures in doubt", content: [HTML(.ul, [], mended + items)])
    }
}

extension Severity {
    /// The word for a reader who knows no priorities of a journal.
    fileprivate var word: String {
        switch self {
        case .error: "Needs an explanation"
        case .warning: "Look into it"
        case .notice, .info: "For information"
        }
    }
}

extension Finding.Code {
    fileprivate var words: String {
        switch self {
        case .totalMismatch: "parts and total differ"
        case .rateMismatch: "rate and counts differ"
        case .figureConflict, .documentConflict: "two values"
        case .changeMismatch: "change and values differ"
        case .figureUnclear: "unclear"
        case .peerAverageConflict: "other letters state another average"
        case .restatementMismatch: "another document says otherwise"
        case .poorerCopy: "a poorer copy"
        case .remarkRefusedRecommendation, .remarkPublicReport: "remark"
        }
    }
}

extension Timestamp {
    /// As `21 November 2026`.
    var dayText: String { calendarDay(day) ?? description }
}
