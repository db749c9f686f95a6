extension Rule: CaseIterable {
    /// The rules, in the order in which they are evaluated and listed.
    public static let allCases: [Rule] = [
        .complianceBelowFull,
        .upholdAbovePeers,
        .figuresInconsistent,
        .remarkRefusedRecommendation,
        .remarkPublicReport,
        .reportContradictsLetter,
        .documentRejected,
        .remedyBelowPeers,
        .per100kAbovePeers,
        .upholdRising,
        .complianceOutlier,
        .letterMissing,
        .documentsContradict,
    ]
}
