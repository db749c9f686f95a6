import Model

/// Reads the counts of sentences that list them by stage: "We received 412 at stage 1, 38 at stage 2", "Complaints: 412 (Stage 1) and 38
/// (Stage 2)", "Number of complaints: Stage 1 412, Stage 2 38".
extension ProcedureReader {
    /// The cases that such a list counts.
    enum StageCount {
        case complaints
        /// Cases that no word of the sentence names: "412 at stage 1, 38 at stage 2".
        case unnamed
    }

    /// Returns what a number counts that stands right beside its stage; nil where it counts no cases of a stage, or the sentence has a word
    /// that may make them those upheld, those late or others.
    func countsStages(_ number: ProcedureNumber, _ clause: NumberClause) -> StageCount? {
        // "9 of 38 were"
        guard number.unit == .count,
            !text.isWord(number.tokens.upperBound, in: "of out from")
                || text.isWord(number.tokens.upperBound + 1, in: "them these those")
        else { return nil }
        let behind = stages(in: number.after, clause)
        let ahead = stages(in: number.before, clause)
        let isBehind = behind == 1 && isAll(Self.listing, in: number.after, clause)
        let isAhead = behind == 0 && ahead == 1 && isAll(Self.listing, in: number.after, clause)
        guard isBehind || isAhead, !text.isWhole(number.tokens.lowerBound, in: clause.sentence) else { return nil }
        let end = turn(behind: number, in: clause)
        var named = isAfterStageCount
        for index in clause.sentence.lowerBound..<end {
            if clause.statement.covers(index) || clause.years.contains(where: { $0.tokens.contains(index) }) {
                continue
            }
            switch text.tokens[index].kind {
            case .number: continue
            case .sign:
                if text.tokens[index].isSign("%") || text.tokens[index].isSign("\u{A3}") { return nil }
            case .mixed: return nil
            case .word:
                guard text.isWord(index, in: Self.listing) || text.count(at: index, in: clause.sentence) != nil else {
                    return nil
                }
                if text.isWord(index, in: Self.counted) { named = true }
            }
        }
        return named ? .complaints : .unnamed
    }

    /// "9% of stage 1 complaints were escalated to stage 2"
    func isShareEscalated(_ number: ProcedureNumber, _ clause: NumberClause) -> Bool {
        let words = number.after
        guard text.isWord(words.lowerBound, in: "of"),
            let verb = words.first(where: { text.isWord($0, in: "escalated progressed proceeded moved went") }),
            isAll(Self.escalating, in: words, clause), isAll(Self.escalating, in: number.before, clause)
        else { return false }
        func stage(in range: Range<Int>) -> Int? {
            let found = clause.statement.items.compactMap { item in
                if case .stage(.stage(let stage)) = item.dimension, range.overlaps(item.tokens) { stage } else { nil }
            }
            return found.count == 1 ? found[0] : nil
        }
        return stage(in: words.lowerBound..<verb) == 1 && stage(in: verb..<words.upperBound) == 2
    }

    private func stages(in range: Range<Int>, _ clause: NumberClause) -> Int {
        clause.statement.items.count { item in
            if case .stage(.stage(let stage)) = item.dimension {
                stage > 0 && range.overlaps(item.tokens)
            } else {
                false
            }
        }
    }

    /// Returns the end of the list: the sentence's, or the word behind a number at which it turns to a comparison.
    private func turn(behind number: ProcedureNumber, in clause: NumberClause) -> Int {
        let rest = number.after.upperBound..<max(number.after.upperBound, clause.sentence.upperBound)
        return rest.first { index in
            text.isWord(index, in: "compared compares up down against representing")
                || text.isWord(index, in: "a an") && text.sign(index - 1, is: ",")
                || text.tokens[index].isSign(";")
        } ?? clause.sentence.upperBound
    }

    private static let counted = WordSet(
        "complaints complaint received recorded registered logged dealt handled considered")

    private static let listing = receiving.union(moving).union(
        WordSet("of which them these those including comprising comprised consisting made split being further numbered")
    )
}
