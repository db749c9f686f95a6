@testable import Extraction
import Model

/// An invented format for files of several texts: a first line `BINDER`, then a line `=== PATH` before each text. A text
/// that is `LOCKED` can't be opened.
struct BinderExtractor: ImmediateExtractor {
    let name = "binder"
    let mediaTypes = [MediaType(rawValue: "application/x-binder")]

    func recognise(_ probe: FileProbe) -> FormatMatch? {
        probe.starts(with: Array("BINDER\n".utf8)) ? FormatMatch(mediaTypes[0], by: .signature) : nil
    }

    func extractNow(_ bytes: [UInt8], name: String, as mediaType: MediaType) throws(Refusal) -> [TextPart] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n=== ").dropFirst().map { section in
            let end = section.firstIndex(of: "\n") ?? section.endIndex
            let text = String(section[end...].dropFirst())
            return TextPart(
                path: PartPath(String(section[..<end])), mediaType: .plain,
                text: text.hasPrefix("LOCKED")
                    ? .failure(Refusal(.encrypted, "It has a password.")) : .success(Array(text.utf8)))
        }
    }

    /// A file of the format.
    static func file(_ parts: [(path: String, text: String)]) -> [UInt8] {
        Array(("BINDER" + parts.map { "\n=== \($0.path)\n\($0.text)" }.joined()).utf8)
    }
}
