/// The formats that are decoded, by the names that the program's argument has for them. A new format is a decoder and a line in each of
/// the two lists here.
package enum DecodedFormat: String, CaseIterable, Sendable {
    case html

    private var decoder: any PaperDecoder.Type {
        switch self {
        case .html: HTMLDecoder.self
        }
    }

    /// Turns a document into text.
    ///
    /// - Returns: UTF-8, with a form feed between pages.
    /// - Throws: a refusal where the document is at fault.
    package func text(of bytes: [UInt8]) throws(DecodingRefusal) -> [UInt8] {
        try PaperLayout.text(of: try decoder.decode(bytes))
    }
}
