public import Model

/// # Reading
///
/// Reads letters and reports: how a text becomes readings, each with its figures, where they stand, and what is wrong
/// with them. One folder a body that writes letters, one file a layout. Pure: it opens no file, asks no clock, and knows
/// nothing of daemons.
public enum DocumentReader {
    /// Reads every document that a text holds: one, or the several of a pack, in the order in which they stand.
    ///
    /// A document of a pack that is refused is a finding of the reading before it, or of the first where none is.
    ///
    /// - Throws: a refusal that says why no document could be read.
    public static func read(_ text: DocumentText) throws(Refusal) -> [Reading] {
        var readings: [Reading] = []
        var seen: Set<ReadingIdentity> = []
        var refusal: Refusal?
        var unread: [(reading: Int, finding: Finding)] = []
        for document in try RecognisedDocument.all(in: text) {
            switch document.outcome {
            case .success(let reading):
                if seen.insert(ReadingIdentity(of: reading)).inserted { readings.append(reading) }
            case .failure(let reason):
                refusal = refusal ?? reason
                if let finding = document.unreadFinding { unread.append((max(0, readings.count - 1), finding)) }
            }
        }
        if readings.isEmpty { throw refusal ?? Screening.whyNotRecognised(text) }
        for item in unread { readings[item.reading].findings.append(item.finding) }
        return readings
    }
}

/// The facts by which two readings are of the same document: who, when and every value, wherever they stand.
private struct ReadingIdentity: Hashable {
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
