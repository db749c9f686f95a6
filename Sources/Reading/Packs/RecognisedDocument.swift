import Model

/// A passage of a text that a format recognised, and the outcome of reading it.
struct RecognisedDocument {
    let passage: Passage
    /// The format's name.
    let format: String
    let confidence: Confidence
    let outcome: Result<Reading, Refusal>

    /// Reads the documents of a text, in the order in which they stand.
    ///
    /// - Parameter explaining: whether the passages record the numbers that are left out.
    /// - Returns: none where no format recognises a passage.
    /// - Throws: a refusal of the whole text.
    static func all(in text: DocumentText, explaining: Bool = false) throws(Refusal) -> [RecognisedDocument] {
        try Screening.admit(text)
        let recognised = Segmentation.passages(of: text).compactMap { passage in
            Formats.best(for: passage).map { (passage: passage, format: $0.format, confidence: $0.confidence) }
        }
        // Beside a sure document a doubtful one counts only if it has a letter's own head: a cover report speaks of the
        // letter behind it.
        let isSure = recognised.contains { $0.confidence > .weak }
        return recognised.filter { !isSure || $0.confidence > .weak || $0.passage.isHeadedAsLetter }.map {
            passage, format, confidence in
            var passage = passage
            if explaining { passage.leftOut = LeftOutRecord() }
            let outcome = Result { () throws(Refusal) in try format.read(passage) }
            return RecognisedDocument(
                passage: passage, format: format.name, confidence: confidence, outcome: outcome)
        }
    }
}
