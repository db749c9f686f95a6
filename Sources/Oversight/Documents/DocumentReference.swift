/// Names the document that an alert or a figure rests on.
public struct DocumentReference: Hashable, Codable, Sendable {
    /// The name under which the document first arrived.
    public var name: String
    /// 64 hexadecimal digits, lower case.
    public var sha256: String

    public init(name: String, sha256: String) {
        self.name = name
        self.sha256 = sha256
    }
}
