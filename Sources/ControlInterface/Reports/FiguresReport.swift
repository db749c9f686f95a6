public import Model
public import Oversight

/// The reply of `Figures`.
public struct FiguresReport: Codable, Hashable, Sendable, VarlinkObject {
    /// The document of a figure.
    public struct Source: Codable, Hashable, Sendable, VarlinkObject {
        public var document: DocumentReference
        public var kind: DocumentKind

        public static let varlinkName: String? = "FigureSource"
        public static let members = [VarlinkMember("document", \Self.document), VarlinkMember("kind", \Self.kind)]

        public init(document: DocumentReference, kind: DocumentKind) {
            self.document = document
            self.kind = kind
        }
    }

    /// The figures of one authority's year.
    public struct Year: Codable, Hashable, Sendable, VarlinkObject {
        public var authority: Authority
        public var period: Period
        /// The document that speaks for the year.
        public var document: DocumentReference
        public var kind: DocumentKind
        /// The figures of the year's own documents.
        public var figures: [FigureName: Figure]
        /// The documents of the figures that another document than the one that speaks gives.
        public var sources: [FigureName: Source]
        /// The figures that a finding of their document names, or that another document of the same kind and date contradicts.
        public var doubtful: [FigureName]
        /// The averages of similar authorities that the figures are compared with, or why they are not known.
        public var peerAverages: [Measure: PeerAverage]

        public static let varlinkName: String? = "YearOfFigures"
        public static let members = [
            VarlinkMember("authority", \Self.authority), VarlinkMember("period", \Self.period),
            VarlinkMember("document", \Self.document), VarlinkMember("kind", \Self.kind),
            VarlinkMember("figures", \Self.figures), VarlinkMember("sources", \Self.sources),
            VarlinkMember("doubtful", \Self.doubtful), VarlinkMember("peerAverages", \Self.peerAverages),
        ]

        public init(
            authority: Authority, period: Period, document: DocumentReference, kind: DocumentKind,
            figures: [FigureName: Figure], sources: [FigureName: Source], doubtful: [FigureName],
            peerAverages: [Measure: PeerAverage]
        ) {
            self.authority = authority
            self.period = period
            self.document = document
            self.kind = kind
            self.figures = figures
            self.sources = sources
            self.doubtful = doubtful
            self.peerAverages = peerAverages
        }

        /// The document of a figure and its kind.
        public func source(of name: FigureName) -> Source {
            sources[name] ?? Source(document: document, kind: kind)
        }
    }

    public var schema = "ombudsd.figures/1"
    /// By authority's slug, then by year.
    public var years: [Year]

    public static let members = [VarlinkMember("schema", \Self.schema), VarlinkMember("years", \Self.years)]

    public init(years: [Year]) { self.years = years }
}
