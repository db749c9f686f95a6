import Model

/// What a rule says of an authority's year when it holds.
struct Judgement {
    var rule: Rule
    var value: Double?
    var threshold: Double?
    var peers: PeerAverage?
    var evidence: SampleEvidence?
    var message: String
    var document: Document
    var source: Place?
}
