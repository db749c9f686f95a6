/// A file inside the file that arrived, such as an attachment of a mail, as evidence of where a reading is from.
public struct MemberFile: Hashable, Codable, Sendable {
    /// Its place in the file that arrived.
    public var part: PartPath
    /// The SHA-256 of its bytes: 64 hexadecimal digits, lower case.
    public var sha256: String
    /// The date that the file around it gives for it: a mail's own, or that of a member of an archive.
    public var date: Timestamp?

    public init(part: PartPath, sha256: String, date: Timestamp? = nil) {
        self.part = part
        self.sha256 = sha256
        self.date = date
    }
}
