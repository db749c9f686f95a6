import Model

/// Finds the shares and days of the council's own procedure that stand in words which are not known.
extension ProcedureReader {
    /// Adds a doubt about a number that is not read, where the words around it speak of shares answered in time or of average
    /// days: "The target of 95% was missed at 85%".
    func doubt(
        _ number: ProcedureNumber, in sentence: Range<Int>, _ clause: NumberClause, _ scope: SentenceScope,
        in statements: inout ReportStatements
    ) {
        let range = number.before.lowerBound..<number.after.upperBound
        let whose = scope.scope(ofClause: range)
        guard !isMeasuredAgainst(number), !isOfOmbudsman(whose, scope.statement),
            whose.isOfCouncil && whose.isOfWholeYear,
            whose.year ?? period == period, clause.year(of: range, default: period) == period
        else { return }
        guard let stage = procedureStage(of: number, in: sentence, scope) else {
            return doubtStage(of: number, in: sentence, scope, in: &statements)
        }
        let fragment =
            stage > 0 && countsStages(number, clause) == .unnamed
            ? Self.figure(FigureName.complaintsByStage, stage) : nil
        guard let name = openName(of: number, at: stage, in: sentence) ?? fragment else { return }
        statements.doubt(
            [name],
            "The number \(Checks.plain(number.value)) stands where the \(name.inWords) is expected, in words that are not known.",
            at: text.place(of: number.tokens))
    }

    /// Adds a doubt about a number that is of all complaints, or of those of the stage that the sentences before it speak of.
    private func doubtStage(
        of number: ProcedureNumber, in sentence: Range<Int>, _ scope: SentenceScope,
        in statements: inout ReportStatements
    ) {
        let isNamed = scope.statement.items.contains { if case .stage = $0.dimension { true } else { false } }
        guard scope.outer.stage == nil, !isNamed, stagesOfParagraph.count == 1, let stage = stagesOfParagraph.first
        else {
            return
        }
        let names = [0, stage].compactMap { openName(of: number, at: $0, in: sentence) }
        guard !names.isEmpty else { return }
        statements.doubt(
            names,
            "The number \(Checks.plain(number.value)) may be of all complaints, or of those of stage \(stage) alone.",
            at: text.place(of: number.tokens))
    }

    /// Whether the number is what others are measured by, or a change: "a standard of 10 days", "by 5%", "the limit is 10 days".
    private func isMeasuredAgainst(_ number: ProcedureNumber) -> Bool {
        let near = max(number.before.lowerBound, number.tokens.lowerBound - 5)..<number.tokens.lowerBound
        let behind = number.after.lowerBound..<min(number.after.lowerBound + 3, number.after.upperBound)
        return text.contains(Self.measures, in: near) || text.contains(Self.measures, in: behind)
            || text.isWord(number.tokens.lowerBound - 1, in: "by than within from of")
    }

    private static let measures = WordSet(
        """
        target targets aim aims aimed should must expected standard standards limit limits maximum minimum statutory previous \
        versus least up most longest shortest points late extended extra more fewer less
        """)

    private func openName(of number: ProcedureNumber, at stage: Int, in sentence: Range<Int>) -> FigureName? {
        switch number.unit {
        case .percent:
            let around = number.before.lowerBound..<number.after.upperBound
            let isLate = text.contains("not late overdue outside exceeded", in: around)
            guard number.value <= 100, isInTime(sentence), !isLate else { return nil }
            return stage == 0 ? .answeredInTimeAllStages : Self.figure(FigureName.answeredInTimeByStage, stage)
        case .days, .count:
            let isMean = text.contains("average averaged averaging mean", in: number.before)
            guard isMean, text.contains("days", in: sentence) else { return nil }
            return stage == 0 ? .averageDaysAllStages : Self.figure(FigureName.averageDaysByStage, stage)
        }
    }
}
