public import Model

/// The reason why a decoder does not work, which is not the document's fault: the document can be tried again.
public struct DecoderTrouble: Error, Hashable, Sendable, CustomStringConvertible {
    /// Stable names.
    public enum Code: String, Sendable, CaseIterable {
        /// The program isn't installed.
        case missing
        /// The system did not start it.
        case notStarted = "not-started"
        /// It fails at a document that is known to be good.
        case failing
        /// Somebody ended it, or the system did for want of memory, or the machine is too busy for it. A document at which
        /// that happens again and again is at fault after all.
        case interrupted
        /// The file's pages are to be recognised later, when its reader has the time for it (`RecognitionTask`).
        case deferred
        /// The caller did not wait for the text.
        case cancelled
    }

    public let code: Code
    /// One sentence that says what happened and what to do about it.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}

/// The reason why a file could not be turned into text.
public enum ExtractionFailure: Error, Hashable, Sendable {
    /// The document is at fault.
    case refused(Refusal)
    /// The decoder is.
    case unavailable(DecoderTrouble)
}
