import ControlInterface
import Model

/// The content of `NAME.reason.json` beside a damaged original that a repair has set aside.
struct DamagedOriginalNote: Codable {
    private(set) var schema = "ombudsd.damaged-original/1"
    /// The name under which the document arrived.
    var name: String
    /// The SHA-256 of the document's bytes as they were read; nil for a file that is no original.
    var sha256: String?
    /// The SHA-256 of the file's bytes as they are now.
    var foundSHA256: String
    /// The file's path before it was set aside.
    var from: String
    var at: Timestamp
    var message: String

    init(_ damaged: DamagedOriginal, at now: Timestamp) {
        name = damaged.name
        sha256 = damaged.sha256
        foundSHA256 = damaged.foundSHA256
        from = damaged.file.path
        at = now
        message = damaged.note
    }

    /// The bytes of the file.
    var json: [UInt8] {
        // Only a number can fail to encode.
        Array("\((try? JSONOutput.indented(self)) ?? "")\n".utf8)
    }
}
