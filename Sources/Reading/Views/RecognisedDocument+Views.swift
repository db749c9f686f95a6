import Model

extension RecognisedDocument {
    /// Reads the documents of a text, each by both views where there are two.
    ///
    /// - Throws: a refusal of the whole text.
    static func all(
        in text: DocumentText, secondView: DocumentText?, givenFor given: GivenAuthority?, explaining: Bool = false
    ) throws(Refusal) -> [RecognisedDocument] {
        let documents = try all(in: text, givenFor: given, explaining: explaining)
        guard let secondView, let others = try? all(in: secondView, givenFor: given, explaining: explaining) else {
            return documents
        }
        return TwoViews.combined(documents, others)
    }
}
