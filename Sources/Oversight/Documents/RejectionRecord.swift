public import Model

/// A document that was refused, and why.
public struct RejectionRecord: Hashable, Codable, Sendable {
    public var document: Document
    public var refusal: Refusal
    /// The number of different reasons for which the document was refused, by which a replayed change is recognised;
    /// nil for the first.
    public var revision: Int?
    /// True when the document was discarded, and only the history of its alert is left; else nil.
    public var discarded: Bool?
    /// The document that was read later under one of this document's names, which ends the alert: somebody has brought the
    /// file as it should be. nil where there is none, or this document arrived again since.
    public var followedBy: DocumentReference?
    /// True when a person removed the file from the rejected ones, which ends the alert; else nil, also when the file came again
    /// since and was refused.
    public var removed: Bool?
    public var book = AlertBook()

    public init(document: Document, refusal: Refusal) {
        self.document = document
        self.refusal = refusal
    }

    /// Alters the book in place.
    mutating func update<Result>(_ body: (inout AlertBook) -> Result) -> Result { body(&book) }
}
