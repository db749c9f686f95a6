import ControlInterface
import Model
import Oversight

/// The unknown, the averages, the Code, and the places of all numbers.
extension CommitteeReport {
    var unknownSection: PageSection {
        let withdrawn = report.years.filter(\.isWithdrawn)
        var items = withdrawn.map { HTML(text: "\($0.withdrawalText).") }
        items += UnknownFigures.entries(years.reversed()).map { entry -> HTML in
            "\(entry.name.title), \(UnknownFigures.list(entry.periods)): \(entry.reason)."
        }
        for year in years {
            for measure in Measure.allCases where year.figures[measure.own] != nil {
                guard let average = year.peerAverages[measure], average.value == nil else { continue }
                items.append(
                    "\(measure.average.title), \(year.period.name): \(average.unknown ?? "it is not known.")")
            }
        }
        if let first = years.first?.period, let last = years.last?.period {
            let there = Set((years + withdrawn).map(\.period))
            let missing = (first.endYear...last.endYear).compactMap { Period(endYear: $0) }.filter {
                !there.contains($0)
            }
            if !missing.isEmpty { items.append("There is no document for \(UnknownFigures.list(missing)).") }
        }
        if !year.figures.keys.contains(where: { $0.group == "received" && $0 != .receivedTotal }) {
            items.append("Complaints received by service, \(period.name): the documents give none.")
        }
        let earlier = report.years.count { !$0.figures.isEmpty && $0.period < (years.first?.period ?? period) }
        if earlier > 0 {
            items.append(
                "\(counted(earlier, "earlier year")) \(agreeing(earlier, "is", "are")) known and not shown here.")
        }
        items.append(
            "The complaints that the council answered itself, and those that never reached the Ombudsman, are known only as far as its own reports are here."
        )
        return PageSection(
            id: "unknown", title: "What is not known", content: [HTML(.ul, [], items.map { HTML(.li, $0) })])
    }

    var averageSection: PageSection? {
        var items: [HTML] = []
        for measure in Measure.allCases {
            var sourced: [(source: String, years: [AuthorityReport.Year])] = []
            for year in years.reversed() where year.figures[measure.own] != nil {
                guard let average = year.peerAverages[measure], average.value != nil, let basis = average.basis else {
                    continue
                }
                let name = average.source.map { " (\($0))" } ?? ""
                let count = basis == .letter ? "" : average.count.map { ", \(counted($0, "letter"))" } ?? ""
                let source = basis.displayText + name + count
                if let index = sourced.firstIndex(where: { $0.source == source }) {
                    sourced[index].years.append(year)
                } else {
                    sourced.append((source, [year]))
                }
            }
            items += sourced.map { source, years in
                let values = years.map { year -> HTML in
                    let unit = measure.average.unit == .percent ? "%" : ""
                    let value = year.peerAverages[measure]?.value?.displayText ?? ""
                    return " \(value)\(unit)\(averageReference(measure, in: year)) in \(year.period.name),"
                }
                return "\(measure.average.title):\(HTML(values)) from \(source)."
            }
        }
        guard !items.isEmpty else { return nil }
        return PageSection(
            id: "averages", title: "How the averages came about",
            content: [
                HTML(
                    .p,
                    "The average is that of the letter itself; else of another letter of the same type and year; else of a published table; else the mean of the letters here, from five up, the council left out."
                ), HTML(.ul, [], items.map { HTML(.li, $0) }),
            ])
    }

    /// The parts of the yearly report that the Ombudsman's Complaint Handling Code asks for, and where they stand.
    var codeSection: PageSection {
        let hasRemark = years.contains { $0.findings.contains { $0.code == .remarkPublicReport } }
        func place(_ id: String, _ words: HTML) -> HTML { HTML(.a, [.link(.place(id))], words) }
        let rows: [(String, HTML)] = [
            ("A yearly self-assessment against the Code", "Not here: attach the council's own."),
            (
                "An analysis of how complaints were handled, in words and numbers",
                "\(place("headline", "The year in brief")) and the sections after it, as far as the Ombudsman's documents and the council's reports give them."
            ),
            ("A summary of the complaints that the council refused to accept", "Not here: the documents do not say."),
            (
                "Findings that the Code was not followed",
                "Not here, unless an alert says so: \(place("alerts", "alerts"))."
            ),
            (
                "The service improvements made from what was learnt",
                "The notes of those who took \(place("alerts", "alerts")) up. Add what else was done."
            ),
            (
                "The Ombudsman's annual letter",
                year.kind != .annualReviewLetter || year.isQuotationOnly
                    ? "Not here: the figures are from \(year.isQuotationOnly ? quotationText : year.kind.displayText)."
                    : "\(year.document.name), SHA-256 \(HTML(.code, HTML(text: year.document.sha256))). Attach it."
            ),
            (
                "Other reports of the Ombudsman about the council",
                hasRemark
                    ? "The documents speak of some: \(place("remarks", "remarks"))." : "The documents speak of none."
            ),
        ]
        var table = PageTable(
            caption: "The yearly report of paragraph 8.1 of the Complaint Handling Code",
            columns: [("The Code asks for", false), ("Here", false)])
        table.rows = rows.map { PageTable.Row(heading: HTML(text: $0.0), cells: [PageTable.Cell(content: $0.1)]) }
        return PageSection(
            id: "code", title: "The Complaint Handling Code, 8.1",
            content: [
                HTML(
                    .p,
                    "The Local Government and Social Care Ombudsman's Complaint Handling Code asks councils for a yearly report on complaints performance and service improvement. This page is a part of one."
                ), table.html,
            ])
    }

    var sourceSection: PageSection {
        var documents: [(document: DocumentReference, words: String)] = []
        for year in years.reversed() {
            for document in [year.document] + year.sources.values.sorted(by: { $0.name < $1.name })
            where !documents.contains(where: { $0.document == document }) {
                documents.append((document, year.period.name))
            }
        }
        let files = documents.map {
            HTML(.li, "\($0.words): \($0.document.name), SHA-256 \(HTML(.code, HTML(text: $0.document.sha256)))")
        }
        return PageSection(
            id: "sources", title: "Where each number stands",
            content: [
                HTML(
                    .p, "Pages and lines count from 1 in the text of the document. The numbers in brackets lead here."),
                HTML(.h3, "Documents about \(authority.name)"), HTML(.ul, [], files), HTML(.h3, "Numbers"),
                sources.list,
            ])
    }
}
