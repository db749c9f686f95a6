import Model

/// Steps that all forms of clause share: from a clause to its figure, and along its words.
extension ClauseReader {
    /// Returns the figure of a clause whose tail has only known words, and whose year is one; nil for any other.
    ///
    /// - Parameter end: the index at which the tail begins.
    func figure(
        _ clause: NumberClause, _ name: FigureName, _ value: Double, from end: Int, tail: WordSet
    ) -> StatedFigure? {
        guard let tailEnd = clause.tailEnd(from: end, isAll: tail),
            let year = clause.year(of: clause.start..<tailEnd, default: period)
        else { return nil }
        return StatedFigure(name: name, value: value, year: year, tokens: clause.number..<tailEnd)
    }

    /// Returns the figure of a clause whose end is known; nil where its year is not one.
    func figure(
        _ clause: NumberClause, _ name: FigureName, _ value: Double, from start: Int, to end: Int
    ) -> StatedFigure? {
        clause.year(of: clause.start..<end, default: period).map {
            StatedFigure(name: name, value: value, year: $0, tokens: clause.number..<end)
        }
    }

    /// Whether a token of the clause's sentence is one of these words. The next line's words are none of the sentence's:
    /// "Upheld: 4" above "Investigations: 9".
    func isWord(_ index: Int, of clause: NumberClause, in words: StaticString) -> Bool {
        clause.sentence.contains(index) && text.isWord(index, in: words)
    }

    /// Whether a token of the clause's sentence is one of these words.
    func isWord(_ index: Int, of clause: NumberClause, in words: WordSet) -> Bool {
        clause.sentence.contains(index) && text.isWord(index, in: words)
    }

    /// Returns the index after a run of these words.
    func skip(_ words: StaticString, from index: Int, in clause: NumberClause) -> Int {
        text.skip(words, from: index, in: clause.sentence)
    }

    /// Returns the index after a run of these words and of years.
    func skip(
        _ words: StaticString, from index: Int, in clause: NumberClause,
        past years: [(year: Period, tokens: Range<Int>)]
    ) -> Int {
        var index = skip(words, from: index, in: clause)
        while let year = years.first(where: { $0.tokens.lowerBound == index }) {
            index = skip(words, from: year.tokens.upperBound, in: clause)
        }
        return index
    }

    /// Whether a clause gives the Ombudsman's own count from the annual letter, which differs from the council's, or one of
    /// other councils.
    func isQuotingLetter(_ clause: NumberClause) -> Bool {
        !quotesLetter
            && (text.find("annual letter", in: clause.sentence) != nil
                || text.find("annual review", in: clause.sentence) != nil)
            || isOfOthers(clause, to: clause.tailEnd(from: clause.number + 1))
    }

    /// Whether the sentence speaks of other councils, or of averages, up to an index.
    func isOfOthers(_ clause: NumberClause, to end: Int) -> Bool {
        text.contains(ReportVocabulary.national, in: clause.sentence.lowerBound..<end)
    }
}
