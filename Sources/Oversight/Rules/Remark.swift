import Model

/// The text says something that a committee will want to know, whatever the figures are.
struct Remark: YearRule {
    let rule: Rule
    let code: Finding.Code

    func judge(_ year: YearView) -> Judgement? {
        guard let principal = year.principal,
            let finding = principal.reading.findings.first(where: { $0.code == code })
        else { return nil }
        return Judgement(
            rule: rule, message: "\(year.subject): \(finding.message)", document: principal.document,
            source: finding.place)
    }
}
