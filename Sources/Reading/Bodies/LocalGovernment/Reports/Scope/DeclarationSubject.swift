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
    let isOfPartOfYear: Bool

    /// The number of tokens among which the subject stands.
    private static let reach = 10

    /// - Parameters:
    ///   - previous: the sentence before in its paragraph, of which "it" may speak; empty where there is none.
    ///   - isOpening: whether the sentence stands before the first section of the report.
    ///
    /// - Returns: nil for a sentence with another subject.
    init?(of tokens: Range<Int>, after previous: Range<Int>, isOpening: Bool, in text: DocumentText) {
        guard let first = tokens.first else { return nil }
        let opening = first..<min(first + Self.reach, tokens.upperBound)
        // "This is the report of the Environmental Health service."
        if text.isWord(first, in: "this"), text.isWord(first + 1, in: "is"), text.isWord(first + 2, in: "the our a"),
            let noun = opening.first(where: { text.isWord($0, in: Self.nouns) })
        {
            kind = .document
            end = noun + 1
            isOfReport = !text.isWord(noun, in: "section")
            isOfPartOfYear = text.contains("quarterly monthly interim", in: first..<noun)
            return
        }
        if let document = Self.document(in: opening, of: text) {
            let noun = document.upperBound - 1
            let isSection = text.isWord(noun, in: "section table")
            // "The numbers in this report": the figures are the subject.
            let figures = (first..<document.lowerBound).first { text.isWord($0, in: Self.figures) }
            kind = figures == nil ? .document : .figures
            end = document.upperBound
            isOfReport = !isSection
            isOfPartOfYear = text.contains("quarterly monthly interim", in: document)
            return
        }
        isOfPartOfYear = false
        // "Here we report on the Highways team's complaints.", "It summarises the complaints in Planning."
        if isOpening, text.contains("complaints feedback figures picture numbers", in: tokens),
            !text.contains("table tables chart graph", in: tokens),
            text.contains("here below follows following", in: tokens) || text.isWord(first, in: "it")
        {
            kind = .document
            end = first + 1
            isOfReport = true
            return
        }
        // "Only complaints about tax are counted here."
        if text.isWord(first, in: "only"), let last = tokens.last,
            let verb = tokens.first(where: { text.isWord($0, in: "counted covered included shown reported given") }),
            text.isWord(verb - 1, in: "are is"), last - verb < 8,
            text.isWord(verb + 1, in: "here") || text.contains("report paper document page", in: verb..<last)
        {
            kind = .figures
            end = first + 1
            isOfReport = true
            return
        }
        if text.isWord(first, in: "it"),
            Self.document(
                in: previous.lowerBound..<min(previous.lowerBound + Self.reach, previous.upperBound), of: text)
                != nil
        {
            kind = .document
            end = first + 1
            isOfReport = true
            return
        }
        let noun = text.skip("the these this our all reporting recorded its year", from: first, in: opening)
        let isYear = text.isWord(noun - 1, in: "year") && noun - first > 1 && text.isWord(noun - 2, in: "reporting")
        if isYear || text.isWord(noun, in: "period") {
            kind = .period
            end = isYear ? noun : noun + 1
            isOfReport = false
            return
        }
        guard text.isWord(noun, in: Self.figures), tokens.contains(noun + 1) else { return nil }
        kind = .figures
        end = noun + 1
        isOfReport = text.isWord(end, in: "here throughout")
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
            guard opening.contains(start), text.isWord(start, in: "this the our") else { continue }
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

    private static let nouns = WordSet(
        "report paper document briefing page review summary dashboard publication section appendix annex")

    private static let figures = WordSet("figures data statistics numbers totals counts")
}
