import Model

/// Finds a count that a sentence gives a second time, as it was after a review, so that it is left open which of the two holds: "The Ombudsman
/// upheld 9 complaints, 8 after a review."
struct RevisedCounts {
    private let report: ReportText
    private let text: DocumentText
    /// The count that the sentence before gave last.
    private var previous: StatedFigure?

    init(_ report: ReportText) {
        self.report = report
        text = report.text
    }

    /// Takes back the counts that a sentence revises.
    ///
    /// - Parameter figures: those of the sentence, which the statements have.
    mutating func apply(
        _ sentence: ReportOutline.Sentence, _ figures: [StatedFigure], to statements: inout ReportStatements
    ) {
        if sentence.isFirst { previous = nil }
        let tokens = sentence.tokens
        let counts = figures.filter { $0.name.unit == .count }
        let before = previous
        previous = counts.last
        guard text.contains(Self.triggers, in: tokens) else { return }
        for index in tokens {
            guard let (value, next) = text.count(at: index, in: tokens), isRevised(index, next, in: tokens) else {
                continue
            }
            let given =
                counts.last { !$0.tokens.contains(index) && $0.tokens.lowerBound < index }
                ?? (pointsBack(index, in: tokens) ? before : nil)
            let message = "\"\(text.string(tokens))\" gives a number anew, and it is left open which one holds."
            let place = text.place(of: tokens)
            if let given {
                guard given.value != Double(value) else { continue }
                statements.takeBack(
                    Correction(
                        names: [given.name], year: given.year, former: [given.value, Double(value)], corrected: [],
                        place: place, message: message))
            } else if let label = countBefore(index, in: tokens), statements.states(label, at: place) {
                // "Upheld: 9 (8 after a review)"
                statements.takeBack(
                    Correction(
                        names: [], year: nil, former: [label], corrected: [], place: place, message: message,
                        isOfItsLine: true))
            }
        }
    }

    /// Returns the last count before a token.
    private func countBefore(_ index: Int, in tokens: Range<Int>) -> Double? {
        (tokens.lowerBound..<index).last { text.tokens[$0].number != nil }.flatMap { text.tokens[$0].number }
    }

    /// Words without one of which a sentence revises nothing.
    private static let triggers = reviews.union(later).union(
        WordSet("appealed originally initially became end overturned reversed quashed withdrawn"))

    /// Whether a number that counts nothing else is one that a review, or time, has made of another: "8 after a review", "reduced to 8 on
    /// review", "following a challenge this became 8", "later 8".
    private func isRevised(_ index: Int, _ next: Int, in tokens: Range<Int>) -> Bool {
        let noun = text.skip(
            "complaints complaint cases case decisions decision upheld of them these", from: next, in: tokens)
        let isBare = !tokens.contains(noun) || text.tokens[noun].kind != .word
        if tokens.contains(noun), text.isWord(noun, in: Self.behind), isReview(behind: noun, in: tokens) { return true }
        if tokens.contains(noun), text.isWord(noun, in: Self.later), noun == next { return true }
        if tokens.contains(noun + 2), text.isWord(noun, in: "in"), text.isWord(noun + 1, in: "the"),
            text.isWord(noun + 2, in: "end")
        {
            return true
        }
        if isTakenBack(next, in: tokens) { return true }
        guard isBare, tokens.contains(index - 1) else { return false }
        if text.isWord(index - 1, in: Self.later) { return true }
        let lead = max(tokens.lowerBound, index - 14)..<index
        if text.isWord(index - 1, in: "became become") { return true }
        if text.isWord(index - 1, in: "to"), text.isWord(index - 2, in: Self.changing) {
            return text.contains(Self.times, in: lead) || lead.contains { isReview(at: $0) }
        }
        // "after a review, 8", "on appeal 8"
        let comma = text.tokens[index - 1].isSign(",") ? index - 2 : index - 1
        return tokens.contains(comma) && isReview(at: comma)
            && text.contains(Self.behind, in: max(tokens.lowerBound, comma - 4)..<comma)
    }

    /// Whether cases that a number counts were decided anew: "One was overturned", "two decisions were later withdrawn".
    private func isTakenBack(_ next: Int, in tokens: Range<Int>) -> Bool {
        let noun = text.skip("of these those them the complaints complaint cases case", from: next, in: tokens)
        let decision = text.skip("decisions decision findings finding", from: noun, in: tokens)
        let verb = text.skip(
            "was were is are has have had been being still currently later subsequently then eventually finally",
            from: decision, in: tokens)
        guard tokens.contains(verb), verb > decision else { return false }
        // "16 were upheld, but 2 of these decisions are under review"
        if text.isWord(verb, in: "under"), tokens.contains(verb + 1), isReview(at: verb + 1) { return true }
        return text.isWord(verb, in: "overturned reversed quashed")
            || text.isWord(verb, in: "withdrawn") && (decision > noun || noun == next)
    }

    private static let behind = WordSet("after following on upon once when")
    private static let later = WordSet("later subsequently eventually finally ultimately")
    private static let times = later.union(WordSet("since then"))
    private static let reviews = WordSet(
        "review reviews reviewed appeal appeals reconsideration reconsidered challenge challenges challenged")
    private static let changing = WordSet(
        "reduced revised changed lowered increased raised fell rose moved dropped went came cut")

    private func isReview(at index: Int) -> Bool { text.isWord(index, in: Self.reviews) }

    /// Whether a review stands behind "after", up to the end of the clause: "after a review", "following our challenge".
    private func isReview(behind joint: Int, in tokens: Range<Int>) -> Bool {
        let reach = (joint + 1)..<max(joint + 1, min(joint + 8, tokens.upperBound))
        for index in reach {
            if text.tokens[index].isSign(",") || text.tokens[index].isSign(";") { return false }
            if isReview(at: index) { return true }
        }
        return false
    }

    /// Whether the words before a number point back at one of the sentence before: "This became 8 after a review."
    private func pointsBack(_ index: Int, in tokens: Range<Int>) -> Bool {
        text.contains("this that it which number figure total", in: tokens.lowerBound..<index)
            || tokens.lowerBound + 2 >= index
            || text.contains("overturned reversed quashed withdrawn", in: tokens)
    }
}
