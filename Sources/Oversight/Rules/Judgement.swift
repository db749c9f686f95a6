import Model

/// The result of a rule that holds: what its alert says.
struct Judgement {
    /// In the rule's unit; nil for a rule that is not about a number.
    var value: Double?
    /// The number that the value is compared with, in the rule's unit.
    var threshold: Double?
    var peers: PeerAverage?
    var evidence: SampleEvidence?
    var message: String
    /// The document that the alert rests on.
    var document: Document
    /// The place of the figure or sentence in the document.
    var source: Place?
}
