/// The subject of a sentence that speaks of the report itself, of its figures or of its period.
struct DeclarationSubject {
    /// The kind of thing that is spoken of.
    enum Kind { case document, figures, period }

    let kind: Kind
    /// The index after its words.
    let end: Int
    /// Whether it is the whole report, or are the figures of it: "All numbers in this report".
    let isOfReport: Bool
    /// Whether a word before it makes it that of a part of the year: "This quarterly report".
    var isOfPartOfYear = false

    /// The number of tokens among which the subject stands.
    private static let reach = 10

    /// Returns the subject of a sentence; nil for a sentence that speaks of anything else.
    ///
    /// - Parameters:
    ///   - previous: the sentence before in its paragraph, of which "it" may speak; empty where there is none.
    ///   - isOpening: whether the sentence stands before the first section of the report.
    static func find(
        in tokens: Range<Int>, after previous: Range<Int>, isOpening: Bool, of text: DocumentText
    ) -> Self? {
        let opening = head(of: tokens)
        guard let first = opening.first else { return nil }
        if let subject = introduced(in: opening, of: text) ?? named(in: opening, of: text) { return subject }
        // "Here we report on the Highways team's complaints.", "It summarises the complaints in Planning."
        if isOpening, text.contains("complaints feedback figures picture numbers", in: tokens),
            !text.contains("table tables chart graph", in: tokens),
            text.contains("here below follows following", in: tokens) || text.isWord(first, in: "it")
        {
            return Self(kind: .document, end: first + 1, isOfReport: true)
        }
        if isCountedHere(tokens, of: text) { return Self(kind: .figures, end: first + 1, isOfReport: true) }
        if text.isWord(first, in: "it"), document(in: head(of: previous), of: text) != nil {
            return Self(kind: .document, end: first + 1, isOfReport: true)
        }
        return periodOrFigures(at: first, in: tokens, of: text)
    }

    private static func head(of sentence: Range<Int>) -> Range<Int> {
        sentence.lowerBound..<min(sentence.lowerBound + reach, sentence.upperBound)
    }

    /// "This is the report of the Environmental Health service."
    private static func introduced(in opening: Range<Int>, of text: DocumentText) -> Self? {
        let first = opening.lowerBound
        guard text.isWord(first, in: "this"), text.isWord(first + 1, in: "is"), text.isWord(first + 2, in: "the our a"),
            let noun = opening.first(where: { text.isWord($0, in: nouns) })
        else { return nil }
        return Self(
            kind: .document, end: noun + 1, isOfReport: !text.isWord(noun, in: "section"),
            isOfPartOfYear: text.contains(partsOfYear, in: first..<noun))
    }

    /// "This quarterly report", "The numbers in this section": of the latter the figures are the subject.
    private static func named(in opening: Range<Int>, of text: DocumentText) -> Self? {
        guard let document = document(in: opening, of: text) else { return nil }
        return Self(
            kind: text.contains(figures, in: opening.lowerBound..<document.lowerBound) ? .figures : .document,
            end: document.upperBound, isOfReport: !text.isWord(document.upperBound - 1, in: "section table"),
            isOfPartOfYear: text.contains(partsOfYear, in: document))
    }

    /// "Only complaints about tax are counted here."
    private static func isCountedHere(_ tokens: Range<Int>, of text: DocumentText) -> Bool {
        guard text.isWord(tokens.lowerBound, in: "only"), let last = tokens.last,
            let verb = tokens.first(where: { text.isWord($0, in: "counted covered included shown reported given") }),
            text.isWord(verb - 1, in: "are is"), last - verb < 8
        else { return false }
        return text.isWord(verb + 1, in: "here") || text.contains("report paper document page", in: verb..<last)
    }

    /// "The reporting year", "The period", "The figures here"
    private static func periodOrFigures(at first: Int, in tokens: Range<Int>, of text: DocumentText) -> Self? {
        let noun = text.skip("the these this our all reporting recorded its year", from: first, in: head(of: tokens))
        let isYear = text.isWord(noun - 1, in: "year") && noun - first > 1 && text.isWord(noun - 2, in: "reporting")
        if isYear { return Self(kind: .period, end: noun, isOfReport: false) }
        if text.isWord(noun, in: "period") { return Self(kind: .period, end: noun + 1, isOfReport: false) }
        guard text.isWord(noun, in: figures), tokens.contains(noun + 1) else { return nil }
        return Self(kind: .figures, end: noun + 1, isOfReport: text.isWord(noun + 1, in: "here throughout"))
    }

    /// Returns "this report" with the words between: "this annual complaints report", "the report" at the head of the sentence.
    private static func document(in opening: Range<Int>, of text: DocumentText) -> Range<Int>? {
        for noun in opening where text.isWord(noun, in: nouns) {
            var start = noun - 1
            while opening.contains(start), noun - start < 5, text.tokens[start].kind == .word,
                !text.isWord(start, in: "this the our of for to in")
            {
                start -= 1
            }
            guard opening.contains(start), text.isWord(start, in: "this the our"),
                !text.contains("previous last next earlier another other national", in: start..<noun),
                !isOfAnother(start..<noun, behind: noun + 1, of: text)
            else { continue }
            // "the report" is another one where it stands behind other words: "Members considered the report".
            let isMeant =
                text.isWord(start, in: "this") || start == opening.lowerBound
                || text.isWord(start - 1, in: "of")
                    && text.contains(
                        "aim purpose scope focus remit subject", in: opening.lowerBound..<start)
            if isMeant, !text.isWord(noun + 1, in: "year period procedure") { return start..<(noun + 1) }
        }
        return nil
    }

    /// Whether the words around the noun make it the Ombudsman's, or another body's: "the Ombudsman's review", "the report of
    /// another authority".
    private static func isOfAnother(_ before: Range<Int>, behind: Int, of text: DocumentText) -> Bool {
        before.contains { index in
            text.ombudsman(at: index, in: before) != nil
                && text.folded[text.tokens[index].bytes].contains(UInt8(ascii: "'"))
        }
            || text.isWord(before.lowerBound, in: "the") && text.isWord(behind, in: "of by from to about")
                && text.isWord(behind + 1, in: "another a an one other neighbouring")
    }

    private static let nouns = WordSet(
        "report paper document briefing page review summary dashboard publication section appendix annex")

    private static let figures = WordSet("figures data statistics numbers totals counts")

    private static let partsOfYear: StaticString = "quarterly monthly interim"
}
