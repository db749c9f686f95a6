import FoundationEssentials
public import Model
public import Oversight

/// The content of `NAME.reason.json`, which lies beside a rejected file.
public struct RejectionNote: Hashable, Codable, Sendable {
    public private(set) var schema = "ombudsd.rejection/1"
    public let name: String
    public let sha256: String
    public let code: Refusal.Code
    public let message: String

    public init(_ document: Document, _ refusal: Refusal) {
        self.init(name: document.name, sha256: document.sha256, code: refusal.code, message: refusal.message)
    }

    /// Whether both give one document the same reason. A document may have come under several names.
    public func isSameReason(as other: RejectionNote) -> Bool {
        schema == other.schema && sha256 == other.sha256 && code == other.code && message == other.message
    }

    /// The note for the same file, with another reason.
    public func giving(_ refusal: Refusal) -> RejectionNote {
        RejectionNote(name: name, sha256: sha256, code: refusal.code, message: refusal.message)
    }

    private init(name: String, sha256: String, code: Refusal.Code, message: String) {
        self.name = name
        self.sha256 = sha256
        self.code = code
        self.message = message
    }

    /// Reads a note; nil for other JSON.
    public init?(json: [UInt8]) {
        guard let note = try? JSONDecoder().decode(Self.self, from: Data(json)) else { return nil }
        self = note
    }

    /// The bytes of the file.
    public var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        // A struct of strings can't fail to encode.
        return ((try? encoder.encode(self)).map(Array.init) ?? []) + [0x0A]
    }
}
