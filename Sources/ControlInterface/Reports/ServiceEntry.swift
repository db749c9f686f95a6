public import Model
public import Oversight

/// The figures of one service in one document about a year.
public struct ServiceEntry: Codable, Hashable, Sendable, VarlinkObject {
    /// The service.
    public struct Scope: Codable, Hashable, Sendable, VarlinkObject {
        /// As the document names it, as "Adult social care".
        public var service: String

        public static let members = [VarlinkMember("service", \Self.service)]
    }

    public var scope: Scope
    public var document: DocumentReference
    public var figures: [FigureName: Figure]

    public static let varlinkName: String? = "ServiceEntry"
    public static let members = [
        VarlinkMember("scope", \Self.scope), VarlinkMember("document", \Self.document),
        VarlinkMember("figures", \Self.figures),
    ]

    public init(service: String, document: DocumentReference, figures: [FigureName: Figure]) {
        scope = Scope(service: service)
        self.document = document
        self.figures = figures
    }
}
