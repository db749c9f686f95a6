public import Model

/// # Reading
///
/// What letters, reports and figures are, and how a text becomes a reading: the formats, the checks on their figures,
/// and the list of authorities. Pure: it opens no file, asks no clock, and knows nothing of daemons.
public enum DocumentReader {
    /// Reads every document that a text holds: one, or the several of a pack, in the order in which they stand.
    ///
    /// A document of a pack that is refused is a finding of the reading before it, or of the first where none is.
    ///
    /// - Throws: a refusal that says why nothing could be taken from it.
    public static func read(_ text: DocumentText) throws(Refusal) -> [Reading] {
        var readings: [Reading] = []
        var seen: Set<Content> = []
        var refusal: Refusal?
        var losses: [(reading: Int, finding: Finding)] = []
        for document in try documents(in: text) {
            switch document.outcome {
            case .success(let reading): if seen.insert(Content(of: reading)).inserted { readings.append(reading) }
            case .failure(let reason):
                refusal = refusal ?? reason
                if let loss = document.loss { losses.append((max(0, readings.count - 1), loss)) }
            }
        }
        if readings.isEmpty { throw refusal ?? Screening.whyNotRecognised(text) }
        for loss in losses { readings[loss.reading].findings.append(loss.finding) }
        return readings
    }

    /// A part of a text that a format knows, and what came of reading it.
    struct Document {
        let part: Part
        /// The format's name.
        let format: String
        let confidence: Confidence
        let outcome: Result<Reading, Refusal>
    }

    /// The documents of a text, read or refused.
    ///
    /// - Throws: a refusal of the whole text.
    static func documents(in text: DocumentText) throws(Refusal) -> [Document] {
        try Screening.admit(text)
        let known = Segmentation.parts(of: text).compactMap { part in
            Formats.best(for: part).map { (part: part, format: $0.format, confidence: $0.confidence) }
        }
        // What may be a document counts beside a sure one only if it has a letter's own head: a cover report speaks of the
        // letter behind it.
        let isSure = known.contains { $0.confidence > .weak }
        return known.filter { !isSure || $0.confidence > .weak || $0.part.isHeadedAsLetter }.map {
            part, format, confidence in
            let outcome = Result { () throws(Refusal) in try format.read(part) }
            return Document(part: part, format: format.name, confidence: confidence, outcome: outcome)
        }
    }
}

/// What makes two readings the same document: who, when and every value, wherever they stand.
private struct Content: Hashable {
    let kind: DocumentKind
    let authority: Authority
    let period: Period
    let values: [FigureName: Double]

    init(of reading: Reading) {
        kind = reading.kind
        authority = reading.authority
        period = reading.period
        values = reading.figures.mapValues(\.value)
    }
}
