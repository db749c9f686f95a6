import Model

/// Counts of an older letter that stand apart from the words that say what they count: "That makes 58", "At 84, the number of complaints
/// received …", "58 remained", "… one complaint, which was premature".
extension OutcomeSentences {
    /// Leaves the figures open that a sentence gives in such words. A figure that stands elsewhere in the letter is not open.
    mutating func doubtLoose(of sentence: OlderSentence) {
        guard !sentence.isAmongOthers else { return }
        for number in sentence.numbers {
            if isSum(number, in: sentence) {
                doubt(topic?.isOfReceived ?? true ? .receivedTotal : .decisionsTotal, at: sentence)
            } else if isAhead(number, in: sentence) {
                for match in ClauseStatement.exact(sentence.topics) {
                    doubt(name(of: match.meaning, sentence), at: sentence)
                }
                for match in sentence.subjects { doubt(match.meaning, at: sentence) }
            } else if isLeft(number, in: sentence), period.endYear <= 2008 {
                doubt(.decisionsTotalExcludingPremature, at: sentence)
            }
        }
        // "Housing benefit gave rise to four of the 41 complaints"
        if sentence.subjects.count == 1, !sentence.wholes.isEmpty,
            sentence.numbers.contains(where: { !isTold($0) && text.isWord($0.tokens.upperBound, in: "of") })
        {
            doubt(sentence.subjects[0].meaning, at: sentence)
        }
        for whole in sentence.wholes where isOfDecisions(whole, in: sentence) { doubt(.decisionsTotal, at: sentence) }
        doubtDescribed(sentence)
    }

    /// Whether a number sums up the sentences before: "That makes 58.", "… which makes 58 in all"
    private func isSum(_ number: ClauseNumber, in sentence: OlderSentence) -> Bool {
        var before = number.tokens.lowerBound - 1
        while text.isWord(before, in: "a total of up to") { before -= 1 }
        guard text.isWord(before, in: "makes made making brings brought gives comes came") else { return false }
        let next = number.tokens.upperBound
        let isEnd =
            next >= sentence.tokens.upperBound || text.tokens[next].isSign(".")
            || text.isWord(next, in: "in altogether decisions complaints cases")
        return isEnd && text.isWord(before - 1, in: "that this which these they")
    }

    /// Whether a number goes ahead of the sentence that says what it counts: "At 84, the number of complaints received is down"
    private func isAhead(_ number: ClauseNumber, in sentence: OlderSentence) -> Bool {
        let start = number.tokens.lowerBound - 1
        return start == sentence.tokens.lowerBound && text.isWord(start, in: "at with")
            && text.sign(number.tokens.upperBound, is: ",") && !isTold(number)
    }

    /// Whether a number is that of the decisions that were not premature: "58 remained", "the 58 that were not premature"
    private func isLeft(_ number: ClauseNumber, in sentence: OlderSentence) -> Bool {
        let next = number.tokens.upperBound
        if text.isWord(next, in: "remained remain remaining") {
            return topic == .premature || topic == .decided
                || sentence.topics.contains { $0.meaning == .premature || $0.meaning == .decided }
        }
        return (next..<min(next + 4, sentence.tokens.upperBound)).contains {
            text.isWord($0, in: "not") && text.isWord($0 + 1, in: "premature")
        }
    }

    /// Whether a whole without words of its own is that of outcomes: "Your Council settled 11 of 58 complaints"
    private func isOfDecisions(_ whole: ClauseNumber, in sentence: OlderSentence) -> Bool {
        guard text.isWord(whole.tokens.upperBound, in: "complaints cases decisions"), sentence.subjects.isEmpty else {
            return false
        }
        return !sentence.topics.isEmpty && sentence.topics.allSatisfy { !$0.meaning.isOfReceived }
    }

    /// Leaves the outcomes open that describe all cases counted before: "… just one complaint, which was premature"
    private mutating func doubtDescribed(_ sentence: OlderSentence) {
        for clause in sentence.clauses {
            var start = clause.tokens.lowerBound
            if text.isWord(start, in: "all both each neither none"), text.isWord(start + 1, in: "of") { start += 2 }
            // "Only one complaint was received and it was outside jurisdiction"
            if text.isWord(start, in: "and") { start += 1 }
            guard text.isWord(start, in: "which whom it they both all"), text.isWord(start + 1, in: "was were"),
                !sentence.numbers.contains(where: { clause.contains($0.tokens.lowerBound) })
            else { continue }
            let topics = ClauseStatement.exact(sentence.topics.filter { clause.contains($0.tokens.lowerBound) })
            for match in topics where !match.meaning.isTotal { doubt(name(of: match.meaning, sentence), at: sentence) }
        }
    }

    /// The number in brackets behind "the remainder" that a clause counts: "the remainder (53) went on to the investigative team".
    func bracketedRest(of statement: ClauseStatement, in sentence: OlderSentence) -> ClauseNumber? {
        let clause = statement.clause
        guard statement.topics.count == 1, clause.brackets.count == 1, let bracket = clause.brackets.first,
            bracket.count == 3, text.isWord(bracket.lowerBound - 1, in: "remainder rest balance")
        else { return nil }
        return sentence.numbers.first { $0.tokens.lowerBound == bracket.lowerBound + 1 }
    }
}
