/// What an alert is about.
public enum Rule: String, Codable, CodingKeyRepresentable, Sendable, CaseIterable {
    /// The compliance rate is below 100%.
    case complianceBelowFull = "compliance-below-full"
    /// The uphold rate is above the peer average; equal is not above.
    case upholdAbovePeers = "uphold-above-peers"
    /// Stated figures of the Ombudsman's letter contradict each other, or those of other letters of the type and year.
    case figuresInconsistent = "figures-inconsistent"
    /// The letter says that the authority refused a recommendation.
    case remarkRefusedRecommendation = "remark-refused-recommendation"
    /// The letter says that public reports were issued.
    case remarkPublicReport = "remark-public-report"
    /// The council's own report gives figures of the Ombudsman's that his letter contradicts.
    case reportContradictsLetter = "report-contradicts-letter"
    /// A file could not be read.
    case documentRejected = "document-rejected"

    // MARK: Off unless switched on

    /// The rate of satisfactory remedies is below the peer average.
    case remedyBelowPeers = "remedy-below-peers"
    /// Upheld decisions per 100,000 residents are above the peer average.
    case per100kAbovePeers = "per100k-above-peers"
    /// The uphold rate is well above that of the year before.
    case upholdRising = "uphold-rising"
    /// Compliance is further below that of peers than chance explains with so many cases.
    case complianceOutlier = "compliance-outlier"
    /// Nearly all peers that are followed have their letter for the year, and this authority has not.
    case letterMissing = "letter-missing"
}

/// How much something matters; the raw values are those of syslog (RFC 5424, table 2).
public enum Severity: Int, Codable, Sendable {
    case error = 3
    case warning = 4
    case notice = 5
    case info = 6
}
