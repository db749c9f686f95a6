public import Model
public import Reading

/// # Extraction
///
/// From bytes to text with pages and lines, and the hash by which a document is known. It knows formats of files, not
/// what is in them: the meaning of the text is for `Letters`. A decoder that others wrote runs in a confined process of its
/// own.
public enum Extraction {
    /// The largest file that is looked at, in bytes, unless the settings say otherwise. No decoder may give more text.
    public static let defaultSizeLimit = 32 << 20

    /// Brings a file's bytes to text, where that takes no decoder.
    ///
    /// - Parameter name: the file's name; its ending helps where the bytes alone do not tell.
    /// - Returns: nil where it takes a decoder.
    /// - Throws: a refusal for what is empty, not text, or of a format that is not read.
    public static func extract(_ bytes: [UInt8], name: String) throws(Refusal) -> ExtractedText? {
        let mediaType = MediaType(of: bytes, name: name)
        switch mediaType {
        case .plain, .markdown:
            let text = try PlainText.decode(bytes)
            return ExtractedText(mediaType: mediaType, text: DocumentText(utf8: text))
        case .pdf: return nil
        case .html, .zip, .rtf, .office, .image:
            throw Refusal(
                .unsupportedFormat,
                "It is \(mediaType.noun), which is not read; save it as plain text (.txt) or PDF and drop that in.")
        case .unknown:
            throw Refusal(.notText, "It is not text: it holds bytes that no text has.")
        }
    }

    /// Brings a file's bytes to text, by a decoder where it takes one.
    ///
    /// - Parameter name: the file's name; its ending helps where the bytes alone do not tell.
    /// - Throws: a refusal, or what keeps the decoder from working.
    public static func extract(
        _ bytes: [UInt8], name: String, with decoder: PDFDecoder
    ) async throws(ExtractionFailure) -> ExtractedText {
        do throws(Refusal) {
            if let text = try extract(bytes, name: name) { return text }
        } catch {
            throw .refused(error)
        }
        let text = try await decoder.text(of: bytes)
        guard text.contains(where: { $0 > 0x20 }) else {
            throw .refused(
                Refusal(.empty, "It is a PDF without text, as a scan is; run it through text recognition (OCR) first."))
        }
        return ExtractedText(mediaType: .pdf, text: DocumentText(utf8: text))
    }
}

/// A document's text.
public struct ExtractedText: Sendable {
    public let mediaType: MediaType
    public let text: DocumentText
}
