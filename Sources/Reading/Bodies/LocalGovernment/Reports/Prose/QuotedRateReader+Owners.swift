/// Tells whose a rate is by the words around it, where they state no scope.
extension QuotedRateReader {
    /// Whether words around a rate may make it one of some cases only.
    func isRestricted(
        _ around: RateSurroundings, _ reading: RateSurroundings.RateMeaning, _ statement: ScopeStatement
    ) -> Bool {
        if case .other = reading { return false }
        let years = text.reportingYears(in: around.lead.lowerBound..<around.after.upperBound).map(\.tokens)
        return RateRestriction(text, statement, authority: authority, years: years, measures: around.named)
            .word(around: around) != nil
    }

    /// Whether a word is one of the council's name that no other name shares.
    func namesCouncil(_ index: Int) -> Bool {
        text.isCapital(index) && text.isWord(index, in: recogniser.distinct)
    }

    /// Whether a clause names a place that is not the council's: "In Leicestershire the uphold rate was 87%."
    func namesPlace(_ clause: Range<Int>) -> Bool {
        clause.contains { index in
            text.isWord(index, in: "in across within throughout at") && clause.contains(index + 1)
                && text.tokens[index + 1].kind == .word && text.isCapital(index + 1)
                && text.month(at: index + 1) == nil && !text.isWord(index + 1, in: authority)
                && !text.isWord(index + 1, in: "council england ombudsman lgsco stage") && !text.isInCapitals(clause)
        }
    }

    /// Whether a rate is that of a name which is not the council's: "Saltmere's uphold rate was 80%".
    func namesOther(_ clause: Range<Int>) -> Bool {
        if text.contains("best worst", in: clause) { return true }
        // "Saltmere had an uphold rate of 80%."
        if let verb = clause.first(where: { text.isWord($0, in: "had has saw achieved") }), verb > clause.lowerBound,
            text.tokens[verb - 1].kind == .word, text.isCapital(verb - 1), recogniser.isStrangeName(verb - 1),
            text.ombudsman(at: verb - 1, in: clause) == nil, !text.isWord(verb - 1, in: "we it council ombudsman they")
        {
            return true
        }
        guard let rate = clause.first(where: { text.isWord($0, in: "uphold upheld compliance") }),
            rate > clause.lowerBound,
            !text.isInCapitals(clause)
        else { return false }
        let name = rate - 1
        return text.tokens[name].kind == .word && text.isCapital(name) && !text.isWord(name, in: authority)
            && !text.isWord(name, in: ReportTerms.all) && !text.isWord(name, in: ReportTerms.plain)
            && !text.isWord(name, in: OwnerWords.domains)
            && text.ombudsman(at: name, in: clause) == nil
    }

    /// Whether a word before the rate's name makes it another rate: "the internal audit compliance rate", "the lowest uphold rate".
    func isOfAnotherRate(_ around: RateSurroundings) -> Bool {
        let words = around.before
        return words.contains { index in
            let isNamed =
                text.isWord(index, in: "uphold upheld compliance") && text.isWord(index + 1, in: "rate")
                || text.isWord(index, in: "satisfactory") && text.isWord(index + 1, in: "remedy")
                    && text.isWord(index + 2, in: "rate")
            guard isNamed, words.contains(index - 1), text.tokens[index - 1].kind == .word else { return false }
            let word = index - 1
            return !text.isWord(word, in: Self.ofTheRate) && !text.isWord(word, in: authority)
                && !text.isWord(word, in: ReportTerms.grammar) && text.ombudsman(at: word, in: words) == nil
                && !text.folded[text.tokens[word].bytes].contains(UInt8(ascii: "'"))
        }
    }

    /// Words before the name of a rate that leave it the council's, or make it an average.
    private static let ofTheRate = WordSet(
        """
        annual average averages combined council council's councils current detailed england's final full latest lgo lgo's lgsco \
        lgsco's mean national ombudsman ombudsman's overall partially peer published reported total year's years english county \
        district unitary metropolitan london borough authority authority's authorities upheld uphold compliance rate's recorded \
        investigation investigations decision decisions complaint complaints recommendation recommendations
        """)
}
