public import Model
public import Oversight

/// The figures that a document of one year gives for another: "as given by the report for 2023-24".
public struct RestatedFigures: Codable, Hashable, Sendable, VarlinkObject {
    /// The document's own year.
    public var period: Period
    public var document: DocumentReference
    public var kind: DocumentKind
    public var figures: [FigureName: Figure]
    public var services: [ServiceFigures]

    public static let varlinkName: String? = "RestatedFigures"
    public static let members = [
        VarlinkMember("period", \Self.period), VarlinkMember("document", \Self.document),
        VarlinkMember("kind", \Self.kind), VarlinkMember("figures", \Self.figures),
        VarlinkMember("services", \Self.services),
    ]

    public init(_ restatement: Restatement) {
        period = restatement.period
        document = DocumentReference(name: restatement.filed.document.name, sha256: restatement.filed.sha256)
        kind = restatement.filed.kind
        figures = restatement.figures
        services = restatement.services
    }

    package init(
        period: Period, document: DocumentReference, kind: DocumentKind, figures: [FigureName: Figure],
        services: [ServiceFigures]
    ) {
        self.period = period
        self.document = document
        self.kind = kind
        self.figures = figures
        self.services = services
    }
}
