import Model

/// Sentences that quote the uphold rate from the Ombudsman's annual letter.
extension ClauseReader {
    /// "79% of the complaints it investigated were upheld", "an uphold rate of 79%": the council's, of one year.
    func upholdRate(in sentence: Range<Int>, _ scope: SentenceScope) -> StatedFigure? {
        let years = text.reportingYears(in: sentence)
        for sign in sentence where text.tokens[sign].isSign("%") {
            guard sentence.contains(sign - 1), let value = text.tokens[sign - 1].number else { continue }
            var end = sign + 1
            while sentence.contains(end), text.isWord(end, in: Self.upholdRateWords) { end += 1 }
            let clause = NumberClause(
                text: text, sentence: sentence, start: sentence.lowerBound, number: sign - 1, years: years,
                statement: scope.statement)
            let isShare =
                text.isWord(sign + 1, in: "of") && text.isWord(end - 1, in: "upheld")
                && text.contains("investigated investigations", in: sign..<end)
            let lead = clause.lead
            let isRate =
                text.isWord(sign - 2, in: "of was is at")
                && ["uphold rate", "upheld rate"].contains { text.find($0, in: lead.suffix(5)) != nil }
            // "The Ombudsman's average uphold rate of similar councils is 72%" and "Nationally 80% of complaints that
            // the Ombudsman investigated were upheld" are not the council's.
            guard isShare || isRate, !text.contains(ReportVocabulary.national, in: lead),
                !text.contains(ReportVocabulary.lastYear, in: lead),
                let year = clause.year(in: sentence.lowerBound..<end, default: period)
            else { continue }
            let range = sentence.lowerBound..<end
            var figure = StatedFigure(name: .upholdRate, value: value, year: year, tokens: (sign - 1)..<end)
            figure.scope = scope.scope(ofClause: range)
            if !clause.namesYear(in: range) { figure.year = figure.scope.year ?? period }
            return figure
        }
        return nil
    }

    /// Words between a rate and "upheld".
    private static let upholdRateWords = WordSet(
        """
        about against been by carried cases complaints council decided detail detailed had in investigated \
        investigations it lgo lgsco of ombudsman on our out that the they those us upheld was we were which
        """)
}
