/// The formats that are decoded, by the names that the program's argument has for them. A new format is a decoder and a line in each of
/// the two lists here.
package enum DecodedFormat: String, CaseIterable, Sendable {
    case html, docx, odt, xlsx, ods

    private enum Decoder {
        case paper(any PaperDecoder.Type)
        case parts(any PartsDecoder.Type)
    }

    private var decoder: Decoder {
        switch self {
        case .html: .paper(HTMLDecoder.self)
        case .docx: .parts(WordDecoder.self)
        case .odt: .parts(OpenDocumentTextDecoder.self)
        case .xlsx: .parts(ExcelDecoder.self)
        case .ods: .parts(OpenDocumentSpreadsheetDecoder.self)
        }
    }

    /// Turns a document into text.
    ///
    /// - Returns: UTF-8, with a form feed between pages; of a format whose documents have parts, the list of these.
    /// - Throws: a refusal where the document is at fault.
    package func text(of bytes: [UInt8]) throws(DecodingRefusal) -> [UInt8] {
        switch decoder {
        case .paper(let decoder): try PaperLayout.text(of: try decoder.decode(bytes))
        case .parts(let decoder): try DocumentPart.encoded(try decoder.parts(of: bytes))
        }
    }
}
