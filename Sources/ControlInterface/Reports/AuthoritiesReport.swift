public import Model
public import Oversight

/// The reply of `Authorities`.
public struct AuthoritiesReport: Codable, Hashable, Sendable {
    /// One authority, in brief.
    public struct Entry: Codable, Hashable, Sendable {
        public var authority: Authority
        /// The years that there are documents of, the earliest first.
        public var periods: [String]
        public var documents: Int
        /// Raised and not resolved.
        public var openAlerts: Int
        /// Whether the authority is on the list of authorities that the program knows.
        public var listed: Bool

        public init(authority: Authority, periods: [String], documents: Int, openAlerts: Int) {
            self.authority = authority
            self.periods = periods
            self.documents = documents
            self.openAlerts = openAlerts
            self.listed = authority.isListed
        }
    }

    public var schema = "ombudsd.authorities/1"
    public var authorities: [Entry]

    public init(authorities: [Entry]) { self.authorities = authorities }
}

/// The reply of `Authority`: all that is known about one.
public struct AuthorityReport: Codable, Hashable, Sendable {
    /// One year.
    public struct Year: Codable, Hashable, Sendable {
        public var period: Period
        /// The document that speaks for the year.
        public var document: DocumentReference
        public var kind: DocumentKind
        /// What the documents of the year give together; `docs/figures.md` says which speaks for which figure.
        public var figures: [FigureName: Figure]
        /// The figures that are from another document than the one that speaks.
        public var sources: [FigureName: DocumentReference]
        /// The averages in similar authorities that the year is compared with, or why they are not known.
        public var peerAverages: [Measure: PeerAverage]
        public var findings: [Finding]
        public var alerts: [Alert]
        /// The other documents about the year.
        public var otherDocuments: [DocumentReference]
        /// Where it was asked for.
        public var history: YearHistory?

        public init(
            period: Period, document: DocumentReference, kind: DocumentKind, figures: [FigureName: Figure],
            sources: [FigureName: DocumentReference], peerAverages: [Measure: PeerAverage], findings: [Finding],
            alerts: [Alert], otherDocuments: [DocumentReference]
        ) {
            self.period = period
            self.document = document
            self.kind = kind
            self.figures = figures
            self.sources = sources
            self.peerAverages = peerAverages
            self.findings = findings
            self.alerts = alerts
            self.otherDocuments = otherDocuments
        }
    }

    public var schema = "ombudsd.authority/1"
    public var authority: Authority
    public var listed: Bool
    /// The latest first.
    public var years: [Year]

    public init(authority: Authority, years: [Year]) {
        self.authority = authority
        self.listed = authority.isListed
        self.years = years
    }
}
