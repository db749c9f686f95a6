import Model

/// A rule over an authority's year: one file each in this folder, one line each in `YearRules.all`.
protocol YearRule: Sendable {
    /// What the alerts are called.
    var rule: Rule { get }

    /// What holds, or nil.
    func judge(_ year: YearView) -> Judgement?
}

/// The rules over an authority's year.
enum YearRules {
    private static let all: [any YearRule] = [
        ComplianceBelowFull(), UpholdAbovePeers(), FiguresInconsistent(),
        Remark(rule: .remarkRefusedRecommendation, code: .remarkRefusedRecommendation),
        Remark(rule: .remarkPublicReport, code: .remarkPublicReport), ReportContradictsLetter(), RemedyBelowPeers(),
        Per100kAbovePeers(), UpholdRising(), ComplianceOutlier(), LetterMissing(),
    ]

    /// What the rules that are on say of a year.
    static func judge(_ year: YearView) -> [Judgement] {
        all.compactMap { year.policy[$0.rule].isOn ? $0.judge(year) : nil }
    }
}
