/// Where, in a text of several documents, each begins and ends.
enum Segmentation {
    /// The parts of a text, in order; together they are the whole text.
    static func parts(of text: DocumentText) -> [Part] { [Part(text)] }
}
