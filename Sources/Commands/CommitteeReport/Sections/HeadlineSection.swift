import ControlInterface
import Model
import Oversight

/// The year in words and in three numbers.
extension CommitteeReport {
    var headline: PageSection {
        var sentences = Self.headlines.map(sentence)
        let open = report.years.flatMap(\.alerts).filter { $0.state == .raised }
        if !open.isEmpty {
            let looked = open.count { $0.acknowledged }
            let state =
                looked == open.count
                ? "someone looks after \(open.count == 1 ? "it" : "all of them")"
                : looked == 0
                    ? "nobody has taken \(open.count == 1 ? "it" : "them") up yet"
                    : "someone looks after \(looked) of them"
            sentences.append(
                "\(counted(open.count, "alert")) \(agreeing(open.count, "stands", "stand")) about the council; \(state). \(HTML(.a, [.link(.place("alerts"))], "See the alerts"))."
            )
        }
        for finding in year.findings where finding.code.isRemark {
            sentences.append(HTML(text: finding.message))
        }
        let facts = Self.headlines.map(fact)
        return PageSection(
            id: "headline", title: "The year in brief",
            content: [
                HTML(.dl, [.style(.facts)], facts),
                HTML(.div, [.style(.lead)], HTML(.ul, [], sentences.map { HTML(.li, $0) })),
            ])
    }

    private static let headlines: [Measure] = [.uphold, .compliance, .remedy]

    private func fact(_ measure: Measure) -> HTML {
        let detail: HTML
        if let assessment = RateAssessment(measure, in: year) {
            let average: HTML =
                assessment.average.map { "Average of similar authorities: \($0.displayText)%" }
                ?? "Average of similar authorities: unknown"
            let cases = assessment.evidence.map { ". \($0.upheld) of \(counted($0.investigations, "case"))" } ?? ""
            detail = average + HTML(text: cases)
        } else {
            detail = HTML(text: UnknownFigures.reason(for: measure.own, in: year))
        }
        let number = year.figures[measure.own].map { "\($0.cellText)" } ?? "unknown"
        let doubt =
            isInDoubt(measure.own, in: year) ? HTML(.span, [.style(.doubt)], ". In doubt: see the remarks") : .empty
        return HTML(
            .div, [.style(.fact)],
            [
                HTML(.dt, HTML(text: measure.own.title)), HTML(.dd, [.style(.value)], HTML(text: number)),
                HTML(.dd, detail + doubt),
            ])
    }

    private func sentence(_ measure: Measure) -> HTML {
        guard let assessment = RateAssessment(measure, in: year) else {
            return "The \(measure.own.words) is unknown: \(UnknownFigures.reason(for: measure.own, in: year))."
        }
        var sentence = measure.sentence(value(measure.own, in: year))
        if let evidence = assessment.evidence { sentence += " (\(evidence.upheld) of \(evidence.investigations))" }
        if let relation = assessment.relation(averageReference(measure, in: year)) {
            sentence += measure == .compliance && assessment.figure.value == 100 ? "" : ", \(relation)"
        } else {
            sentence += "; the average of similar authorities is unknown"
        }
        if measure == .compliance, assessment.figure.value < 100 {
            sentence += ". Anything below 100% needs an explanation"
        }
        if let change = change(measure.own) { sentence += ". \(change)" }
        if year.kind == .complaintsReport { sentence += ". This is the council's own figure: no letter is here" }
        return sentence + "."
    }

    /// The change on the year before in words; nil where one of the years has none.
    private func change(_ name: FigureName) -> HTML? {
        guard let figure = year.figures[name], let before = years.last(where: { $0.period < period }),
            before.period == period.before, let former = before.figures[name]
        else { return nil }
        if name.dependsOnSelection, period.isSelective, !before.period.isSelective {
            return "It does not compare with the year before, when the Ombudsman selected cases differently"
        }
        let size = abs(((figure.value - former.value) * 100).rounded() / 100)
        guard size > 0 else { return "It was the same the year before" }
        let points = "\(size.displayText) percentage \(size == 1 ? "point" : "points")"
        return "That is \(points) \(figure.value > former.value ? "more" : "less") than the year before"
    }

    /// The reference of an average that the year's own letter states; empty for one that is from elsewhere.
    func averageReference(_ measure: Measure, in year: AuthorityReport.Year) -> HTML {
        guard let figure = year.figures[measure.average], year.peerAverages[measure]?.basis == .letter else {
            return .empty
        }
        return reference(measure.average, figure, in: year)
    }
}
