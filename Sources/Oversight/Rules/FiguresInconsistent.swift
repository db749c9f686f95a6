import Letters

/// Figures of the Ombudsman's letter or page contradict each other, so that one of them must be wrong.
///
/// A council's own report is not judged by this rule: its contradictions are findings, kept with its reading.
struct FiguresInconsistent: YearRule {
    func judge(_ year: YearView) -> Judgement? {
        guard let principal = year.principal, principal.reading.kind != .complaintsReport else { return nil }
        let contradictions = principal.reading.findings.filter { Self.codes.contains($0.code) }
        guard let first = contradictions.first else { return nil }
        var message = "\(year.subject): \(first.message)"
        if contradictions.count > 1 { message += " There are \(contradictions.count - 1) more such findings." }
        return Judgement(
            rule: .figuresInconsistent, message: message, evidence: principal, source: first.place)
    }

    private static let codes: Set<Finding.Code> = [.totalMismatch, .rateMismatch, .figureConflict, .changeMismatch]
}
