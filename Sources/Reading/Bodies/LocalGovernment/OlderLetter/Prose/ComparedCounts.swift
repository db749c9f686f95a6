import Model

/// Counts of the year before that a sentence compares its own with: "compared with 96 in 2006/07", "(96 in 2006/07)", "a fall on the 96
/// of the year before".
extension OutcomeSentences {
    /// Reads the number of a clause with which that of the clause itself, or of the one before, is compared.
    ///
    /// - Parameter counts: the figures of the letter's own year that each clause before gave.
    mutating func readCompared(
        _ statement: ClauseStatement, behind counts: [(clause: Clause, names: [FigureName])],
        in sentence: OlderSentence
    ) {
        guard let (number, names) = compared(statement, behind: counts, in: sentence), names.count == 1,
            !sentence.times.years(in: statement.clause).isEmpty,
            sentence.times.time(of: number, in: statement.clause, among: sentence.clauses) == .previous
        else { return }
        record(names[0], number, .previous, at: sentence)
    }

    private func compared(
        _ statement: ClauseStatement, behind counts: [(clause: Clause, names: [FigureName])],
        in sentence: OlderSentence
    ) -> (ClauseNumber, [FigureName])? {
        let number = statement.compared.count == 1 ? statement.compared[0] : onlyNumber(of: statement, in: sentence)
        guard let number else { return nil }
        let start = number.tokens.lowerBound
        let holder = sentence.clauses.first { $0.brackets.contains { $0.contains(start) } }
        // "Planning (22, against 30 in 2006/07) and housing (17)": a bracket goes on about the clause in which it stands. That may count
        // nothing itself: "…, down 12.5% (96 in 2006/07)".
        guard
            let count = counts.last(where: {
                $0.clause.tokens.lowerBound < start && isMain($0.clause, of: number, in: sentence)
            })
        else { return nil }
        guard let holder, !count.clause.tokens.contains(start) else { return (number, count.names) }
        let isEmpty = !sentence.numbers.contains { holder.contains($0.tokens.lowerBound) }
        return isEmpty ? (number, count.names) : nil
    }

    /// The number of a clause that has no other, and nothing else that it counts.
    private func onlyNumber(of statement: ClauseStatement, in sentence: OlderSentence) -> ClauseNumber? {
        guard statement.numbers.count == 1, let number = statement.numbers.first, statement.subjects.isEmpty else {
            return nil
        }
        // "A fall from the 146 received in 2005/06"
        if sentence.times.isCompared(number) { return statement.topics.allSatisfy(\.meaning.isTotal) ? number : nil }
        let years = sentence.times.years(in: statement.clause)
        guard statement.topics.isEmpty, text.sign(statement.clause.tokens.lowerBound - 1, is: "("),
            text.isCountOfYear(number, in: statement.clause, years: years)
        else { return nil }
        return number
    }

    /// Whether a clause is none of the bracket in which a number stands.
    private func isMain(_ clause: Clause, of number: ClauseNumber, in sentence: OlderSentence) -> Bool {
        !sentence.clauses.contains { main in
            main.brackets.contains { $0.contains(number.tokens.lowerBound) && $0.contains(clause.tokens.lowerBound) }
        }
    }
}
