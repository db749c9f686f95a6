import FoundationEssentials
import Letters
import Oversight

/// The content of `NAME.reason.json`, which lies beside a rejected file.
struct RejectionNote: Encodable {
    let schema = "ombudsd.rejection/1"
    let name: String
    let sha256: String
    let code: Refusal.Code
    let message: String

    init(_ document: Document, _ refusal: Refusal) {
        name = document.name
        sha256 = document.sha256
        code = refusal.code
        message = refusal.message
    }

    var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        // Strings in a struct: there is nothing in them that could fail to encode.
        return ((try? encoder.encode(self)).map(Array.init) ?? []) + [0x0A]
    }
}
