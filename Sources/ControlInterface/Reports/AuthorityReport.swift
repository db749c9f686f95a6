public import Model
public import Oversight

/// The reply of `Authority`: one authority with all its years.
public struct AuthorityReport: Codable, Hashable, Sendable, VarlinkObject {
    /// One year.
    public struct Year: Codable, Hashable, Sendable, VarlinkObject {
        public var period: Period
        /// The principal document of the year: its figures come first. For a year that has no document of its own, the first of
        /// those that restate it; for one whose documents were all withdrawn, the first of these.
        public var document: DocumentReference
        public var kind: DocumentKind
        /// The figures of all the year's documents together; `docs/figures.md` says which document gives which figure.
        public var figures: [FigureName: Figure]
        /// The documents of the figures that another document than the principal one gives.
        public var sources: [FigureName: DocumentReference]
        /// The figures of single services, in each document that gives some.
        public var services: [ServiceEntry]
        /// The figures that documents of other years give for this one. They are no part of `figures`.
        public var restated: [RestatedFigures]
        /// The averages of similar authorities that the year is compared with, or why they are not known.
        public var peerAverages: [Measure: PeerAverage]
        public var findings: [Finding]
        public var alerts: [Alert]
        /// The corrections, withdrawals and notes of people; with the history also those that were undone.
        public var mendings: [Mending]
        /// The other documents about the year.
        public var otherDocuments: [DocumentReference]
        /// The superseded documents and the alerts' steps; nil unless the caller asked for them.
        public var history: YearHistory?

        public static let varlinkName: String? = "Year"
        public static let members = [
            VarlinkMember("period", \Self.period), VarlinkMember("document", \Self.document),
            VarlinkMember("kind", \Self.kind), VarlinkMember("figures", \Self.figures),
            VarlinkMember("sources", \Self.sources), VarlinkMember("services", \Self.services),
            VarlinkMember("restated", \Self.restated), VarlinkMember("peerAverages", \Self.peerAverages),
            VarlinkMember("findings", \Self.findings), VarlinkMember("alerts", \Self.alerts),
            VarlinkMember("mendings", \Self.mendings),
            VarlinkMember("otherDocuments", \Self.otherDocuments), VarlinkMember("history", \Self.history),
        ]

        public init(
            period: Period, document: DocumentReference, kind: DocumentKind, figures: [FigureName: Figure],
            sources: [FigureName: DocumentReference], services: [ServiceEntry] = [],
            restated: [RestatedFigures] = [], peerAverages: [Measure: PeerAverage], findings: [Finding],
            alerts: [Alert], mendings: [Mending] = [], otherDocuments: [DocumentReference]
        ) {
            self.period = period
            self.document = document
            self.kind = kind
            self.figures = figures
            self.sources = sources
            self.services = services
            self.restated = restated
            self.peerAverages = peerAverages
            self.findings = findings
            self.alerts = alerts
            self.mendings = mendings
            self.otherDocuments = otherDocuments
        }
    }

    public var schema = "ombudsd.authority/1"
    public var authority: Authority
    /// Whether the authority is on the list of authorities that the program knows.
    public var listed: Bool
    /// Whether alerts about the authority are raised.
    public var followed: Bool
    /// The latest first.
    public var years: [Year]
    /// The authorities whose place it took, the earliest reorganisation first. Their figures stay theirs.
    public var predecessors: [ReorganisationEntry]
    /// The authorities that took its place.
    public var successors: [ReorganisationEntry]

    public static let members = [
        VarlinkMember("schema", \Self.schema), VarlinkMember("authority", \Self.authority),
        VarlinkMember("listed", \Self.listed), VarlinkMember("followed", \Self.followed),
        VarlinkMember("years", \Self.years),
        VarlinkMember("predecessors", \Self.predecessors), VarlinkMember("successors", \Self.successors),
    ]

    public init(
        authority: Authority, followed: Bool = true, years: [Year], predecessors: [ReorganisationEntry] = [],
        successors: [ReorganisationEntry] = []
    ) {
        self.predecessors = predecessors
        self.successors = successors
        self.authority = authority
        self.listed = authority.isListed
        self.followed = followed
        self.years = years
    }
}
