import Model

/// How sure a format is that a text is one of its own.
public enum Confidence: Int, Comparable, Sendable {
    case none, weak, likely, certain

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One layout of document: how to recognise it, and how to read it.
///
/// A new year's layout is one new type in this folder and one line in `Formats.all`.
protocol Format: Sendable {
    /// A stable name, as `sentence-letter`.
    var name: String { get }

    /// How surely this part of the text is of this format, by its own marks. Cheap: it is asked of every text.
    func recognise(_ part: Part) -> Confidence

    /// Reads the part.
    ///
    /// - Throws: a refusal where the part, though it looks like one, can't be read; nothing is guessed.
    func read(_ part: Part) throws(Refusal) -> Reading
}

/// The part of a text that is one document: all of it, or one letter of a pack.
struct Part: Sendable {
    let text: DocumentText
    /// Its tokens.
    let tokens: Range<Int>
    /// Its lines, as indices.
    let lines: Range<Int>

    init(text: DocumentText, lines: Range<Int>) {
        self.text = text
        self.lines = lines
        self.tokens = text.tokens(inLines: lines)
    }

    /// The whole of a text.
    init(_ text: DocumentText) { self.init(text: text, lines: text.lines.indices) }

    /// The first place of a phrase in this part.
    func find(_ phrase: Phrase) -> Range<Int>? { text.find(phrase, in: tokens) }

    /// Whether a phrase stands in this part.
    func contains(_ phrase: Phrase) -> Bool { find(phrase) != nil }
}

/// The formats that are read, in the order in which they are asked; of equally sure ones the first is taken.
enum Formats {
    static let all: [any Format] = [
        SentenceLetter(),
        TabularLetter(),
        OlderLetter(),
        ComplaintsReport(),
        PerformancePage(),
    ]

    /// The format that is surest of a part, and how sure; nil where none knows it.
    static func best(for part: Part) -> (format: any Format, confidence: Confidence)? {
        var best: (format: any Format, confidence: Confidence)?
        for format in all {
            let confidence = format.recognise(part)
            if confidence > best?.confidence ?? .none { best = (format, confidence) }
            if confidence == .certain { break }
        }
        return best
    }
}
