public import Letters

/// # Extraction
///
/// From bytes to text with pages and lines, and the hash by which a document is known. It knows formats of files, not
/// what is in them: the meaning of the text is for `Letters`.
public enum Extraction {
    /// The largest file that is looked at, in bytes, unless the settings say otherwise.
    public static let defaultSizeLimit = 32 << 20

    /// Brings a file's bytes to text.
    ///
    /// - Parameter name: the file's name; its ending helps where the bytes alone do not tell.
    /// - Throws: a refusal for what is empty, not text, or of a format that is not read.
    public static func extract(_ bytes: [UInt8], name: String) throws(Refusal) -> ExtractedText {
        let mediaType = MediaType(of: bytes, name: name)
        switch mediaType {
        case .plain, .markdown:
            let text = try PlainText.decode(bytes)
            return ExtractedText(mediaType: mediaType, text: DocumentText(utf8: text))
        case .pdf, .html, .zip, .rtf, .office, .image:
            throw Refusal(
                .unsupportedFormat,
                "It is \(mediaType.noun), which is not read; save it as plain text (.txt) and drop that in.")
        case .unknown:
            throw Refusal(.notText, "It is not text: it holds bytes that no text has.")
        }
    }
}

/// A document's text.
public struct ExtractedText: Sendable {
    public let mediaType: MediaType
    public let text: DocumentText
}
