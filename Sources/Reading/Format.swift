import Model

/// The certainty with which a format recognises a passage.
public enum Confidence: Int, Comparable, Sendable {
    case none, weak, likely, certain

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One layout of document: how to recognise it, and how to read it.
///
/// A new layout is one file in the folder of its body and one line in `Formats.all`; docs/new-letter.md says how.
protocol Format: Sendable {
    /// A stable name, as `sentence-letter`: stored with each reading.
    var name: String { get }

    /// Phrases by which the statistics of such a document are known wherever they stand. A paper before them, such as
    /// an appendix, is then the head of the statistics and no document of its own.
    var statisticsPhrases: [String] { get }

    /// The titles over such statistics that count only at the start of a short line: prose has their words too.
    var statisticsTitles: [String] { get }

    /// Says how surely a passage is of this format, by its own marks. Every passage is put to every format, so this
    /// must be cheap.
    func recognise(_ passage: Passage) -> Confidence

    /// Reads a passage.
    ///
    /// - Throws: a refusal where the passage, though it looks like one of this format, can't be read. A format guesses
    ///   nothing.
    func read(_ passage: Passage) throws(Refusal) -> Reading
}

extension Format {
    var statisticsPhrases: [String] { [] }
    var statisticsTitles: [String] { [] }
}
