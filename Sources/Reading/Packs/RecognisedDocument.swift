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
    /// - Parameters:
    ///   - given: the authority that the file was given for. Where it counts against another name in the text, there is a finding,
    ///     and where it does not as well. In a pack that names several it counts for none.
    ///   - explaining: whether the passages record the numbers that are left out.
    /// - Returns: none where no format recognises a passage.
    /// - Throws: a refusal of the whole text.
    static func all(
        in text: DocumentText, givenFor given: GivenAuthority? = nil, explaining: Bool = false
    ) throws(Refusal) -> [RecognisedDocument] {
        try Screening.admit(text)
        let documents = documents(of: text, givenFor: given, explaining: explaining)
        guard let end = text.openNumber, let last = documents.last else { return documents }
        let others = self.documents(
            of: text.ending(before: end.tokens.lowerBound), givenFor: given, explaining: explaining)
        let other = others.count == documents.count ? others.last : nil
        return documents.dropLast() + [last.doubting(end, without: other, in: text)]
    }

    private static func recognised(
        in text: DocumentText
    ) -> [(passage: Passage, format: any Format, confidence: Confidence)] {
        Segmentation.passages(of: text).compactMap { passage in
            Formats.best(for: passage).map { (passage, $0.format, $0.confidence) }
        }
    }

    private static func documents(
        of text: DocumentText, givenFor given: GivenAuthority?, explaining: Bool
    ) -> [RecognisedDocument] {
        var recognised = recognised(in: text)
        // Whom a number of a report is about follows from its paragraph.
        if recognised.contains(where: { $0.format is ComplaintsReport }), let divided = text.dividingParagraphs() {
            recognised = self.recognised(in: divided)
        }
        // A search that finds nothing any more may have taken a page for a report.
        if text.work.isGivenUp { return [] }
        // Beside a sure document a doubtful one counts only if it has a letter's own head: a cover report speaks of the
        // letter behind it.
        let isSure = recognised.contains { $0.confidence > .weak }
        let documents = recognised.filter { !isSure || $0.confidence > .weak || $0.passage.isHeadedAsLetter }.map {
            passage, format, confidence in
            var passage = passage
            if explaining { passage.leftOut = LeftOutRecord() }
            passage.givenAuthority = given?.authority
            let outcome = Result { () throws(Refusal) in try format.read(passage).withoutDoubtfulParts }
            if case .failure(let refusal) = outcome, refusal.code == .noFigures {
                for other in Formats.others(than: format, for: passage, confidence) {
                    guard let reading = try? other.read(passage).withoutDoubtfulParts else { continue }
                    return RecognisedDocument(
                        passage: passage, format: other.name, confidence: confidence, outcome: .success(reading))
                }
            }
            return RecognisedDocument(
                passage: passage, format: format.name, confidence: confidence, outcome: outcome)
        }
        return given.map { holding(documents, to: $0) } ?? documents
    }

    /// The documents of a file that was given for an authority.
    private static func holding(_ documents: [RecognisedDocument], to given: GivenAuthority) -> [RecognisedDocument] {
        let named = Set(documents.compactMap { try? $0.outcome.get().authority }.filter(\.isListed).map(\.slug))
        return documents.map { document in
            guard case .success(var reading) = document.outcome, reading.authority.slug != given.authority.slug
            else {
                return document
            }
            let name = reading.authority.name
            let isDecided = given.source == .person && named.count == 1 && given.authority.isListed
            if named.isEmpty || isDecided { reading.authority = given.authority }
            reading.findings.append(
                Checks.unclear(
                    [],
                    "\(given.contradiction(of: name)) It is stored with \(reading.authority.name).",
                    at: reading.authorityPlace))
            return RecognisedDocument(
                passage: document.passage, format: document.format, confidence: document.confidence,
                outcome: .success(reading))
        }
    }
}
