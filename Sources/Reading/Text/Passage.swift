import Model

/// The passage of a text that is one document: the whole text, or one letter of a pack.
struct Passage: Sendable {
    let text: DocumentText
    /// Its tokens, as indices in the text's tokens.
    let tokens: Range<Int>
    /// Its lines, as indices in the text's lines.
    let lines: Range<Int>
    /// The record of the numbers that are left out; nil where nobody asks for an explanation.
    var leftOut: LeftOutRecord?
    /// The authority that the file was given for; nil where nobody said.
    var givenAuthority: Authority?

    init(text: DocumentText, lines: Range<Int>) {
        self.text = text
        self.lines = lines
        self.tokens = text.tokens(inLines: lines)
    }

    /// The whole of a text.
    init(_ text: DocumentText) { self.init(text: text, lines: text.lines.indices) }

    /// The passage with its lines divided otherwise.
    func rewritten(as text: DocumentText) -> Passage {
        var passage = Passage(text)
        passage.givenAuthority = givenAuthority
        return passage
    }

    /// The tokens of a phrase where it stands first in this passage; nil where it does not stand there.
    func find(_ phrase: Phrase) -> Range<Int>? { text.find(phrase, in: tokens) }

    /// Whether a phrase stands in this passage.
    func contains(_ phrase: Phrase) -> Bool { find(phrase) != nil }
}
