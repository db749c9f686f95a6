/// The reason why a document was rejected.
public struct Refusal: Error, Hashable, Codable, Sendable, CustomStringConvertible {
    /// Stable names, for scripts.
    public enum Code: String, Codable, Sendable, CaseIterable {
        /// The file has no text.
        case empty
        /// The file is not text.
        case notText = "not-text"
        /// The text is neither letter nor report.
        case notRecognised = "not-recognised"
        /// The text has the layout of a letter, with blanks where the figures belong.
        case template
        /// The text has the marks of a letter or report, but not one figure could be read.
        case noFigures = "no-figures"
        /// The text does not name the authority that it is about.
        case noAuthority = "no-authority"
        /// The text does not name the year that it is about.
        case noPeriod = "no-period"
        /// The letter comes from another body than the Local Government and Social Care Ombudsman or a council.
        case otherBody = "other-body"
        /// The file, or its text, is larger than the limit.
        case tooLarge = "too-large"
        /// The program does not read this file format.
        case unsupportedFormat = "unsupported-format"
        /// The file could not be decoded.
        case damaged
        /// The file is protected with a password.
        case encrypted
        /// The file could not be opened.
        case unreadable
    }

    public var code: Code
    /// One sentence for a person: the fault and the next step.
    public var message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
