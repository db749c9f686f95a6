public import Model

/// What keeps a decoder from working, which is not the document's fault: the document can be tried again.
public struct DecoderTrouble: Error, Hashable, Sendable, CustomStringConvertible {
    /// Stable names.
    public enum Code: String, Sendable, CaseIterable {
        /// The program isn't installed.
        case missing
        /// The system did not start it.
        case notStarted = "not-started"
        /// It fails at a document that is known to be good.
        case failing
        /// Somebody ended it, or the system did for want of memory, or the machine is too busy for it. Where that happens at
        /// one document again and again, it is the document's fault after all.
        case interrupted
        /// Whoever asked for the text did not wait for it.
        case cancelled
    }

    public let code: Code
    /// One sentence that says what happened and what to do about it.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}

/// Why there is no text.
public enum ExtractionFailure: Error, Hashable, Sendable {
    /// It is the document's fault.
    case refused(Refusal)
    /// It is not.
    case unavailable(DecoderTrouble)
}
