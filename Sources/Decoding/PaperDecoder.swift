/// A decoder of one document format. It must stand any bytes.
package protocol PaperDecoder {
    /// Turns a document into a paper.
    ///
    /// - Throws: a refusal where the document is at fault.
    static func decode(_ bytes: [UInt8]) throws(DecodingRefusal) -> Paper
}

/// The reason why a document can't be turned into text.
package struct DecodingRefusal: Error, Hashable, Sendable {
    /// The reasons, by the names that `Refusal.Code` of `Model` has for them.
    package enum Code: String, Sendable, CaseIterable {
        /// The document has no text.
        case empty
        /// It, or its text, is larger than the limit.
        case tooLarge = "too-large"
        /// Its format, or this form of it, is not read.
        case unsupportedFormat = "unsupported-format"
        /// It can't be decoded.
        case damaged
        /// It is protected with a password.
        case encrypted
    }

    package var code: Code
    /// One sentence for a person: what the document is, the fault and the next step, as "It is a Word document (DOCX) that is cut short;
    /// get it again.".
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
