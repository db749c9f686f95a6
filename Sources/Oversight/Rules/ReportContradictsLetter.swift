import Model

/// The council's own report gives figures of the Ombudsman's for the year that his letter or page contradicts.
struct ReportContradictsLetter: YearRule {
    let rule = Rule.reportContradictsLetter

    func judge(_ year: YearView) -> Judgement? {
        guard let report = year.figures.documents.first(where: { $0.kind == .complaintsReport }) else {
            return nil
        }
        let contradictions = report.reading.figures.sorted { $0.key < $1.key }.compactMap { name, figure in
            year.figures.ofOmbudsman(name).flatMap { stated in
                Self.contradict(figure, stated) ? (name: name, figure: figure, stated: stated) : nil
            }
        }
        // What stands in the text comes first: what was worked out differs because of it.
        guard let first = contradictions.first(where: { !$0.figure.isDerived }) ?? contradictions.first else {
            return nil
        }
        var message =
            "\(year.subject): the council's own report gives \(first.name) as \(number(first.figure.value)), the "
            + "Ombudsman's letter as \(number(first.stated.value))"
        if contradictions.count > 1 { message += ", and differs in \(contradictions.count - 1) more" }
        return Judgement(
            rule: rule, value: nil, threshold: nil, message: message + ".", document: report.document,
            source: first.figure.place)
    }

    /// A rate may be rounded here and cut off there.
    private static func contradict(_ left: Figure, _ right: Figure) -> Bool {
        left.unit == .percent ? abs(left.value - right.value) > 1 : left.value != right.value
    }
}
