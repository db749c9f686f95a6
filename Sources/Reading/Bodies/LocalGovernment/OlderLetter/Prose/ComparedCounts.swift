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
        if statement.compared.count == 1 {
            return counts.last.map { (statement.compared[0], $0.names) }
        }
        guard statement.numbers.count == 1, let number = statement.numbers.first, statement.subjects.isEmpty else {
            return nil
        }
        // "A fall from the 146 received in 2005/06"
        if sentence.times.isCompared(number), statement.topics.allSatisfy(\.meaning.isTotal) {
            return counts.last.map { (number, $0.names) }
        }
        guard statement.topics.isEmpty else { return nil }
        // "101 complaints against your Council (81 in 2006/07)": the bracket goes on about the clause in which it stands.
        let bracket = statement.clause.tokens.lowerBound - 1
        let years = sentence.times.years(in: statement.clause)
        guard text.sign(bracket, is: "("), text.isCountOfYear(number, in: statement.clause, years: years) else {
            return nil
        }
        // "…, down 12.5% (96 in 2006/07)": that clause may count nothing itself.
        let holder = sentence.clauses.last { $0.tokens.contains(bracket) }
        guard let count = counts.last(where: { $0.clause.tokens.lowerBound < bracket }) else { return nil }
        let isOfHolder = count.clause.tokens.contains(bracket)
        let isEmpty =
            holder.map { holder in !sentence.numbers.contains { holder.contains($0.tokens.lowerBound) } } ?? false
        return isOfHolder || isEmpty ? (number, count.names) : nil
    }
}
