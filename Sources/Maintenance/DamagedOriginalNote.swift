import ControlInterface
import Model
import Oversight

/// The content of `NAME.reason.json` beside a damaged original that a repair has set aside.
struct DamagedOriginalNote: Codable {
    private(set) var schema = "ombudsd.damaged-original/1"
    /// The name under which the document arrived.
    var name: String
    /// The SHA-256 of the document's bytes as they were read.
    var sha256: String
    /// The SHA-256 of the file's bytes as they are now.
    var foundSHA256: String
    /// The file's path before it was set aside.
    var from: String
    var at: Timestamp
    var message: String

    init(_ damaged: ConsistencyCheck.DamagedOriginal, at now: Timestamp) {
        name = damaged.document.name
        sha256 = damaged.document.sha256
        foundSHA256 = damaged.foundSHA256
        from = damaged.file.path
        at = now
        message =
            damaged.isRecognised
            ? "The file's bytes are no longer those that were read. The figures in the store are those of the undamaged "
                + "document. To have its original again, drop an undamaged copy into the inbox."
            : "The store does not know the file, and the document lacks its original, so the file is taken for that original, "
                + "renamed and damaged. If it is another letter, drop it into the inbox. To have the document's original "
                + "again, drop an undamaged copy into the inbox."
    }

    /// The bytes of the file.
    var json: [UInt8] {
        // Only a number can fail to encode.
        Array("\((try? JSONOutput.indented(self)) ?? "")\n".utf8)
    }
}
