/// # Letters
///
/// What letters, reports and figures are, and how a text becomes a reading: the formats, the checks on their figures,
/// and the list of authorities. Pure: it opens no file, asks no clock, and knows nothing of daemons.
public enum Letters {
    /// Reads every document that a text holds: one, or the several of a pack, in the order in which they stand.
    ///
    /// - Throws: a refusal that says why nothing could be taken from it.
    public static func read(_ text: DocumentText) throws(Refusal) -> [Reading] {
        try Screening.admit(text)
        var readings: [Reading] = []
        var refusal: Refusal?
        for part in Segmentation.parts(of: text) {
            guard let format = Formats.best(for: part) else { continue }
            do {
                let reading = try format.read(part)
                if !readings.contains(where: reading.repeats) { readings.append(reading) }
            } catch {
                refusal = refusal ?? error
            }
        }
        if readings.isEmpty { throw refusal ?? Screening.whyNotRecognised(text) }
        return readings
    }
}

extension Reading {
    /// Whether this is the same document again: who, when and every value agree, wherever they stand.
    func repeats(_ other: Reading) -> Bool {
        kind == other.kind && authority == other.authority && period == other.period
            && figures.mapValues(\.value) == other.figures.mapValues(\.value)
    }
}
