public import Model

/// # Reading
///
/// Reads letters and reports: how a text becomes readings, each with its figures, where they stand, and what is wrong
/// with them. One folder a body that writes letters, one file a layout. Pure: it opens no file, asks no clock, and
/// knows nothing of daemons.
public enum DocumentReader {
    /// Reads every document that a text holds: one, or the several of a pack, in the order in which they stand.
    ///
    /// A document of a pack that is refused is a finding of the reading before it, or of the first where none is.
    ///
    /// - Throws: a refusal that says why no document could be read.
    public static func read(_ text: DocumentText) throws(Refusal) -> [Reading] {
        var collector = ReadingCollector()
        collector.add(text)
        return try collector.collected()
    }

    /// The parts of a file in which a report was read.
    public static func reports(in result: Result<[Reading], Refusal>) -> Set<PartPath> {
        guard case .success(let readings) = result else { return [] }
        return Set(
            readings.lazy.filter { $0.kind == .complaintsReport }.map {
                $0.figures.first?.value.place.part ?? $0.authorityPlace.part
            })
    }

    /// Whether another view of the file, with its words in another order, may give more than these readings, or a reading where
    /// there is none.
    public static func leavesQuestions(_ result: Result<[Reading], Refusal>) -> Bool {
        switch result {
        case .success(let readings): readings.contains(where: \.leavesQuestions)
        case .failure(let refusal):
            switch refusal.code {
            case .noFigures, .noAuthority, .noPeriod, .notRecognised: true
            default: false
            }
        }
    }
}
