/// `Unsilence`: ends a silence.
public enum UnsilenceMethod: InterfaceMethod {
    public static let name = "Unsilence"
    public static let documentation = "Ends a silence by its number."
    public static let changesState = true

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        /// The silence's number.
        public var id: Int

        public static let members = [VarlinkMember("id", \Self.id)]

        public init(id: Int) { self.id = id }
    }

    public typealias Reply = SilencesReport
}
